// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fair/fair.h"
#include "tests/catch.h"

using namespace standdienst;

namespace {

Fair sample() {
    Fair fair;
    fair.id = {"sample-2027"};
    fair.revision = 3;
    fair.state = FairState::Open;
    fair.booth = {"b12"};
    fair.company = "Wärme & Wert GmbH";
    fair.timeZone = "Europe/Berlin";
    fair.name.byLanguage = {{"de", "Messe"}, {"en", "Fair"}};
    fair.greeting = fair.boothName = fair.notice = fair.name;
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Appointment};
    fair.topics = {{"pumps", fair.name, {}, false}, {"old", fair.name, fair.name, true}};
    fair.purposes = {{"follow-up", "2027-1", {{Channel::Email, fair.name}, {Channel::Phone, fair.name}}}};
    fair.look = {"#0a5c4a", "#1b1b1b", "#faf6ef"};
    return fair;
}

} // namespace

TEST_CASE("A fair survives the wire") {
    CHECK(*fairFromJson(toJson(sample())) == sample());
    CHECK_FALSE(toJson(sample()).contains("meeting_point")); // older devices are told nothing new
    Fair fair = sample();
    fair.meetingPoint.byLanguage = {{"de", "Am roten Tisch"}, {"en", "At the red table"}};
    CHECK(*fairFromJson(toJson(fair)) == fair);
}

TEST_CASE("A damaged fair names the field that is wrong") {
    struct Case {
        const char* pointer;
        json::value value;
        const char* names;
    };
    for (const Case& c :
         {Case{"/id", "Not A Slug", "fair.id"}, Case{"/revision", "3", "fair.revision"},
          Case{"/state", "ajar", "fair.state"}, Case{"/name", "text", "fair.name"},
          Case{"/languages", json::array{}, "fair.languages"}, Case{"/reasons", 1, "fair.reasons"},
          Case{"/topics/1/id", "", "topics[1].id"}, Case{"/topics/0", 1, "fair.topics"},
          Case{"/purposes/0/ask/email", 1, "purposes[0].ask.email"},
          Case{"/purposes/0/ask", {{"pigeon", {{"de", "x"}}}}, "purposes[0].ask.pigeon"},
          Case{"/look/accent", "#0a5c4a00", "fair.look.accent"},
          Case{"/notice/de", json::string(limits::fairText + 1, 'x'), "fair.notice"}}) {
        json::value value = toJson(sample());
        value.at_pointer(c.pointer) = c.value;
        const auto fair = fairFromJson(value.get_object());
        INFO(c.pointer);
        REQUIRE_FALSE(fair);
        CHECK(fair.error().detail.rfind(c.names, 0) == 0);
    }
}

TEST_CASE("What a newer version added is ignored") {
    json::object object = toJson(sample());
    object["weather"] = "sunny";
    object["reasons"].as_array().emplace_back("teleport");
    CHECK(*fairFromJson(object) == sample());
}

TEST_CASE("A text falls back to the fair's languages, then to nothing") {
    Text text;
    text.byLanguage = {{"en", "Fair"}};
    CHECK(text.in("en", {"de"}) == "Fair");
    CHECK(text.in("fr", {"de", "en"}) == "Fair");
    CHECK(text.in("fr", {"de"}).empty());
}
