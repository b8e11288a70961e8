// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/cursor.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

// A slug or UUID and a few numbers: longer texts are not ours.
constexpr std::size_t mostBytes = 512;

std::string toBase64Url(std::string_view bytes) {
    std::string text = toBase64(bytesOf(bytes));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(std::min(text.find('='), text.size()));
    return text;
}

Result<std::string> fromBase64Url(std::string_view url) {
    std::string text(url);
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    while (text.size() % 4 != 0)
        text += '=';
    return fromBase64(text);
}

} // namespace

std::string toText(const Cursor& cursor) {
    return toBase64Url(json::serialize(json::object{
        {"e", toString(cursor.epoch)},
        {"p", cursor.mark.position.value},
        {"k", cursor.mark.kind},
        {"i", cursor.mark.id},
        {"s", toHex(cursor.scopes.data)},
        {"a", {cursor.incarnation, cursor.seq}},
    }));
}

std::optional<Cursor> parseCursor(std::string_view text) {
    if (text.empty() || text.size() > mostBytes)
        return std::nullopt;
    const auto bytes = fromBase64Url(text);
    if (!bytes)
        return std::nullopt;
    const auto object = parseObject(*bytes);
    if (!object)
        return std::nullopt;
    const auto epochText = stringField(*object, "e", 36);
    const auto position = integerField(*object, "p");
    const auto kind = stringField(*object, "k", 16);
    const auto id = stringField(*object, "i", 64);
    const auto scopes = stringField(*object, "s", 64);
    if (firstError(epochText, position, kind, id, scopes))
        return std::nullopt;
    const auto epoch = parseUuid(*epochText);
    const auto digest = bytesFromHex<Digest>(*scopes);
    const auto* seen = object->if_contains("a");
    if (!epoch || !digest || !seen || !seen->is_array() || seen->get_array().size() != 2)
        return std::nullopt;
    boost::system::error_code error;
    const auto incarnation = seen->get_array()[0].to_number<std::uint64_t>(error);
    const auto seq = error ? 0 : seen->get_array()[1].to_number<std::uint64_t>(error);
    if (error)
        return std::nullopt;
    return Cursor{*epoch, {{*position}, *kind, *id}, *digest, incarnation, seq};
}

Digest scopesDigest(const std::vector<Scope>& scopes) {
    std::string joined;
    for (const Scope& scope : scopes)
        joined += scope.value + '\n';
    return blake2b(joined);
}

} // namespace standdienst::backend
