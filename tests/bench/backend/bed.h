// SPDX-License-Identifier: GPL-3.0-or-later
// A backend's store and ingest without its network.
#pragma once

#include "backend/journal/ingest.h"
#include "backend/store/sqlite_store.h"
#include "tests/bench/backend/day.h"

namespace standdienst::bench {

class Bed {
public:
    Bed(const std::filesystem::path& folder, const Fair& fair, std::uint64_t seed);

    Device newDevice();
    // Pushes all of it, a device's one after the other, as many devices at a time as there are, and waits.
    // Bodies by device. Sizes of the transactions, in events.
    struct Work {
        WriterId device;
        std::vector<std::string> bodies;
        std::vector<std::size_t> events; // of each body
    };
    struct Done {
        double seconds = 0;
        double used = 0;                       // of a core by the store's thread, in seconds
        std::vector<std::size_t> transactions; // in events
    };
    Done push(const std::vector<Work>& work);

    backend::Store& store() { return *store_; }
    backend::Ingest& ingest() { return *ingest_; }
    const backend::BackendKeys& keys() const { return keys_; }
    Random& random() { return random_; }

private:
    SeededRandom random_;
    SystemClock clock_;
    Fair fair_;
    backend::BackendKeys keys_;
    std::unique_ptr<backend::Store> store_;
    std::unique_ptr<backend::Ingest> ingest_;
};

} // namespace standdienst::bench
