// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pairing/pairing.h"

#include "core/base/encoding.h"
#include "core/base/spoken_number.h"
#include "kiosk/sync/verdict.h"

namespace standdienst::kiosk {

Result<PairingInvitation> invitationFromText(std::string_view ticket) {
    auto read = parsePairingTicket(ticket);
    if (!read)
        return read.error();
    auto code = normalizePairingCode(read->code);
    if (!code)
        return code.error();
    return PairingInvitation{std::move(read->address), read->key, std::move(*code)};
}

Result<PairingInvitation> invitationFromTyping(std::string_view address, std::string_view code) {
    const auto begin = address.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return Error{Code::Malformed, "address: an address like 192.168.1.5:8443 is needed"};
    std::string whole(address.substr(begin, address.find_last_not_of(" \t/") + 1 - begin));
    if (whole.find("://") == std::string::npos)
        whole = "https://" + whole;
    auto normalized = normalizePairingCode(code);
    if (!normalized)
        return Error{Code::Malformed, "code: " + normalized.error().detail};
    return PairingInvitation{std::move(whole), std::nullopt, std::move(*normalized)};
}

// Looks who answers (and is refused another key than the QR's), derives the shared key away from the screen's
// thread, proves, checks the proof, stores.
class Pairing::Inner {
public:
    Inner(World world, PairingInvitation invitation, std::string name, std::string face,
          std::function<void(Result<void>)> done)
        : world_(std::move(world)),
          invitation_(std::move(invitation)),
          name_(std::move(name)),
          face_(std::move(face)),
          done_(std::move(done)),
          known_(world_.store.identity()),
          key_(known_ ? *world_.store.signKey() : SignKey::generate(world_.random)) {
        world_.random.fill(nonce_.data);
    }

    void start() {
        // A device that was paired knows its backend: whoever else invites it gets no request of ours.
        if (known_ && invitation_.key && *invitation_.key != known_->backend)
            return endSoon(otherBackend());
        auto transport =
            world_.connect(invitation_.address, known_ ? std::optional(known_->backend) : invitation_.key);
        if (!transport)
            return endSoon(transport.error());
        transport_ = std::move(*transport);
        step_ = transport_->send({"GET", "/api/device/v1/head", {}, {}},
                                 [this](Result<Answer> answer) { sawKey(answer); });
    }

private:
    static Error otherBackend() {
        return {Code::Conflict,
                "this device belongs to another backend and takes no other; to give it away, run "
                "`standdienst-kiosk --forget` on it"};
    }

    void endSoon(const Error& error) { // never from within start()
        step_ = world_.background([] {}, [this, error] { end(error); });
    }

    void sawKey(const Result<Answer>& answer) {
        if (known_ && !invitation_.key && !answer && answer.error().code == Code::KeyChanged)
            return end(otherBackend());
        const auto verdict = judge(answer);
        // Nobody is logged in, so a backend refuses; a portal does not refuse in our protocol.
        if (const auto* refusal = std::get_if<Refusal>(&verdict); refusal && refusal->status != 401)
            return end(explained(*refusal));
        backend_ = answer->backend;
        if (known_ && backend_ != known_->backend) // plain HTTP has no key to pin
            return end(otherBackend());
        auto shared = std::make_shared<PairingKey>();
        step_ = world_.background(
            [shared, code = invitation_.code, backend = backend_] { *shared = pairingKey(code, backend); },
            [this, shared] { prove(*shared); });
    }

    void prove(const PairingKey& shared) {
        shared_ = shared;
        const Digest proof = deviceProof(shared_, backend_, key_.publicKey(), nonce_);
        json::object body{{"key", toHex(key_.publicKey().view())},
                          {"nonce", toHex(nonce_.view())},
                          {"proof", toHex(proof.view())},
                          {"name", name_},
                          {"face", face_}};
        if (known_)
            body["device"] = toString(known_->device);
        step_ = transport_->send(
            {"POST", "/api/device/v1/pair", {{"Content-Type", "application/json"}}, json::serialize(body)},
            [this](Result<Answer> answer) { gotAnswer(answer); });
    }

    void gotAnswer(const Result<Answer>& answer) {
        auto verdict = judge(answer);
        if (const auto* refusal = std::get_if<Refusal>(&verdict))
            return end(explained(*refusal));
        const auto identity = checked(std::get<json::object>(verdict));
        end(identity ? world_.store.pair(*identity, key_) : Result<void>(identity.error()));
    }

    // What the backend refuses is neither the address's fault nor this device's.
    static Error explained(const Refusal& refusal) {
        Error error = refusal.error;
        if (refusal.status >= 400 &&
            (error.code == Code::Malformed || error.code == Code::Forbidden || error.code == Code::Conflict))
            error.code = Code::Internal;
        if (error.code == Code::Unauthorized)
            error.detail = "the code is wrong; compare it with the one on the administrator's screen";
        if (error.code == Code::Expired)
            error.detail = "the code is too old or used up; ask the administrator for another";
        return error;
    }

    Result<Identity> checked(const json::object& answer) const {
        const auto device = idField<WriterId>(answer, "device");
        auto sealKey = stringField(answer, "seal_key", 64);
        auto proof = stringField(answer, "proof", 64);
        auto fair = stringField(answer, "fair", 64);
        auto booth = stringField(answer, "booth", 64);
        if (!device)
            return device.error();
        for (const auto* field : {&sealKey, &proof, &fair, &booth}) {
            if (!*field)
                return field->error();
        }
        const auto sealed = bytesFromHex<SealPublicKey>(*sealKey);
        const auto given = bytesFromHex<Digest>(*proof);
        if (!sealed || !given || !isSlug(*fair) || !isSlug(*booth))
            return Error{Code::Malformed, "the backend's answer to the pairing cannot be read"};
        const Digest expected = backendProof(shared_, backend_, key_.publicKey(), nonce_, {*device, *sealed});
        const auto text = [](const Digest& digest) {
            return std::string_view(reinterpret_cast<const char*>(digest.data.data()), Digest::size);
        };
        if (!equalSecret(text(expected), text(*given)))
            return Error{Code::BadSignature,
                         "what answered does not know the code, so it is not the backend; somebody may be "
                         "in between. Nothing was stored"};
        if (known_ && (*device != known_->device || *sealed != known_->sealKey))
            return otherBackend();
        Identity identity{*device, invitation_.address, backend_,
                          *sealed, {std::move(*fair)},  {std::move(*booth)}};
        // An older backend says none.
        if (const auto letters = textOr(answer, "letters"); isDeviceLetters(letters))
            identity.letters = letters;
        else if (known_)
            identity.letters = known_->letters;
        return identity;
    }

    void end(Result<void> result) {
        step_.reset();
        const auto done = std::move(done_);
        done(std::move(result)); // may let this object go
    }

    World world_;
    PairingInvitation invitation_;
    std::string name_;
    std::string face_;
    std::function<void(Result<void>)> done_;
    std::optional<Identity> known_;
    SignKey key_;
    Nonce nonce_;
    Fingerprint backend_;
    PairingKey shared_;
    std::unique_ptr<Transport> transport_;
    std::unique_ptr<Exchange> step_;
};

Pairing::Pairing(World world, PairingInvitation invitation, std::string deviceName, std::string face,
                 std::function<void(Result<void>)> done)
    : inner_(std::make_unique<Inner>(std::move(world), std::move(invitation), std::move(deviceName),
                                     std::move(face), std::move(done))) {}
Pairing::~Pairing() = default;
void Pairing::start() {
    inner_->start();
}

} // namespace standdienst::kiosk
