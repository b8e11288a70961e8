// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/support/fake_backend.h"

#include "core/base/encoding.h"
#include "core/fold/fold.h"

#include <tuple>

namespace standdienst::kiosk {

namespace {

constexpr std::string_view api = "/api/device/v1/";

// Fold's view of the backend's documents: everything that it writes gets the position of the event.
class Folding final : public DocumentStore {
public:
    explicit Folding(FakeBackend::State& state) : state_(state) {}
    std::optional<Document> find(const DocumentKey& key) override {
        const auto found = state_.documents.find(key);
        return found == state_.documents.end() ? std::nullopt : found->second.document;
    }
    void put(const DocumentKey& key, Document document) override {
        state_.documents[key] = {std::move(document), state_.position};
    }
    void remove(const DocumentKey& key) override {
        if (find(key))
            state_.documents[key] = {std::nullopt, state_.position};
    }

private:
    FakeBackend::State& state_;
};

Text text(const std::string& both) {
    return {{{"de", both}, {"en", both}}};
}

} // namespace

Fair sampleFair(FairState state) {
    Fair fair;
    fair.id = {"sample-2026"};
    fair.revision = 1;
    fair.state = state;
    fair.booth = {"b12"};
    fair.company = "Musterwerk";
    fair.timeZone = "Europe/Berlin";
    fair.name = text("Sample fair");
    fair.greeting = text("Hello");
    fair.boothName = text("Hall 4");
    fair.notice = text("Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice};
    fair.topics = {{"pumps", text("Pumps"), text("All of them"), false}};
    fair.purposes = {{"answer", "1", {{Channel::Email, text("May we write?")}}}};
    fair.look = {"#005f73", "#1b1b1b", "#ffffff"};
    return fair;
}

FakeBackend::FakeBackend(Random& random)
    : random_(random), sealKey_([&] {
          initCrypto();
          return SealKey::generate(random);
      }()) {
    random_.fill(fingerprint_.data);
    publish(sampleFair());
}

void FakeBackend::publish(const Fair& fair) {
    ++state.position;
    state.documents[{Kind::Fair, fair.id.value}] = {Document{Scope::fair(), toJson(fair)}, state.position};
    if (moved)
        moved();
}

void FakeBackend::restore(const State& backup) {
    const std::string old = state.epoch;
    state = backup;
    state.epoch = old + "+";
    tokens_.clear();
}

Identity FakeBackend::enroll(const SignPublicKey& key, std::optional<WriterId> as) {
    Identity identity;
    identity.device = as.value_or(WriterId{makeUuid7(UtcTime{}, random_)});
    identity.address = "https://backend.example:8443";
    identity.backend = fingerprint_;
    identity.sealKey = sealKey_.publicKey();
    identity.fair = {"sample-2026"};
    identity.booth = {"b12"};
    state.devices[identity.device] = key;
    return identity;
}

Head FakeBackend::headOf(const WriterId& writer) const {
    const auto found = state.chains.find(writer);
    if (found == state.chains.end() || found->second.empty())
        return {};
    const auto& [incarnation, chain] = *found->second.rbegin();
    return {incarnation, chain.size(), chain.empty() ? Digest{} : chain.back()};
}

Answer FakeBackend::object(const json::object& object) const {
    return {200,
            {{"Standdienst-Protocol", "1"}, {"Content-Type", "application/json"}},
            json::serialize(object),
            fingerprint_};
}

Answer FakeBackend::problem(int status, Code reason, const json::object& more) const {
    json::object body{{"code", std::string(name(reason))}, {"status", status}};
    for (const auto& [key, value] : more)
        body[key] = value;
    return {status,
            {{"Standdienst-Protocol", "1"}, {"Content-Type", "application/problem+json"}},
            json::serialize(body),
            fingerprint_};
}

Answer FakeBackend::answer(const Request& request) {
    bodies.push_back(request.body);
    if (always) {
        always->backend = fingerprint_;
        return *always;
    }
    const std::string path = request.path.substr(api.size());
    if (path == "pair" || path == "nonce" || path == "session") {
        const auto body = *parseObject(request.body);
        return path == "pair" ? pair(body) : path == "nonce" ? nonce(body) : session(body);
    }
    const std::string_view bearer = header(request.headers, "authorization");
    const auto known = tokens_.find(std::string(bearer.starts_with("Bearer ") ? bearer.substr(7) : ""));
    if (known == tokens_.end())
        return problem(401, Code::Unauthorized);
    if (revoked.contains(known->second))
        return problem(403, Code::Revoked);
    if (path == "head")
        return head(known->second);
    if (path == "push")
        return push(known->second, request.body);
    if (path.starts_with("pull"))
        return pull(known->second, path);
    if (path == "live")
        return {
            200, {{"Standdienst-Protocol", "1"}, {"Content-Type", "text/event-stream"}}, {}, fingerprint_};
    return problem(404, Code::NotFound);
}

Answer FakeBackend::pair(const json::object& body) {
    if (code.empty())
        return problem(403, Code::Expired);
    const auto key = *bytesFromHex<SignPublicKey>(textOr(body, "key"));
    const auto given = *bytesFromHex<Nonce>(textOr(body, "nonce"));
    const PairingKey shared = pairingKey(code, fingerprint_);
    if (toHex(deviceProof(shared, fingerprint_, key, given).view()) != textOr(body, "proof"))
        return problem(401, Code::Unauthorized);
    std::optional<WriterId> stays;
    if (body.contains("device")) {
        stays = *parseId<WriterId>(textOr(body, "device"));
        if (state.devices.contains(*stays) ? state.devices[*stays] != key : state.chains.contains(*stays))
            return problem(403, Code::Forbidden);
    }
    code.clear();
    const Identity made = enroll(key, stays);
    revoked.erase(made.device);
    Digest proof = backendProof(shared, fingerprint_, key, given, {made.device, made.sealKey});
    if (liesWhenPairing)
        proof.data[0] ^= 1;
    return object({{"device", toString(made.device)},
                   {"seal_key", toHex(made.sealKey.view())},
                   {"proof", toHex(proof.view())},
                   {"fair", made.fair.value},
                   {"booth", made.booth.value}});
}

Answer FakeBackend::nonce(const json::object& body) {
    const auto device = *parseId<WriterId>(textOr(body, "device"));
    if (!state.devices.contains(device))
        return problem(404, Code::NotFound);
    Nonce made;
    random_.fill(made.data);
    nonces_[device] = made;
    return object({{"nonce", toHex(made.view())}});
}

Answer FakeBackend::session(const json::object& body) {
    const auto device = *parseId<WriterId>(textOr(body, "device"));
    const auto given = *bytesFromHex<Nonce>(textOr(body, "nonce"));
    const auto signature = *bytesFromHex<Signature>(textOr(body, "signature"));
    const auto waiting = nonces_.extract(device);
    if (waiting.empty() || waiting.mapped() != given ||
        !verify(state.devices[device], sessionMessage(device, fingerprint_, given), signature))
        return problem(401, Code::Unauthorized);
    if (revoked.contains(device))
        return problem(403, Code::Revoked);
    const std::string token = "token-" + std::to_string(random_.below(1u << 30));
    tokens_[token] = device;
    return object({{"token", token}, {"expires_in_ms", 1'800'000}});
}

Answer FakeBackend::head(const WriterId& writer) const {
    const Head head = headOf(writer);
    return object({{"incarnation", head.incarnation}, {"seq", head.seq}, {"hash", toHex(head.hash.view())}});
}

Answer FakeBackend::push(const WriterId& writer, const std::string& body) {
    ++pushes;
    const auto push = parsePush(body);
    if (!push || (!refused.empty() && body.find(refused) != std::string::npos))
        return problem(400, Code::Malformed);
    if (const auto good = checkPush(*push, writer, state.devices[writer]); !good)
        return problem(good.error().code == Code::Fork ? 409 : 400, good.error().code);
    const Head newest = headOf(writer);
    auto& chains = state.chains[writer];
    if (push->before.incarnation < newest.incarnation)
        return problem(409, Code::Fork);
    const std::uint64_t length = push->before.incarnation == newest.incarnation ? newest.seq : 0;
    if (push->before.seq > length)
        return problem(409, Code::Gap, {{"expected_seq", length + 1}});
    std::vector<Digest> chain = length > 0 ? chains[push->before.incarnation] : std::vector<Digest>{};
    if (push->before.hash != (push->before.seq == 0 ? Digest{} : chain[push->before.seq - 1]))
        return problem(409, Code::Fork);
    Head at = push->before;
    std::vector<const Entry*> news;
    for (const Entry& entry : push->entries) {
        at = appended(at, writer, entry.record);
        if (at.seq <= chain.size()) {
            if (chain[at.seq - 1] != at.hash)
                return problem(409, Code::Fork);
        } else {
            chain.push_back(at.hash);
            news.push_back(&entry);
        }
    }
    chains[at.incarnation] = chain;
    for (const Entry* entry : news)
        take(*entry);
    if (!news.empty() && moved)
        moved();
    Digest digest = pushDigest(body);
    if (wrongDigest)
        digest.data[0] ^= 1;
    return object({{"incarnation", at.incarnation},
                   {"acknowledged_seq", chain.size()},
                   {"digest", toHex(digest.view())},
                   {"position", state.position}});
}

void FakeBackend::take(const Entry& entry) {
    const auto event = parseRecord(entry.record);
    if (!event || !checkSealed(*event, entry.sealed)) {
        state.quarantine.push_back(entry);
        return;
    }
    if (const auto known = state.events.find(event->id); known != state.events.end()) {
        if (known->second.record != entry.record)
            state.quarantine.push_back(entry);
        return;
    }
    state.events[event->id] = entry;
    ++state.position;
    Folding folding(state);
    (void)fold(*event, folding);
}

// Cursor: "epoch/incarnation/seq/position/kind/id". Between pages a cursor says what the last whole pull
// included.
Answer FakeBackend::pull(const WriterId& writer, const std::string& path) {
    std::string epoch;
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    std::tuple<std::uint64_t, std::string, std::string> from;
    if (const auto at = path.find("&cursor="); at != std::string::npos) {
        std::string cursor = path.substr(at + 8);
        for (auto slash = cursor.find("%2F"); slash != std::string::npos; slash = cursor.find("%2F"))
            cursor.replace(slash, 3, "/");
        for (auto plus = cursor.find("%2B"); plus != std::string::npos; plus = cursor.find("%2B"))
            cursor.replace(plus, 3, "+");
        std::vector<std::string> parts(1);
        for (const char c : cursor) {
            if (c == '/')
                parts.emplace_back();
            else
                parts.back() += c;
        }
        epoch = parts[0];
        incarnation = std::stoull(parts[1]);
        seq = std::stoull(parts[2]);
        from = {std::stoull(parts[3]), parts[4], parts[5]};
    }
    const bool snapshot = epoch != state.epoch;
    if (snapshot) {
        from = {};
        incarnation = seq = 0;
    }
    std::vector<std::tuple<std::uint64_t, std::string, std::string>> order;
    std::map<std::tuple<std::uint64_t, std::string, std::string>, const State::Kept*> found;
    for (const auto& [key, kept] : state.documents) {
        const std::tuple place{kept.position, std::string(name(key.kind)), key.id};
        const bool mine = !kept.document || kept.document->scope == Scope::fair() ||
                          kept.document->scope == Scope::writer(writer);
        if (place > from && mine && key.kind != Kind::Lead)
            found[place] = &kept;
    }
    json::array documents;
    auto last = from;
    for (const auto& [place, kept] : found) {
        if (documents.size() == pageSize)
            break;
        json::object document{
            {"kind", std::get<1>(place)}, {"id", std::get<2>(place)}, {"position", std::get<0>(place)}};
        if (kept->document)
            document["body"] = kept->document->body;
        else
            document["gone"] = true;
        documents.push_back(std::move(document));
        last = place;
    }
    const bool more = found.size() > documents.size();
    if (!more) {
        const Head head = headOf(writer);
        incarnation = head.incarnation;
        seq = head.seq;
    }
    const std::string cursor = state.epoch + "/" + std::to_string(incarnation) + "/" + std::to_string(seq) +
                               "/" + std::to_string(std::get<0>(last)) + "/" + std::get<1>(last) + "/" +
                               std::get<2>(last);
    return object({{"epoch", state.epoch},
                   {"position", state.position},
                   {"acknowledged", {{"incarnation", incarnation}, {"seq", seq}}},
                   {"snapshot", snapshot},
                   {"more", more},
                   {"cursor", cursor},
                   {"documents", std::move(documents)}});
}

} // namespace standdienst::kiosk
