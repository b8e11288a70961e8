// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/service.h"

#include "core/base/encoding.h"

#include <spdlog/spdlog.h>

#include <unistd.h>

namespace standdienst::backend {

namespace {

constexpr const char* infoName = "serve.json";

} // namespace

Service::Service(std::unique_ptr<Backend> backend, DiskGauge::Free free, const Clock& clock)
    : disk_(std::move(free), clock),
      backend_(std::move(backend)),
      device_(*backend_->store, backend_->devices, backend_->ingest, hub_),
      console_(*backend_->store, backend_->accounts, backend_->tablets, backend_->fairs, backend_->visits,
               backend_->staff, hub_, disk_),
      tickets_(backend_->tickets, backend_->staff),
      gifts_(backend_->gifts, backend_->staff),
      floor_(backend_->floor, backend_->staff, backend_->shifts, clock),
      shifts_(backend_->shifts),
      today_(backend_->today),
      tabletsApi_(console_, backend_->accounts, backend_->tablets, backend_->fairs, backend_->staff,
                  backend_->floor, hub_),
      router_(makeRouter(*backend_->store, disk_, device_, console_, tickets_, gifts_, floor_, shifts_,
                         today_, tabletsApi_)) {
    steward_ = std::make_unique<StewardThread>(*backend_->store, backend_->ingest, clock);
    floorThread_ = std::make_unique<FloorThread>(backend_->floor, backend_->staff, backend_->shifts, clock);
    backend_->ingest.setListener(
        [this](const FairId& fair, Position position, const std::vector<Scope>& scopes) {
            hub_.moved(fair, position, scopes);
            steward_->moved(scopes);
            floorThread_->wake();
        });
    backend_->floor.setTell(
        [this](const FairId& fair, Position position) { hub_.moved(fair, position, {}); });
    // Consoles alone are told of the plan: no device has anything to do with it.
    backend_->shifts.setTell([this] {
        const auto read = backend_->store->read([this](Reader& reader) -> Result<void> {
            for (const auto& fair : reader.fairs())
                hub_.moved(fair, reader.position(fair), {Scope::office()});
            return {};
        });
        if (!read)
            spdlog::warn("shifts: consoles were not told: {}", read.error().detail);
    });
    steward_->start();
    floorThread_->start();
}

Service::~Service() {
    stop();
}

Result<std::unique_ptr<Service>> Service::start(const Settings& settings, const Clock& clock,
                                                Random& random) {
    auto backend = Backend::open(settings.data, DataFolder::WhereNone::Make, settings.plain, clock, random,
                                 settings.ledger);
    if (!backend)
        return backend.error();
    std::unique_ptr<Service> service(new Service(
        std::move(*backend), settings.free ? settings.free : DiskGauge::of(settings.data), clock));
    if (settings.fair) {
        const auto import = service->backend_->fairs.import(*settings.fair->fair, settings.fair->pictures);
        if (!import)
            return import.error();
        if (!import->changes.empty())
            spdlog::info("published revision {} of the fair {}", import->revision, import->fair.value);
        // At the first start there is nobody yet who could have a shift.
        const auto shifts = service->backend_->shifts.import(*settings.fair->fair, settings.fair->shifts,
                                                             Shifts::Unknown::LeaveOut);
        if (!shifts)
            return shifts.error();
        if (auto erased = service->backend_->erasing.catchUp(); !erased)
            return erased.error();
    }
    service->backend_->ingest.setRoom([&disk = service->disk_] { return disk.forFacts(); });
    if (settings.onReady)
        settings.onReady();
    if (auto listening = service->listen(settings); !listening)
        return listening.error();
    return service;
}

Result<void> Service::listen(const Settings& settings) {
    std::error_code ignored;
    std::filesystem::remove(settings.data / infoName, ignored); // that of a service that was killed
    http::Server::Settings network{settings.address, settings.port, std::nullopt, settings.deadlines};
    if (!settings.plain)
        network.tls = backend_->tls;
    auto server = http::Server::listen(network, router_);
    if (!server)
        return server.error();
    server_ = std::move(*server);
    endpoint_ = makeEndpoint(settings.address, port(), settings.plain, backend_->tls.fingerprint);

    commands_ = std::make_unique<Commands>(*backend_, Commands::Running{*endpoint_, hub_});
    auto control = ControlServer::listen(backend_->folder.path(), *commands_);
    if (!control)
        return control.error();
    control_ = std::move(*control);
    if (auto published = publish(); !published)
        return published;
    // Behind everything that may fail: the password is shown once, by whoever started us. Commands that come
    // early wait in the socket's queue.
    auto first = backend_->accounts.ensureAdministrator();
    if (!first)
        return first.error();
    firstAdministrator_ = std::move(*first);
    control_->start();
    return {};
}

Result<void> Service::publish() const {
    const json::object info{{"address", endpoint_->local},
                            {"network_address", endpoint_->network},
                            {"port", port()},
                            {"fingerprint", toHex(endpoint_->fingerprint.view())},
                            {"pid", getpid()}};
    return backend_->folder.replace(infoName, json::serialize(info) + "\n");
}

void Service::stop() {
    std::error_code ignored;
    std::filesystem::remove(backend_->folder.path() / infoName, ignored);
    if (control_)
        control_->stop();
    if (server_)
        server_->stop();
    floorThread_->stop();
    steward_->stop();
}

} // namespace standdienst::backend
