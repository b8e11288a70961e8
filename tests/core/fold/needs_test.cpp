// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/needs.h"

#include "core/base/limits.h"
#include "core/fold/contact.h"
#include "core/fold/fold.h"
#include "core/fold/visit.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"
#include "tests/core/needs/asking_fair.h"

using namespace standdienst;

namespace {

SystemRandom source;
const VisitId visit{makeUuid7(UtcTime{}, source)};

Event eventOf(std::string_view type, json::object body, const WriterId& writer) {
    Event event;
    event.id = {makeUuid7(UtcTime{}, source)};
    event.writer = writer;
    event.fair = {"asking"};
    event.booth = {"b1"};
    event.type = type;
    event.body = std::move(body);
    return event;
}

Answers someAnswers() {
    Answers answers;
    answers["task"].options = {"bath"};
    answers["temperature"].number = 190;
    answers["material"].skipped = true;
    answers["words"].text = "Streng vertraulich";
    return answers;
}

NeedsStated stated() {
    return needsStated(visit, askingFair(), {Reason::Advice, {}}, someAnswers(), "de");
}

} // namespace

TEST_CASE("needs.stated says what was answered, and of words only that there were some") {
    const json::object body = toBody(stated());
    CHECK(json::serialize(body).find("vertraulich") == std::string::npos);
    CHECK(json::serialize(body.at("answers")) ==
          R"([{"question":"task","options":["bath"]},{"question":"temperature","number":190},)"
          R"({"question":"material","skipped":true},{"question":"words","words":true}])");
    CHECK(json::serialize(body.at("needs")) == R"(["oil"])");
    const auto read = needsStated(body);
    REQUIRE(read);
    CHECK(toBody(*read) == body);
}

TEST_CASE("needs.stated that is not what it should be names the field") {
    struct Case {
        const char* pointer;
        json::value value;
        const char* names;
    };
    for (const Case& c :
         {Case{"/visit", 1, "visit"}, Case{"/language", 1, "language"}, Case{"/needs", "oil", "needs"},
          Case{"/needs/0", "No Slug", "needs"}, Case{"/answers", 1, "answers"},
          Case{"/answers/0", 1, "answers"}, Case{"/answers/0/question", "", "question"},
          Case{"/answers/1/question", "task", "answers"},
          Case{"/answers/0/options", json::array{}, "options"},
          Case{"/answers/0/options", json::array(limits::questionOptions + 1, "x"), "options"},
          Case{"/answers/1/number", -1, "number"}, Case{"/answers/1/number", 1'000'000'000, "number"},
          Case{"/answers/2/skipped", false, "answers"}, Case{"/answers/0/number", 3, "answers"},
          Case{"/needs", json::array(limits::fairNeeds + 1, "x"), "needs"},
          Case{"/answers", json::array(limits::fairQuestions + 1, json::object{}), "answers"}}) {
        json::value body = toBody(stated());
        if (std::string_view(c.pointer) == "/answers/0/number")
            body.at("answers").as_array()[0].as_object()["number"] = c.value;
        else
            body.at_pointer(c.pointer) = c.value;
        const auto read = needsStated(body.get_object());
        INFO(c.pointer);
        REQUIRE_FALSE(read);
        CHECK(read.error().detail.rfind(c.names, 0) == 0);
    }
}

TEST_CASE(
    "Needs stand in the visit and its lead: the latest replaces those before: no other device may say them") {
    initCrypto();
    MemoryDocuments documents;
    const WriterId device{makeUuid7(UtcTime{}, source)};
    const WriterId other{makeUuid7(UtcTime{}, source)};
    const auto apply = [&](std::string_view type, json::object body, const WriterId& writer) {
        Event event = eventOf(type, std::move(body), writer);
        if (type == types::contactGiven)
            event.sealed = SealReference{};
        return fold(event, documents);
    };
    const DocumentKey visitKey{Kind::Visit, toString(visit)};
    const DocumentKey leadKey{Kind::Lead, toString(visit)};
    REQUIRE(apply(types::needsStated, toBody(stated()), device)); // also before the beginning
    REQUIRE(apply(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}), device));
    REQUIRE(apply(types::interestStated, toBody(InterestStated{visit, Reason::Advice, {}, "de"}), device));
    const ConsentId consent{makeUuid7(UtcTime{}, source)};
    REQUIRE(apply(types::consentGiven,
                  toBody(ConsentGiven{visit, consent, "follow-up", Channel::Email, "1", "de"}), device));
    REQUIRE(apply(types::contactGiven, toBody(ContactGiven{visit}), device));
    const auto needs = documents.find(visitKey)->body.at("needs");
    CHECK(needs.at("answers").as_array().size() == 4);
    CHECK_FALSE(needs.as_object().contains("visit"));
    CHECK(documents.find(leadKey)->body.at("needs") == needs);

    CHECK(apply(types::needsStated, toBody(stated()), other).error().code == Code::Forbidden);
    NeedsStated changed = stated();
    changed.answers.resize(1);
    changed.needs.clear();
    REQUIRE(apply(types::needsStated, toBody(changed), device));
    CHECK(documents.find(visitKey)->body.at("needs").at("answers").as_array().size() == 1);
    CHECK(documents.find(leadKey)->body.at("needs").at("needs").as_array().empty());
    const auto before = documents.find(visitKey)->body;
    CHECK(apply(types::needsStated, {{"visit", toString(visit)}}, device).error().code == Code::Malformed);
    CHECK(documents.find(visitKey)->body == before);
    REQUIRE(apply(types::consentWithdrawn, toBody(ConsentWithdrawn{visit, consent}), device));
    CHECK_FALSE(documents.find(leadKey));
}

TEST_CASE("Answers in words travel sealed with the contact, tidied and within their limits") {
    Contact contact;
    contact.answers = {{"words", " Zwei\nZeilen\u202e "}};
    auto tidy = tidyContact(contact);
    REQUIRE(tidy);
    CHECK(tidy->answers.at("words") == "Zwei\nZeilen");
    CHECK(attach(toPersonal(*tidy)).value() == *tidy);
    contact.answers = {{"words", " \n"}};
    CHECK(tidyContact(contact)->answers.empty());
    std::string longest;
    for (std::size_t i = 0; i < limits::answerText; ++i)
        longest += "名";
    contact.answers = {{"a", longest}, {"b", longest}};
    CHECK(tidyContact(contact));
    contact.answers["b"] += "名";
    CHECK(tidyContact(contact).error().code == Code::TooLarge);
    contact.answers = {{"a", "x"}, {"b", "x"}, {"c", "x"}};
    CHECK(tidyContact(contact).error().code == Code::TooLarge);
    contact.answers = {{"No Slug", "x"}};
    CHECK(tidyContact(contact).error().code == Code::Malformed);
    contact.answers = {{"a", "\xff"}};
    CHECK(tidyContact(contact).error().code == Code::Malformed);
    CHECK(attach({{"answers", 3}}).error().code == Code::Malformed);
    CHECK(attach({{"answers", {{"a", 3}}}}).error().code == Code::Malformed);
}

TEST_CASE("A contact with every field and answer at its limit fits into its seal") {
    initCrypto();
    const auto filled = [](std::size_t most) {
        std::string text;
        for (std::size_t i = 0; i < most; ++i)
            text += "\U0001F600";
        return text;
    };
    Contact contact{filled(limits::contactName),         filled(limits::contactName),
                    filled(limits::contactOrganization), filled(limits::contactEmail),
                    filled(limits::contactPhone),        filled(limits::contactMessage)};
    contact.answers = {{std::string(64, 'a'), filled(limits::answerText)},
                       {std::string(64, 'b'), filled(limits::answerText)}};
    REQUIRE(tidyContact(contact));
    const EventId id{makeUuid7(UtcTime{}, source)};
    const SealKey key = SealKey::generate(source);
    const SealedPart sealed = sealPersonal(key.publicKey(), id, toPersonal(contact));
    CHECK(sealed.bytes.size() <= limits::sealedBytes);
    CHECK(attach(openPersonal(key, id, sealed.bytes).value()).value() == contact);
}
