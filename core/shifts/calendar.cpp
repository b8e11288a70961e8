// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/calendar.h"

#include <fmt/format.h>

namespace standdienst::shifts {

namespace {

constexpr std::size_t lineOctets = 75; // RFC 5545, 3.1, without the line break

bool beginsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

// Content lines; a folded one goes on behind a space.
class Lines {
public:
    void add(std::string_view name, std::string_view value) {
        const std::string line = std::string(name) + ":" + std::string(value);
        std::size_t at = 0, room = lineOctets;
        while (line.size() - at > room) {
            std::size_t end = at + room;
            while (end > at + 1 && !beginsCharacter(line[end]))
                --end;
            text_.append(line, at, end - at).append("\r\n ");
            at = end;
            room = lineOctets - 1; // the space counts
        }
        text_.append(line, at).append("\r\n");
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

// 3.3.11
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            result += c;
    }
    return result;
}

// 3.3.5, form 2: "20270309T080000Z"
std::string moment(UtcTime time) {
    const std::string text = toRfc3339(time); // "2027-03-09T08:00:00.000Z"
    std::string result;
    for (const char c : std::string_view(text).substr(0, 19)) {
        if (c != '-' && c != ':')
            result += c;
    }
    return result + "Z";
}

} // namespace

std::string toICalendar(const Calendar& calendar) {
    Lines lines;
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Standdienst//Shifts//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add("NAME", escaped(calendar.name));
    lines.add("X-WR-CALNAME", escaped(calendar.name));
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    lines.add("X-PUBLISHED-TTL", "PT1H");
    for (const CalendarEntry& entry : calendar.entries) {
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", escaped(entry.uid));
        lines.add("DTSTAMP", moment(entry.changedAt));
        lines.add("LAST-MODIFIED", moment(entry.changedAt));
        lines.add("SEQUENCE", fmt::to_string(entry.sequence));
        lines.add("DTSTART", moment(entry.begins));
        lines.add("DTEND", moment(entry.ends));
        lines.add("SUMMARY", escaped(entry.summary));
        if (!entry.description.empty())
            lines.add("DESCRIPTION", escaped(entry.description));
        if (!entry.location.empty())
            lines.add("LOCATION", escaped(entry.location));
        lines.add("STATUS", entry.cancelled ? "CANCELLED" : "CONFIRMED");
        lines.add("TRANSP", entry.cancelled ? "TRANSPARENT" : "OPAQUE");
        lines.add("CLASS", "PRIVATE");
        lines.add("END", "VEVENT");
    }
    lines.add("END", "VCALENDAR");
    return lines.take();
}

} // namespace standdienst::shifts
