// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/calendar.h"

#include "core/base/json.h"

#include "tests/catch.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::shifts;

namespace {

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos); // every line ends so
        result.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return result;
}
std::string unfolded(const std::string& text) {
    std::string result = text;
    for (auto at = result.find("\r\n "); at != std::string::npos; at = result.find("\r\n "))
        result.erase(at, 3);
    return result;
}
CalendarEntry entry() {
    return {"01@standdienst",
            3,
            *parseRfc3339("2027-03-09T08:00:00.000Z"),
            *parseRfc3339("2027-03-09T17:30:00.000Z"),
            *parseRfc3339("2027-02-01T12:00:00.000Z"),
            false,
            "Standdienst: Müller",
            "",
            "Halle 4"};
}

} // namespace

TEST_CASE("A calendar holds what RFC 5545 asks for, in UTC", "[shifts]") {
    const std::string text = toICalendar({"Standdienst – Messe", {entry()}});
    const auto all = lines(text);
    CHECK(all.front() == "BEGIN:VCALENDAR");
    CHECK(all.back() == "END:VCALENDAR");
    for (const std::string line :
         {"VERSION:2.0", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "UID:01@standdienst",
          "DTSTAMP:20270201T120000Z", "SEQUENCE:3", "DTSTART:20270309T080000Z", "DTEND:20270309T173000Z",
          "STATUS:CONFIRMED", "SUMMARY:Standdienst: Müller", "LOCATION:Halle 4"}) {
        INFO(line);
        CHECK(std::ranges::find(all, line) != all.end());
    }
    CHECK(text.find("DESCRIPTION") == std::string::npos); // nothing is no line
    CalendarEntry gone = entry();
    gone.cancelled = true;
    CHECK(toICalendar({"x", {gone}}).find("STATUS:CANCELLED\r\n") != std::string::npos);
    CHECK(lines(toICalendar({"x", {}})).size() > 4);
}

TEST_CASE("Texts are escaped, and cannot add lines of their own", "[shifts]") {
    CalendarEntry evil = entry();
    evil.summary = "a;b,c\\d\ne\r\nATTENDEE:mailto:x@y\x01\x7f";
    const std::string text = unfolded(toICalendar({"x", {evil}}));
    CHECK(text.find("SUMMARY:a\\;b\\,c\\\\d\\ne\\nATTENDEE:mailto:x@y\r\n") != std::string::npos);
    CHECK(text.find("\nATTENDEE") == std::string::npos);
}

TEST_CASE("Lines are folded at 75 octets, never within a character", "[shifts]") {
    for (std::size_t length = 60; length < 240; ++length) {
        for (const std::string letter : {"x", "ü", "日", "🙂"}) {
            CalendarEntry long_ = entry();
            long_.summary.clear();
            while (long_.summary.size() < length)
                long_.summary += letter;
            const std::string text = toICalendar({"x", {long_}});
            for (const std::string& line : lines(text)) {
                CHECK(line.size() <= 75);
                CHECK(isUtf8(line));
            }
            CHECK(unfolded(text).find("SUMMARY:" + long_.summary + "\r\n") != std::string::npos);
        }
    }
}
