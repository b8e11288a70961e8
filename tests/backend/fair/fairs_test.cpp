// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "core/base/limits.h"
#include "core/fold/pictures.h"
#include "core/gifts/books.h"
#include "tests/backend/gifts/gift_fair.h"
#include "tests/backend/support/world.h"

using namespace standdienst;
using namespace standdienst::test;

namespace {

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("fairs: without one, the remedy is named") {
    World world;
    const auto current = world.fairs->current();
    REQUIRE_FALSE(current);
    CHECK(current.error().detail.find("fair import") != std::string::npos);
    CHECK_FALSE(world.fairs->find({"test-fair"}).value());
}

TEST_CASE("fairs: importing publishes revisions, and only where something changed") {
    World world;
    const auto preview = world.fairs->preview(smallFair()).value();
    CHECK(preview.revision == 1);
    CHECK(preview.changes.size() == 1);
    CHECK(world.position().value == 0);
    const auto first = world.fairs->import(smallFair()).value();
    CHECK(first.revision == 1);
    CHECK(first.position.value == 1);
    CHECK(world.fairs->current().value().value == "test-fair");
    const auto same = world.fairs->import(smallFair()).value();
    CHECK(same.changes.empty());
    CHECK(same.revision == 1);
    CHECK(world.position().value == 1);
    Fair changed = smallFair(FairState::Open);
    changed.greeting.byLanguage["en"] = "Hello";
    changed.topics[1].summary = both("All sizes");
    const auto second = world.fairs->import(changed).value();
    CHECK(second.revision == 2);
    CHECK(second.changes == Lines{"state: \"trial\" -> \"open\"", "greeting.en: \"Welcome\" -> \"Hello\"",
                                  "topic valves: summary.de: new, \"All sizes (de)\"",
                                  "topic valves: summary.en: new, \"All sizes\""});
    CHECK(world.fairs->find({"test-fair"}).value()->revision == 2);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("fairs: a topic that the file no longer names is retired, and can come back") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    Fair without = smallFair();
    without.topics.erase(without.topics.begin());
    CHECK(world.fairs->import(without).value().changes ==
          Lines{"topic pumps: retired; visits that named it keep it"});
    const auto published = world.fairs->find({"test-fair"}).value();
    REQUIRE(published->topics.size() == 2);
    CHECK(published->topics[1].id == "pumps");
    CHECK(published->topics[1].retired);
    CHECK(world.fairs->import(without).value().changes.empty());
    const auto again = world.fairs->import(smallFair()).value().changes;
    CHECK(again == Lines{"topic pumps: offered again"});
}

TEST_CASE("fairs: a gift that the file no longer names is retired with its books, and can come back") {
    World world;
    Fair fair = giftFair(20, 5);
    const auto first = world.fairs->import(fair).value().changes;
    CHECK(first.size() == 1);
    Fair without = fair;
    without.gifts.erase(without.gifts.begin());
    CHECK(world.fairs->import(without).value().changes ==
          Lines{"gift bag: retired; what was reserved can still be fetched"});
    const auto published = world.fairs->find({"test-fair"}).value();
    REQUIRE(published->gifts.size() == 2);
    CHECK(published->gifts[1].id == "bag");
    CHECK(published->gifts[1].retired);
    CHECK(giftStock(world.document(Kind::GiftStock, "bag"))->stock == 20);
    CHECK(world.fairs->import(without).value().changes.empty());
    CHECK(world.fairs->import(fair).value().changes == Lines{"gift bag: offered again"});
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("fairs: every change of a gift is said") {
    World world;
    REQUIRE(world.fairs->import(giftFair(20, 5)));
    Fair fair = giftFair(30, 5);
    fair.gifts[0].name = both("Large bag");
    fair.gifts[0].summary = both("Cotton");
    fair.gifts[0].picture = std::string(64, 'a');
    fair.gifts[1].retired = true;
    fair.gifts.push_back(gift("mug", 3));
    fair.pickup.byLanguage["en"] = "At the door";
    CHECK(world.fairs->preview(fair).value().changes ==
          Lines{"gift bag: name.de: \"bag (de)\" -> \"Large bag (de)\"",
                "gift bag: name.en: \"bag\" -> \"Large bag\"", "gift bag: summary.de: new, \"Cotton (de)\"",
                "gift bag: summary.en: new, \"Cotton\"", "gift bag: picture: new",
                "gift bag: stock: no effect any more; restock or count in the console",
                "gift pen: retired; what was reserved can still be fetched", "gift mug: new",
                "pickup.en: \"At the counter\" -> \"At the door\""});
    std::swap(fair.gifts[0], fair.gifts[2]);
    CHECK(world.fairs->import(fair).value().changes.size() > 1);
    std::swap(fair.gifts[0], fair.gifts[2]);
    CHECK(world.fairs->import(fair).value().changes == Lines{"gifts: in another order"});
}

TEST_CASE("fairs: retired gifts count against the limit") {
    World world;
    Fair fair = giftFair(1);
    while (fair.gifts.size() < limits::fairGifts)
        fair.gifts.push_back(gift("gift-" + std::to_string(fair.gifts.size()), 1));
    REQUIRE(world.fairs->import(fair));
    const auto published = world.fairs->find({"test-fair"});
    REQUIRE(published);
    CHECK((*published)->gifts.size() == limits::fairGifts);
    fair.gifts.back().id = "one-more";
    const auto refused = world.fairs->import(fair);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::TooLarge);
    CHECK(refused.error().detail.find("25 gifts; 24") != std::string::npos);
    CHECK(world.fairs->find({"test-fair"}).value()->gifts.back().id == "gift-23");
}

TEST_CASE("fairs: another order is a change, and so is a purpose that goes") {
    World world;
    Fair fair = smallFair();
    fair.purposes.push_back({"newsletter", "1", {{Channel::Email, both("News")}}});
    REQUIRE(world.fairs->import(fair));
    std::swap(fair.topics[0], fair.topics[1]);
    fair.purposes.pop_back();
    CHECK(world.fairs->import(fair).value().changes ==
          Lines{"topics: in another order",
                "purpose newsletter: no longer asked; consents that were given keep its wording"});
}

TEST_CASE("fairs: in an open fair, new sentences need a new wording") {
    World world;
    const auto state = GENERATE(FairState::Trial, FairState::Open);
    REQUIRE(world.fairs->import(smallFair(state)));
    Fair changed = smallFair(state);
    changed.purposes[0].ask[Channel::Email] = both("Answer me, please");
    const auto refused = world.fairs->import(changed);
    CHECK(refused.has_value() == (state == FairState::Trial));
    if (!refused) {
        CHECK(refused.error().code == Code::Conflict);
        CHECK(refused.error().detail.find("wording") != std::string::npos);
    }
    changed.purposes[0].wording = "2";
    CHECK(world.fairs->import(changed));
}

TEST_CASE("fairs: sentences changed under the same wording behind a detour") {
    World world;
    Fair fair = smallFair(FairState::Open);
    fair.purposes.push_back({"newsletter", "1", {{Channel::Email, both("News")}}});
    REQUIRE(world.fairs->import(fair));
    SECTION("without the purpose in between") {
        const Purpose newsletter = fair.purposes.back();
        fair.purposes.pop_back();
        REQUIRE(world.fairs->import(fair));
        fair.purposes.push_back(newsletter);
    }
    SECTION("in trial in between") {
        fair.state = FairState::Trial;
        REQUIRE(world.fairs->import(fair));
        fair.state = FairState::Open;
    }
    SECTION("with another wording in between") {
        fair.purposes.back().wording = "2";
        REQUIRE(world.fairs->import(fair));
        fair.purposes.back().wording = "1";
    }
    CHECK(world.fairs->preview(fair));
    fair.purposes.back().ask[Channel::Email] = both("News and offers");
    const auto refused = world.fairs->import(fair);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
    CHECK(refused.error().detail.find("purpose newsletter") != std::string::npos);
    CHECK(refused.error().detail.find("revision 1") != std::string::npos);
    fair.purposes.back().wording = "3";
    CHECK(world.fairs->import(fair));
}

TEST_CASE("fairs: pictures are there before the fair that names them, and go with it") {
    World world;
    const auto picture = [](unsigned side) {
        std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", 19);
        bytes += static_cast<char>(side);
        bytes += std::string("\0\0\0\x20", 4);
        return readPicture(bytes + std::string(limits::picturePartBytes, 'x')).value();
    };
    const std::map<std::string, Picture> pictures{{"a.png", picture(1)}, {"b.png", picture(2)}};
    Fair fair = smallFair();
    fair.topics[0].picture = pictures.at("a.png").id;
    fair.look.logo = pictures.at("b.png").id;
    const auto published = world.fairs->import(fair, pictures).value();
    CHECK(published.position.value == 5); // two parts each, then the fair
    const auto isThere = [&world](const Picture& wanted) {
        const auto document = world.document(Kind::Picture, wanted.id);
        return document.contains("bytes") && pictureOf(document).value().bytes == wanted.bytes;
    };
    CHECK(isThere(pictures.at("a.png")));
    CHECK(isThere(pictures.at("b.png")));
    // The same again says nothing; another logo keeps the other picture, and the old one goes.
    CHECK(world.fairs->import(fair, pictures).value().changes.empty());
    CHECK(world.position().value == 5);
    fair.look.logo.clear();
    CHECK(world.fairs->import(fair, {{"a.png", pictures.at("a.png")}}).value().changes ==
          Lines{"look.logo: removed"});
    CHECK(world.position().value == 6);
    CHECK(isThere(pictures.at("a.png")));
    CHECK(world.document(Kind::Picture, pictures.at("b.png").id).empty());
    fair.look.logo = pictures.at("b.png").id; // and it comes again
    REQUIRE(world.fairs->import(fair, pictures));
    CHECK(isThere(pictures.at("b.png")));
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("fairs: another appearance is a change") {
    World world;
    Fair fair = smallFair();
    REQUIRE(world.fairs->import(fair));
    fair.look.dark = true;
    CHECK(world.fairs->import(fair).value().changes == Lines{R"(look.appearance: "light" -> "dark")"});
}

TEST_CASE("fairs: one backend serves one fair") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    Fair other = smallFair();
    other.id = {"other-fair"};
    const auto refused = world.fairs->import(other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
}

TEST_CASE("fairs: retired topics count against the limit") {
    World world;
    Fair fair = smallFair();
    for (std::size_t i = fair.topics.size(); i < limits::fairTopics; ++i)
        fair.topics.push_back({"topic-" + std::to_string(i), both("Topic"), {}, false});
    REQUIRE(world.fairs->import(fair));
    fair.topics.back().id = "one-more";
    const auto refused = world.fairs->import(fair);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::TooLarge);
}
