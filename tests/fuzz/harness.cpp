// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/harness.h"

#include "core/base/json.h"
#include "core/crypto/keys.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace standdienst::fuzz {

void begin() {
    initCrypto();
}

void hold(bool so, std::string_view what) {
    if (so)
        return;
    std::fprintf(stderr, "Does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::fflush(stderr);
    std::abort();
}

void holdClear(const Error& error, std::size_t mostBytes) {
    const std::string& text = error.detail;
    hold(!text.empty(), "an error says what is wrong");
    hold(text.size() <= mostBytes, "an error is short: " + text);
    hold(isUtf8(text), "an error is UTF-8");
    hold(std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }),
         "an error has no control characters: " + text);
    hold(error.code != Code::Internal, "what strangers send is no fault of ours: " + text);
}

} // namespace standdienst::fuzz
