// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/transport.h"

#include <algorithm>

namespace standdienst::kiosk {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view header(const Headers& headers, std::string_view name) {
    for (const auto& [key, value] : headers) {
        if (std::ranges::equal(key, name, {}, lower, lower))
            return value;
    }
    return {};
}

} // namespace standdienst::kiosk
