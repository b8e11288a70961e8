// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/honest.h"

#include "tests/catch.h"

#include "core/base/encoding.h"
#include "core/crypto/pairing.h"
#include "core/fold/visit.h"
#include "core/journal/chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

namespace standdienst::hostile {

namespace {

// Between two rounds of one client: busy, as a stand is, and not a flood by itself.
constexpr auto pace = std::chrono::milliseconds(15);

std::string jsonRequest(std::string_view path, const json::object& body, Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    return request("POST", path, headers, json::serialize(body));
}

// Asks, waits where it is told to, and writes down how long all of that took.
template<class Ask>
void timed(Tally& tally, const std::string& what, const Ask& ask) {
    const auto begin = Steady::now();
    Reply reply = ask();
    for (int tries = 1; reply.status == 429 && tries < 10; ++tries) {
        tally.add("told to wait", 0, 429);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        reply = ask();
    }
    tally.add(what, std::chrono::duration<double, std::milli>(Steady::now() - begin).count(), reply.status);
}

} // namespace

void Tally::add(const std::string& what, double milliseconds, int status) {
    const std::lock_guard lock(mutex_);
    times_[what].push_back(milliseconds);
    ++statuses_[status];
}

void Tally::add(const Tally& other) {
    const std::scoped_lock lock(mutex_, other.mutex_);
    for (const auto& [what, times] : other.times_)
        times_[what].insert(times_[what].end(), times.begin(), times.end());
    for (const auto& [status, count] : other.statuses_)
        statuses_[status] += count;
}

Tally::Figures Tally::figures(const std::string& what) const {
    const std::lock_guard lock(mutex_);
    std::vector<double> all;
    for (const auto& [name, times] : times_)
        if ((what.empty() && name != "told to wait") || name == what)
            all.insert(all.end(), times.begin(), times.end());
    if (all.empty())
        return {};
    std::ranges::sort(all);
    return {all.size(), all[all.size() / 2], all[all.size() * 99 / 100], all.back()};
}

std::map<int, std::size_t> Tally::statuses() const {
    const std::lock_guard lock(mutex_);
    return statuses_;
}

std::size_t Tally::badly() const {
    std::size_t count = 0;
    for (const auto& [status, times] : statuses())
        count += status == 0 || status >= 500 ? times : 0;
    return count;
}

std::string Tally::table() const {
    std::vector<std::string> names{""};
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [name, times] : times_)
            names.push_back(name);
    }
    std::string text;
    for (const auto& name : names) {
        const auto of = figures(name);
        text += fmt::format("  {:14} {:6} times   median {:7.1f} ms   p99 {:7.1f} ms   worst {:7.1f} ms\n",
                            name.empty() ? "all" : name, of.count, of.median, of.p99, of.worst);
    }
    text += "  answers:";
    for (const auto& [status, count] : statuses())
        text += fmt::format(" {} x {}", count, status);
    return text + "\n";
}

Reply Line::ask(const std::string& bytes) {
    for (int tries = 0; tries < 2; ++tries) {
        if (!wire_ || !wire_->isOpen())
            wire_.emplace(port_, kind_, from_);
        const auto reply = wire_->ask(bytes);
        if (reply.status != 0)
            return reply;
        wire_.reset();
    }
    return {};
}

Kiosk::Kiosk(const Stand& stand, int from, Wire::Kind kind)
    : line_(stand.port(), kind, from), fingerprint_(stand.fingerprint()), key_(SignKey::generate(random_)) {
    const auto made = stand.command({"device", "pair", "--json"});
    const auto shared = pairingKey(textOr(made, "code"), fingerprint_);
    Nonce nonce;
    random_.fill(nonce.data);
    const auto paired = line_.ask(
        jsonRequest("/api/device/v1/pair",
                    {{"key", toHex(key_.publicKey().view())},
                     {"nonce", toHex(nonce.view())},
                     {"proof", toHex(deviceProof(shared, fingerprint_, key_.publicKey(), nonce).view())},
                     {"name", "Kiosk"},
                     {"face", "kiosk"}}));
    INFO(paired.body);
    REQUIRE(paired.status == 200);
    const auto body = parseObject(paired.body).value();
    id_ = idField<WriterId>(body, "device").value();
    sealKey_ = bytesFromHex<SealPublicKey>(textOr(body, "seal_key")).value();
    fair_ = {std::string(textOr(body, "fair"))};
    booth_ = {std::string(textOr(body, "booth"))};
    head_.incarnation = 1;
    logIn();
}

void Kiosk::logIn() {
    const auto asked = line_.ask(jsonRequest("/api/device/v1/nonce", {{"device", toString(id_)}}));
    INFO(asked.body);
    REQUIRE(asked.status == 200);
    const auto nonce = bytesFromHex<Nonce>(textOr(parseObject(asked.body).value(), "nonce")).value();
    const auto session = line_.ask(
        jsonRequest("/api/device/v1/session",
                    {{"device", toString(id_)},
                     {"nonce", toHex(nonce.view())},
                     {"signature", toHex(key_.sign(sessionMessage(id_, fingerprint_, nonce)).view())}}));
    INFO(session.body);
    REQUIRE(session.status == 200);
    token_ = textOr(parseObject(session.body).value(), "token");
}

Headers Kiosk::headers() const {
    return {{"Authorization", "Bearer " + token_}};
}

Entry Kiosk::entry(std::string_view type, json::object body, const std::optional<json::object>& personal) {
    Event event;
    event.id = {makeUuid7(clock_.utc(), random_)};
    event.writer = id_;
    event.fair = fair_;
    event.booth = booth_;
    event.type = type;
    event.deviceTime = clock_.utc();
    event.boot = {makeUuid7(clock_.utc(), random_)};
    event.body = std::move(body);
    Entry made;
    if (personal) {
        auto sealed = sealPersonal(sealKey_, event.id, *personal);
        event.sealed = sealed.reference;
        made.sealed = std::move(sealed.bytes);
    }
    made.record = writeRecord(event);
    return made;
}

std::string Kiosk::signedPush(std::vector<Entry> entries) {
    Push push;
    push.before = head_;
    push.entries = std::move(entries);
    push.after = head_;
    for (const auto& one : push.entries)
        push.after = appended(push.after, id_, one.record);
    push.signature = key_.sign(headMessage(id_, push.after));
    head_ = push.after;
    return writePush(push);
}

Reply Kiosk::pushStrange(const std::string& word) {
    const VisitId visit{makeUuid7(clock_.utc(), random_)};
    auto unopened =
        entry(types::contactGiven, toBody(ContactGiven{visit}), json::object{{"family_name", word}});
    auto broken = entry(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}));
    broken.record.insert(1, word);
    return push(signedPush({
        entry(types::visitEnded, toBody(VisitEnded{visit, Outcome::Finished, "de"})),
        entry(types::interestStated, {{"visit", word}, {"reason", word}}),
        entry(types::consentGiven, {{"visit", toString(visit)}, {word, word}}),
        entry(word, {{word, word}}),
        entry(types::contactGiven, {{"visit", toString(visit)}, {"family_name", word}},
              json::object{{"family_name", json::array{word}}, {"email", 7}}),
        std::move(unopened),
        std::move(broken),
    }));
}

std::string Kiosk::visits(int count, const std::string& familyName) {
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i) {
        const VisitId visit{makeUuid7(clock_.utc(), random_)};
        const ConsentId consent{makeUuid7(clock_.utc(), random_)};
        entries.push_back(entry(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false})));
        entries.push_back(
            entry(types::interestStated, toBody(InterestStated{visit, Reason::Advice, {"steam"}, "de"})));
        entries.push_back(entry(types::consentGiven, toBody(ConsentGiven{visit, consent, "follow-up",
                                                                         Channel::Email, "1", "de"})));
        entries.push_back(
            entry(types::contactGiven, toBody(ContactGiven{visit}),
                  json::object{{"family_name", familyName}, {"email", familyName + "@werk.example"}}));
        entries.push_back(entry(types::visitEnded, toBody(VisitEnded{visit, Outcome::Finished, "de"})));
    }
    return signedPush(std::move(entries));
}

Reply Kiosk::push(const std::string& body) {
    auto with = headers();
    with.emplace_back("Content-Type", "application/x-ndjson");
    return line_.ask(request("POST", "/api/device/v1/push", with, body));
}

std::uint64_t Kiosk::known() {
    const auto reply = line_.ask(request("GET", "/api/device/v1/head", headers()));
    INFO(reply.status << " " << reply.body);
    REQUIRE(reply.status == 200);
    return parseObject(reply.body).value().at("seq").to_number<std::uint64_t>();
}

void Kiosk::work(Tally& tally, const std::function<bool()>& stop) {
    while (!stop()) {
        const auto body = visit("Honest");
        timed(tally, "push", [&] { return push(body); });
        timed(tally, "pull",
              [&] { return line_.ask(request("GET", "/api/device/v1/pull?limit=20", headers())); });
        std::this_thread::sleep_for(pace);
    }
}

Person::Person(const Stand& stand, std::string name, std::string password, int from, Wire::Kind kind)
    : port_(stand.port()),
      kind_(kind),
      from_(from),
      line_(stand.port(), kind, from),
      name_(std::move(name)),
      password_(std::move(password)) {
    const auto reply = logIn();
    INFO(reply.body);
    REQUIRE(reply.status == 200);
}

Reply Person::logIn() {
    Line line(port_, kind_, from_);
    auto reply = line.ask(jsonRequest("/api/console/v1/login", {{"name", name_}, {"password", password_}}));
    if (reply.status == 200) {
        const auto cookie = reply.header("set-cookie");
        cookie_ = cookie.substr(0, cookie.find(';'));
        csrf_ = textOr(parseObject(reply.body).value(), "csrf");
    }
    return reply;
}

void Person::work(Tally& tally, const std::function<bool()>& stop) {
    constexpr std::array pages{"/",
                               "/api/console/v1/session",
                               "/api/console/v1/leads?q=hon",
                               "/api/console/v1/today",
                               "/api/console/v1/visits",
                               "/api/console/v1/floor"};
    for (int round = 0; !stop(); ++round) {
        for (const auto* page : pages)
            timed(tally, "page", [&] { return get(page); });
        // From time to time somebody comes back to the desk.
        if (round % 20 == 0)
            timed(tally, "login", [&] { return logIn(); });
        std::this_thread::sleep_for(pace);
    }
}

} // namespace standdienst::hostile
