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

// Connections for reading; whoever finds none waits for one.
class ReaderPool {
public:
    ReaderPool(const std::filesystem::path& file, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            free_.push_back(
                std::make_unique<SqliteConnection>(file, SqliteConnection::Purpose::Read, readerCacheKib));
    }

    std::unique_ptr<SqliteConnection> take() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [this] { return !free_.empty(); });
        auto connection = std::move(free_.back());
        free_.pop_back();
        return connection;
    }

    void give(std::unique_ptr<SqliteConnection> connection) {
        {
            const std::lock_guard lock(mutex_);
            free_.push_back(std::move(connection));
        }
        freed_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<SqliteConnection>> free_;
};

// A connection of the pool with a transaction around its use.
class Snapshot {
public:
    explicit Snapshot(ReaderPool& pool) : pool_(pool), connection_(pool.take()) {}
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot() {
        if (connection_->inTransaction())
            connection_->database().tryExec("ROLLBACK");
        pool_.give(std::move(connection_));
    }
    SqliteConnection& connection() { return *connection_; }

private:
    ReaderPool& pool_;
    std::unique_ptr<SqliteConnection> connection_;
};

// Runs `work`, and makes a value of whatever it throws.
template<class Work>
Result<void> guarded(const SqliteConnection& connection, Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        return connection.error(exception);
    } catch (const std::exception& exception) {
        return Error{Code::Internal, exception.what()};
    }
}

// One database file: a thread that writes, in groups, and a pool of connections that read.
class SqliteStore final : public Store {
public:
    SqliteStore(const SqliteOptions& options, std::unique_ptr<SqliteConnection> connection)
        : mostWaiting_(options.queue),
          connection_(std::move(connection)),
          writer_(*connection_, options.ledger),
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
        Snapshot snapshot(readers_);
        return guarded(snapshot.connection(), [&] {
            snapshot.connection().database().exec("BEGIN");
            SqliteView<Reader> view(snapshot.connection());
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
            const bool progress = clean();
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
        const auto whole = guarded(*connection_, [&] { return commitTogether(group); });
        if (writer_.takeErased()) {
            toClean_ = true;
            merging_ = false;
        }
        if (whole)
            return;
        if (connection_->inTransaction())
            connection_->database().tryExec("ROLLBACK");
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

    // An error is one of the whole group, of which nothing stands then.
    Result<void> commitTogether(Group& group) {
        auto& database = connection_->database();
        database.exec("BEGIN IMMEDIATE");
        for (Job& job : group) {
            database.exec("SAVEPOINT job");
            job.result = guarded(*connection_, [&] { return job.work(writer_); });
            if (!connection_->inTransaction())
                return job.result ? Error{Code::Internal, "store: the transaction ended by itself"}
                                  : job.result;
            if (!job.result)
                database.exec("ROLLBACK TO job");
            database.exec("RELEASE job");
        }
        database.exec("COMMIT");
        return {};
    }

    // A step of removing what erased personal data left behind: words in the search index, pages in the WAL.
    bool clean() {
        auto& database = connection_->database();
        const auto done = guarded(*connection_, [&]() -> Result<void> {
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
                return Error{Code::Busy, "a reader is in the way"};
            toClean_ = false;
            merging_ = false;
            return {};
        });
        return done.has_value();
    }

    // All of it at once, where nobody waits for a write.
    void cleanUp() {
        while (toClean_ && clean())
            ;
        if (toClean_)
            spdlog::warn("store: what was erased could not be removed from the files yet (is another program "
                         "reading them?); the next start tries again");
    }

    const std::size_t mostWaiting_;
    std::unique_ptr<SqliteConnection> connection_; // the writer thread's alone
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
    try {
        auto connection = std::make_unique<SqliteConnection>(options.file, SqliteConnection::Purpose::Write,
                                                             options.cacheKib);
        const auto migrated = guarded(*connection, [&] { return migrate(*connection, random); });
        if (!migrated)
            return migrated.error();
        if (options.mostPages > 0)
            connection->database().exec("PRAGMA max_page_count=" + std::to_string(options.mostPages));
        return std::make_unique<SqliteStore>(options, std::move(connection));
    } catch (const SQLite::Exception& exception) {
        return Error{Code::Internal, "cannot open the database " + options.file.string() + ": " +
                                         exception.what() + "; restore a backup, or choose another folder"};
    }
}

} // namespace standdienst::backend
