// SPDX-License-Identifier: GPL-3.0-or-later
// A backend with its data folder, which can be lost and restored, and devices that run the kiosk's own store
// and sync against its real routes: no sockets, simulated time on the devices' side.
#pragma once

#include "backend/app/service.h"
#include "backend/backup/backup.h"
#include "backend/backup/check.h"
#include "backend/backup/restore.h"
#include "backend/http/problem.h"
#include "backend/journal/rebuild.h"

#include "core/fold/tickets.h"
#include "core/fold/visit.h"
#include "kiosk/sync/engine.h"
#include "tests/backend/support/world.h"
#include "tests/kiosk/support/simulation.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <future>
#include <map>
#include <set>

namespace standdienst::test {

namespace fs = std::filesystem;

struct Booth {
    explicit Booth(std::uint64_t seed = 1) : random(seed) { start("data"); }

    // A service on this folder below ours; a fair is published where there is none.
    void start(const std::string& name) {
        data = folder.path() / name;
        Service::Settings settings;
        settings.data = data;
        settings.plain = true;
        service = Service::start(settings, clock, system).value();
        if (!service->backend().fairs.current())
            service->backend().fairs.import(smallFair()).value();
    }
    void stop() { service.reset(); }

    Backend& backend() { return service->backend(); }
    Result<BackupReport> backUp(const std::string& name, std::function<void()> beforeStep = {}) {
        Backend& all = backend();
        return backend::backUp({all.folder, *all.store, all.keys, *all.ledger, clock, std::move(beforeStep)},
                               folder.path() / name);
    }
    Result<RestoreReport> restore(const std::string& into, const std::string& from,
                                  const std::optional<std::string>& ledgerOf,
                                  std::function<void()> beforeStep = {}) {
        RestoreOptions options{folder.path() / into, folder.path() / from, {}, std::move(beforeStep)};
        if (ledgerOf)
            options.ledger = ledgerIn(folder.path() / *ledgerOf);
        return backend::restore(options, clock, system);
    }
    template<class T>
    T read(const std::function<T(Reader&)>& work) {
        std::optional<T> value;
        backend()
            .store
            ->read([&](Reader& reader) -> Result<void> {
                value = work(reader);
                return {};
            })
            .value();
        return std::move(*value);
    }
    bool has(const EventId& id) {
        return read<bool>([&](Reader& reader) { return reader.event(id).has_value(); });
    }
    std::optional<StoredContact> contact(const VisitId& visit) {
        return read<std::optional<StoredContact>>(
            [&](Reader& reader) { return reader.contact({"test-fair"}, visit); });
    }
    std::vector<std::string> differences() {
        return checkRebuild(*backend().store, backend().keys, system, data / "rebuild-check")
            .value()
            .differences;
    }
    // What `check` calls wrong.
    std::vector<std::string> wrong() {
        std::vector<std::string> all;
        for (const Finding& finding : checkData(backend()).value()) {
            if (finding.state == Finding::State::Wrong)
                all.push_back(std::string(finding.what) + ": " + finding.detail +
                              (finding.more.empty() ? "" : ": " + finding.more.front()));
        }
        return all;
    }

    TempFolder folder;
    SystemClock clock;
    SystemRandom system;
    SeededRandom random; // of the devices
    kiosk::Simulation simulation;
    fs::path data;
    std::unique_ptr<Service> service; // none: it is down
};

// True where the text stands in a file below the folder, as it is.
inline bool holds(const fs::path& folder, const std::string& text) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        if (bytes.find(text) != std::string::npos)
            return true;
    }
    return false;
}

// Requests go straight to the service's routes. Their answers take a while of simulated time.
class Line final : public kiosk::Transport {
public:
    explicit Line(Booth& booth) : booth_(booth) {}
    std::unique_ptr<kiosk::Exchange> send(kiosk::Request request,
                                          std::function<void(Result<kiosk::Answer>)> done) override {
        const auto takes = std::chrono::milliseconds(5 + booth_.random.below(200));
        return booth_.simulation.after(
            takes, [this, request = std::move(request), done = std::move(done)] { done(answer(request)); });
    }
    // Nobody listens here: devices ask once a minute.
    std::unique_ptr<kiosk::Exchange> stream(kiosk::Request, kiosk::StreamEvents events) override {
        return booth_.simulation.after(std::chrono::seconds(30), [events = std::move(events)] {
            events.ended({Code::Unreachable, "no stream here"});
        });
    }

private:
    Result<kiosk::Answer> answer(const kiosk::Request& request) const {
        if (!booth_.service)
            return Error{Code::Unreachable, "the backend is down"};
        http::Request incoming;
        incoming.method = request.method == "GET" ? http::Method::Get : http::Method::Post;
        const auto query = request.path.find('?');
        incoming.path = request.path.substr(0, query);
        for (std::string_view rest = query == std::string::npos
                                         ? std::string_view()
                                         : std::string_view(request.path).substr(query + 1);
             !rest.empty();) {
            const auto pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            incoming.query.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
        }
        for (const auto& [name, value] : request.headers) {
            std::string lower;
            for (const char c : name)
                lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            incoming.headers.emplace_back(lower, value);
        }
        incoming.body = request.body;
        http::Response response = respond(incoming);
        booth_.service->router().decorate(incoming.path, response);
        return kiosk::Answer{
            response.status, {response.headers.begin(), response.headers.end()}, response.body, {}};
    }
    http::Response respond(http::Request& incoming) const {
        std::string allowed;
        const auto route = booth_.service->router().match(incoming, allowed);
        if (!route)
            return http::problem(route.error());
        if ((*route)->access) {
            if (auto let = (*route)->access(incoming); !let)
                return http::problem(let.error());
        }
        if ((*route)->handler)
            return (*route)->handler(incoming);
        std::promise<http::Response> reply;
        (*route)->asyncHandler(incoming,
                               [&](http::Response response) { reply.set_value(std::move(response)); });
        return reply.get_future().get();
    }

    Booth& booth_;
};

// A visit as a device recorded it.
struct Recorded {
    VisitId visit;
    ConsentId consent;
    std::string name; // in no other visit
    std::vector<EventId> events;
};

// A paired kiosk.
class LiveDevice {
public:
    LiveDevice(Booth& booth, int number, const std::string& path = ":memory:")
        : booth_(booth), number_(number), line_(booth) {
        kiosk::StoreOptions options{path, {}, [] {
                                        return std::uint64_t{1} << 40;
                                    }};
        store = kiosk::DeviceStore::open(options, booth.simulation.clock, booth.random).value();
        const SignKey key = SignKey::generate(booth.random);
        DeviceInfo info;
        info.id = {makeUuid7(booth.simulation.clock.utc(), booth.random)};
        info.fair = {"test-fair"};
        info.booth = {"main"};
        info.name = "Kiosk " + std::to_string(number);
        info.key = key.publicKey();
        booth.backend()
            .store
            ->writeAndWait([&](Writer& writer) -> Result<void> {
                writer.putDevice(info);
                return {};
            })
            .value();
        id = info.id;
        store
            ->pair({id,
                    "http://127.0.0.1:1",
                    {},
                    booth.backend().keys.seal.publicKey(),
                    info.fair,
                    info.booth,
                    "A"},
                   key)
            .value();
        engine = std::make_unique<kiosk::SyncEngine>(
            kiosk::SyncEngine::World{*store, line_, booth.simulation, booth.simulation.clock, booth.random},
            [](const kiosk::SyncStatus&) {});
        engine->start();
    }

    Recorded visit() {
        Recorded one{{makeUuid7(booth_.simulation.clock.utc(), booth_.random)},
                     {makeUuid7(booth_.simulation.clock.utc(), booth_.random)},
                     "Canary" + std::to_string(number_) + "x" + std::to_string(++visits_) + "y",
                     {}};
        Contact contact = person("Given", one.name);
        contact.email = one.name + "@example.org";
        say(one, {kiosk::fact(VisitStarted{one.visit, "de", 1, false})});
        say(one, {kiosk::fact(InterestStated{one.visit, Reason::Advice, {"pumps"}, "de"})});
        say(one, {kiosk::fact(ConsentGiven{one.visit, one.consent, "follow-up", Channel::Email, "1", "de"}),
                  kiosk::fact(ContactGiven{one.visit}, contact),
                  kiosk::fact(VisitEnded{one.visit, Outcome::Finished, "de"})});
        return one;
    }
    void withdraw(Recorded& one) { say(one, {kiosk::fact(ConsentWithdrawn{one.visit, one.consent})}); }
    void say(Recorded& one, const std::vector<kiosk::Fact>& facts) {
        for (const EventId& event : store->append(facts).value()) {
            one.events.push_back(event);
            saved.insert(event);
        }
    }
    bool idle() const { return store->pending() == 0 && engine->status().phase == kiosk::SyncPhase::Idle; }

    WriterId id;
    std::unique_ptr<kiosk::DeviceStore> store;
    std::unique_ptr<kiosk::SyncEngine> engine;
    std::set<EventId> saved; // what append() returned for

private:
    Booth& booth_;
    int number_;
    int visits_ = 0;
    Line line_;
};

} // namespace standdienst::test
