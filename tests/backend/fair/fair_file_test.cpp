// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/fair/fair_file.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "tests/backend/support/temp_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;

namespace {

// Nineteen lines, all good.
const std::string good = R"(id = "test-fair"
state = "trial"
booth = "main"
company = "Test Company"
time_zone = "Europe/Berlin"
languages = ["de", "en"]
reasons = ["advice", "information"]
name = { de = "Messe", en = "Fair" }
booth_name = { de = "Halle 1", en = "Hall 1" }
greeting = { de = "Willkommen", en = "Welcome" }
notice = { de = "Hinweis", en = "Notice" }
look = { accent = "#b3400f", ink = "#1f2328", paper = "#fbfaf7" }
[[topics]]
id = "pumps"
name = { de = "Pumpen", en = "Pumps" }
[[purposes]]
id = "follow-up"
wording = "1"
ask = { email = { de = "Ja, bitte", en = "Yes, please" } }
)";

std::string with(const std::string& from, const std::string& to) {
    std::string text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// As much of a PNG as says how large it is.
std::string pngHead(unsigned width, unsigned height) {
    std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const unsigned side : {width, height}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(side >> shift);
    }
    return bytes;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

struct Expected {
    std::string from;
    std::string to;
    std::size_t line;
    std::string key;
    std::string inMessage;
    std::string inRemedy;
};

} // namespace

TEST_CASE("fair file: a good one becomes the fair that it describes") {
    const auto file = readFairFile(good);
    CAPTURE(file.problems.empty() ? "" : toText(file.problems.front(), "fair.toml"));
    REQUIRE(file.fair);
    const Fair& fair = *file.fair;
    CHECK(fair.id.value == "test-fair");
    CHECK(fair.revision == 0);
    CHECK(fair.state == FairState::Trial);
    CHECK(fair.languages == std::vector<std::string>{"de", "en"});
    CHECK(fair.reasons == std::vector{Reason::Advice, Reason::Information});
    CHECK(fair.greeting.in("de", {}) == "Willkommen");
    REQUIRE(fair.topics.size() == 1);
    CHECK(fair.topics.front().name.in("en", {}) == "Pumps");
    CHECK(fair.topics.front().summary.byLanguage.empty());
    CHECK(fair.purposes.front().ask.at(Channel::Email).in("en", {}) == "Yes, please");
    CHECK(fair.look.accent == "#b3400f");
    // What is published can be read again.
    Fair published = fair;
    published.revision = 1;
    CHECK(fairFromJson(toJson(published)).value() == published);
}

TEST_CASE("fair file: the sample that we ship is good") {
    std::ifstream stream(STANDDIENST_SAMPLE_FAIR);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    const auto file =
        readFairFile(text, picturesIn(std::filesystem::path(STANDDIENST_SAMPLE_FAIR).parent_path()));
    for (const auto& problem : file.problems)
        UNSCOPED_INFO(toText(problem, "fair.toml"));
    REQUIRE(file.fair);
    for (const Topic& topic : file.fair->topics) {
        CAPTURE(topic.id);
        CHECK(!topic.picture.empty());
        CHECK(!topic.about.in("en", {}).empty());
    }
    CHECK(!file.fair->look.logo.empty());
}

TEST_CASE("fair file: a picture's file is as large as it is said to be") {
    const TempFolder temporary;
    const auto& folder = temporary.path();
    const auto source = picturesIn(folder);
    const auto write = [&](std::size_t bytes) {
        std::string picture = pngHead(8, 8);
        picture.resize(bytes, 'x');
        std::ofstream(folder / "p.png", std::ios::binary) << picture;
    };
    write(limits::pictureBytes);
    CHECK(source("p.png").value().size() == limits::pictureBytes);
    write(limits::pictureBytes + 1);
    CHECK(has(source("p.png").error().detail, "257 KiB"));
    write(1024 * 1024);
    CHECK(source("p.png").error().code == Code::TooLarge);
    CHECK(has(source("p.png").error().detail, "1024 KiB"));
    CHECK(source("q.png").error().code == Code::NotFound);
    CHECK(source(".").error().code == Code::NotFound);
}

TEST_CASE("fair file: pictures are read from beside it, each once") {
    const std::string text = with("paper = \"#fbfaf7\"", "paper = \"#fbfaf7\", logo = \"logo.png\"") +
                             "[[topics]]\nid = \"valves\"\n" +
                             "name = { de = \"x\", en = \"x\" }\npicture = \"logo.png\"\nabout = { de = "
                             "\"Mehr\", en = \"More\" }\n";
    const auto file = readFairFile(text, picturesAmong({{"logo.png", pngHead(320, 200)}}));
    CAPTURE(file.problems.empty() ? "" : toText(file.problems.front(), "fair.toml"));
    REQUIRE(file.fair);
    REQUIRE(file.pictures.size() == 1);
    CHECK(file.pictures.at("logo.png").width == 320);
    CHECK(file.fair->look.logo == file.pictures.at("logo.png").id);
    CHECK(file.fair->topics[1].picture == file.fair->look.logo);
    CHECK(file.fair->topics[1].about.in("en", {}) == "More");
    CHECK(fairFromJson(toJson(*file.fair)).value() == *file.fair);
}

TEST_CASE("fair file: a picture that cannot be shown is named with what to do") {
    const auto problem = [](const std::string& path, std::map<std::string, std::string> pictures) {
        const auto file =
            readFairFile(with("paper = \"#fbfaf7\"", "paper = \"#fbfaf7\", logo = \"" + path + "\""),
                         picturesAmong(std::move(pictures)));
        REQUIRE(file.problems.size() == 1);
        CHECK(file.problems.front().key == "look.logo");
        return file.problems.front().message + " / " + file.problems.front().remedy;
    };
    CHECK(has(problem("none.png", {}), "not sent along / import the file anew"));
    CHECK(has(problem("logo.gif", {{"logo.gif", "GIF89a"}}), "save it as PNG or JPEG"));
    CHECK(has(problem("wide.png", {{"wide.png", pngHead(limits::pictureSide + 1, 2)}}), "scale it"));
    CHECK(has(problem("../logo.png", {{"../logo.png", pngHead(2, 2)}}), "not beside the fair file"));
    CHECK(has(problem("/etc/logo.png", {{"/etc/logo.png", pngHead(2, 2)}}), "not beside the fair file"));
    CHECK(has(problem("a/../../logo.png", {}), "not beside the fair file"));
}

TEST_CASE("fair file: pictures have a limit in all") {
    std::string text = good;
    std::map<std::string, std::string> pictures;
    for (std::size_t i = 0; i <= limits::fairPictureBytes / limits::pictureBytes; ++i) {
        const std::string path = std::to_string(i) + ".png";
        text += "[[topics]]\nid = \"t" + std::to_string(i) +
                "\"\nname = { de = \"x\", en = \"x\" }\npicture = \"" + path + "\"\n";
        pictures[path] = pngHead(static_cast<unsigned>(i) + 1, 1);
        pictures[path].resize(limits::pictureBytes, 'x');
    }
    const auto file = readFairFile(text, picturesAmong(pictures));
    REQUIRE(file.problems.size() == 1);
    CHECK(has(file.problems.front().remedy, "4096 KiB in all"));
    pictures["0.png"].resize(24);
    pictures["0.png"] = pngHead(1, 1);
    CHECK(readFairFile(text, picturesAmong(pictures)).problems.size() == 1); // still beyond by a head
    pictures["1.png"] = pngHead(2, 1);
    CHECK(readFairFile(text, picturesAmong(pictures)).fair);
}

TEST_CASE("fair file: how the company is reached is checked where it stands") {
    const auto problems = [](const std::string& contact) {
        return readFairFile(good + "[contact]\n" + contact).problems;
    };
    CHECK(problems("email = \"messe@firma.example\"\nphone = \"+49 (0)30 1234-5\"\nurl = "
                   "\"https://firma.example\"\nperson = \"Jana Winter\"\n")
              .empty());
    CHECK(problems("").empty());
    CHECK(problems("email = \"messe\"\n").front().key == "contact.email");
    CHECK(problems("phone = \"none\"\n").front().key == "contact.phone");
    CHECK(problems("url = \"javascript:alert(1)\"\n").front().key == "contact.url");
    CHECK(problems("mail = \"a@b.de\"\n").front().key == "contact.mail");
}

TEST_CASE("fair file: who goes to whom is on unless it says otherwise") {
    CHECK(readFairFile(good).fair->floor);
    CHECK(readFairFile(good + "[floor]\n").fair->floor);
    CHECK(readFairFile(good + "[floor]\nenabled = true\n").fair->floor);
    CHECK_FALSE(readFairFile(good + "[floor]\nenabled = false\n").fair->floor);
    CHECK(readFairFile(good + "[floor]\nenabled = \"no\"\n").problems.front().key == "floor.enabled");
    CHECK(readFairFile(good + "[floor]\nenable = false\n").problems.front().key == "floor.enable");
}

TEST_CASE("fair file: a fair that begins dark is checked in the dark as well") {
    const auto dark = [](const std::string& accent, const std::string& paper = "#fbfaf7") {
        return readFairFile(with("look = { accent = \"#b3400f\", ink = \"#1f2328\", paper = \"#fbfaf7\" }",
                                 "look = { accent = \"" + accent + "\", ink = \"#1f2328\", paper = \"" +
                                     paper + "\", appearance = \"dark\" }"));
    };
    CHECK(readFairFile(good).fair->look.dark == false);
    CHECK(readFairFile(with("paper =", "appearance = \"light\", paper =")).fair->look.dark == false);
    const auto deep = dark("#5a1f07"); // fine on paper, lost in the dark
    REQUIRE(deep.problems.size() == 1);
    CHECK(deep.problems[0].key == "look.accent");
    CHECK(has(deep.problems[0].message, "dark ground"));
    // What the remedy names is taken.
    const auto at = deep.problems[0].remedy.find('#');
    REQUIRE(at != std::string::npos);
    const auto mended = dark(deep.problems[0].remedy.substr(at, 7));
    REQUIRE(mended.fair);
    CHECK(mended.fair->look.dark);
    // Of words on the dark ground paper is the colour.
    const auto grey = dark("#6a2a0c", "#a9a9a9");
    REQUIRE(!grey.problems.empty());
    CHECK(std::ranges::any_of(grey.problems, [](const auto& problem) {
        return problem.key == "look.paper" || problem.key == "look.ink";
    }));
}

TEST_CASE("fair file: each mistake is named with its line, its key and what to do") {
    const auto expected = GENERATE(values<Expected>({
        {"id = \"test-fair\"", "id = \"Test Fair\"", 1, "id", "not an id", "lower-case"},
        {"id = \"test-fair\"\n", "", 0, "id", "missing", "add id"},
        {"\"trial\"", "\"running\"", 2, "state", "unknown", "trial, open or closed"},
        {"\"main\"", "3", 3, "booth", "not a text", "write booth"},
        {"\"Test Company\"", "\"  \"", 4, "company", "empty", "write company"},
        {"Europe/Berlin", "Europe/Bärlin", 5, "time_zone", "not a time zone", "Europe/Berlin"},
        {"Europe/Berlin", "../../etc/passwd", 5, "time_zone", "not a time zone", "Europe/Berlin"},
        {"[\"de\", \"en\"]", "[\"de\", \"en\", \"it\"]", 6, "languages", "\"it\" is unknown", "de, en or fr"},
        {"[\"de\", \"en\"]", "[\"de\", \"en\", \"de\"]", 6, "languages", "twice", "remove"},
        {"[\"advice\", \"information\"]", "[]", 7, "reasons", "not a list", "write reasons"},
        {"[\"advice\", \"information\"]", "[\"complaint\"]", 7, "reasons", "unknown", "appointment"},
        {", en = \"Fair\" }", "}", 8, "name.en", "missing", "add the text"},
        {"en = \"Hall 1\"", "en = \"Hall 1\", fr = \"Salle 1\"", 9, "booth_name.fr", "does not have",
         "languages"},
        {"{ de = \"Willkommen\", en = \"Welcome\" }", "\"Hello\"", 10, "greeting", "each language",
         "write greeting"},
        {"#1f2328", "#999999", 12, "look.ink", "contrast of 2.7", "use \"#"},
        {"#b3400f", "#ffcc00", 12, "look.accent", "contrast of", "use \"#"},
        {"paper = \"#fbfaf7\"", "paper = \"#fbfaf7\", appearance = \"sepia\"", 12, "look.appearance",
         "unknown", "light or dark"},
        {"#b3400f", "orange", 12, "look.accent", "not a colour", "#rrggbb"},
        {"look = {", "look = { inc = \"#000000\",", 12, "look.inc", "unknown key", "did you mean `ink`"},
        {"greeting =", "greetings =", 10, "greetings", "unknown key", "did you mean `greeting`"},
        {"name = { de = \"Pumpen\"", "naem = { de = \"Pumpen\"", 15, "topics[1].naem", "unknown key",
         "`name`"},
        {"en = \"Pumps\" }",
         "en = \"Pumps\" }\n[[topics]]\nid = \"pumps\"\nname = { de = \"x\", en = \"x\" }", 17,
         "topics[2].id", "twice", "its own id"},
        {"en = \"Pumps\" }", "en = \"Pumps\" }\nretired = true", 13, "topics", "all of them are retired",
         "keep one"},
        {"en = \"Pumps\" }", "en = \"Pumps\" }\nretired = \"yes\"", 16, "topics[1].retired", "neither",
         "true"},
        {"wording = \"1\"\n", "", 16, "purposes[1].wording", "missing", "wording"},
        {"email = {", "mail = {", 19, "purposes[1].ask.mail", "unknown key", "did you mean `email`"},
        {"\"Yes, please\"", "\"tab\\there\"", 19, "purposes[1].ask.email.en", "control", "remove"},
        {"[\"de\", \"en\"]", "[\"de\", \"en\"", 7, "", "not valid TOML", "correct this line"},
    }));
    const auto file = readFairFile(with(expected.from, expected.to));
    CHECK_FALSE(file.fair);
    const FairProblem* found = nullptr;
    for (const auto& problem : file.problems) {
        UNSCOPED_INFO(toText(problem, "fair.toml"));
        if (problem.key == expected.key && problem.message.find(expected.inMessage) != std::string::npos)
            found = &problem;
    }
    CAPTURE(expected.from, expected.to);
    REQUIRE(found);
    CHECK(found->line == expected.line);
    CHECK(found->remedy.find(expected.inRemedy) != std::string::npos);
}

TEST_CASE("fair file: all mistakes come at once, in order of lines") {
    std::string text = with("\"trial\"", "\"running\"");
    text.replace(text.find("#1f2328"), 7, "#999999");
    text.replace(text.find("wording = \"1\""), 13, "wordnig = \"1\"");
    const auto problems = readFairFile(text).problems;
    REQUIRE(problems.size() == 4);
    CHECK(problems[0].key == "state");
    CHECK(problems[1].key == "look.ink");
    CHECK(problems[2].key == "purposes[1].wording");
    CHECK(problems[3].key == "purposes[1].wordnig");
    CHECK(toText(problems[0], "fair.toml") ==
          "fair.toml:2: state: \"running\" is unknown. Remedy: write trial, open or closed.");
    CHECK(toText(problems[3], "fair.toml") ==
          "fair.toml:18: purposes[1].wordnig: unknown key. Remedy: did you mean `wording`?");
}

TEST_CASE("fair file: limits hold") {
    CHECK_FALSE(readFairFile(std::string(limits::fairFileBytes + 1, '#')).problems.empty());
    const auto longText =
        readFairFile(with("\"Willkommen\"", "\"" + std::string(limits::fairText + 1, 'x') + "\""));
    REQUIRE(longText.problems.size() == 1);
    CHECK(longText.problems[0].remedy.find("600") != std::string::npos);
    std::string umlauts;
    for (std::size_t i = 0; i < limits::fairText; ++i)
        umlauts += "ä";
    CHECK(readFairFile(with("\"Willkommen\"", "\"" + umlauts + "\"")).fair);
    std::string topics;
    for (std::size_t i = 0; i < limits::fairTopics; ++i)
        topics += "[[topics]]\nid = \"t" + std::to_string(i) + "\"\nname = { de = \"x\", en = \"x\" }\n";
    const auto many = readFairFile(with("[[purposes]]", topics + "[[purposes]]"));
    REQUIRE(many.problems.size() == 1);
    CHECK(many.problems[0].key == "topics");
}

TEST_CASE("fair file: what a terminal would obey is not repeated to it") {
    for (const std::string wrong : {"retired = fa\x1b[2J\n", "retired = fa\x7f\n", "\"a\\u001b[2Jb\" = 1\n",
                                    "state = \"\\u001b]0;x\\u0007\"\n", "retired = fa\xc3\xa4\xff\n"}) {
        const auto file = readFairFile(wrong);
        REQUIRE_FALSE(file.problems.empty());
        for (const auto& problem : file.problems) {
            const std::string text = toText(problem, "fair.toml");
            INFO(text);
            CHECK(cleanLine(text) == text);
        }
    }
}

TEST_CASE("fair file: nonsense is no crash") {
    for (const char* text :
         {"", "\xff\xfe", "topics = 3", "topics = []", "topics = [1, 2]", "look = 3", "name = []",
          "purposes = [{ask = 3}]", "languages = [1]", "languages = \"de\"", "id = []"}) {
        const auto file = readFairFile(text);
        CHECK_FALSE(file.fair);
        CHECK_FALSE(file.problems.empty());
    }
}
