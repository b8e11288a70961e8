// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/app/backend.h"
#include "backend/control/endpoint.h"
#include "backend/live/hub.h"

namespace standdienst::backend {

// What the administrator's commands do, as JSON in and out: the same over the control socket of a running
// service and directly on the data. A request is {"command": name, …}; the commands stand in commands.cpp,
// one function each. Thread-safe.
class Commands {
public:
    // What only a running service has.
    struct Running {
        Endpoint endpoint;
        Hub& hub;
    };
    Commands(Backend& backend, std::optional<Running> running)
        : backend_(backend), running_(std::move(running)) {}

    Result<json::object> run(const json::object& request);

private:
    Result<json::object> fairPreview(const json::object& request);
    Result<json::object> fairImport(const json::object& request);
    Result<json::object> fairShow(const json::object& request);
    Result<json::object> devicePair(const json::object& request);
    Result<json::object> deviceList(const json::object& request);
    Result<json::object> deviceRevoke(const json::object& request);
    Result<json::object> userAdd(const json::object& request);
    Result<json::object> userList(const json::object& request);
    Result<json::object> userLink(const json::object& request);
    Result<json::object> userPassword(const json::object& request);
    Result<json::object> tabletCode(const json::object& request);
    Result<json::object> tabletList(const json::object& request);
    Result<json::object> tabletRevoke(const json::object& request);
    Result<json::object> companiesImport(const json::object& request);
    Result<json::object> companiesList(const json::object& request);
    Result<json::object> companiesRemove(const json::object& request);
    Result<json::object> quarantineList(const json::object& request);
    Result<json::object> visitList(const json::object& request);
    Result<json::object> triageReset(const json::object& request);
    Result<json::object> triageExport(const json::object& request);
    Result<json::object> triageImport(const json::object& request);
    Result<json::object> triageReport(const json::object& request);
    Result<json::object> pastDay(const json::object& request);
    Result<json::object> rebuild(const json::object& request);
    Result<json::object> checkRebuild(const json::object& request);
    Result<json::object> backup(const json::object& request);
    Result<json::object> check(const json::object& request);
    Result<json::object> erase(const json::object& request);
    Result<Running*> needRunning();
    Result<void> tellConsoles();

    Backend& backend_;
    std::optional<Running> running_;
};

} // namespace standdienst::backend
