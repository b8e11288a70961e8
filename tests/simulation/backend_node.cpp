// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/backend_node.h"

#include "backend/http/head.h"
#include "backend/http/problem.h"
#include "backend/journal/rebuild.h"
#include "backend/store/sqlite_store.h"

#include <future>

namespace standdienst::simulation {

using namespace backend;

BackendNode::Life::Life(BackendNode& node, std::unique_ptr<Store> opened)
    : store(std::move(opened)),
      ingest(*store, node.keys_, node.clock_, node.random_),
      fairs(*store, ingest),
      staff(*store, fairs, node.clock_, node.random_),
      tickets(*store, fairs, ingest, node.keys_, node.clock_),
      desk(*store, ingest, tickets, node.clock_),
      gifts(*store, fairs, ingest, node.clock_),
      steward(*store, ingest, node.clock_),
      devices(*store, node.keys_.seal.publicKey(), Fingerprint{}, node.clock_, node.random_),
      api(*store, devices, ingest, hub) {
    ingest.setListener(
        [this, &node](const FairId& fair, Position position, const std::vector<Scope>& scopes) {
            hub.moved(fair, position, scopes);
            node.moved_ = true;
        });
    desk.setTell([this](const FairId& fair, Position position) { hub.moved(fair, position, {}); });
}

BackendNode::BackendNode(Simulation& simulation, const std::filesystem::path& folder, std::uint64_t seed,
                         const Fair& fair, const std::vector<std::string>& people)
    : simulation_(simulation),
      folder_(folder),
      random_(seed),
      clock_(simulation),
      keys_{{makeUuid7(clock_.utc(), random_)}, SignKey::generate(random_), SealKey::generate(random_)},
      fair_(fair) {
    start();
    life_->fairs.import(fair_).value();
    for (const auto& name : people) {
        const AccountId id{makeUuid7(clock_.utc(), random_)};
        people_[name] = id;
        store()
            .writeAndWait([&](Writer& writer) -> Result<void> {
                writer.putAccount({name, Role::Sales, "", clock_.utc(), id});
                return {};
            })
            .value();
    }
}

BackendNode::~BackendNode() = default;

std::unique_ptr<Store> BackendNode::open() {
    SqliteOptions options;
    options.file = database();
    options.readers = 1;
    options.cacheKib = 2048;
    return openSqliteStore(options, random_).value();
}

void BackendNode::start() {
    clock_.boot();
    life_ = std::make_unique<Life>(*this, open());
    moved_ = true;
    lookAt_ = {};
}

void BackendNode::kill(test::Survival survival, Random& chance) {
    auto& disk = test::Disk::insert();
    disk.cut(database().string());
    life_.reset();
    disk.powerUp(survival, chance);
}

// The store's own thread writes nothing meanwhile: it merges the search index where nobody waits for it.
DiskCopy BackendNode::copy() {
    std::optional<DiskCopy> copy;
    store()
        .writeAndWait([&](Writer&) -> Result<void> {
            copy = DiskCopy::of(database());
            return {};
        })
        .value();
    return *copy;
}

void BackendNode::restore(const DiskCopy& copy) {
    life_.reset();
    copy.putBack(database());
    {
        const auto store = open();
        rebuild(*store, keys_, random_).value(); // under a new epoch
    }
    start();
}

kiosk::Identity BackendNode::enroll(const SignPublicKey& key, const std::string& name) {
    DeviceInfo info;
    info.id = {makeUuid7(clock_.utc(), random_)};
    info.fair = hallFair;
    info.booth = fair_.booth;
    info.name = name;
    info.key = key;
    info.pairedAt = clock_.utc();
    store()
        .writeAndWait([&](Writer& writer) -> Result<void> {
            writer.putDevice(info);
            return {};
        })
        .value();
    kiosk::Identity identity;
    identity.device = info.id;
    identity.address = "http://127.0.0.1:1";
    identity.sealKey = keys_.seal.publicKey();
    identity.fair = hallFair;
    identity.booth = fair_.booth;
    return identity;
}

StaffId BackendNode::staff(const std::string& person) {
    return life_->staff.today(people_.at(person)).value();
}

// The device API's routes (backend/api/routes.cpp), without the sockets in front of them.
http::Response BackendNode::handle(http::Request& request) {
    const DeviceApi& api = life_->api;
    constexpr std::string_view base = "/api/device/v1/";
    const std::string_view what =
        request.path.starts_with(base) ? std::string_view(request.path).substr(base.size()) : "";
    if (what == "nonce")
        return api.nonce(request);
    if (what == "session")
        return api.session(request);
    if (auto let = api.authenticate(request); !let)
        return http::problem(let.error());
    if (what == "head")
        return api.head(request);
    if (what == "pull")
        return api.pull(request);
    if (what == "live")
        return api.live(request);
    if (what == "push") {
        std::promise<http::Response> promise;
        auto reply = promise.get_future();
        api.push(request, [&](http::Response response) { promise.set_value(std::move(response)); });
        return reply.get();
    }
    return http::problem(Error{Code::NotFound, "no such path"});
}

BackendNode::Told BackendNode::answer(const kiosk::Request& asked) {
    std::string text = asked.method + " " + asked.path + " HTTP/1.1\r\nHost: hall\r\n";
    for (const auto& [name, value] : asked.headers)
        text += name + ": " + value + "\r\n";
    text += "Content-Length: " + std::to_string(asked.body.size()) + "\r\n\r\n";
    auto read = http::parseHead(text);
    http::Response response = std::move(read.refusal);
    if (read.what == http::HeadOutcome::What::Ready) {
        http::Request& request = read.head.request;
        request.body = asked.body;
        request.peer = "192.0.2.1";
        response = handle(request);
    }
    Told told;
    told.answer = {response.status, {{"Standdienst-Protocol", "1"}}, std::move(response.body), {}};
    for (auto& header : response.headers)
        told.answer.headers.push_back(std::move(header));
    told.stream = std::move(response.stream);
    return told;
}

void BackendNode::tend() {
    if (!life_ || (!moved_ && clock_.monotonic() < lookAt_))
        return;
    moved_ = false;
    const auto steward = life_->steward.look().value();
    const auto desk = life_->desk.look().value();
    lookAt_ = clock_.monotonic() + std::min(steward, desk);
}

std::vector<Event> BackendNode::events() {
    return read<std::vector<Event>>([](Reader& reader) {
        std::vector<Event> events;
        Position after{};
        for (;;) {
            const auto page = reader.events(hallFair, after, 500);
            if (page.empty())
                return events;
            for (const auto& stored : page)
                events.push_back(parseRecord(stored.record).value());
            after = page.back().position;
        }
    });
}

} // namespace standdienst::simulation
