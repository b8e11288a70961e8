// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fair/fair.h"
#include "core/fair/gifts.h"
#include "tests/catch.h"
#include "tests/core/needs/asking_fair.h"

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
    ask(fair);
    fair.questions[2].help = fair.name;
    fair.questions[3].leastLabel = fair.questions[3].mostLabel = fair.name;
    fair.questions[5].when.push_back({{}, {}, {}, {}, {"pumps"}, {}});
    fair.questions[5].when.push_back({{}, {}, {}, {}, {}, {Reason::Advice}});
    fair.questions[5].retired = fair.questions[4].options[1].retired = fair.needs[2].retired = true;
    fair.look = {"#0a5c4a", "#1b1b1b", "#faf6ef"};
    fair.gifts = {{"bag", fair.name, fair.name, 300, false, std::string(64, 'a')},
                  {"mug", fair.name, {}, 0, false},
                  {"pen", fair.name, {}, limits::giftPieces, true}};
    fair.pickup.byLanguage = {{"de", "An der Theke"}, {"en", "At the counter"}};
    return fair;
}

} // namespace

TEST_CASE("A fair survives the wire") {
    CHECK(*fairFromJson(toJson(sample())) == sample());
    CHECK_FALSE(toJson(sample()).contains("meeting_point")); // older devices are told nothing new
    CHECK_FALSE(toJson(sample()).at("look").as_object().contains("appearance"));
    Fair fair = sample();
    fair.meetingPoint.byLanguage = {{"de", "Am roten Tisch"}, {"en", "At the red table"}};
    fair.look.dark = true;
    CHECK(*fairFromJson(toJson(fair)) == fair);
}

TEST_CASE("a fair says that nobody is sent anywhere only where that is so") {
    Fair fair = sample();
    CHECK_FALSE(toJson(fair).contains("floor"));
    CHECK(fairFromJson(toJson(fair))->floor);
    fair.floor = false;
    CHECK(fairFromJson(toJson(fair)).value() == fair);
    auto broken = toJson(fair);
    broken["floor"] = json::object{{"enabled", "no"}};
    CHECK_FALSE(fairFromJson(broken));
}

TEST_CASE("A fair without gifts has none, and one with as many as there may be has them") {
    Fair fair = sample();
    fair.gifts.clear();
    fair.pickup = {};
    CHECK(*fairFromJson(toJson(fair)) == fair);
    json::object earlier = toJson(fair); // as versions wrote it that knew of none
    earlier.erase("gifts");
    CHECK_FALSE(earlier.contains("pickup"));
    CHECK(*fairFromJson(earlier) == fair);
    for (std::size_t i = 0; i < limits::fairGifts; ++i)
        fair.gifts.push_back({"gift-" + std::to_string(i), fair.name, {}, i, i % 2 == 1});
    CHECK(*fairFromJson(toJson(fair)) == fair);
    CHECK(findGift(fair, "gift-7")->stock == 7);
    CHECK(findGift(fair, "gift-77") == nullptr);
}

TEST_CASE("The pictures of a fair are those of topics, gifts and logo, each once") {
    Fair fair = sample();
    const std::string bag(64, 'a');
    const std::string logo(64, 'c');
    fair.topics[0].picture = bag;
    fair.look.logo = logo;
    fair.gifts[2].picture = std::string(64, 'b');
    CHECK(picturesOf(fair) == std::vector<std::string>{bag, std::string(64, 'b'), logo});
}

TEST_CASE("A damaged fair names the field that is wrong") {
    struct Case {
        const char* pointer;
        json::value value;
        const char* names;
    };
    for (const Case& c :
         {Case{"/id", "Not A Slug", "fair.id"},
          Case{"/revision", "3", "fair.revision"},
          Case{"/state", "ajar", "fair.state"},
          Case{"/name", "text", "fair.name"},
          Case{"/languages", json::array{}, "fair.languages"},
          Case{"/reasons", 1, "fair.reasons"},
          Case{"/topics/1/id", "", "topics[1].id"},
          Case{"/topics/0", 1, "fair.topics[0]"},
          Case{"/purposes/0/ask/email", 1, "purposes[0].ask.email"},
          Case{"/purposes/0/ask", {{"pigeon", {{"de", "x"}}}}, "purposes[0].ask.pigeon"},
          Case{"/look/accent", "#0a5c4a00", "fair.look.accent"},
          Case{"/questions/0/id", "A B", "questions[0].id"},
          Case{"/questions/0", 1, "fair.questions"},
          Case{"/questions/1/least", -1, "questions[1].least"},
          Case{"/questions/1/most", 0, "questions[1].most"},
          Case{"/questions/3/most", 8, "questions[3].most"},
          Case{"/questions/2/options/0/name", 1, "questions[2].options[0].name"},
          Case{"/questions/2/options", json::array(limits::questionOptions + 1, json::object{}),
               "questions[2].options"},
          Case{"/questions/1/when/0/any", json::array{"A B"}, "questions[1].when[0].any"},
          Case{"/questions/1/when", json::array(limits::conditionClauses + 1, json::object{}),
               "questions[1].when"},
          Case{"/needs/0/needs", 1, "needs[0].needs"},
          Case{"/needs/0/topics", 1, "needs[0].topics"},
          Case{"/needs", json::array(limits::fairNeeds + 1, json::object{}), "fair.needs"},
          Case{"/questions", json::array(limits::fairQuestions + 1, json::object{}), "fair.questions"},
          Case{"/gifts/0/id", "A B", "gifts[0].id"},
          Case{"/gifts/1/id", json::string(65, 'x'), "gifts[1].id"},
          Case{"/gifts/1/name", "text", "gifts[1].name"},
          Case{"/gifts/0/name/en", 1, "gifts[0].name"},
          Case{"/gifts/0/name/en", json::string(limits::fairText + 1, 'x'), "gifts[0].name"},
          Case{"/gifts/0/summary", 1, "gifts[0].summary"},
          Case{"/gifts/0/stock", -1, "gifts[0].stock"},
          Case{"/gifts/0/stock", "many", "gifts[0].stock"},
          Case{"/gifts/0/stock", limits::giftPieces + 1, "gifts[0].stock"},
          Case{"/gifts/0/picture", "bag.png", "gifts[0].picture"},
          Case{"/gifts/2", 1, "fair.gifts[2]"},
          Case{"/gifts", 1, "fair.gifts"},
          Case{"/gifts", json::array(limits::fairGifts + 1, json::object{}), "fair.gifts"},
          Case{"/pickup", "text", "fair.pickup"},
          Case{"/pickup/en", json::string(limits::fairText + 1, 'x'), "fair.pickup"},
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

TEST_CASE("A question of a kind that this version does not know is left out") {
    json::value object = toJson(sample());
    object.at_pointer("/questions/3/kind") = "drawing";
    const auto fair = fairFromJson(object.get_object());
    REQUIRE(fair);
    CHECK(fair->questions.size() == 5);
    CHECK_FALSE(findQuestion(fair->questions, "hurry"));
}
