// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/work_section.h"

#include "backend/visits/days.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

using std::chrono::hours;

constexpr int dayMinutes = 24 * 60;

void readLaw(Section& section, Fair& fair) {
    const auto known = shifts::countries();
    if (section.has("country"))
        fair.law.country = section.choice("country", {known.begin(), known.end()});
    fair.law.rest = *shifts::lawOf(fair.law.country);
    for (const shifts::LawValue& value : shifts::lawValues()) {
        if (const auto minutes = section.whole(std::string(value.key), value.least, value.most, false))
            fair.law.rest.*value.member = static_cast<double>(*minutes);
    }
    if (const auto wrong = shifts::disorder(fair.law.rest))
        section.complain(std::string(wrong->key), fmt::format("is more than `{}`", wrong->atMost),
                         fmt::format("write less here, or more under {}", wrong->atMost));
}

void readForecast(Section& section, Fair& fair) {
    shifts::Forecast& forecast = fair.forecast;
    const auto number = [&](const std::string& key, int least, int most, int usual) {
        return static_cast<int>(section.whole(key, least, most, false).value_or(usual));
    };
    forecast.firstHour = number("from", 0, 23, 9);
    forecast.perHour =
        section.wholes("visitors_per_hour", 0, static_cast<int>(limits::forecastVisitors), 24,
                       "visitors_per_hour = [12, 20, 25, 20], one for each hour from `from` on");
    forecast.talkMinutes = number("talk_minutes", 1, 120, forecast.talkMinutes);
    forecast.patienceMinutes = number("patience_minutes", 1, 120, forecast.patienceMinutes);
    forecast.mostLeavePercent = number("most_leave_percent", 1, 99, forecast.mostLeavePercent);
    if (static_cast<std::size_t>(forecast.firstHour) + forecast.perHour.size() > 24)
        section.complain(
            "visitors_per_hour", "goes beyond midnight",
            fmt::format("keep {} at most, from {} o'clock on", 24 - forecast.firstHour, forecast.firstHour));
}

// "09:30" or "9:30" as minutes after midnight; "24:00" is the day's end.
std::optional<int> clockMinutes(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3)
        return std::nullopt;
    int values[2] = {0, 0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == colon)
            continue;
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        int& value = values[i > colon ? 1 : 0];
        value = value * 10 + (text[i] - '0');
    }
    const int minutes = values[0] * 60 + values[1];
    return values[1] < 60 && minutes <= dayMinutes ? std::optional(minutes) : std::nullopt;
}

// A table [[shifts]]: the same hours for some people on some days.
class ShiftTable {
public:
    ShiftTable(Section& section, const std::string& zone) : section_(section), zone_(zone) {}

    void addTo(std::vector<FileShift>& shifts) {
        const auto people = section_.oneOrMore("who", "who = \"jana\", or who = [\"jana\", \"tom\"]");
        const auto days = section_.oneOrMore("day", "day = 2027-03-09, or day = [2027-03-09, 2027-03-10]");
        begins_ = clock("begins", "begins = \"09:00\"");
        const auto ends = clock("ends", "ends = \"18:00\"");
        if (section_.has("breaks"))
            readBreaks();
        if (!begins_ || !ends)
            return;
        ends_ = *ends > *begins_ ? *ends : *ends + dayMinutes;
        if (std::chrono::minutes(ends_ - *begins_) > limits::longestShift)
            section_.complain(
                "ends", fmt::format("{} hours after `begins`", (ends_ - *begins_) / 60),
                fmt::format("write a shift of at most {} hours", hours(limits::longestShift).count()));
        checkBreaks();
        for (const std::string& day : days) {
            for (const std::string& who : people)
                add(lower(who), day, shifts);
        }
    }

private:
    static std::string lower(std::string name) {
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return name;
    }

    std::optional<int> clock(const std::string& key, const std::string& example) {
        const auto texts = section_.oneOrMore(key, example);
        if (texts.empty())
            return std::nullopt;
        const auto minutes = texts.size() == 1 ? clockMinutes(texts.front()) : std::nullopt;
        if (!minutes)
            section_.complain(key, "\"" + texts.front() + "\" is no time of day", "write " + example);
        return minutes;
    }

    void readBreaks() {
        const std::string example = "breaks = [\"12:00-12:45\"]";
        for (const std::string& text : section_.oneOrMore("breaks", example)) {
            const auto dash = text.find('-');
            const auto from = clockMinutes(trimmed(text.substr(0, dash)));
            const auto until =
                dash == std::string::npos ? std::nullopt : clockMinutes(trimmed(text.substr(dash + 1)));
            if (from && until)
                breaks_.emplace_back(*from, *until);
            else
                section_.complain("breaks", "\"" + text + "\" is no break", "write " + example);
        }
        if (breaks_.size() > limits::shiftBreaks)
            section_.complain("breaks", fmt::format("{} of them", breaks_.size()),
                              fmt::format("keep {} at most", limits::shiftBreaks));
    }

    // Their minutes count on behind midnight as those of the shift do.
    void checkBreaks() {
        int since = *begins_;
        for (auto& [from, until] : breaks_) {
            if (from < *begins_)
                from += dayMinutes;
            if (until < from)
                until += dayMinutes;
            if (from < since || until > ends_ || until == from) {
                section_.complain("breaks", "do not lie within the shift, one after the other",
                                  "write those between `begins` and `ends`, the first one first");
                return;
            }
            since = until;
        }
    }

    void add(const std::string& who, const std::string& day, std::vector<FileShift>& shifts) {
        const auto at = [&](int minutes) {
            return momentOn(zone_, day, minutes);
        };
        const auto begins = at(*begins_), ends = at(ends_);
        if (!begins || !ends) {
            section_.complain("day", "\"" + day + "\" is no day", "write day = 2027-03-09");
            return;
        }
        FileShift shift{who,
                        fmt::format("{} {} {:02}:{:02}-{:02}:{:02}", who, day, *begins_ / 60, *begins_ % 60,
                                    ends_ / 60 % 24, ends_ % 60),
                        *begins,
                        *ends,
                        {},
                        section_.line()};
        for (const auto& [from, until] : breaks_)
            shift.breaks.push_back({*at(from), *at(until)});
        if (*ends <= *begins) // clocks leapt over all of it
            section_.complain("ends", "is not after `begins`, as clocks leap that night",
                              "write a later one");
        else if (std::ranges::find(shifts, shift.said, &FileShift::said) != shifts.end())
            section_.complain("who", "\"" + shift.said + "\" stands twice", "remove one of them");
        else
            shifts.push_back(std::move(shift));
    }

    Section& section_;
    const std::string& zone_;
    std::optional<int> begins_;
    int ends_ = 0;
    std::vector<std::pair<int, int>> breaks_;
};

} // namespace

void readWorkSections(Section& top, Fair& fair, std::vector<FileShift>& shifts) {
    if (top.has("law"))
        top.table("law", "[law] with country = \"de\"", [&](Section& law) { readLaw(law, fair); });
    if (top.has("forecast"))
        top.table("forecast", "[forecast] with visitors_per_hour",
                  [&](Section& forecast) { readForecast(forecast, fair); });
    if (const auto days = top.whole("shifts_kept_days", 0, limits::mostShiftDays, false))
        fair.shiftDays = static_cast<unsigned>(*days);
    if (!top.has("shifts"))
        return;
    top.tables("shifts", limits::shiftTables,
               [&](Section& table) { ShiftTable(table, fair.timeZone).addTo(shifts); });
    if (shifts.size() > limits::planShifts)
        top.complain("shifts", fmt::format("{} shifts in all", shifts.size()),
                     fmt::format("keep {} at most", limits::planShifts));
}

} // namespace standdienst::backend
