// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/model_file.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

namespace standdienst::fuzz {

void triage_file(std::string_view bytes) {
    const auto read = backend::readModelFile(bytes);
    if (!read)
        return holdClear(read.error());
    hold(read->history.size() <= limits::triageHistory, "a history is within its limit");
    if (const auto good = backend::checkModel(read->model); !good)
        holdClear(good.error());

    const std::string text = backend::toText(*read);
    const auto again = backend::readModelFile(text);
    hold(again.has_value(), "what was written is read");
    hold(backend::toText(*again) == text, "what was written is read as the same");
    hold(again->model == read->model && again->fair == read->fair && again->name == read->name,
         "the model stays the same");
    hold(again->history.size() == read->history.size(), "no visit is lost");
    for (std::size_t i = 0; i < read->history.size(); ++i) {
        const auto& one = read->history[i];
        const auto& other = again->history[i];
        hold(one.facts == other.facts && one.prospect == other.prospect && one.weight == other.weight &&
                 one.probability == other.probability && one.rehearsed == other.rehearsed,
             "visits stay the same");
    }
}

} // namespace standdienst::fuzz
