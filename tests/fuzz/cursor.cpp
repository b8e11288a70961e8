// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/cursor.h"
#include "backend/store/keyset.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

namespace standdienst::fuzz {

namespace {

void pulls(std::string_view bytes) {
    const auto read = backend::parseCursor(bytes);
    if (!read)
        return;
    hold(read->mark.position.value <= limits::largestInteger, "a position is a number for a browser, too");
    hold(read->mark.kind.size() <= 16 && read->mark.id.size() <= 64, "a mark is within its limits");
    const std::string text = toText(*read);
    const auto again = backend::parseCursor(text);
    hold(again.has_value(), "what was written is read: " + text);
    hold(toText(*again) == text, "what was written is read as the same: " + text);
    hold(again->epoch == read->epoch && again->scopes == read->scopes, "of the same epoch and scopes");
    hold(again->mark.position == read->mark.position && again->mark.kind == read->mark.kind &&
             again->mark.id == read->mark.id,
         "at the same place");
    hold(again->incarnation == read->incarnation && again->seq == read->seq, "with the same acknowledged");
}

// Places in lists have one spelling each.
void lists(std::string_view bytes) {
    const auto position = backend::parsePosition(bytes);
    if (!position)
        holdClear(position.error());
    else if (*position)
        hold(backend::toText(**position) == bytes, "a lead's place is spelled as it was");
    const auto mark = backend::parseVisitMark(bytes);
    if (!mark)
        holdClear(mark.error());
    else if (*mark)
        hold(backend::toText(**mark) == bytes, "a visit's place is spelled as it was");
}

} // namespace

void cursor(std::string_view bytes) {
    pulls(bytes);
    lists(bytes);
}

} // namespace standdienst::fuzz
