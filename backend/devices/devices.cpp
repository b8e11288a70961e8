// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/devices/devices.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/spoken_number.h"
#include "core/fair/fair.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

// Nonces and sessions in memory: some for each device of the largest fair. Beyond that somebody is playing
// with us.
constexpr std::size_t mostNonces = 4096;
constexpr std::size_t mostSessions = 8192;
// Of one device: it asks for one and uses it. Whoever asks in its name pushes out nobody else's.
constexpr std::ptrdiff_t mostNoncesOfDevice = 8;
// It logs in again where an answer was lost; whoever has its key pushes out nobody else either.
constexpr std::ptrdiff_t mostSessionsOfDevice = 4;
// "Last seen" costs a write, so it is kept to the minute.
constexpr auto touchEvery = 1min;

struct Stand {
    FairId fair;
    BoothId booth;
};

// The fair that devices are paired to. One backend serves one fair for now.
Result<Stand> onlyStand(Store& store) {
    std::optional<Stand> stand;
    const auto read = store.read([&](Reader& reader) -> Result<void> {
        for (const FairId& fair : reader.fairs()) {
            const auto document = reader.document(fair, {Kind::Fair, fair.value});
            if (!document)
                continue;
            auto body = parseObject(document->body);
            if (!body)
                return body.error();
            stand = Stand{fair, {std::string(textOr(*body, "booth"))}};
            break;
        }
        return {};
    });
    if (!read)
        return read.error();
    if (!stand)
        return Error{Code::NotFound, "there is no fair yet: import one with `standdienst fair import FILE`"};
    return *stand;
}

// Where the device has `most` of these tickets already, its oldest goes.
template<class Tickets>
void makeRoomFor(const WriterId& device, Tickets& tickets, std::ptrdiff_t most) {
    const auto isTheirs = [&](const auto& item) {
        return item.second.device == device;
    };
    if (std::ranges::count_if(tickets, isTheirs) < most)
        return;
    auto oldest = std::ranges::find_if(tickets, isTheirs);
    for (auto item = oldest; item != tickets.end(); ++item) {
        if (isTheirs(*item) && item->second.ends < oldest->second.ends)
            oldest = item;
    }
    tickets.erase(oldest);
}

// By the order of pairing. No device ever leaves that list, revoked or not, so no letters are given twice.
std::string lettersOf(Reader& reader, const DeviceInfo& device) {
    auto devices = reader.devices();
    std::erase_if(devices, [&](const DeviceInfo& other) { return other.fair != device.fair; });
    const auto place = std::ranges::find(devices, device.id, &DeviceInfo::id) - devices.begin();
    return deviceLetters(static_cast<std::size_t>(place));
}

Error noSuchDevice() {
    return {Code::NotFound, "no such device; `standdienst device list` shows all"};
}

Error wasRevoked() {
    return {Code::Revoked, "the device was revoked; pair it again"};
}

} // namespace

Devices::Devices(Store& store, const SealPublicKey& sealKey, const Fingerprint& fingerprint,
                 const Clock& clock, Random& random)
    : store_(store), sealKey_(sealKey), fingerprint_(fingerprint), clock_(clock), random_(random) {}

void Devices::dropExpired() {
    const auto now = clock_.monotonic();
    const auto ended = [now](const auto& item) {
        return item.second.ends <= now;
    };
    std::erase_if(codes_, [now](const ActiveCode& code) { return code.ends <= now || code.tries <= 0; });
    std::erase_if(nonces_, ended);
    std::erase_if(sessions_, ended);
}

Result<Devices::PairingCode> Devices::makeCode() {
    auto stand = onlyStand(store_);
    if (!stand)
        return stand.error();
    {
        const std::lock_guard lock(mutex_);
        dropExpired();
        if (codes_.size() >= limits::pairingCodes)
            return Error{Code::Busy,
                         "eight pairing codes are waiting to be used; use one of them, or wait ten minutes"};
    }
    const std::string code = makePairingCode(random_);
    const PairingKey key = pairingKey(code, fingerprint_);
    const std::lock_guard lock(mutex_);
    codes_.push_back({key, stand->fair, stand->booth, clock_.monotonic() + limits::pairingCodeLife});
    return PairingCode{code, stand->fair, limits::pairingCodeLife};
}

std::optional<Devices::ActiveCode> Devices::takeCode(const PairRequest& request) {
    const auto matches = [&](const ActiveCode& code) {
        const Digest proof = deviceProof(code.key, fingerprint_, request.key, request.nonce);
        return equalSecret({reinterpret_cast<const char*>(proof.data.data()), Digest::size},
                           {reinterpret_cast<const char*>(request.proof.data.data()), Digest::size});
    };
    const auto found = std::ranges::find_if(codes_, matches);
    if (found == codes_.end()) {
        for (ActiveCode& code : codes_)
            --code.tries;
        return std::nullopt;
    }
    ActiveCode code = *found;
    codes_.erase(found);
    return code;
}

Result<Devices::PairAnswer> Devices::pair(const PairRequest& request) {
    if (request.name.empty() || codePoints(request.name) > limits::deviceName || !isUtf8(request.name))
        return Error{Code::Malformed, "name: 1 to 60 characters expected"};
    std::optional<ActiveCode> code;
    {
        const std::lock_guard lock(mutex_);
        dropExpired();
        if (codes_.empty())
            return Error{Code::Expired,
                         "no pairing code is waiting; make one with `standdienst device pair`"};
        code = takeCode(request);
    }
    if (!code)
        return Error{Code::Unauthorized, "this is not the code; type it again, or make a new one"};
    DeviceInfo device;
    std::string letters;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        auto admitted = this->admitted(writer, request, *code);
        if (!admitted)
            return admitted.error();
        device = std::move(*admitted);
        writer.putDevice(device);
        letters = lettersOf(writer, device);
        return {};
    });
    if (!written) { // whoever it was knew the code: it stays good
        const std::lock_guard lock(mutex_);
        codes_.push_back(*code);
        return written.error();
    }
    spdlog::info("devices: {} ({}) was paired", device.name, toString(device.id));
    return PairAnswer{
        device.id,
        sealKey_,
        backendProof(code->key, fingerprint_, request.key, request.nonce, {device.id, sealKey_}),
        device.fair,
        device.booth,
        std::move(letters)};
}

// A journal is its writer's alone, so a name counts only with the key that goes with it.
Result<DeviceInfo> Devices::admitted(Writer& writer, const PairRequest& request, const ActiveCode& code) {
    DeviceInfo device;
    device.id = request.device.value_or(WriterId{makeUuid7(clock_.utc(), random_)});
    device.fair = code.fair;
    device.booth = code.booth;
    device.key = request.key;
    if (request.device) {
        const auto known = writer.device(*request.device);
        if (known ? known->key != request.key : writer.head(*request.device).incarnation > 0)
            return Error{Code::Forbidden,
                         "this device id belongs to another key; run `standdienst-kiosk --forget` "
                         "on the device and pair it as a new one"};
        if (known)
            device = *known;
    }
    device.name = request.name;
    device.face = request.face;
    device.pairedAt = clock_.utc();
    device.revokedAt.reset();
    return device;
}

Result<std::vector<DeviceInfo>> Devices::list() {
    std::vector<DeviceInfo> devices;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        devices = reader.devices();
        return {};
    });
    return read ? Result<std::vector<DeviceInfo>>(std::move(devices)) : read.error();
}

Result<DeviceInfo> Devices::revoke(std::string_view idOrName) {
    std::optional<DeviceInfo> revoked;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        std::vector<DeviceInfo> named = writer.devices();
        std::erase_if(named, [&](const DeviceInfo& device) {
            return toString(device.id) != idOrName && device.name != idOrName;
        });
        if (named.empty())
            return noSuchDevice();
        if (named.size() > 1)
            return Error{Code::Conflict, "several devices have this name; name the id instead"};
        revoked = named.front();
        if (!revoked->revokedAt) {
            revoked->revokedAt = clock_.utc();
            writer.putDevice(*revoked);
        }
        return {};
    });
    if (!written)
        return written.error();
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& item) { return item.second.device == revoked->id; });
    std::erase_if(nonces_, [&](const auto& item) { return item.second.device == revoked->id; });
    return *revoked;
}

Result<DeviceInfo> Devices::find(const WriterId& id) {
    std::optional<DeviceInfo> device;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        device = reader.device(id);
        return {};
    });
    if (!read)
        return read.error();
    if (!device)
        return noSuchDevice();
    if (device->revokedAt)
        return wasRevoked();
    return *device;
}

Result<Nonce> Devices::makeNonce(const WriterId& id) {
    if (auto device = find(id); !device)
        return device.error();
    Nonce nonce;
    random_.fill(nonce.data);
    const std::lock_guard lock(mutex_);
    dropExpired();
    makeRoomFor(id, nonces_, mostNoncesOfDevice);
    if (nonces_.size() >= mostNonces)
        return Error{Code::Busy, "too many logins at once; try again in two minutes"};
    nonces_.emplace(nonce, Ticket{id, clock_.monotonic() + limits::deviceNonceLife});
    return nonce;
}

Result<Devices::Session> Devices::login(const WriterId& id, const Nonce& nonce, const Signature& signature) {
    const auto device = find(id);
    if (!device)
        return device.error();
    {
        const std::lock_guard lock(mutex_);
        dropExpired();
        const auto found = nonces_.find(nonce);
        if (found == nonces_.end() || found->second.device != id)
            return Error{Code::Unauthorized, "the nonce is unknown or too old; ask for another"};
        nonces_.erase(found);
    }
    if (!verify(device->key, sessionMessage(id, fingerprint_, nonce), signature))
        return Error{Code::Unauthorized, "the signature is not this device's over this backend's key"};
    std::string letters;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        letters = lettersOf(reader, *device);
        return {};
    });
    if (!read)
        return read.error();
    const std::string token = randomToken(random_);
    const std::lock_guard lock(mutex_);
    makeRoomFor(id, sessions_, mostSessionsOfDevice);
    if (sessions_.size() >= mostSessions)
        return Error{Code::Busy, "too many sessions; try again later"};
    sessions_.emplace(blake2b(token), Ticket{id, clock_.monotonic() + limits::deviceSession});
    return Session{token, limits::deviceSession, std::move(letters)};
}

Result<DeviceInfo> Devices::authenticate(std::string_view token) {
    std::optional<WriterId> id;
    {
        const std::lock_guard lock(mutex_);
        const auto found = sessions_.find(blake2b(token));
        if (found != sessions_.end() && found->second.ends > clock_.monotonic())
            id = found->second.device;
    }
    if (!id)
        return Error{Code::Unauthorized, "no valid session; log in again"};
    auto device = find(*id);
    if (device)
        touch(*device);
    return device;
}

void Devices::touch(const DeviceInfo& device) {
    const UtcTime now = clock_.utc();
    if (device.lastSeen && now - *device.lastSeen < touchEvery && *device.lastSeen <= now)
        return;
    const auto work = [id = device.id, now](Writer& writer) -> Result<void> {
        auto current = writer.device(id);
        if (!current || current->lastSeen == now)
            return {};
        current->lastSeen = now;
        writer.putDevice(*current);
        return {};
    };
    store_.write(work, [](const Result<void>&) {}); // of no consequence where it fails
}

} // namespace standdienst::backend
