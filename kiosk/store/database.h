// SPDX-License-Identifier: GPL-3.0-or-later
// A device's SQLite file as a file: locked, opened, brought to this version's schema, and what goes wrong
// with it as errors.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace standdienst::kiosk {

// Held for as long as the store is open: two processes on one journal would fork it.
class FileLock {
public:
    static Result<FileLock> take(const std::string& path); // Locked
    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock() = default;
    ~FileLock();

private:
    int descriptor_ = -1;
};

// True where the file itself cannot be trusted any more.
bool isDamage(const SQLite::Exception& exception);
Error errorOf(const SQLite::Exception& exception);

template<class T>
struct AsResult {
    using Type = Result<T>;
};
template<class T>
struct AsResult<Result<T>> {
    using Type = Result<T>;
};

// SQLite's exceptions end here. A body that returns a Result may, others become one.
template<class Body>
auto guarded(Body&& body) -> typename AsResult<decltype(body())>::Type {
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            body();
            return {};
        } else {
            return body();
        }
    } catch (const SQLite::Exception& exception) {
        return errorOf(exception);
    } catch (const std::exception& exception) {
        return Error{Code::Internal, exception.what()};
    }
}

// Opens the file with the settings that a journal needs and brings the schema up to date. Throws
// SQLite::Exception; NewerVersion is the one error that is a value.
Result<SQLite::Database> openDatabase(const std::string& path, std::uint64_t mostBytes);
// The same for a file that this process has open: it is at this version, and looking at it once more as a
// file would lift its locks. Throws SQLite::Exception.
SQLite::Database reopenDatabase(const std::string& path, std::uint64_t mostBytes);

// Fixed-size byte strings as SQLite has them.
template<class Container>
void bindBytes(SQLite::Statement& statement, int index, const Container& bytes) {
    statement.bind(index, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}
// Throws SQLite::Exception (as damage) where the column has another size.
void readBytes(const SQLite::Column& column, std::uint8_t* out, std::size_t size);
template<class B>
B bytesAt(const SQLite::Column& column) {
    B bytes;
    readBytes(column, bytes.data.data(), B::size);
    return bytes;
}
std::string blobAt(const SQLite::Column& column);

} // namespace standdienst::kiosk
