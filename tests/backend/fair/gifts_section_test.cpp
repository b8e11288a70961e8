// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/fair/fair_file.h"

#include "core/base/limits.h"

using namespace standdienst;
using namespace standdienst::backend;

namespace {

// Lines 1 to 28.
const std::string good = R"(id = "test-fair"
state = "trial"
booth = "main"
company = "Test Company"
time_zone = "Europe/Berlin"
languages = ["de", "en"]
reasons = ["advice", "giveaway"]
name = { de = "Messe", en = "Fair" }
booth_name = { de = "Halle 1", en = "Hall 1" }
greeting = { de = "Willkommen", en = "Welcome" }
notice = { de = "Hinweis", en = "Notice" }
look = { accent = "#b3400f", ink = "#1f2328", paper = "#fbfaf7" }
topics = [{ id = "pumps", name = { de = "Pumpen", en = "Pumps" } }]
pickup = { de = "An der Theke", en = "At the counter" }
[[purposes]]
id = "follow-up"
wording = "1"
ask = { email = { de = "Ja, bitte", en = "Yes, please" } }
[[gifts]]
id = "bag"
name = { de = "Tasche", en = "Bag" }
summary = { de = "Baumwolle", en = "Cotton" }
stock = 300
picture = "bag.png"
[[gifts]]
id = "old-pen"
name = { de = "Stift", en = "Pen" }
retired = true
)";

// As much of a PNG as says how large it is.
std::string pngHead() {
    return {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x05", 24};
}

FairFile read(const std::string& text) {
    return readFairFile(text, picturesAmong({{"bag.png", pngHead()}}));
}

FairFile with(const std::string& from, const std::string& to) {
    std::string text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return read(text.replace(at, from.size(), to));
}

std::string plainGift(const std::string& id, const std::string& rest = {}) {
    return "[[gifts]]\nid = \"" + id + "\"\nname = { de = \"x\", en = \"x\" }\n" + rest;
}

struct Expected {
    std::string from;
    std::string to;
    std::size_t line;
    std::string key;
    std::string inMessage;
    std::string inRemedy;
};

const std::string longText(limits::fairText, 'x');

} // namespace

TEST_CASE("fair file: gifts become what they describe, and survive the wire") {
    const auto file = read(good);
    CAPTURE(file.problems.empty() ? "" : toText(file.problems.front(), "fair.toml"));
    REQUIRE(file.fair);
    const Fair& fair = *file.fair;
    REQUIRE(fair.gifts.size() == 2);
    CHECK(fair.gifts[0].id == "bag");
    CHECK(fair.gifts[0].name.in("en", {}) == "Bag");
    CHECK(fair.gifts[0].summary.in("de", {}) == "Baumwolle");
    CHECK(fair.gifts[0].stock == 300);
    CHECK(fair.gifts[0].picture == file.pictures.at("bag.png").id);
    CHECK_FALSE(fair.gifts[0].retired);
    CHECK(fair.gifts[1].stock == 0);
    CHECK(fair.gifts[1].summary.byLanguage.empty());
    CHECK(fair.gifts[1].picture.empty());
    CHECK(fair.gifts[1].retired);
    CHECK(fair.pickup.in("de", {}) == "An der Theke");
    Fair published = fair;
    published.revision = 1;
    CHECK(fairFromJson(toJson(published)).value() == published);
}

TEST_CASE("fair file: each mistake in gifts is named with its line, its key and what to do") {
    const auto expected = GENERATE(values<Expected>({
        {"id = \"bag\"\n", "", 19, "gifts[1].id", "missing", "add id = \"tote-bag\""},
        {"id = \"bag\"", "id = 3", 20, "gifts[1].id", "not a text", "write id = \"tote-bag\""},
        {"id = \"bag\"", "id = \"Tote Bag\"", 20, "gifts[1].id", "not an id", "lower-case"},
        {"id = \"bag\"", "id = \"\"", 20, "gifts[1].id", "empty", "write id"},
        {"id = \"bag\"", "id = \"" + std::string(65, 'b') + "\"", 20, "gifts[1].id", "65 characters",
         "64 at most"},
        {"id = \"old-pen\"", "id = \"bag\"", 26, "gifts[2].id", "\"bag\" stands twice", "its own id"},
        {"name = { de = \"Tasche\", en = \"Bag\" }\n", "", 19, "gifts[1].name", "missing", "add name.de"},
        {", en = \"Bag\"", "", 21, "gifts[1].name.en", "missing", "add the text"},
        {"en = \"Bag\"", "en = \"\"", 21, "gifts[1].name.en", "empty", "write"},
        {"en = \"Bag\"", "en = \"Bag\", fr = \"Sac\"", 21, "gifts[1].name.fr", "does not have",
         "add \"fr\" to `languages`"},
        {"name = { de = \"Tasche\", en = \"Bag\" }", "name = \"Bag\"", 21, "gifts[1].name",
         "for each language", "write name = {"},
        {"en = \"Bag\"", "en = \"" + longText + "x\"", 21, "gifts[1].name.en", "601 characters",
         "600 at most"},
        {"de = \"Baumwolle\", ", "", 22, "gifts[1].summary.de", "missing", "add the text"},
        {"\"Cotton\"", "\"Cot\\u0007ton\"", 22, "gifts[1].summary.en", "control characters", "remove"},
        {"stock = 300", "stock = -1", 23, "gifts[1].stock", "not a whole number", "stock = 200"},
        {"stock = 300", "stock = 2.5", 23, "gifts[1].stock", "not a whole number", "stock = 200"},
        {"stock = 300", "stock = \"300\"", 23, "gifts[1].stock", "not a whole number", "stock = 200"},
        {"stock = 300", "stock = 1000001", 23, "gifts[1].stock", "", "1000000 at most"},
        {"picture = \"bag.png\"", "picture = \"bga.png\"", 24, "gifts[1].picture", "bga.png", ""},
        {"picture = \"bag.png\"", "picture = \"../bag.png\"", 24, "gifts[1].picture", "not beside", "folder"},
        {"picture = \"bag.png\"", "picture = 3", 24, "gifts[1].picture", "not a text", "picture ="},
        {"retired = true", "retired = \"yes\"", 28, "gifts[2].retired", "neither true nor false",
         "retired = true"},
        {"stock = 300", "stcok = 300", 23, "gifts[1].stcok", "unknown key", "did you mean `stock`"},
        {"pickup = { de = \"An der Theke\", en = \"At the counter\" }\n", "", 0, "pickup", "missing",
         "add pickup.de"},
        {", en = \"At the counter\"", "", 14, "pickup.en", "missing", "add the text"},
        {"en = \"At the counter\"", "en = \"" + longText + "x\"", 14, "pickup.en", "601 characters",
         "600 at most"},
        {", \"giveaway\"]", "]", 7, "reasons", "no way for visitors", "add \"giveaway\""},
        {"stock = 300", "retired = true", 7, "reasons", "nothing to choose", "[[gifts]]"},
    }));
    const auto file = with(expected.from, expected.to);
    CHECK_FALSE(file.fair);
    CAPTURE(expected.from, expected.to);
    for (const auto& problem : file.problems)
        UNSCOPED_INFO(toText(problem, "fair.toml"));
    REQUIRE(file.problems.size() == 1);
    const FairProblem& problem = file.problems.front();
    CHECK(problem.key == expected.key);
    CHECK((expected.line == 0 || problem.line == expected.line));
    CHECK(problem.message.find(expected.inMessage) != std::string::npos);
    CHECK(problem.remedy.find(expected.inRemedy) != std::string::npos);
}

TEST_CASE("fair file: the gifts' limits hold, and what is just within them is good") {
    CHECK(with("stock = 300", "stock = 1000000").fair->gifts[0].stock == limits::giftPieces);
    CHECK(with("stock = 300", "stock = 0").fair->gifts[0].stock == 0);
    CHECK(with("id = \"bag\"", "id = \"" + std::string(64, 'b') + "\"").fair);
    CHECK(with("en = \"Bag\"", "en = \"" + longText + "\"").fair);
    std::string many = good; // has two
    for (std::size_t i = 2; i < limits::fairGifts; ++i)
        many += plainGift("gift-" + std::to_string(i));
    const auto most = read(many);
    REQUIRE(most.fair);
    CHECK(most.fair->gifts.size() == limits::fairGifts);
    const auto beyond = read(many + plainGift("one-more"));
    REQUIRE(beyond.problems.size() == 1);
    CHECK(beyond.problems[0].key == "gifts");
    CHECK(beyond.problems[0].message == "25 of them");
    CHECK(beyond.problems[0].remedy == "keep 24 at most");
}

TEST_CASE("fair file: with gifts that are all retired, nothing is offered and nothing is missing") {
    std::string text = good;
    for (const std::string part :
         {", \"giveaway\"", "pickup = { de = \"An der Theke\", en = \"At the counter\" }\n"})
        text.erase(text.find(part), part.size());
    text.replace(text.find("stock = 300"), 11, "retired = true");
    const auto file = read(text);
    CAPTURE(file.problems.empty() ? "" : toText(file.problems.front(), "fair.toml"));
    REQUIRE(file.fair);
    CHECK(file.fair->gifts.size() == 2);
    CHECK(file.fair->pickup.byLanguage.empty());
    // And without any gift nobody is asked where they would be fetched.
    const std::string head = text.substr(0, text.find("[[gifts]]"));
    CHECK(read(head).fair->gifts.empty());
    const auto asked = read(head.substr(0, head.find("[\"advice\"]")) + "[\"giveaway\"]" +
                            head.substr(head.find("[\"advice\"]") + 10));
    REQUIRE(asked.problems.size() == 1);
    CHECK(asked.problems[0].key == "reasons");
}

TEST_CASE("fair file: nonsense in gifts is no crash") {
    const std::string head = good.substr(0, good.find("[[gifts]]"));
    for (const char* text : {"gifts = 3", "gifts = []", "gifts = [1]", "gifts = [[]]", "gifts = {}",
                             "gifts = [{}]", "gifts = [{ id = [] }]", "gifts = [{ name = { de = 1 } }]"}) {
        CAPTURE(text);
        const auto file = readFairFile(std::string(text) + "\n" + head);
        CHECK_FALSE(file.fair);
        CHECK_FALSE(file.problems.empty());
    }
}
