// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/journal/push.h"
#include "tests/catch.h"

using namespace standdienst;

namespace {

struct Journal {
    Journal() { initCrypto(); }
    Push push(std::vector<Entry> entries, Head before = {1, 0, {}}) {
        Push result{before, before, {}, std::move(entries)};
        for (const Entry& entry : result.entries)
            result.after = appended(result.after, writer, entry.record);
        result.signature = key.sign(headMessage(writer, result.after));
        return result;
    }
    SeededRandom random{5};
    SignKey key = SignKey::generate(random);
    WriterId writer{makeUuid7({}, random)};
};

} // namespace

TEST_CASE("A push arrives as it was sent") {
    Journal journal;
    const std::string sealed("\x00\t\n\xff binary", 10);
    const Push sent =
        journal.push({{R"({"a":1})", {}}, {R"({"b":"ü"})", sealed}}, {3, 41, blake2b("before")});
    const auto read = parsePush(writePush(sent));
    REQUIRE(read);
    CHECK(read->before == sent.before);
    CHECK(read->after == sent.after);
    REQUIRE(read->entries.size() == 2);
    CHECK(read->entries[0].record == R"({"a":1})");
    CHECK(read->entries[0].sealed.empty());
    CHECK(read->entries[1].sealed == sealed);
    CHECK(checkPush(*read, journal.writer, journal.key.publicKey()));
}

TEST_CASE("A push that was tampered with does not pass") {
    Journal journal;
    const Push sent = journal.push({{"{}", {}}, {"[]", {}}});
    SECTION("an event changed") {
        Push changed = sent;
        changed.entries[0].record = "{ }";
        CHECK(checkPush(changed, journal.writer, journal.key.publicKey()).error().code == Code::Fork);
    }
    SECTION("signed by another") {
        CHECK(checkPush(sent, journal.writer, SignKey::generate(journal.random).publicKey()).error().code ==
              Code::BadSignature);
    }
    SECTION("presented as another device's") {
        CHECK_FALSE(checkPush(sent, WriterId{makeUuid7({}, journal.random)}, journal.key.publicKey()));
    }
}

TEST_CASE("A push that is cut short, too long or not one is refused") {
    Journal journal;
    const std::string text = writePush(journal.push({{"{}", {}}, {"[]", "x"}}));
    for (std::size_t length = 0; length < text.size(); ++length) {
        INFO(length);
        CHECK(parsePush(std::string_view(text).substr(0, length)).error().code == Code::Malformed);
    }
    CHECK_FALSE(parsePush(text + "{}\n"));
    CHECK_FALSE(parsePush(text + "x"));
    CHECK(parsePush(std::string(limits::pushBytes + 1, 'x')).error().code == Code::TooLarge);
}

TEST_CASE("The number of events is limited at 500") {
    Journal journal;
    CHECK(parsePush(writePush(journal.push(std::vector<Entry>(limits::pushEvents, {"{}", {}})))));
    CHECK(parsePush(writePush(journal.push(std::vector<Entry>(limits::pushEvents + 1, {"{}", {}}))))
              .error()
              .code == Code::TooLarge);
    CHECK_FALSE(parsePush(writePush(journal.push({}))));
}
