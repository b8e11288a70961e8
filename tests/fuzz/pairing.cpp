// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/pairing.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

#include <algorithm>

namespace standdienst::fuzz {

void pairing(std::string_view bytes) {
    if (const auto code = normalizePairingCode(bytes)) {
        hold(code->size() == limits::pairingCodeLength, "a code has its length");
        hold(std::ranges::all_of(*code,
                                 [](char c) { return pairingAlphabet.find(c) != pairingAlphabet.npos; }),
             "a code has the letters of codes");
        hold(normalizePairingCode(*code).value() == *code, "a code that was made normal is normal");
    } else {
        holdClear(code.error());
    }

    const auto ticket = parsePairingTicket(bytes);
    if (!ticket)
        return holdClear(ticket.error());
    hold(ticket->address.size() <= bytes.size(), "an address is not longer than what it stands in");
    const std::string text = toText(*ticket);
    const auto again = parsePairingTicket(text);
    if (!again) // percent signs made it longer than a QR of ours
        return hold(text.size() > 512, "what was written is read: " + text);
    hold(again->address == ticket->address && again->key == ticket->key && again->code == ticket->code,
         "what was written is read as the same: " + text);
}

} // namespace standdienst::fuzz
