// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever way the list of leads goes through its indexes, it finds what a plain look at every lead finds.
#include "backend/store/sqlite_store.h"
#include "tests/backend/support/lead_pages.h"
#include "tests/backend/support/temp_folder.h"
#include "tests/catch.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <iostream>
#include <set>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;

namespace {

const FairId fair{"test-fair"}, otherFair{"other-fair"};

struct Lead {
    std::uint64_t position;
    std::string reason, topic, disposition;
    bool customer, listed;
};

template<class Words>
std::string one(SeededRandom& random, const Words& words) {
    return std::string(words[random.below(words.size())]);
}

// Common words, rare ones that begin like common ones, and what is written in several words.
Contact contactOf(SeededRandom& random, std::uint64_t i, bool late) {
    constexpr auto given =
        std::to_array<std::string_view>({"Anna", "Zoë", "Annabelle", "Björn", "Jürgen", "Ana"});
    constexpr auto family = std::to_array<std::string_view>(
        {"Müller", "Müllermann", "Mühlberg", "Meier-Müller", "O'Neill", "Ströß", "Nguyễn", "李"});
    constexpr auto messages = std::to_array<std::string_view>(
        {"Versand ab Werk?", "Versand und Verpackung", "versandfertig, verzinkt", "€ 100 / Stück", "---"});
    Contact contact;
    contact.givenName = one(random, given);
    contact.familyName = one(random, family);
    contact.organization = (i % 11 == 0 ? "Acme GmbH" : "Nordwerk Pumpen GmbH");
    contact.email = "k" + std::to_string(i) + (i % 5 == 0 ? "@stadt.example" : "@nordwerk.example");
    contact.message = one(random, messages);
    if (i % 5 == 0)
        contact.message =
            i % 10 == 0 ? "Nordwerk exakt wie bislang, so wie bisher" : "Nordwerk exakt wie bisher";
    if (i % 9 != 3)
        contact.phone = "ja 1";
    if (late)
        contact.message += " neu";
    if (i % 250 == 0)
        contact.message += " Satz 1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18";
    if (i % 401 == 0)
        contact.message += " Versuchsanlage";
    if (i % 3 == 0)
        contact.answers["region"] = "Süd-Ost";
    return contact;
}

class Stand {
public:
    Stand(std::size_t count, SeededRandom& random) : count_(count) {
        SqliteOptions options;
        options.file = folder_.path() / "test.db";
        store_ = openSqliteStore(options, random).value();
        store_
            ->writeAndWait([&](Writer& writer) -> Result<void> {
                writer.putCompanies({CompanyKind::Customer, 1, UtcTime{}}, {"name:acme"});
                writer.addFair(otherFair);
                writer.addFair(fair);
                for (std::uint64_t i = 1; i <= count_; ++i) {
                    put(writer, fair, i, random);
                    if (i % 16 == 0)
                        put(writer, otherFair, i, random);
                }
                return {};
            })
            .value();
        plain_.emplace(options.file.string(), SQLite::OPEN_READWRITE);
        // Without beginnings: every question reads all of its words.
        plain_->exec("CREATE VIRTUAL TABLE temp.plain USING fts5(words, tokenize = 'unicode61 "
                     "remove_diacritics 2'); INSERT INTO temp.plain(rowid, words) SELECT rowid, words FROM "
                     "contact_search WHERE rowid >> 40 = (SELECT no FROM fair WHERE id = 'test-fair')");
    }

    // What was typed, as an expression of FTS5.
    std::set<std::uint64_t> with(const std::string& expression) {
        SQLite::Statement select(*plain_, "SELECT rowid & 1099511627775 FROM plain WHERE plain MATCH ?");
        select.bind(1, expression);
        std::set<std::uint64_t> found;
        while (select.executeStep())
            found.insert(static_cast<std::uint64_t>(select.getColumn(0).getInt64()));
        return found;
    }

    LeadPage page(const LeadFilter& filter) { return leadPage(*store_, fair, filter); }
    LeadCount count(const LeadFilter& filter, std::size_t most) {
        LeadCount counted;
        store_
            ->read([&](Reader& reader) -> Result<void> {
                counted = reader.countLeads(fair, filter, most);
                return {};
            })
            .value();
        return counted;
    }
    const std::vector<Lead>& leads() const { return leads_; }

private:
    void put(Writer& writer, const FairId& of, std::uint64_t i, SeededRandom& random) {
        const bool late = i > count_ / 2; // so that what is common changes on the way
        Lead lead{i,
                  i % 97 == 0 ? "appointment" : "advice",
                  i % 80 == 0 ? "valves" : "pumps",
                  i % 3 == 0   ? "hot"
                  : i % 7 == 0 ? "cold"
                               : "",
                  i % 11 == 0,
                  random.below(late ? 20 : 5) != 0};
        const VisitId visit{makeUuid7(UtcTime{}, random)};
        writer.putContact(of, {visit, {i}, UtcTime{}, true, contactOf(random, i, late)});
        if (!lead.listed)
            return; // a contact without a lead
        writer.putDocument(of, {{Kind::Lead, toString(visit)}, Scope::office(), {i}, false, "{}"});
        writer.putLead(of, {visit, lead.reason, {lead.topic}, lead.disposition});
        if (i % 29 == 0) { // withdrawn
            writer.removeLead(of, visit);
            writer.eraseContact(of, visit);
            return;
        }
        if (of == fair)
            leads_.push_back(lead);
    }

    const std::size_t count_;
    TempFolder folder_;
    std::unique_ptr<Store> store_;
    std::optional<SQLite::Database> plain_;
    std::vector<Lead> leads_;
};

bool passes(const Lead& lead, const LeadFilter& filter) {
    const auto& disposition = filter.disposition;
    return (filter.reason.empty() || lead.reason == filter.reason) &&
           (filter.topic.empty() || lead.topic == filter.topic) &&
           (disposition.empty() || lead.disposition == (disposition == "open" ? "" : disposition)) &&
           (!filter.company || lead.customer);
}

struct Typed {
    std::string text, expression;
};

const auto questions = std::to_array<Typed>({
    {"", ""},
    {"müller", R"("müller"*)"},
    {"MUL", R"("mul"*)"},
    {"mu", R"("mu"*)"},
    {"müllermann", R"("müllermann"*)"},
    {"meier-mull", R"("meier mull"*)"},
    {"gmbh", R"("gmbh"*)"},
    {"nordwerk pumpen gmbh", R"("nordwerk"* "pumpen"* "gmbh"*)"},
    {"anna müller", R"("anna"* "müller"*)"},
    {"annab Stross", R"("annab"* "stross"*)"},
    {"ströß", R"("ströß"*)"},
    {"versuch", R"("versuch"*)"},
    {"versuchs gmbh", R"("versuchs"* "gmbh"*)"},
    {"verpackung", R"("verpackung"*)"},
    {"k77", R"("k77"*)"},
    {"k770@nordwerk.exa", R"("k770 nordwerk exa"*)"},
    {"@nordwerk.example", R"("nordwerk example"*)"},
    {"nordwerk.exampl müller", R"("nordwerk exampl"* "müller"*)"},
    {"süd-ost", R"("süd ost"*)"},
    {"ost-süd", R"("ost süd"*)"},
    {"neu mül", R"("neu"* "mül"*)"}, // which the newest all have
    {"neu müllerm", R"("neu"* "müllerm"*)"},
    {"neu k77", R"("neu"* "k77"*)"}, // those of the number are older
    {"ja", R"("ja"*)"},
    {"exakt-wie.bish", R"("exakt wie bish"*)"},
    {"werk", R"("werk"*)"},
    {"nguyen", R"("nguyen"*)"},
    {"李", R"("李"*)"},
    {"o'neill anna", R"("o neill"* "anna"*)"},
    {"\"müller\" & anna", R"("müller"* "anna"*)"},
    {"müller €", R"("müller"*)"},
    {"müller OR xyzzy", R"("müller"* "or"* "xyzzy"*)"},
    {"xyzzyx", R"("xyzzyx"*)"},
    {"müller müll mü", R"("müller"*)"},
    // More words than the index is asked for.
    {"1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.1", R"("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1"*)"},
    {"1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16 satz", R"("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"* "satz"*)"},
    {"€ 1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.1", R"("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1"*)"},
    {"nord exa wie bis nord exa wie bis nord exa wie bis nord exa wie bis müller",
     R"("nord"* "exa"* "wie"* "bis"* "müller"*)"},
});

} // namespace

TEST_CASE("leads: a search finds what a look at every lead finds, whatever else is asked") {
    constexpr std::uint64_t seed = 20261123;
    std::cout << "seed " << seed << '\n';
    SeededRandom random(seed);
    constexpr std::size_t count = 8000; // a rare filter's leads are far apart
    Stand stand(count, random);
    std::size_t asked = 0, full = 0, parts = 0;
    const auto pick = [&](std::initializer_list<std::string_view> from) {
        return std::string(from.begin()[random.below(from.size())]);
    };
    for (const Typed& typed : questions) {
        const auto having = typed.text.empty() ? std::set<std::uint64_t>() : stand.with(typed.expression);
        for (int round = 0; round < 16; ++round) {
            LeadFilter filter;
            filter.words = typed.text;
            if (round > 0) {
                filter.reason = pick({"", "", "advice", "appointment", "giveaway"});
                filter.topic = pick({"", "", "pumps", "valves"});
                filter.disposition = pick({"", "", "open", "hot", "cold", "warm"});
                if (random.below(4) == 0)
                    filter.company = CompanyKind::Customer;
            }
            filter.most = random.below(3) == 0 ? 1 + random.below(5) : 40;
            if (random.below(3) == 0)
                filter.effort = 1000 + random.below(20'000);
            std::vector<std::uint64_t> expected;
            for (auto lead = stand.leads().rbegin(); lead != stand.leads().rend(); ++lead) {
                if (passes(*lead, filter) && (typed.text.empty() || having.contains(lead->position)))
                    expected.push_back(lead->position);
            }
            INFO(typed.text << ", " << filter.reason << ", " << filter.topic << ", " << filter.disposition
                            << ", " << filter.company.has_value());
            const std::size_t most = random.below(2) == 0 ? 100 : 100'000;
            const LeadCount counted = stand.count(filter, most);
            if (counted.whole)
                CHECK(counted.count == std::min(expected.size(), most));
            else
                CHECK(counted.count < std::min(expected.size() + 1, most));
            // Page for page as somebody scrolls, and one from anywhere.
            std::vector<std::uint64_t> found;
            constexpr std::size_t enough = 400;
            while (found.size() < enough) {
                const LeadPage page = stand.page(filter);
                const auto positions = positionsOf(page);
                found.insert(found.end(), positions.begin(), positions.end());
                if (page.reached) {
                    REQUIRE((!filter.before || *page.reached < *filter.before));
                    REQUIRE((positions.empty() || page.reached->value <= positions.back()));
                    filter.before = page.reached;
                    parts += 1;
                } else if (positions.empty()) {
                    break;
                } else {
                    filter.before = Position{positions.back()};
                }
            }
            CHECK(found.size() >= std::min(expected.size(), enough));
            REQUIRE(found.size() <= expected.size());
            CHECK(std::equal(found.begin(), found.end(), expected.begin()));
            filter.before = Position{random.below(count + 2)};
            std::erase_if(expected, [&](std::uint64_t position) { return position >= filter.before->value; });
            expected.resize(std::min(expected.size(), filter.most));
            filter.effort = 1'000'000'000;
            CHECK(positionsOf(stand.page(filter)) == expected);
            asked += 1;
            full += expected.size() == filter.most ? 1 : 0;
        }
    }
    CHECK(asked == questions.size() * 16);
    CHECK(full > 50); // else nothing was asked
    CHECK(parts > 200);
}

TEST_CASE("leads: what is looked at in vain ends early, and goes on where it ended") {
    SeededRandom random(7);
    constexpr std::size_t count = 2000;
    Stand stand(count, random);
    LeadFilter filter;
    // Each begins as many contacts' words do; nobody has all of them.
    filter.words = "versuchsanlage verpackung verzinkt";
    filter.effort = 20'000; // for some three hundred texts
    std::uint64_t last = count + 1;
    std::size_t parts = 0;
    for (;;) {
        const LeadPage page = stand.page(filter);
        CHECK(page.rows.empty());
        if (!page.reached)
            break;
        REQUIRE(page.reached->value < last);
        CHECK(last - page.reached->value > 100);
        CHECK(last - page.reached->value < 800);
        last = page.reached->value;
        filter.before = page.reached;
        ++parts;
    }
    CHECK(parts >= 3);
    CHECK_FALSE(stand.count(filter, 100).whole);

    // Even with nothing to spend it comes further.
    filter.before.reset();
    filter.effort = 0;
    const auto first = stand.page(filter).reached;
    REQUIRE(first);
    filter.before = first;
    CHECK(stand.page(filter).reached.value() < *first);

    // Two filters that never meet.
    LeadFilter never;
    never.topic = "valves";       // each 80th
    never.reason = "appointment"; // each 97th
    never.effort = 20;
    CHECK(stand.page(never).reached.has_value());
    CHECK_FALSE(stand.count(never, 100).whole);
}

TEST_CASE("leads: nothing is found for signs alone, and blanks ask for nothing") {
    SeededRandom random(5);
    Stand stand(60, random);
    LeadFilter filter;
    filter.words = "€";
    CHECK(stand.page(filter).rows.empty());
    filter.reason = "advice";
    CHECK(stand.page(filter).rows.empty());
    filter.reason.clear();
    filter.words = " \t - ";
    CHECK(stand.page(filter).rows.size() == std::min<std::size_t>(stand.leads().size(), filter.most));
}
