// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/fair_file.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

#include <algorithm>

namespace standdienst::fuzz {

void fair_file(std::string_view bytes) {
    const auto file = backend::readFairFile(bytes);
    hold(file.fair.has_value() == file.problems.empty(), "a fair, or what is wrong with it");
    hold(file.problems.size() <= 20'000, "problems are bounded");
    const auto lines = static_cast<std::size_t>(std::ranges::count(bytes, '\n')) + 1;
    for (const auto& problem : file.problems) {
        hold(problem.line <= lines + 1, "a problem stands in a line of the file");
        holdClear({Code::Malformed, backend::toText(problem, "fair.toml")}, 1500);
    }
    if (!file.fair)
        return;
    const auto body = toJson(*file.fair);
    const auto again = fairFromJson(body);
    hold(again.has_value(), "a fair that is published is read");
    hold(*again == *file.fair, "as the same");
    const auto read = parseObject(json::serialize(body));
    hold(read && *read == body, "also from its text");
}

} // namespace standdienst::fuzz
