// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/facts.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cmath>

namespace standdienst {

namespace {

std::string_view cut(std::string_view text) {
    if (text.size() <= limits::triageName)
        return text;
    std::size_t end = limits::triageName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) // inside a character of UTF-8
        --end;
    return text.substr(0, end);
}

} // namespace

void Facts::put(std::string_view name, FactValue value) {
    name = cut(name);
    const auto found = std::ranges::find(facts_, name, &Fact::name);
    if (found != facts_.end())
        found->value = std::move(value);
    else if (facts_.size() < limits::triageFacts)
        facts_.push_back({std::string(name), std::move(value)});
}

Facts& Facts::number(std::string_view name, double value) {
    if (std::isfinite(value))
        put(name, value);
    else
        put(name, Missing{});
    return *this;
}

Facts& Facts::category(std::string_view name, std::string_view level) {
    put(name, std::string(cut(level)));
    return *this;
}

Facts& Facts::flag(std::string_view name, bool value) {
    return category(name, value ? "yes" : "no");
}

Facts& Facts::add(const Fact& fact) {
    if (const auto* value = std::get_if<double>(&fact.value))
        return number(fact.name, *value);
    if (const auto* level = std::get_if<std::string>(&fact.value))
        return category(fact.name, *level);
    return missing(fact.name);
}

Facts& Facts::missing(std::string_view name) {
    put(name, Missing{});
    return *this;
}

} // namespace standdienst
