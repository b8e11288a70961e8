// SPDX-License-Identifier: GPL-3.0-or-later
// Reading documents that the fold wrote.
#pragma once

#include "backend/store/store.h"

#include "core/base/json.h"

#include <stdexcept>

namespace standdienst::backend {

// What the store holds is JSON because the fold wrote it; anything else is a damaged database.
inline json::object bodyOf(const std::string& text) {
    auto body = parseObject(text);
    if (!body)
        throw std::runtime_error("store: a document that is not JSON: " + body.error().detail);
    return std::move(*body);
}

template<class Keys>
void copyFields(const json::object& from, const Keys& keys, json::object& to) {
    for (const std::string_view key : keys) {
        if (const auto* value = from.if_contains(key))
            to[key] = *value;
    }
}

// What the device that recorded a visit is called; empty where nobody knows.
inline std::string deviceName(Reader& reader, const json::object& visit) {
    const auto id = idField<WriterId>(visit, "device");
    const auto device = id ? reader.device(*id) : std::nullopt;
    return device ? device->name : std::string();
}

// "customer", "target", "competitor", or null.
inline json::value toJson(const std::optional<CompanyKind>& company) {
    return company ? json::value(name(*company)) : json::value();
}

} // namespace standdienst::backend
