// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

#include <algorithm>

namespace standdienst::fuzz {

namespace {

std::size_t depthOf(const standdienst::json::value& value) {
    std::size_t depth = 0;
    if (value.is_array()) {
        for (const auto& item : value.get_array())
            depth = std::max(depth, depthOf(item));
        return depth + 1;
    }
    if (value.is_object()) {
        for (const auto& [key, item] : value.get_object())
            depth = std::max(depth, depthOf(item));
        return depth + 1;
    }
    return 0;
}

} // namespace

void json(std::string_view bytes) {
    const auto value = parseJson(bytes);
    if (!value)
        return holdClear(value.error());
    hold(isUtf8(bytes), "JSON is UTF-8");
    hold(depthOf(*value) <= limits::jsonDepth, "JSON is nested within the limit");
    // What is stored as a document is read again, on every device: the same value, and the same bytes.
    const std::string text = standdienst::json::serialize(*value);
    const auto again = parseJson(text);
    hold(again.has_value(), "what was written is read: " + text);
    hold(*again == *value, "what was written is read as the same: " + text);
    hold(standdienst::json::serialize(*again) == text, "the same value is the same bytes: " + text);
}

} // namespace standdienst::fuzz
