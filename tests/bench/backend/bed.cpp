// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backend/bed.h"

#include "backend/http/limits.h"
#include "tests/bench/backend/figure.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace standdienst::bench {

namespace {

// Notes which pushes were committed together: the store answers all of a transaction before it begins the
// next one's work.
class Transactions final : public backend::Store {
public:
    explicit Transactions(backend::Store& inner) : inner_(inner) {}

    Result<void> read(const Read& work) override { return inner_.read(work); }
    void write(Write work, Done done) override {
        inner_.write(
            [this, work = std::move(work)](backend::Writer& writer) {
                if (answering_)
                    sizes_.push_back(0);
                answering_ = false;
                return work(writer);
            },
            [this, done = std::move(done)](Result<void> result) {
                answering_ = true;
                done(std::move(result));
            });
    }
    // On the writer thread, within an answer.
    void count(std::size_t events) { sizes_.back() += events; }
    const std::vector<std::size_t>& sizes() const { return sizes_; }

private:
    backend::Store& inner_;
    bool answering_ = true; // this and what follows: the writer thread's alone
    std::vector<std::size_t> sizes_;
};

} // namespace

Bed::Bed(const std::filesystem::path& folder, const Fair& fair, std::uint64_t seed)
    : random_(seed),
      fair_(fair),
      keys_{{makeUuid7(clock_.utc(), random_)}, SignKey::generate(random_), SealKey::generate(random_)} {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    backend::SqliteOptions options;
    options.file = folder / "backend.db";
    store_ = backend::openSqliteStore(options, random_).value();
    ingest_ = std::make_unique<backend::Ingest>(*store_, keys_, clock_, random_);
    fair_.revision = 1;
    ingest_->append(fair_.id, fair_.booth, types::fairPublished, {{"fair", toJson(fair_)}}).value();
}

Device Bed::newDevice() {
    Device device(fair_, keys_.seal.publicKey(), random_);
    backend::DeviceInfo info;
    info.id = device.id();
    info.fair = fair_.id;
    info.booth = fair_.booth;
    info.name = "kiosk";
    info.key = device.key().publicKey();
    info.pairedAt = clock_.utc();
    store_
        ->writeAndWait([&](backend::Writer& writer) -> Result<void> {
            writer.putDevice(info);
            return {};
        })
        .value();
    return device;
}

// As the service does: its workers prepare pushes, the store's thread commits them, and a device sends its
// next one when it has the answer.
Bed::Done Bed::push(const std::vector<Work>& work) {
    Transactions transactions(*store_);
    backend::Ingest ingest(transactions, keys_, clock_, random_);
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::pair<std::size_t, std::size_t>> ready; // device, body
    std::size_t left = 0;
    std::optional<Error> failed;
    for (std::size_t i = 0; i < work.size(); ++i) {
        left += work[i].bodies.size();
        if (!work[i].bodies.empty())
            ready.emplace_back(i, 0);
    }
    const auto worker = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return !ready.empty() || left == 0; });
            if (left == 0)
                return;
            const auto [device, number] = ready.front();
            ready.pop_front();
            lock.unlock();
            ingest.push(work[device].device, work[device].bodies[number],
                        [&, device = device, number = number](const backend::PushOutcome& outcome) {
                            transactions.count(work[device].events[number]);
                            const std::lock_guard answered(mutex);
                            if (!outcome.result)
                                failed = outcome.result.error();
                            if (number + 1 < work[device].bodies.size())
                                ready.emplace_back(device, number + 1);
                            if (--left == 0)
                                changed.notify_all();
                            else
                                changed.notify_one();
                        });
        }
    };
    // Read by the thread itself, which commits everything.
    double used = 0;
    const auto readUsed = [&](backend::Writer&) -> Result<void> {
        used = usedSeconds();
        return {};
    };
    store_->writeAndWait(readUsed).value();
    const double before = used;
    const auto began = std::chrono::steady_clock::now();
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < backend::http::workers; ++i)
        workers.emplace_back(worker);
    for (auto& thread : workers)
        thread.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    // Nothing answers any more, but the last answer may still be returning.
    store_->writeAndWait(readUsed).value();
    if (failed)
        throw std::runtime_error("a push was refused: " + failed->detail);
    return {took.count(), used - before, transactions.sizes()};
}

} // namespace standdienst::bench
