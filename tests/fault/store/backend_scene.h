// SPDX-License-Identifier: GPL-3.0-or-later
// A backend's store through its life: first start, a fair, a device's pushes, what staff say, a withdrawal.
#pragma once

#include "tests/backend/support/test_clock.h"
#include "tests/fault/store/scene.h"
#include "tests/simulation/world_folder.h"

#include "backend/fair/fairs.h"
#include "backend/journal/ingest.h"
#include "core/fold/contact.h"

#include <map>
#include <set>

namespace standdienst::test {

class BackendScene final : public Scene {
public:
    BackendScene(Disk& disk, std::uint64_t seed);
    ~BackendScene() override;

    std::size_t chapters() const override { return 4; }
    void keep(std::size_t chapter) override;
    void rewind(std::size_t chapter) override;
    void close() override;
    Result<void> reopen() override;
    void checkRefused() override {}
    void checkOpen() override;
    void checkAll(bool cut) override;
    void checkFiles(bool) override;
    void goOn() override;

private:
    std::vector<Step> stepsOf(std::size_t chapter) override;

    // What the device and people were told.
    struct Told {
        std::vector<Entry> entries;       // of the device's journal
        std::size_t pushed = 0;           // of them, acknowledged
        std::uint64_t position = 0;       // the newest that somebody was told
        std::uint64_t own = 0;            // events that this instance said
        std::map<VisitId, bool> readable; // visits with a contact that can be read, or that was withdrawn
        bool paired = false;
    };

    std::vector<Step> firstStart();
    std::vector<Step> leads();
    std::vector<Step> withdrawal();
    std::vector<Step> oddities();
    Step pushes(std::string what, std::function<void()> write);
    Result<void> push(std::size_t first, std::size_t last);
    Step says(std::string what, std::function<Result<Position>()> say);
    EventId append(std::string_view type, json::object body, const std::optional<Contact>& contact = {},
                   const char* booth = "main");
    void writeLead();
    template<class T>
    Result<T> read(const std::function<T(backend::Reader&)>& work);

    Disk& disk_;
    std::uint64_t seed_;
    simulation::WorldFolder folder_;
    TestClock clock_;
    std::unique_ptr<SeededRandom> random_;
    std::unique_ptr<backend::BackendKeys> keys_;
    std::unique_ptr<SignKey> sign_;
    backend::DeviceInfo device_;
    std::vector<Told> kept_;
    Disk::Image emptyRebuild_; // a database for it with nothing in it

    Told told_;
    VisitId visit_;
    ConsentId consent_;
    bool sayingMore_ = false; // this instance was about to say something
    std::unique_ptr<backend::Store> store_;
    std::unique_ptr<backend::Ingest> ingest_;
    std::unique_ptr<backend::Fairs> fairs_;
};

} // namespace standdienst::test
