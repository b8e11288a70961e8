// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/keyset.h"

#include "core/base/limits.h"

#include <charconv>

namespace standdienst::backend {

namespace {

const Error notOurs{Code::Malformed, "before: a cursor from `next` expected"};

// The whole of `text`, in the one spelling that a number has.
template<class N>
std::optional<N> number(std::string_view text) {
    N value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, value);
    if (failed != std::errc() || stop != end || std::to_string(value) != text)
        return std::nullopt;
    return value;
}

std::optional<Position> position(std::string_view text) {
    const auto value = number<std::uint64_t>(text);
    return value && *value <= limits::largestInteger ? std::optional(Position{*value}) : std::nullopt;
}

} // namespace

std::string toText(Position last) {
    return std::to_string(last.value);
}

std::string toText(const VisitMark& last) {
    return std::to_string(last.at.time_since_epoch().count()) + "-" + toText(last.position);
}

Result<std::optional<Position>> parsePosition(std::string_view text) {
    if (text.empty())
        return std::optional<Position>();
    const auto value = position(text);
    return value ? Result<std::optional<Position>>(value) : notOurs;
}

Result<std::optional<VisitMark>> parseVisitMark(std::string_view text) {
    if (text.empty())
        return std::optional<VisitMark>();
    const auto split = text.rfind('-');
    if (split == std::string_view::npos)
        return notOurs;
    const auto at = number<std::int64_t>(text.substr(0, split));
    const auto value = position(text.substr(split + 1));
    if (!at || !value)
        return notOurs;
    return std::optional(VisitMark{UtcTime{std::chrono::milliseconds{*at}}, *value});
}

} // namespace standdienst::backend
