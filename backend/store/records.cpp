// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/records.h"

#include "core/base/json.h"

#include <stdexcept>

namespace standdienst::backend {

std::optional<VisitId> visitNamedIn(std::string_view record) {
    const auto parsed = parseObject(record);
    const auto* body = parsed ? find(*parsed, "body") : nullptr;
    if (!body || !body->is_object())
        return std::nullopt;
    const auto visit = idField<VisitId>(body->get_object(), "visit");
    return visit ? std::optional(*visit) : std::nullopt;
}

json::object bodyOf(const std::string& text) {
    auto body = parseObject(text);
    if (!body)
        throw std::runtime_error("store: a document that is not JSON: " + body.error().detail);
    return std::move(*body);
}

std::string_view name(Face face) {
    return face == Face::Kiosk ? "kiosk" : "staff";
}

std::optional<Face> faceFromName(std::string_view text) {
    for (const Face face : {Face::Kiosk, Face::Staff}) {
        if (name(face) == text)
            return face;
    }
    return std::nullopt;
}

std::string_view name(CompanyKind kind) {
    constexpr std::array<std::string_view, companyKinds.size()> names{"customer", "target", "competitor"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<CompanyKind> companyKindFromName(std::string_view text) {
    for (const CompanyKind kind : companyKinds) {
        if (name(kind) == text)
            return kind;
    }
    return std::nullopt;
}

std::string_view name(Role role) {
    return role == Role::Admin ? "admin" : "sales";
}

std::optional<Role> roleFromName(std::string_view text) {
    for (const Role role : {Role::Admin, Role::Sales}) {
        if (name(role) == text)
            return role;
    }
    return std::nullopt;
}

} // namespace standdienst::backend
