// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/control_client.h"
#include "backend/control/control_socket.h"

#include "tests/backend/api/running_service.h"

#include <fstream>

#include <sys/stat.h>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

std::filesystem::path dataOf(const RunningService& running) {
    return running.folder.path() / "data";
}

Result<json::object> run(RunningService& running, const json::object& request) {
    return runCommand(dataOf(running), request, running.clock, running.random);
}

} // namespace

TEST_CASE("commands reach a running service", "[control]") {
    RunningService running;
    const auto users = run(running, {{"command", "user.list"}});
    REQUIRE(users);
    CHECK(users->at("users").as_array().size() == 1);
    const auto link = run(running, {{"command", "user.link"}, {"name", "admin"}});
    REQUIRE(link);
    const auto login = running.askJson("POST", "/api/console/v1/login/link", {{"token", link->at("token")}});
    CHECK(login.status == 200);
    const auto twice = running.askJson("POST", "/api/console/v1/login/link", {{"token", link->at("token")}});
    CHECK(twice.status == 401);
}

TEST_CASE("a pairing ticket names the service's address and key", "[control]") {
    RunningService running;
    const auto made = run(running, {{"command", "device.pair"}});
    REQUIRE(made);
    const auto ticket = parsePairingTicket(textOr(*made, "ticket"));
    REQUIRE(ticket);
    CHECK(ticket->address == "http://127.0.0.1:" + std::to_string(running.port()));
    CHECK(ticket->key == Fingerprint{});
    CHECK(ticket->code == textOr(*made, "code"));
    CHECK(made->at("expires_in_ms") == 600'000);
}

TEST_CASE("a ticket was made with an address that no kiosk takes", "[control]") {
    RunningService running;
    for (const std::string& address : {std::string("foo"), std::string("ftp://foo"), std::string(600, 'x')}) {
        const auto made = run(running, {{"command", "device.pair"}, {"address", address}});
        REQUIRE_FALSE(made);
        CHECK(made.error().code == Code::Malformed);
        CHECK(made.error().detail.find("https://HOST:PORT") != std::string::npos);
    }
    const auto made = run(running, {{"command", "device.pair"}, {"address", "https://stand.example:8443"}});
    REQUIRE(made);
    CHECK(parsePairingTicket(textOr(*made, "ticket"))->address == "https://stand.example:8443");
}

TEST_CASE("commands work on the data where no service runs", "[control]") {
    RunningService running;
    running.service.reset();
    const auto users = run(running, {{"command", "user.list"}});
    REQUIRE(users);
    CHECK(users->at("users").as_array().size() == 1);
    const auto pair = run(running, {{"command", "device.pair"}});
    REQUIRE_FALSE(pair);
    CHECK(pair.error().code == Code::Unreachable);
    CHECK(pair.error().detail.find("standdienst serve") != std::string::npos);
}

TEST_CASE("errors come through with code and remedy", "[control]") {
    RunningService running;
    const auto unknown = run(running, {{"command", "dance"}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == Code::Unsupported);
    const auto nobody = run(running, {{"command", "user.link"}, {"name", "nobody"}});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::NotFound);
    const auto broken = run(running, {{"command", "fair.import"}, {"toml", "id ="}});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == Code::Malformed);
}

TEST_CASE("a second service on the same data is refused with what to do", "[control]") {
    RunningService running;
    const auto second =
        Service::start({.data = dataOf(running), .plain = true}, running.clock, running.random);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::Locked);
    CHECK(second.error().detail.find(std::to_string(getpid())) != std::string::npos);
}

TEST_CASE("the control socket is this user's alone, and gone when the service is", "[control]") {
    RunningService running;
    const auto socket = dataOf(running) / "control.sock";
    struct stat info {};
    REQUIRE(stat(socket.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    REQUIRE(stat(dataOf(running).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
    running.service.reset();
    CHECK_FALSE(std::filesystem::exists(socket));
    CHECK_FALSE(std::filesystem::exists(dataOf(running) / "serve.json"));
}

TEST_CASE("nonsense on the control socket is answered or dropped, and does no harm", "[control]") {
    RunningService running;
    {
        const auto client = connectControl(dataOf(running));
        REQUIRE(client);
        REQUIRE(writeLine(client->get(), "not json"));
        const auto answer = readLine(client->get(), 10'000);
        REQUIRE(answer);
        CHECK(answer->find("malformed") != std::string::npos);
    }
    {
        const auto client = connectControl(dataOf(running));
        REQUIRE(client);
        (void)writeLine(client->get(), std::string(controlRequestBytes + 100'000, 'x'));
        CHECK_FALSE(readLine(client->get(), 10'000));
    }
    CHECK(run(running, {{"command", "user.list"}}));
}

TEST_CASE("serve.json tells scripts where the service is", "[control]") {
    RunningService running;
    std::ifstream in(dataOf(running) / "serve.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto info = parseObject(text);
    REQUIRE(info);
    CHECK(info->at("port") == running.port());
    CHECK(textOr(*info, "address") == "http://127.0.0.1:" + std::to_string(running.port()));
    CHECK(info->at("pid") == getpid());
}

TEST_CASE("what stands follows from the journals, asked of a running service", "[control]") {
    RunningService running;
    TestDevice device(running);
    REQUIRE(device.push(device.visit(device.newVisit(), "A")).status == 200);
    const auto check = run(running, {{"command", "rebuild.check"}});
    REQUIRE(check);
    CHECK(check->at("events") == 6);
    CHECK(check->at("differences").as_array().empty());
    Client live(running.port());
    live.send(request("GET", "/api/device/v1/live", device.headers()));
    CHECK(live.receive().status == 200);
    REQUIRE(run(running, {{"command", "rebuild"}}));
    // Everybody hears of it, and pulls anew: the documents have another epoch.
    CHECK(live.readUntil("}\n\n").find("event: moved\n") != std::string::npos);
    const auto visits = run(running, {{"command", "visit.list"}});
    REQUIRE(visits);
    CHECK(visits->at("visits").as_array().size() == 1);
}

TEST_CASE("a first start that could not say where it is swallowed the first password", "[control]") {
    const TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    const Service::Settings settings{.data = folder.path() / "data", .plain = true};
    const auto inTheWay = settings.data / "serve.json.new";
    REQUIRE(Backend::open(settings.data, DataFolder::WhereNone::Make, true, clock, random));
    std::filesystem::create_directory(inTheWay);
    const auto failed = Service::start(settings, clock, random);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().detail.find(inTheWay.string() + ": Is a directory") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(settings.data / "control.sock"));
    std::filesystem::remove(inTheWay);
    const auto service = Service::start(settings, clock, random);
    REQUIRE(service);
    CHECK((*service)->firstAdministrator());
}

TEST_CASE("a list of companies counts at once in a running service, and only the console hears of it",
          "[control]") {
    RunningService running;
    TestDevice device(running);
    const auto visit = device.newVisit();
    REQUIRE(device.push(device.visit(visit, "Müller")).status == 200);
    const auto person = logIn(running);
    const auto answerTo = [&](const std::string& path) {
        const auto answer = running.ask("GET", "/api/console/v1/" + path, {{"Cookie", person.cookie}});
        REQUIRE(answer.status == 200);
        return objectOf(answer);
    };
    const auto known = [&] {
        const auto lead = answerTo("leads/" + toString(visit)).at("lead").at("company");
        CHECK(answerTo("leads").at("leads").at(0).at("company") == lead);
        CHECK(answerTo("visits").at("visits").at(0).at("company") == lead);
        CHECK(answerTo("visits/" + toString(visit)).at("visit").at("company") == lead);
        return lead;
    };
    const auto contact = answerTo("leads/" + toString(visit)).at("lead").at("contact").as_object();
    CHECK(known().is_null());
    const auto position = answerTo("leads").at("position");
    const auto import = [&](const std::string& kind, const std::string& csv) {
        return run(running, {{"command", "companies.import"}, {"kind", kind}, {"csv", csv}});
    };
    const std::string csv = "E-Mail\n" + std::string(textOr(contact, "email")) + "\nwebmaster@gmx.de\n";
    const auto imported = import("customer", csv);
    REQUIRE(imported);
    CHECK(imported->at("companies") == 1);
    CHECK(imported->at("mail_providers") == json::array{3});
    CHECK(known() == "customer");
    CHECK(answerTo("leads?company=customer").at("total") == 1);
    CHECK(answerTo("leads?company=target").at("total") == 0);
    const auto bad = import("customer", "acme.com\nco.uk\n");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == Code::Malformed);
    CHECK(bad.error().detail.find("Line 2") != std::string::npos);
    CHECK(known() == "customer");
    REQUIRE_FALSE(import("friend", "acme.com"));
    const auto lists = run(running, {{"command", "companies.list"}});
    REQUIRE(lists);
    CHECK(lists->at("lists").as_array().size() == 1);
    CHECK(json::serialize(*lists).find("example") == std::string::npos);
    REQUIRE(run(running, {{"command", "companies.remove"}, {"kind", "customer"}}));
    CHECK(known().is_null());
    REQUIRE_FALSE(run(running, {{"command", "companies.remove"}, {"kind", "customer"}}));
    CHECK(answerTo("leads").at("position") == position); // no event, no document
}

TEST_CASE("the largest list of companies fits through the control socket", "[control]") {
    RunningService running;
    std::string csv = "Name;Note\nAcme;\"";
    while (csv.size() + 3 <= limits::companyListBytes)
        csv += "\"\"";
    csv += '"';
    const auto imported = run(running, {{"command", "companies.import"}, {"kind", "target"}, {"csv", csv}});
    REQUIRE(imported);
    CHECK(imported->at("companies") == 1);
}

TEST_CASE("what is in quarantine could be seen by nobody", "[control]") {
    RunningService running;
    CHECK(objectOf(running.ask("GET", "/health")).at("quarantined") == 0);
    TestDevice device(running);
    const auto visit = device.newVisit();
    auto entries = device.visit(visit, "Unforgettable");
    entries.push_back(
        device.entry(types::fairPublished, {{"fair", json::object{}}, {"visit", toString(visit)}}));
    entries.push_back({R"({"id":"broken"})", {}});
    REQUIRE(device.push(entries).status == 200);
    CHECK(objectOf(running.ask("GET", "/health")).at("quarantined") == 2);
    const auto listed = run(running, {{"command", "quarantine.list"}});
    REQUIRE(listed);
    CHECK(listed->at("total") == 2);
    const auto& list = listed->at("quarantined").as_array();
    REQUIRE(list.size() == 2);
    CHECK(textOr(list[0].as_object(), "code") == "malformed");
    CHECK_FALSE(list[0].as_object().contains("type"));
    const auto& published = list[1].as_object();
    CHECK(textOr(published, "code") == "forbidden");
    CHECK(textOr(published, "type") == "fair.published");
    CHECK(textOr(published, "visit") == toString(visit));
    CHECK(textOr(published, "device") == toString(device.id));
    CHECK(textOr(published, "device_name") == "Kiosk 1");
    CHECK(published.at("seq") == 6);
    CHECK(textOr(published, "reason").find("only a backend") != std::string_view::npos);
    CHECK(json::serialize(*listed).find("Unforgettable") == std::string::npos);
}

TEST_CASE("a check that was killed left a copy of the contacts", "[control]") {
    RunningService running;
    running.service.reset();
    const auto scratch = dataOf(running) / "rebuild-check";
    std::filesystem::create_directory(scratch);
    std::ofstream(scratch / "rebuild.db") << "Unforgettable";
    REQUIRE(run(running, {{"command", "user.list"}}));
    CHECK_FALSE(std::filesystem::exists(scratch));
}
