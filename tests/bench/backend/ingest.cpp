// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "tests/bench/backend/bed.h"
#include "tests/bench/backend/figures.h"
#include "tests/bench/backend/insert_floor.h"

#include <stdexcept>

namespace standdienst::bench {

namespace {

constexpr double leastRatio = 0.5;
constexpr double longestBacklog = 600; // seconds for a million events

// The same bytes for the backend and for the floor. The floor inserts them in the order of devices, which
// costs it the same.
struct Load {
    std::vector<Bed::Work> work;
    std::vector<Entry> entries;
    std::size_t events = 0;
};

// `visits` visits of the day over `devices` devices; each push holds one visit, or as many as fit where
// `full`.
Load loadOf(Bed& bed, const SampleDay& day, std::size_t visits, std::size_t devices, bool full, bool keep) {
    Load load;
    const UtcTime now = SystemClock().utc();
    std::size_t number = 0;
    for (std::size_t i = 0; i < devices; ++i) {
        Device device = bed.newDevice();
        Bed::Work work{device.id(), {}, {}};
        std::vector<Entry> entries;
        std::size_t bytes = 0;
        const auto send = [&] {
            work.events.push_back(entries.size());
            load.events += entries.size();
            if (keep)
                load.entries.insert(load.entries.end(), entries.begin(), entries.end());
            work.bodies.push_back(device.push(std::move(entries)));
            entries.clear();
            bytes = 0;
        };
        for (const std::size_t end = number + visits / devices; number < end; ++number) {
            for (Entry& entry : device.entriesOf(day.visit(number), now)) {
                bytes += entry.record.size() + entry.sealed.size() * 4 / 3 + 8;
                entries.push_back(std::move(entry));
            }
            const bool fits =
                bytes < limits::pushBytes - 32 * 1024 && entries.size() < limits::pushEvents - 40;
            if (!full || !fits)
                send();
        }
        if (!entries.empty())
            send();
        load.work.push_back(std::move(work));
    }
    return load;
}

struct Took {
    double seconds = 0, used = 0;
};

Took floorOf(const std::filesystem::path& folder, const Load& load,
             const std::vector<std::size_t>& transactions) {
    std::vector<floor_row> rows;
    rows.reserve(load.entries.size());
    for (const Entry& entry : load.entries)
        rows.push_back({entry.record.data(), entry.record.size(),
                        entry.sealed.empty() ? nullptr : entry.sealed.data(), entry.sealed.size()});
    std::filesystem::create_directories(folder);
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(folder / ("floor.db" + std::string(suffix)));
    const double before = usedSeconds();
    const double took =
        insert_floor((folder / "floor.db").c_str(), rows.data(), transactions.data(), transactions.size());
    if (took <= 0)
        throw std::runtime_error("the floor's inserts failed");
    return {took, usedSeconds() - before};
}

Figure ratioFigure(const Sizes& sizes, const SampleDay& day, const Fair& fair, std::string name,
                   std::string what, std::size_t devices, std::size_t visits, bool full) {
    const std::size_t rounds = sizes.quick ? 1 : 5;
    std::vector<double> ratios, floors, ours, floorsUsed, used;
    std::size_t events = 0, transactions = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto folder = sizes.folder / "ingest";
        Bed bed(folder, fair, sizes.seed + round);
        const Load load = loadOf(bed, day, visits, devices, full, true);
        const auto done = bed.push(load.work);
        const Took floor = floorOf(sizes.folder / "floor", load, done.transactions);
        events = load.events;
        transactions = done.transactions.size();
        floors.push_back(static_cast<double>(events) / floor.seconds);
        ours.push_back(static_cast<double>(events) / done.seconds);
        ratios.push_back(floor.seconds / done.seconds);
        floorsUsed.push_back(floor.used * 1e6 / static_cast<double>(events));
        used.push_back(done.used * 1e6 / static_cast<double>(events));
    }
    std::filesystem::remove_all(sizes.folder / "ingest");
    std::filesystem::remove_all(sizes.folder / "floor");
    return {std::move(name),
            std::move(what),
            median(ratios),
            "ratio",
            Figure::Bound::AtLeast,
            leastRatio,
            {{"events", events},
             {"transactions", transactions},
             {"events_per_second", median(ours)},
             {"floor_events_per_second", median(floors)},
             {"us_of_a_core_each", median(used)}, // of the thread that commits
             {"floor_us_of_a_core_each", median(floorsUsed)}}};
}

} // namespace

std::vector<Figure> ingestFigures(const Sizes& sizes) {
    const Fair fair = sampleFair(sizes.fairs);
    const SampleDay day(sizes.fairs, fair);
    const std::size_t some = sizes.quick ? 1 : 20;
    return {
        ratioFigure(sizes, day, fair, "ingest.alone", "one kiosk, a push for each visit, to a bare insert", 1,
                    100 * some, false),
        ratioFigure(sizes, day, fair, "ingest.together", "32 kiosks, a push for each visit, to a bare insert",
                    32, 128 * some, false),
        ratioFigure(sizes, day, fair, "ingest.full",
                    "8 kiosks, pushes as long as they may be, to a bare insert", 8, 400 * some, true),
    };
}

std::vector<Figure> backlogFigures(const Sizes& sizes) {
    const Fair fair = sampleFair(sizes.fairs);
    const SampleDay day(sizes.fairs, fair);
    const std::size_t wanted = sizes.quick ? 5'000 : 1'000'000;
    const std::size_t visits = wanted * day.visits() / day.events();
    Bed bed(sizes.folder / "backlog", fair, sizes.seed);
    const Load load = loadOf(bed, day, visits, 32, true, false);
    const auto done = bed.push(load.work);
    std::filesystem::remove_all(sizes.folder / "backlog");
    return {
        {"backlog",
         "a backlog of a million events caught up",
         done.seconds * 1e6 / static_cast<double>(load.events),
         "s",
         Figure::Bound::AtMost,
         longestBacklog,
         {{"events", load.events}, {"seconds", done.seconds}, {"transactions", done.transactions.size()}}}};
}

} // namespace standdienst::bench
