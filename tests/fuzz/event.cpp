// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

namespace standdienst::fuzz {

void event(std::string_view bytes) {
    const auto read = parseRecord(bytes);
    if (!read)
        return holdClear(read.error());
    hold(bytes.size() <= limits::recordBytes, "a record is within its limit");
    hold(isSlug(read->fair.value) && isSlug(read->booth.value), "fair and booth are slugs");
    hold(read->type.size() <= limits::typeBytes, "a type is within its limit");

    const std::string text = writeRecord(*read);
    const auto again = parseRecord(text);
    if (!again) // spelled longer than it came
        return hold(again.error().code == Code::TooLarge && text.size() > limits::ordinaryRecordBytes,
                    "what was written is read: " + text);
    hold(writeRecord(*again) == text, "what was written is read as the same: " + text);
    hold(again->id == read->id && again->writer == read->writer && again->boot == read->boot,
         "ids stay the same");
    hold(again->type == read->type && again->version == read->version, "a type stays the same");
    hold(again->deviceTime == read->deviceTime && again->uptime == read->uptime, "times stay the same");
    hold(again->basedOn == read->basedOn && again->body == read->body, "the rest stays the same");

    // The bytes beside it: only those that it speaks of pass.
    hold(checkSealed(*read, {}).has_value(), "erased bytes pass");
    hold(!checkSealed(*read, bytes).has_value(), "other bytes do not");
}

} // namespace standdienst::fuzz
