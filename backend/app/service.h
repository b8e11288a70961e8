// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/api/routes.h"
#include "backend/app/backend.h"
#include "backend/control/commands.h"
#include "backend/control/control_server.h"
#include "backend/floor/floor_thread.h"
#include "backend/gifts/steward_thread.h"
#include "backend/http/server.h"
#include "backend/store/disk_gauge.h"

namespace standdienst::backend {

// A running service: the backend with its network side and its control socket. Stops when it goes.
class Service {
public:
    struct Settings {
        std::filesystem::path data;
        std::string address = "127.0.0.1";
        std::uint16_t port = 0; // 0: any that is free
        bool plain = false;
        std::optional<FairFile> fair{}; // imported before anybody is let in
        http::Deadlines deadlines{};
        DiskGauge::Free free{};          // of the data folder's disk; none: what the system says
        std::function<void()> onReady{}; // the start's long part is over, and nobody was let in yet
        std::string ledger{};            // where the erasure ledger is to lie; empty: where it lies
    };
    static Result<std::unique_ptr<Service>> start(const Settings& settings, const Clock& clock,
                                                  Random& random);
    ~Service();

    Backend& backend() { return *backend_; }
    Commands& commands() { return *commands_; }
    // Made at the first start of all; its password is nowhere else.
    const std::optional<Accounts::NewUser>& firstAdministrator() const { return firstAdministrator_; }
    std::uint16_t port() const { return server_->port(); }
    const http::Router& router() const { return router_; }
    const Endpoint& endpoint() const { return *endpoint_; }
    // Ends requests under way, then connections, then commands. Also removes serve.json.
    void stop();

private:
    Service(std::unique_ptr<Backend> backend, DiskGauge::Free free, const Clock& clock);
    Result<void> listen(const Settings& settings);
    Result<void> publish() const; // writes serve.json

    DiskGauge disk_;
    Hub hub_;                                  // before the backend: its last commit still tells it
    std::unique_ptr<StewardThread> steward_;   // as well
    std::unique_ptr<FloorThread> floorThread_; // as well
    std::unique_ptr<Backend> backend_;
    DeviceApi device_;
    ConsoleApi console_;
    TicketsApi tickets_;
    GiftsApi gifts_;
    FloorApi floor_;
    ShiftsApi shifts_;
    TodayApi today_;
    TabletsApi tabletsApi_;
    http::Router router_;
    std::optional<Accounts::NewUser> firstAdministrator_;
    std::optional<Endpoint> endpoint_;
    std::unique_ptr<http::Server> server_;
    std::unique_ptr<Commands> commands_;
    std::unique_ptr<ControlServer> control_;
};

} // namespace standdienst::backend
