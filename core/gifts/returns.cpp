// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/returns.h"

#include <sodium/crypto_generichash.h>
#include <sodium/utils.h>

namespace standdienst {

Returns::~Returns() {
    sodium_memzero(key_.data(), key_.size());
}

bool Returns::knows(std::string_view code, std::int64_t day) {
    turnTo(day);
    return seen_.contains(hashOf(code));
}

void Returns::remember(std::string_view code, std::int64_t day) {
    turnTo(day);
    seen_.insert(hashOf(code));
}

Returns::Hash Returns::hashOf(std::string_view code) const {
    Hash hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(code.data()),
                       code.size(), key_.data(), key_.size());
    return hash;
}

void Returns::turnTo(std::int64_t day) {
    if (day == day_)
        return;
    day_ = day;
    seen_.clear();
    random_.fill(key_);
}

} // namespace standdienst
