// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/disposition.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

constexpr std::array<std::pair<Disposition, std::string_view>, 4> dispositions{{{Disposition::Hot, "hot"},
                                                                                {Disposition::Warm, "warm"},
                                                                                {Disposition::Cold, "cold"},
                                                                                {Disposition::None, "none"}}};

} // namespace

std::string_view name(Disposition disposition) {
    return std::ranges::find(dispositions, disposition, &std::pair<Disposition, std::string_view>::first)
        ->second;
}

std::optional<Disposition> dispositionFromName(std::string_view name) {
    const auto found =
        std::ranges::find(dispositions, name, &std::pair<Disposition, std::string_view>::second);
    return found == dispositions.end() ? std::nullopt : std::optional(found->first);
}

json::object toBody(const DispositionGiven& fact) {
    return {{"visit", toString(fact.visit)},
            {"disposition", fact.disposition ? json::value(name(*fact.disposition)) : json::value()},
            {"by", toString(fact.by)}};
}

Result<std::optional<Disposition>> dispositionField(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (value && value->is_null())
        return std::optional<Disposition>();
    const auto known = value && value->is_string() ? dispositionFromName(value->get_string()) : std::nullopt;
    if (!known)
        return Error{Code::Malformed, std::string(key) + ": hot, warm, cold, none or null expected"};
    return known;
}

Result<DispositionGiven> dispositionGiven(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto disposition = dispositionField(body, "disposition");
    auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(visit, disposition, by))
        return *error;
    return DispositionGiven{*visit, *disposition, *by};
}

} // namespace standdienst
