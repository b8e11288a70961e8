// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/service.h"

#include "core/base/encoding.h"

#include <spdlog/spdlog.h>

#include <fstream>

#include <unistd.h>

namespace standdienst::backend {

namespace {

std::filesystem::path infoFile(const std::filesystem::path& data) {
    return data / "serve.json";
}

} // namespace

Service::Service(std::unique_ptr<Backend> backend)
    : backend_(std::move(backend)),
      device_(*backend_->store, backend_->devices, backend_->ingest, hub_),
      console_(*backend_->store, backend_->accounts, backend_->fairs, hub_),
      router_(makeRouter(*backend_->store, device_, console_)) {
    backend_->ingest.setListener(
        [this](const FairId& fair, Position position, const std::vector<Scope>& scopes) {
            hub_.moved(fair, position, scopes);
        });
}

Service::~Service() {
    stop();
}

Result<std::unique_ptr<Service>> Service::start(const Settings& settings, const Clock& clock,
                                                Random& random) {
    auto backend = Backend::open(settings.data, settings.plain, clock, random);
    if (!backend)
        return backend.error();
    std::unique_ptr<Service> service(new Service(std::move(*backend)));
    if (settings.fair) {
        const auto import = service->backend_->fairs.import(*settings.fair);
        if (!import)
            return import.error();
        if (!import->changes.empty())
            spdlog::info("published revision {} of the fair {}", import->revision, import->fair.value);
    }
    if (auto listening = service->listen(settings); !listening)
        return listening.error();
    return service;
}

Result<void> Service::listen(const Settings& settings) {
    std::error_code ignored;
    std::filesystem::remove(infoFile(settings.data), ignored); // that of a service that was killed
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
    // Last, so that a port or socket that cannot be had does not swallow the password.
    auto first = backend_->accounts.ensureAdministrator();
    if (!first)
        return first.error();
    firstAdministrator_ = std::move(*first);
    return publish();
}

Result<void> Service::publish() const {
    const auto file = infoFile(backend_->folder.path());
    auto unfinished = file;
    unfinished += ".new";
    {
        std::ofstream out(unfinished, std::ios::trunc);
        out << json::serialize(json::object{{"address", endpoint_->local},
                                            {"network_address", endpoint_->network},
                                            {"port", port()},
                                            {"fingerprint", toHex(endpoint_->fingerprint.view())},
                                            {"pid", getpid()}})
            << '\n';
        if (!out.flush())
            return Error{Code::Full, "Cannot write " + unfinished.string() + ": make room on the disk."};
    }
    std::error_code failed;
    std::filesystem::rename(unfinished, file, failed);
    if (failed)
        return Error{Code::Internal, "Cannot write " + file.string() + ": " + failed.message()};
    return {};
}

void Service::stop() {
    std::error_code ignored;
    std::filesystem::remove(infoFile(backend_->folder.path()), ignored);
    if (control_)
        control_->stop();
    if (server_)
        server_->stop();
}

} // namespace standdienst::backend
