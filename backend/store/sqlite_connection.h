// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/ids.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace standdienst::backend {

// One connection with its prepared statements. For one thread at a time; throws SQLite::Exception.
class SqliteConnection {
public:
    enum class Purpose { Write, Read };
    // `mostPages`: the file does not grow beyond; 0: there is no limit.
    SqliteConnection(const std::filesystem::path& file, Purpose purpose, std::size_t cacheKib,
                     std::uint64_t mostPages = 0);

    SQLite::Database& database() { return database_; }
    // `sql` is a constant: statements are kept by its address.
    SQLite::Statement& prepared(const char* sql);
    // False where SQLite took the whole transaction back by itself.
    bool inTransaction() const;
    // What went wrong, for whoever caught it.
    static Error error(const SQLite::Exception& exception);
    // A new connection to the same file in the place of this one, which is dropped with all that an error
    // left in it: a transaction that could not be taken back, a page that was read wrongly, a search index
    // that remembers that it failed. Throws SQLite::Exception; then it stays as it is.
    void renew();

private:
    SQLite::Database connect() const;
    void set(SQLite::Database& database) const;

    const std::filesystem::path file_;
    const Purpose purpose_;
    const std::size_t cacheKib_;
    const std::uint64_t mostPages_;
    SQLite::Database database_;
    std::unordered_map<const char*, SQLite::Statement> statements_;
};

// Bytes to be bound as a BLOB.
struct Blob {
    std::string_view bytes;
};

// One run of a prepared statement; gives it back reset.
class Query {
public:
    template<class... Values>
    Query(SqliteConnection& connection, const char* sql, const Values&... values)
        : statement_(connection.prepared(sql)) {
        (bind(values), ...);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    bool step() { return statement_.executeStep(); }
    void run() { statement_.exec(); }

    bool isNull(int column) const { return statement_.isColumnNull(column); }
    std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
    std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    bool flag(int column) const { return integer(column) != 0; }
    UtcTime time(int column) const { return UtcTime{std::chrono::milliseconds{integer(column)}}; }
    std::string_view view(int column) const; // until the next step
    std::string text(int column) const { return std::string(view(column)); }
    Uuid uuid(int column) const;
    template<class I>
    I id(int column) const {
        return I{uuid(column)};
    }
    template<class B>
    B bytes(int column) const {
        B result;
        copy(column, result.data);
        return result;
    }

private:
    void bind(std::int64_t value) { statement_.bind(++bound_, value); }
    void bind(std::uint64_t value) { bind(static_cast<std::int64_t>(value)); }
    void bind(int value) { statement_.bind(++bound_, value); }
    void bind(bool value) { bind(value ? 1 : 0); }
    void bind(std::string_view value) { statement_.bind(++bound_, std::string(value)); }
    void bind(const std::string& value) { statement_.bind(++bound_, value); }
    void bind(const char*) = delete;
    void bind(const Blob& value);
    void bind(UtcTime value) { bind(static_cast<std::int64_t>(value.time_since_epoch().count())); }
    void bind(const Uuid& value) { bind(Blob{{reinterpret_cast<const char*>(value.bytes.data()), 16}}); }
    template<class Tag>
    void bind(const Id<Tag>& value) {
        bind(value.value);
    }
    template<class Tag, std::size_t N>
    void bind(const Bytes<Tag, N>& value) {
        bind(Blob{{reinterpret_cast<const char*>(value.data.data()), N}});
    }
    template<class T>
    void bind(const std::optional<T>& value) {
        if (value)
            bind(*value);
        else
            statement_.bind(++bound_);
    }
    void copy(int column, std::span<std::uint8_t> out) const;

    SQLite::Statement& statement_;
    int bound_ = 0;
};

} // namespace standdienst::backend
