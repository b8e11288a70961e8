// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/journal/chain.h"
#include "core/journal/event.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace std::chrono_literals;

namespace {

const std::string minimal =
    R"({"id":"01938f2a-6c4e-7abc-8def-0123456789ab","writer":"01938f2a-6c4e-7abc-8def-000000000001","fair":"sample",)"
    R"("booth":"b12","type":"visit.started","version":1,"device_time":"2026-11-22T09:30:00.000Z",)"
    R"("boot":"01938f2a-6c4e-7abc-8def-000000000002","uptime_ms":12,"body":{"visit":"x"}})";

std::string with(const std::string& from, const std::string& to) {
    std::string text = minimal;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("A record says what it says") {
    const auto event = parseRecord(minimal);
    REQUIRE(event);
    CHECK(event->type == "visit.started");
    CHECK(event->fair.value == "sample");
    CHECK(event->uptime == 12ms);
    CHECK_FALSE(event->basedOn);
    CHECK_FALSE(event->sealed);
    CHECK(writeRecord(*event) == minimal);
}

TEST_CASE("Unknown fields and types are nobody's error") {
    const auto event = parseRecord(with("\"version\":1", "\"version\":7,\"colour\":{\"x\":[1,2.5,null]}"));
    REQUIRE(event);
    CHECK(event->version == 7);
    CHECK(parseRecord(with("visit.started", "robot.danced")));
}

TEST_CASE("A damaged record is refused by name of the field") {
    struct Case {
        const char* from;
        const char* to;
        const char* names;
    };
    for (const Case& c :
         {Case{"\"id\":\"01938f2a", "\"id\":\"x1938f2a", "id"}, Case{"\"writer\"", "\"w\"", "writer"},
          Case{"\"sample\"", "\"Sample\"", "fair"}, Case{"\"b12\"", "\"\"", "booth"},
          Case{"visit.started", "visit", "type"}, Case{"visit.started", "visit..started", "type"},
          Case{"visit.started", "Visit.started", "type"}, Case{"\"version\":1", "\"version\":0", "version"},
          Case{"\"version\":1", "\"version\":65536", "version"}, Case{"09:30", "25:30", "device_time"},
          Case{"\"uptime_ms\":12", "\"uptime_ms\":-1", "uptime_ms"}, Case{"{\"visit\":\"x\"}", "[]", "body"},
          Case{"\"body\"", "\"sealed\":{\"key\":\"00\"},\"body\"", "sealed"},
          Case{"\"body\"", "\"based_on\":\"3\",\"body\"", "based_on"}}) {
        INFO(c.to);
        const auto event = parseRecord(with(c.from, c.to));
        REQUIRE_FALSE(event);
        CHECK(event.error().code == Code::Malformed);
        CHECK(event.error().detail.rfind(c.names, 0) == 0);
    }
    CHECK_FALSE(parseRecord(minimal + "\n"));
    CHECK_FALSE(parseRecord(with("\"x\"", "\"\t\"")));
    CHECK_FALSE(parseRecord(""));
}

TEST_CASE("Record limits hold at their edges") {
    const auto padded = [](std::size_t size, const std::string& type) {
        const std::string base = with("visit.started", type);
        std::string text = base;
        text.insert(text.size() - 1, ",\"pad\":\"\"");
        text.insert(text.size() - 2, std::string(size - text.size(), 'x'));
        REQUIRE(text.size() == size);
        return text;
    };
    CHECK(parseRecord(padded(limits::ordinaryRecordBytes, "visit.started")));
    CHECK(parseRecord(padded(limits::ordinaryRecordBytes + 1, "visit.started")).error().code ==
          Code::TooLarge);
    CHECK(parseRecord(padded(limits::recordBytes, "fair.published")));
    CHECK(parseRecord(padded(limits::recordBytes + 1, "fair.published")).error().code == Code::TooLarge);
}

TEST_CASE("Personal data is sealed to the backend and to its event") {
    initCrypto();
    SystemRandom random;
    const SealKey key = SealKey::generate(random);
    const EventId event{makeUuid7(UtcTime{1s}, random)};
    const EventId other{makeUuid7(UtcTime{1s}, random)};
    const SealedPart part = sealPersonal(key.publicKey(), event, {{"email", "anna@example.org"}});
    CHECK(part.bytes.find("anna") == std::string::npos);
    CHECK(part.reference.key == keyId(key.publicKey()));
    const auto opened = openPersonal(key, event, part.bytes);
    REQUIRE(opened);
    CHECK(textOr(*opened, "email") == "anna@example.org");
    CHECK(openPersonal(key, other, part.bytes).error().code == Code::BadSignature);

    Event envelope = *parseRecord(minimal);
    CHECK_FALSE(checkSealed(envelope, part.bytes));
    envelope.sealed = part.reference;
    CHECK(checkSealed(envelope, part.bytes));
    CHECK(checkSealed(envelope, ""));
    CHECK_FALSE(checkSealed(envelope, part.bytes + "x"));
    const auto read = parseRecord(writeRecord(envelope));
    REQUIRE(read);
    CHECK(read->sealed->digest == part.reference.digest);
}

TEST_CASE("Whoever changes, drops or reorders an event changes the head") {
    initCrypto();
    const WriterId writer{*parseUuid("01938f2a-6c4e-7abc-8def-000000000001")};
    const WriterId stranger{*parseUuid("01938f2a-6c4e-7abc-8def-000000000009")};
    const Head start{1, 0, {}};
    const auto headOf = [&](std::initializer_list<const char*> records) {
        Head head = start;
        for (const char* record : records)
            head = appended(head, writer, record);
        return head;
    };
    const Head head = headOf({"a", "b", "c"});
    CHECK(head.seq == 3);
    CHECK(head == headOf({"a", "b", "c"}));
    CHECK(head.hash != headOf({"a", "c", "b"}).hash);
    CHECK(head.hash != headOf({"a", "b", "d"}).hash);
    CHECK(headOf({"a"}).hash != appended(start, stranger, "a").hash);
    CHECK(headOf({"a"}).hash != appended(Head{2, 0, {}}, writer, "a").hash);
}

TEST_CASE("The chain is the one that the documentation describes") {
    initCrypto();
    const WriterId writer{*parseUuid("00010203-0405-0607-0809-0a0b0c0d0e0f")};
    // "standdienst/event/1" 0 | writer | 1 | 1 | zeros | BLAKE2b-256("{}"), computed by hand from
    // docs/internals/journal.md
    std::string message = "standdienst/event/1";
    message += '\0';
    message.append(writer.value.bytes.begin(), writer.value.bytes.end());
    message += std::string(7, '\0') + '\x01' + std::string(7, '\0') + '\x01' + std::string(32, '\0');
    const Digest record = blake2b("{}");
    message.append(record.data.begin(), record.data.end());
    CHECK(appended(Head{1, 0, {}}, writer, "{}").hash == blake2b(message));
}
