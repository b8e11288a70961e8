// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/work.h"

#include "core/fair/reader.h"

#include <algorithm>

namespace standdienst {

namespace {

std::int64_t whole(double value) {
    return static_cast<std::int64_t>(value);
}

void readLaw(FairReader& reader, Fair& fair) {
    const json::object& object = reader.object("law");
    FairReader law(object, "fair.law.");
    fair.law.country = law.text("country", 16);
    // The rules of a country that a newer version knows come along value by value.
    fair.law.rest = shifts::lawOf(fair.law.country).value_or(floor::RestLaw{});
    for (const shifts::LawValue& value : shifts::lawValues()) {
        if (!law.has(value.key))
            continue;
        const std::uint64_t minutes = law.integer(value.key);
        if (minutes < static_cast<std::uint64_t>(value.least) ||
            minutes > static_cast<std::uint64_t>(value.most))
            law.fail(value.key, "out of bounds");
        else
            fair.law.rest.*value.member = static_cast<double>(minutes);
    }
    reader.adopt(law.error());
}

int count(FairReader& reader, std::string_view key, int least, int most, int otherwise) {
    if (!reader.has(key))
        return otherwise;
    const std::uint64_t value = reader.integer(key);
    if (value >= static_cast<std::uint64_t>(least) && value <= static_cast<std::uint64_t>(most))
        return static_cast<int>(value);
    reader.fail(key, "out of bounds");
    return otherwise;
}

void readForecast(FairReader& reader, Fair& fair) {
    const json::object& object = reader.object("forecast");
    FairReader forecast(object, "fair.forecast.");
    shifts::Forecast& result = fair.forecast;
    result.firstHour = count(forecast, "from", 0, 23, 0);
    result.talkMinutes = count(forecast, "talk_minutes", 1, 120, result.talkMinutes);
    result.patienceMinutes = count(forecast, "patience_minutes", 1, 120, result.patienceMinutes);
    result.mostLeavePercent = count(forecast, "most_leave_percent", 1, 99, result.mostLeavePercent);
    for (const auto& value : forecast.list("visitors_per_hour", 24)) {
        const auto number = value.is_int64() ? value.get_int64() : -1;
        if (number < 0 || number > static_cast<std::int64_t>(limits::forecastVisitors))
            forecast.fail("visitors_per_hour", "numbers of at most 2000 expected");
        else
            result.perHour.push_back(static_cast<int>(number));
    }
    if (static_cast<std::size_t>(result.firstHour) + result.perHour.size() > 24)
        forecast.fail("visitors_per_hour", "goes beyond the day");
    reader.adopt(forecast.error());
}

} // namespace

void writeWork(const Fair& fair, json::object& object) {
    if (fair.law != shifts::Law{}) {
        const floor::RestLaw usual = shifts::lawOf(fair.law.country).value_or(floor::RestLaw{});
        json::object law{{"country", fair.law.country}};
        for (const shifts::LawValue& value : shifts::lawValues()) {
            if (fair.law.rest.*value.member != usual.*value.member)
                law[value.key] = whole(fair.law.rest.*value.member);
        }
        object["law"] = std::move(law);
    }
    if (!fair.forecast.perHour.empty())
        object["forecast"] = {
            {"from", fair.forecast.firstHour},
            {"visitors_per_hour", json::array(fair.forecast.perHour.begin(), fair.forecast.perHour.end())},
            {"talk_minutes", fair.forecast.talkMinutes},
            {"patience_minutes", fair.forecast.patienceMinutes},
            {"most_leave_percent", fair.forecast.mostLeavePercent}};
    if (fair.shiftDays != limits::shiftDays)
        object["shifts_kept_days"] = fair.shiftDays;
}

Result<void> readWork(const json::object& object, Fair& fair) {
    FairReader reader(object, "fair.");
    if (reader.has("law"))
        readLaw(reader, fair);
    if (reader.has("forecast"))
        readForecast(reader, fair);
    fair.shiftDays =
        static_cast<unsigned>(count(reader, "shifts_kept_days", 0, static_cast<int>(limits::mostShiftDays),
                                    static_cast<int>(limits::shiftDays)));
    if (reader.error())
        return *reader.error();
    return {};
}

} // namespace standdienst
