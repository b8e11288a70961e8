// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/number.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

std::string giftNumber(std::uint64_t number, std::string_view letters) {
    return std::to_string(number) + std::string(letters);
}

std::optional<GiftNumber> readGiftNumber(std::string_view typed) {
    GiftNumber read;
    std::size_t digits = 0;
    for (const char c : typed) {
        if (c >= '0' && c <= '9' && read.letters.empty() && digits < 3) {
            read.number = 10 * read.number + static_cast<std::uint64_t>(c - '0');
            ++digits;
        } else if (const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
                   upper >= 'A' && upper <= 'Z' && read.letters.size() < 3) {
            read.letters += upper;
        } else if (c != ' ' && c != '-' && c != '.') {
            return std::nullopt;
        }
    }
    const bool good = !read.letters.empty() && read.number >= limits::giftFirstNumber &&
                      read.number <= limits::giftLastNumber;
    return good ? std::optional(read) : std::nullopt;
}

} // namespace standdienst
