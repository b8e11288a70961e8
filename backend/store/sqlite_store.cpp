// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_store.h"

#include "backend/store/sqlite_schema.h"
#include "backend/store/sqlite_writer.h"

#include <spdlog/spdlog.h>

#include <cassert>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t readerCacheKib = 4096;
// Jobs that share one commit: enough to spare fsyncs under load, few enough to answer in a breath.
constexpr std::size_t groupJobs = 64;
constexpr auto cleaningRetry = 1s; // where a reader was in the way

// Runs `work`, and makes a value of whatever it throws.
template<class Work>
Result<void> guarded(Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        return SqliteConnection::error(exception);
    } catch (const std::exception& exception) {
        return Error{Code::Internal, exception.what()};
    }
}

// A connection and whether an error has left something in it.
class Trusted {
public:
    explicit Trusted(std::unique_ptr<SqliteConnection> connection) : connection_(std::move(connection)) {}

    SqliteConnection& connection() { return *connection_; }
    SQLite::Database& database() { return connection_->database(); }

    // Runs `work` over a connection that can be trusted, and takes back what it leaves open.
    template<class Work>
    Result<void> attempt(Work work) {
        bool threw = true;
        auto result = guarded([&] {
            if (distrusted_)
                connection_->renew();
            auto done = work();
            threw = false;
            return done;
        });
        if (connection_->inTransaction())
            database().tryExec("ROLLBACK");
        // Without memory not even that is possible.
        distrusted_ = threw || connection_->inTransaction();
        return result;
    }

private:
    std::unique_ptr<SqliteConnection> connection_;
    bool distrusted_ = false;
};

// Connections for reading; whoever finds none waits for one.
class ReaderPool {
public:
    ReaderPool(const std::filesystem::path& file, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            free_.push_back(std::make_unique<Trusted>(
                std::make_unique<SqliteConnection>(file, SqliteConnection::Purpose::Read, readerCacheKib)));
    }

    std::unique_ptr<Trusted> take() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [this] { return !free_.empty(); });
        auto connection = std::move(free_.back());
        free_.pop_back();
        return connection;
    }

    void give(std::unique_ptr<Trusted> connection) {
        {
            const std::lock_guard lock(mutex_);
            free_.push_back(std::move(connection));
        }
        freed_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Trusted>> free_;
};

// A connection of the pool for as long as it is needed.
class Lease {
public:
    explicit Lease(ReaderPool& pool) : pool_(pool), connection_(pool.take()) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give(std::move(connection_)); }
    Trusted& operator*() { return *connection_; }

private:
    ReaderPool& pool_;
    std::unique_ptr<Trusted> connection_;
};

// One database file: a thread that writes, in groups, and a pool of connections that read.
class SqliteStore final : public Store {
public:
    SqliteStore(const SqliteOptions& options, std::unique_ptr<SqliteConnection> connection)
        : mostWaiting_(options.queue),
          trusted_(std::move(connection)),
          writer_(trusted_.connection(), options.ledger),
          readers_(options.file, options.readers) {
        // Whoever ran before us may have been killed between erasing and cleaning. Before anybody reads:
        // nobody is in the way.
        cleanUp();
        thread_ = std::thread([this] { run(); });
    }

    ~SqliteStore() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    Result<void> read(const Read& work) override {
        Lease lease(readers_);
        Trusted& trusted = *lease;
        return trusted.attempt([&] {
            trusted.database().exec("BEGIN");
            SqliteView<Reader> view(trusted.connection());
            return work(view);
        });
    }

    void write(Write work, Done done) override {
        {
            const std::lock_guard lock(mutex_);
            if (queue_.size() < mostWaiting_) {
                queue_.push_back({std::move(work), std::move(done), {}});
                changed_.notify_one();
                return;
            }
        }
        done(Error{Code::Busy, "too many writes are waiting; try again in a moment"});
    }

private:
    struct Job {
        Write work;
        Done done;
        Result<void> result;
    };
    using Group = std::vector<Job>;

    void run() {
        for (;;) {
            Group group = nextGroup();
            if (group.empty())
                return cleanUp();
            commit(group);
            for (Job& job : group)
                job.done(std::move(job.result));
        }
    }

    // Waits for work, cleaning up meanwhile; empty when it is time to stop.
    Group nextGroup() {
        std::unique_lock lock(mutex_);
        while (queue_.empty() && !stopping_) {
            if (!toClean_) {
                changed_.wait(lock);
                continue;
            }
            lock.unlock();
            const bool progress = clean().has_value();
            lock.lock();
            if (!progress && toClean_)
                changed_.wait_for(lock, cleaningRetry);
        }
        Group group;
        while (!queue_.empty() && group.size() < groupJobs) {
            group.push_back(std::move(queue_.front()));
            queue_.pop_front();
        }
        return group;
    }

    void commit(Group& group) {
        bool spoiled = false;
        auto whole = trusted_.attempt([&] { return commitTogether(group, &spoiled); });
        if (spoiled && group.size() > 1)
            whole = trusted_.attempt([&] { return commitTogether(group, nullptr); });
        if (writer_.takeErased()) {
            toClean_ = true;
            merging_ = false;
        }
        if (whole)
            return;
        if (group.size() == 1) {
            group.front().result = whole.error();
            return;
        }
        // One of them may have been too much (a full disk takes the whole transaction): each by itself.
        spdlog::warn("store: a group of {} writes failed: {}", group.size(), whole.error().detail);
        for (Job& job : group) {
            Group alone;
            alone.push_back(std::move(job));
            commit(alone);
            job = std::move(alone.front());
        }
    }

    // An error is one of the whole group, of which nothing stands then. So is whatever a job throws: what it
    // leaves in the connection is no place for the others.
    // Jobs that are refused have hardly ever written anything. So the group runs without savepoints at first,
    // each of which would copy every page that its job changes and write out the words for the search;
    // where a refused job has written something, the group is `spoiled`, and runs again with them: with
    // nothing to spoil.
    Result<void> commitTogether(Group& group, bool* spoiled) {
        const bool apart = spoiled == nullptr;
        auto& database = trusted_.database();
        database.exec("BEGIN IMMEDIATE");
        for (Job& job : group) {
            if (apart)
                database.exec("SAVEPOINT job");
            const int before = database.getTotalChanges();
            job.result = job.work(writer_);
            if (!trusted_.connection().inTransaction())
                return job.result ? Error{Code::Internal, "store: the transaction ended by itself"}
                                  : job.result;
            if (!job.result && !apart && database.getTotalChanges() != before) {
                *spoiled = true;
                return job.result;
            }
            if (!job.result && apart)
                database.exec("ROLLBACK TO job");
            if (apart)
                database.exec("RELEASE job");
        }
        database.exec("COMMIT");
        return {};
    }

    // A step of removing what erased personal data left behind: words in the search index, pages in the WAL.
    Result<void> clean() {
        return trusted_.attempt([&]() -> Result<void> {
            auto& database = trusted_.database();
            const int before = database.getTotalChanges();
            // A negative count marks all of the index for merging, the next ones go on with it.
            database.exec(merging_
                              ? "INSERT INTO contact_search(contact_search, rank) VALUES ('merge', 64)"
                              : "INSERT INTO contact_search(contact_search, rank) VALUES ('merge', -64)");
            merging_ = true;
            if (database.getTotalChanges() - before >= 2)
                return {};
            SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
            if (checkpoint.executeStep() && checkpoint.getColumn(0).getInt() != 0)
                return Error{Code::Busy, "another program is reading them"};
            toClean_ = false;
            merging_ = false;
            return {};
        });
    }

    // All of it at once, where nobody waits for a write.
    void cleanUp() {
        while (toClean_) {
            if (auto done = clean(); !done) {
                spdlog::warn(
                    "store: what was erased could not be removed from the files yet: {}; the next start "
                    "tries again",
                    done.error().detail);
                return;
            }
        }
    }

    const std::size_t mostWaiting_;
    Trusted trusted_; // the writer thread's alone
    SqliteWriter writer_;
    bool toClean_ = true;  // the writer thread's alone
    bool merging_ = false; // the writer thread's alone
    ReaderPool readers_;

    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    std::deque<Job> queue_;
    bool stopping_ = false;

    std::thread thread_; // runs while everything above exists
};

} // namespace

Result<std::unique_ptr<Store>> openSqliteStore(const SqliteOptions& options, Random& random) {
    std::unique_ptr<Store> store;
    const auto opened = guarded([&]() -> Result<void> {
        auto connection = std::make_unique<SqliteConnection>(options.file, SqliteConnection::Purpose::Write,
                                                             options.cacheKib, options.mostPages);
        if (auto migrated = migrate(*connection, random); !migrated)
            return migrated;
        store = std::make_unique<SqliteStore>(options, std::move(connection));
        return {};
    });
    if (opened)
        return store;
    if (opened.error().code != Code::Internal)
        return opened.error(); // it says what is to be done
    return Error{opened.error().code, "cannot open the database " + options.file.string() + ": " +
                                          opened.error().detail +
                                          "; check the disk, or choose another folder"};
}

} // namespace standdienst::backend
