// SPDX-License-Identifier: GPL-3.0-or-later
// A whole service in this process, over plain HTTP on a free port, with a data folder of its own.
#pragma once

#include "backend/app/service.h"

#include "tests/backend/http/client.h"
#include "tests/catch.h"

#include <filesystem>

namespace standdienst::backend::test {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// Two languages, two topics, one purpose with both channels; in trial.
Fair sampleFair();

struct RunningService {
    TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<Service> service;

    // Imports the sample fair where `fair` says so.
    explicit RunningService(bool fair = true);
    std::uint16_t port() const { return service->port(); }
    Answer ask(std::string_view method, std::string_view path, const Headers& headers = {},
               std::string_view body = {}) const;
    Answer askJson(std::string_view method, std::string_view path, const json::object& body,
                   Headers headers = {}) const;
    const std::string& administratorsPassword() const { return service->firstAdministrator()->password; }
};

json::object objectOf(const Answer& answer);
std::string codeOf(const Answer& answer);

// A browser's session.
struct Person {
    std::string cookie; // "name=value"
    std::string csrf;
    Headers headers() const { return {{"Cookie", cookie}, {"Standdienst-Csrf", csrf}}; }
};
Person logIn(const RunningService& running);

// A device as the protocol describes one, paired and logged in, with a journal in memory.
class TestDevice {
public:
    explicit TestDevice(RunningService& running);
    Headers headers() const { return {{"Authorization", "Bearer " + token}}; }
    Entry entry(std::string_view type, json::object body, const std::optional<json::object>& personal = {});
    std::string pushBody(const std::vector<Entry>& entries);
    Answer push(const std::string& body);
    Answer push(const std::vector<Entry>& entries) { return push(pushBody(entries)); }
    // The events of a visit that leaves a contact.
    std::vector<Entry> visit(const VisitId& visit, const std::string& familyName);
    VisitId newVisit() { return VisitId{makeUuid7(running_.clock.utc(), running_.random)}; }

    SignKey key;
    WriterId id;
    SealPublicKey sealKey;
    std::string token;
    std::string letters; // as told at pairing, and again at the login
    Head head;

private:
    RunningService& running_;
};

} // namespace standdienst::backend::test
