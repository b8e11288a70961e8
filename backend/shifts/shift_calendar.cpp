// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/shifts/shift_calendar.h"

#include "backend/visits/days.h"

#include "core/shifts/calendar.h"

#include <fmt/format.h>

namespace standdienst::backend {

namespace {

struct Words {
    std::string_view duty, cancelled, rest;
};

Words wordsIn(const std::string& language) {
    if (language == "de")
        return {"Standdienst", "Abgesagt", "Pause"};
    if (language == "fr")
        return {"Permanence au stand", "Annulé", "Pause"};
    return {"Booth duty", "Cancelled", "Break"};
}

std::string textIn(const Text& text, const std::string& language) {
    const auto found = text.byLanguage.find(language);
    return found == text.byLanguage.end() ? std::string() : found->second;
}

} // namespace

std::string shiftCalendar(const Fair& fair, const std::vector<ShiftRecord>& mine) {
    const std::string language = fair.languages.empty() ? "en" : fair.languages.front();
    const Words words = wordsIn(language);
    const std::string fairName = textIn(fair.name, language);
    shifts::Calendar calendar{fmt::format("{} – {}", words.duty, fairName), {}};
    for (const ShiftRecord& shift : mine) {
        std::string description = fairName;
        for (const ShiftBreak& rest : shift.breaks)
            description +=
                fmt::format("\n{} {}–{}", words.rest, localText(fair.timeZone, rest.begins).substr(11),
                            localText(fair.timeZone, rest.ends).substr(11));
        std::string summary = fmt::format("{}: {}", words.duty, fair.company);
        if (shift.gone)
            summary = fmt::format("{}: {}", words.cancelled, summary);
        calendar.entries.push_back({toString(shift.id) + "@standdienst", shift.sequence, shift.begins,
                                    shift.ends, shift.changedAt, shift.gone, std::move(summary),
                                    std::move(description), textIn(fair.boothName, language)});
    }
    return shifts::toICalendar(calendar);
}

} // namespace standdienst::backend
