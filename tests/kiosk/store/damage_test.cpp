// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files: nothing of them is deleted, and what can be read lives on.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include <algorithm>
#include <fstream>
#include <sys/stat.h>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

void overwrite(const std::string& path, std::streamoff at, const std::string& bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::size_t size(const std::string& path) {
    return static_cast<std::size_t>(std::filesystem::file_size(path));
}

} // namespace

TEST_CASE("A file that is no database is moved aside and said so") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    std::ofstream(path) << std::string(8192, 'x');
    SeededRandom random{1};
    SimulatedClock clock;
    const auto store = DeviceStore::open({path, {}, {}}, clock, random).value();
    CHECK(store->report().damagedMovedTo == path + ".damaged-1");
    CHECK(size(path + ".damaged-1") == 8192);
    CHECK_FALSE(store->identity());
}

// Every page of the file in turn, the first (without which SQLite reads nothing) excepted.
TEST_CASE("Wherever one page is broken, the device stays who it is or says so, and the journal goes on") {
    Site site;
    const TemporaryFolder folder;
    const std::string original = folder / "original.sqlite";
    std::set<EventId> saved;
    WriterId device;
    {
        Device first(site, original);
        site.simulation.until([&] { return first.idle(); });
        first.visit();
        site.simulation.until([&] { return first.delivered(); });
        site.network.down = true;
        for (int visit = 0; visit < 15; ++visit)
            first.visit();
        saved = first.saved;
        device = first.store->identity()->device;
    }
    site.network.down = false;
    const std::size_t pages = size(original) / 4096;
    REQUIRE(pages > 15);
    std::size_t whole = 0;
    std::size_t fewest = saved.size();
    for (std::size_t page = 1; page < pages; ++page) {
        const std::string path = folder / ("page" + std::to_string(page) + ".sqlite");
        std::filesystem::copy(original, path);
        overwrite(path, static_cast<std::streamoff>(page * 4096), std::string(4096, '\xa5'));
        auto store = DeviceStore::open({path, {}, {}}, site.simulation.clock, site.random).value();
        INFO("page " << page);
        if (store->report().damagedMovedTo.empty())
            continue; // an unused page
        CHECK(std::filesystem::exists(store->report().damagedMovedTo));
        if (!store->identity())
            continue; // the page that held it
        CHECK(store->identity()->device == device);
        CHECK(store->report().salvaged <= saved.size());
        fewest = std::min(fewest, store->report().salvaged);
        whole += store->report().salvaged + 5 >= saved.size();
        CHECK(recordVisit(*store, site.simulation.clock, site.random).size() == 5);
    }
    INFO("whole: " << whole << " of " << pages << ", fewest " << fewest << " of " << saved.size());
    CHECK(whole > 0);
}

TEST_CASE("What was salvaged reaches the backend exactly once") {
    Site site;
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    std::set<EventId> saved;
    {
        Device first(site, path);
        site.simulation.until([&] { return first.idle(); });
        first.visit();
        site.simulation.until([&] { return first.delivered(); });
        site.network.down = true;
        for (int visit = 0; visit < 10; ++visit)
            first.visit();
        saved = first.saved;
    }
    site.network.down = false;
    // The last page belongs to the youngest table or its indexes.
    overwrite(path, static_cast<std::streamoff>(size(path) - 4096), std::string(4096, '\xa5'));
    Device second(site, path);
    REQUIRE_FALSE(second.store->report().damagedMovedTo.empty());
    REQUIRE(second.store->report().salvaged > 0);
    second.visit();
    CHECK(site.simulation.until([&] { return second.idle(); }));
    CHECK(hasAll(site.backend, second.saved));
    CHECK(site.backend.state.events.size() >= second.store->report().salvaged + 10);
    CHECK(site.backend.state.quarantine.empty());
}
