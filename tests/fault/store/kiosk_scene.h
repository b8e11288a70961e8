// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk's store through its life: first start and pairing, visits, delivery, what is pulled, a late day.
#pragma once

#include "tests/backend/support/test_clock.h"
#include "tests/fault/store/scene.h"
#include "tests/simulation/world_folder.h"

#include "core/fair/fair.h"
#include "kiosk/store/device_store.h"

#include <set>

namespace standdienst::test {

class KioskScene final : public Scene {
public:
    explicit KioskScene(std::uint64_t seed);
    ~KioskScene() override;

    std::size_t chapters() const override { return 5; }
    void keep(std::size_t chapter) override;
    void rewind(std::size_t chapter) override;
    void close() override;
    Result<void> reopen() override;
    void checkRefused() override;
    void checkOpen() override;
    void checkAll(bool) override {}
    void checkFiles(bool cut) override;
    void goOn() override;

private:
    std::vector<Step> stepsOf(std::size_t chapter) override;

    // What people and the backend were told, or told the device.
    struct Told {
        std::vector<EventId> saved;
        std::set<EventId> acknowledged;
        bool dropped = false; // acknowledged ones may be gone
        bool paired = false;
        std::set<std::string> numbers; // of tickets
        std::uint64_t fair = 0;        // the newest revision that was pulled
        std::string cursor;
        std::size_t rejected = 0;
        Head delivered; // as the backend has it
    };
    struct Chapter {
        Told told;
        std::chrono::milliseconds passed;
    };
    struct Row {
        EventId id;
        Head head;
        int state = 0;
        std::string record;
        std::string sealed;
    };

    Result<void> append(const std::vector<kiosk::Fact>& facts);
    Step says(std::string what, std::function<std::vector<kiosk::Fact>()> facts);
    Step ticket(std::string what);
    std::vector<Step> firstStart();
    std::vector<Step> visits();
    std::vector<Step> delivery();
    std::vector<Step> pulls();
    std::vector<Step> lateDay();
    Result<void> acknowledge(std::size_t most);
    Result<void> pullFair(std::uint64_t revision, const std::string& epoch);
    kiosk::PulledDocument fairDocument(std::uint64_t revision) const;
    VisitId visit();
    void checkRows(const std::vector<Row>& rows, bool cut);
    void checkChain(const std::vector<Row>& rows, const std::map<std::string, Head>& heads);

    std::uint64_t seed_;
    simulation::WorldFolder folder_;
    std::string path_;
    TestClock clock_;
    std::unique_ptr<SeededRandom> random_;
    std::unique_ptr<SignKey> sign_;
    std::unique_ptr<SealKey> seal_;
    WriterId device_;
    std::vector<Chapter> kept_;

    Told told_;
    VisitId visit_;
    ConsentId consent_;
    std::vector<std::string> trying_; // types of what is being written down
    std::size_t shownPending_ = 0;    // when the store was asked last
    std::size_t shownRejected_ = 0;
    Head shownHead_;
    std::unique_ptr<kiosk::DeviceStore> store_;
};

} // namespace standdienst::test
