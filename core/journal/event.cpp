// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <sodium.h>

#include <algorithm>

namespace standdienst {

namespace {

bool isType(std::string_view type) {
    if (type.empty() || type.size() > limits::typeBytes || type.find('.') == std::string_view::npos ||
        type.front() == '.' || type.back() == '.')
        return false;
    const bool allowed =
        std::ranges::all_of(type, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; });
    return allowed && type.find("..") == std::string_view::npos;
}

template<class S>
Result<S> slugField(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 64);
    if (!text)
        return text.error();
    if (!isSlug(*text))
        return Error{Code::Malformed, std::string(key) + ": lower-case letters, digits and hyphens expected"};
    return S{std::move(*text)};
}

Result<SealReference> sealReference(const json::value& value) {
    if (!value.is_object())
        return Error{Code::Malformed, "sealed: an object expected"};
    const auto& object = value.get_object();
    auto key = stringField(object, "key", 16);
    if (!key)
        return Error{Code::Malformed, "sealed." + key.error().detail};
    auto digest = stringField(object, "digest", 64);
    if (!digest)
        return Error{Code::Malformed, "sealed." + digest.error().detail};
    SealReference reference;
    if (!fromHex(*key, reference.key.data) || !fromHex(*digest, reference.digest.data))
        return Error{Code::Malformed, "sealed: key and digest are lower-case hexadecimal"};
    return reference;
}

// Reads what every event has; body and optional fields follow in parseRecord.
Result<Event> envelope(const json::object& object) {
    Event event;
    auto id = idField<EventId>(object, "id");
    auto writer = idField<WriterId>(object, "writer");
    auto fair = slugField<FairId>(object, "fair");
    auto booth = slugField<BoothId>(object, "booth");
    auto type = stringField(object, "type", limits::typeBytes);
    auto version = integerField(object, "version");
    auto time = timeField(object, "device_time");
    auto boot = idField<BootId>(object, "boot");
    auto uptime = integerField(object, "uptime_ms");
    if (auto error = firstError(id, writer, fair, booth, type, version, time, boot, uptime))
        return *error;
    if (!isType(*type))
        return Error{Code::Malformed, "type: words of a-z and _ joined by dots expected"};
    if (*version < 1 || *version > 65535)
        return Error{Code::Malformed, "version: 1 to 65535 expected"};
    event.id = *id;
    event.writer = *writer;
    event.fair = std::move(*fair);
    event.booth = std::move(*booth);
    event.type = std::move(*type);
    event.version = static_cast<std::uint32_t>(*version);
    event.deviceTime = *time;
    event.boot = *boot;
    event.uptime = std::chrono::milliseconds{static_cast<std::int64_t>(*uptime)};
    return event;
}

} // namespace

bool isBackendsOwn(std::string_view type) {
    constexpr std::array own{
        types::fairPublished,  types::picturePart,   types::dispositionGiven, types::ticketTaken,
        types::ticketHandedOn, types::ticketEnded,   types::triageBegun,      types::triagePart,
        types::giftAllotted,   types::giftReclaimed, types::giftExpired,      types::giftStocked,
        types::giftCounted,    types::giftHanded,    types::giftUnhanded,     types::staffCame,
        types::staffWent,      types::floorOffered,  types::floorPassed,      types::floorScores,
        types::talkBegan,      types::talkEnded,     types::restBegan,        types::restEnded,
        types::helpCalled,     types::helpCame,      types::helpOver,         types::waitForeseen,
        types::waitKept,       types::visitErased,   types::journalRestored};
    return std::ranges::find(own, type) != own.end();
}

Result<Event> parseRecord(std::string_view record) {
    if (record.size() > limits::recordBytes)
        return Error{Code::TooLarge, "a record has at most 128 KiB"};
    if (std::ranges::any_of(record, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return Error{Code::Malformed, "a record is one line without control characters"};
    auto object = parseObject(record);
    if (!object)
        return object.error();
    auto event = envelope(*object);
    if (!event)
        return event;
    const bool mayBeLarge = event->type == types::fairPublished || event->type == types::triagePart ||
                            event->type == types::picturePart;
    if (record.size() > limits::ordinaryRecordBytes && !mayBeLarge)
        return Error{Code::TooLarge, "a record of this type has at most 8 KiB"};
    if (object->contains("based_on")) {
        auto position = integerField(*object, "based_on");
        if (!position)
            return position.error();
        event->basedOn = Position{*position};
    }
    if (const auto* sealed = object->if_contains("sealed")) {
        auto reference = sealReference(*sealed);
        if (!reference)
            return reference.error();
        event->sealed = *reference;
    }
    auto* body = object->if_contains("body");
    if (!body || !body->is_object())
        return Error{Code::Malformed, "body: an object expected"};
    event->body = std::move(body->get_object());
    return event;
}

std::string writeRecord(const Event& event) {
    json::object object{
        {"id", toString(event.id)},
        {"writer", toString(event.writer)},
        {"fair", event.fair.value},
        {"booth", event.booth.value},
        {"type", event.type},
        {"version", event.version},
        {"device_time", toRfc3339(event.deviceTime)},
        {"boot", toString(event.boot)},
        {"uptime_ms", event.uptime.count()},
    };
    if (event.basedOn)
        object["based_on"] = event.basedOn->value;
    object["body"] = event.body;
    if (event.sealed)
        object["sealed"] = {{"key", toHex(event.sealed->key.data)},
                            {"digest", toHex(event.sealed->digest.data)}};
    return json::serialize(object);
}

Result<void> checkSealed(const Event& event, std::string_view sealed) {
    if (sealed.empty())
        return {};
    if (sealed.size() > limits::sealedBytes)
        return Error{Code::TooLarge, "sealed personal data has at most 13 KiB"};
    if (!event.sealed)
        return Error{Code::Malformed, "sealed bytes beside a record that speaks of none"};
    if (blake2b(sealed) != event.sealed->digest)
        return Error{Code::Malformed, "the sealed bytes are not the ones that the record speaks of"};
    return {};
}

SealedPart sealPersonal(const SealPublicKey& key, const EventId& event, const json::object& personal) {
    std::string plain = json::serialize(json::object{{"event", toString(event)}, {"personal", personal}});
    SealedPart part;
    part.bytes = seal(key, plain);
    sodium_memzero(plain.data(), plain.size());
    part.reference = {keyId(key), blake2b(part.bytes)};
    return part;
}

Result<json::object> openPersonal(const SealKey& key, const EventId& event, std::string_view sealed) {
    auto plain = key.open(sealed);
    if (!plain)
        return plain.error();
    auto object = parseObject(*plain);
    sodium_memzero(plain->data(), plain->size());
    if (!object)
        return object.error();
    if (textOr(*object, "event") != toString(event))
        return Error{Code::BadSignature, "the sealed box belongs to another event"};
    auto* personal = object->if_contains("personal");
    if (!personal || !personal->is_object())
        return Error{Code::Malformed, "personal: an object expected"};
    return std::move(personal->get_object());
}

} // namespace standdienst
