// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/api/running_service.h"

#include "core/base/encoding.h"
#include "core/fold/visit.h"

#include <cstdlib>

namespace standdienst::backend::test {

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "standdienst-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Fair sampleFair() {
    const auto both = [](const std::string& de, const std::string& en) {
        return Text{{{"de", de}, {"en", en}}};
    };
    Fair fair;
    fair.id = {"hall"};
    fair.booth = {"b12"};
    fair.company = "Muster & Söhne";
    fair.timeZone = "Europe/Berlin";
    fair.name = both("Messe", "Fair");
    fair.greeting = both("Hallo", "Hello");
    fair.boothName = both("Halle 4", "Hall 4");
    fair.notice = both("Hinweis", "Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Information};
    fair.topics = {{"pumps", both("Pumpen", "Pumps"), {}, false},
                   {"valves", both("Ventile", "Valves"), {}, false}};
    fair.purposes = {{"answer",
                      "1",
                      {{Channel::Email, both("Per E-Mail", "By e-mail")},
                       {Channel::Phone, both("Per Telefon", "By phone")}}}};
    fair.look = {"#0a6b4f", "#1b1b1b", "#ffffff"};
    return fair;
}

RunningService::RunningService(bool fair) {
    auto started = Service::start({.data = folder.path() / "data", .plain = true}, clock, random);
    REQUIRE(started);
    service = std::move(*started);
    if (fair)
        REQUIRE(service->backend().fairs.import(sampleFair()));
}

Answer RunningService::ask(std::string_view method, std::string_view path, const Headers& headers,
                           std::string_view body) const {
    return Client(port()).ask(request(method, path, headers, body));
}

Answer RunningService::askJson(std::string_view method, std::string_view path, const json::object& body,
                               Headers headers) const {
    headers.emplace_back("Content-Type", "application/json");
    return ask(method, path, headers, json::serialize(body));
}

json::object objectOf(const Answer& answer) {
    INFO(answer.status << " " << answer.body);
    auto object = parseObject(answer.body);
    REQUIRE(object);
    return *object;
}

std::string codeOf(const Answer& answer) {
    return std::string(textOr(objectOf(answer), "code"));
}

Person logIn(const RunningService& running) {
    const auto answer = running.askJson("POST", "/api/console/v1/login",
                                        {{"name", running.service->firstAdministrator()->user.name},
                                         {"password", running.administratorsPassword()}});
    REQUIRE(answer.status == 200);
    const auto cookie = answer.header("set-cookie");
    return {cookie.substr(0, cookie.find(';')), std::string(textOr(objectOf(answer), "csrf"))};
}

TestDevice::TestDevice(RunningService& running) : key(SignKey::generate(running.random)), running_(running) {
    const auto code = running.service->backend().devices.makeCode();
    REQUIRE(code);
    const Fingerprint plain;
    const auto shared = pairingKey(code->code, plain);
    Nonce nonce;
    running.random.fill(nonce.data);
    const auto paired =
        running.askJson("POST", "/api/device/v1/pair",
                        {{"key", toHex(key.publicKey().view())},
                         {"nonce", toHex(nonce.view())},
                         {"proof", toHex(deviceProof(shared, plain, key.publicKey(), nonce).view())},
                         {"name", "Kiosk 1"},
                         {"face", "kiosk"}});
    REQUIRE(paired.status == 200);
    const auto body = objectOf(paired);
    id = *idField<WriterId>(body, "device");
    sealKey = *bytesFromHex<SealPublicKey>(textOr(body, "seal_key"));
    CHECK(textOr(body, "fair") == "hall");
    CHECK(textOr(body, "booth") == "b12");
    CHECK(textOr(body, "proof") ==
          toHex(backendProof(shared, plain, key.publicKey(), nonce, {id, sealKey}).view()));

    const auto asked = running.askJson("POST", "/api/device/v1/nonce", {{"device", toString(id)}});
    const auto challenge = *bytesFromHex<Nonce>(textOr(objectOf(asked), "nonce"));
    const auto session =
        running.askJson("POST", "/api/device/v1/session",
                        {{"device", toString(id)},
                         {"nonce", toHex(challenge.view())},
                         {"signature", toHex(key.sign(sessionMessage(id, plain, challenge)).view())}});
    REQUIRE(session.status == 200);
    token = textOr(objectOf(session), "token");
    letters = textOr(body, "letters");
    CHECK(textOr(objectOf(session), "letters") == letters);
    head.incarnation = 1;
}

Entry TestDevice::entry(std::string_view type, json::object body,
                        const std::optional<json::object>& personal) {
    Event event;
    event.id = {makeUuid7(running_.clock.utc(), running_.random)};
    event.writer = id;
    event.fair = {"hall"};
    event.booth = {"b12"};
    event.type = type;
    event.deviceTime = running_.clock.utc();
    event.boot = {makeUuid7(running_.clock.utc(), running_.random)};
    event.body = std::move(body);
    Entry entry;
    if (personal) {
        auto sealed = sealPersonal(sealKey, event.id, *personal);
        event.sealed = sealed.reference;
        entry.sealed = std::move(sealed.bytes);
    }
    entry.record = writeRecord(event);
    return entry;
}

std::string TestDevice::pushBody(const std::vector<Entry>& entries) {
    Push push;
    push.before = head;
    push.after = head;
    for (const auto& entry : entries)
        push.after = appended(push.after, id, entry.record);
    push.signature = key.sign(headMessage(id, push.after));
    push.entries = entries;
    head = push.after;
    return writePush(push);
}

Answer TestDevice::push(const std::string& body) {
    auto with = headers();
    with.emplace_back("Content-Type", "application/x-ndjson");
    return running_.ask("POST", "/api/device/v1/push", with, body);
}

std::vector<Entry> TestDevice::visit(const VisitId& visit, const std::string& familyName) {
    const ConsentId consent{makeUuid7(running_.clock.utc(), running_.random)};
    return {
        entry(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false})),
        entry(types::interestStated, toBody(InterestStated{visit, Reason::Advice, {"pumps"}, "de"})),
        entry(types::consentGiven, toBody(ConsentGiven{visit, consent, "answer", Channel::Email, "1", "de"})),
        entry(types::contactGiven, toBody(ContactGiven{visit}),
              json::object{{"family_name", familyName}, {"email", "a@example.org"}}),
        entry(types::visitEnded, toBody(VisitEnded{visit, Outcome::Finished, "de"}))};
}

} // namespace standdienst::backend::test
