// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from strangers: parsed within limits, read field by field with errors that name the field.
#pragma once

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace standdienst {

namespace json = boost::json;

// RFC 8259, UTF-8 checked, depth limited by limits::jsonDepth, duplicate keys refused by nobody (the last
// wins).
Result<json::value> parseJson(std::string_view text, json::storage_ptr storage = {});
Result<json::object> parseObject(std::string_view text, json::storage_ptr storage = {});

// Reads one field; a missing or mistyped one is Malformed with the field's name. Unknown fields are nobody's
// error.
Result<std::string> stringField(const json::object& object, std::string_view key,
                                std::size_t mostBytes = 4096);
Result<std::uint64_t> integerField(const json::object& object, std::string_view key); // 0 .. 2^53-1
Result<double> numberField(const json::object& object, std::string_view key, double least,
                           double most); // Malformed outside, too
Result<bool> boolField(const json::object& object, std::string_view key);
Result<UtcTime> timeField(const json::object& object, std::string_view key);
template<class I>
Result<I> idField(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 36);
    if (!text)
        return text.error();
    auto id = parseId<I>(*text);
    if (!id)
        return Error{Code::Malformed, std::string(key) + ": not a UUID in text form"};
    return *id;
}

template<class B>
Result<B> hexField(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 2 * B::size);
    if (!text)
        return text.error();
    auto bytes = bytesFromHex<B>(*text);
    if (!bytes)
        return Error{Code::Malformed,
                     std::string(key) + ": expected " + std::to_string(2 * B::size) + " hexadecimal digits"};
    return *bytes;
}

// For our own documents, where a missing field means "empty": nullptr or the default, never an error.
const json::value* find(const json::object& object, std::string_view key);
std::string_view textOr(const json::object& object, std::string_view key, std::string_view otherwise = {});
bool flagOr(const json::object& object, std::string_view key, bool otherwise = false);

// Number of Unicode code points in valid UTF-8.
std::size_t codePoints(std::string_view utf8);
bool isUtf8(std::string_view bytes);

} // namespace standdienst
