// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/push.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

namespace standdienst::fuzz {

void push(std::string_view bytes) {
    const auto read = parsePush(bytes);
    if (!read)
        return holdClear(read.error());
    hold(bytes.size() <= limits::pushBytes, "a push is within its limit");
    hold(!read->entries.empty() && read->entries.size() <= limits::pushEvents, "it carries some events");
    hold(read->after.seq == read->before.seq + read->entries.size(), "as many as its header says");
    hold(read->after.incarnation == read->before.incarnation, "of one incarnation");

    const std::string text = writePush(*read);
    hold(text.size() <= bytes.size() + 512, "what was written is no longer, but for the header");
    const auto again = parsePush(text);
    if (!again)
        return hold(again.error().code == Code::TooLarge, "what was written is read");
    hold(writePush(*again) == text, "what was written is read as the same");
    hold(again->before == read->before && again->after == read->after, "heads stay the same");
    for (std::size_t i = 0; i < read->entries.size(); ++i)
        hold(again->entries[i].record == read->entries[i].record &&
                 again->entries[i].sealed == read->entries[i].sealed,
             "entries stay the same");
    hold(!checkPush(*read, WriterId{}, SignPublicKey{}).has_value(), "nobody's key signs it");
}

} // namespace standdienst::fuzz
