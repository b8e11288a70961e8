// SPDX-License-Identifier: GPL-3.0-or-later
// The backend of the hall: the real store, ingest, device API, gifts' steward and floor's desk, in simulated
// time and without sockets. Single-threaded from outside: what the store's writer thread does is waited for.
#pragma once

#include "backend/api/device_api.h"
#include "backend/floor/floor_desk.h"
#include "backend/gifts/counter.h"
#include "backend/gifts/steward.h"
#include "kiosk/store/identity.h"
#include "kiosk/sync/transport.h"
#include "tests/simulation/clocks.h"
#include "tests/simulation/world_folder.h"

#include <atomic>
#include <map>

namespace standdienst::simulation {

inline const FairId hallFair{"hall"};

class BackendNode {
public:
    BackendNode(Simulation& simulation, const std::filesystem::path& folder, std::uint64_t seed,
                const Fair& fair, const std::vector<std::string>& people);
    ~BackendNode();

    void start();
    // In the middle of whatever its threads do. Everything survives a kill -9; a power cut leaves less of
    // what was not synced.
    void kill(test::Survival survival, Random& chance);
    bool running() const { return life_ != nullptr; }
    DiskCopy copy(); // while it runs
    // Yesterday's copy in the place of what there is, under a new epoch. Starts it.
    void restore(const DiskCopy& copy);

    // A device that is paired. Its key is kept with the backend.
    kiosk::Identity enroll(const SignPublicKey& key, const std::string& name);

    // What it answers now; an answer of a stream has the stream beside it.
    struct Told {
        kiosk::Answer answer;
        std::shared_ptr<backend::http::EventStream> stream;
    };
    Told answer(const kiosk::Request& request);

    // Lets steward and desk look where something moved or is due.
    void tend();

    // For whoever works on the stand, and for what is checked. While it runs.
    backend::Store& store() { return *life_->store; }
    backend::Ingest& ingest() { return life_->ingest; }
    backend::GiftCounter& gifts() { return life_->gifts; }
    backend::FloorDesk& desk() { return life_->desk; }
    backend::Tickets& tickets() { return life_->tickets; }
    StaffId staff(const std::string& person);
    const backend::BackendKeys& keys() const { return keys_; }
    MachineClock& clock() { return clock_; }
    Random& random() { return random_; }
    std::filesystem::path scratch() const { return folder_ / "rebuild"; }

    template<class T>
    T read(const std::function<T(backend::Reader&)>& work) {
        std::optional<T> value;
        store()
            .read([&](backend::Reader& reader) -> Result<void> {
                value = work(reader);
                return {};
            })
            .value();
        return std::move(*value);
    }
    // Ids of all events that it has, in the order of positions.
    std::vector<Event> events();

private:
    struct Life {
        Life(BackendNode& node, std::unique_ptr<backend::Store> opened);
        backend::Hub hub;
        std::unique_ptr<backend::Store> store;
        backend::Ingest ingest;
        backend::Fairs fairs;
        backend::Staff staff;
        backend::Tickets tickets;
        backend::FloorDesk desk;
        backend::GiftCounter gifts;
        backend::Steward steward;
        backend::Devices devices;
        backend::DeviceApi api;
    };
    std::filesystem::path database() const { return folder_ / "backend.db"; }
    std::unique_ptr<backend::Store> open();
    backend::http::Response handle(backend::http::Request& request);

    Simulation& simulation_;
    std::filesystem::path folder_;
    SeededRandom random_;
    MachineClock clock_;
    backend::BackendKeys keys_;
    Fair fair_;
    std::map<std::string, AccountId> people_;
    std::atomic<bool> moved_{true}; // since steward and desk looked
    std::chrono::milliseconds lookAt_{0};
    std::unique_ptr<Life> life_;
};

} // namespace standdienst::simulation
