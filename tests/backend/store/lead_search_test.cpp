// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever way the list of leads goes through its indexes, it finds what a plain look at every lead finds.
#include "backend/store/sqlite_store.h"
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

    std::vector<std::uint64_t> page(const LeadFilter& filter) {
        std::vector<std::uint64_t> found;
        store_
            ->read([&](Reader& reader) -> Result<void> {
                for (const LeadRow& row : reader.leads(fair, filter))
                    found.push_back(row.contact.position.value);
                return {};
            })
            .value();
        return found;
    }
    std::size_t count(const LeadFilter& filter, std::size_t most) {
        std::size_t counted = 0;
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
});

} // namespace

TEST_CASE("leads: a search finds what a look at every lead finds, whatever else is asked") {
    constexpr std::uint64_t seed = 20261123;
    std::cout << "seed " << seed << '\n';
    SeededRandom random(seed);
    constexpr std::size_t count = 8000; // a rare filter's leads are far apart
    Stand stand(count, random);
    std::size_t asked = 0, full = 0;
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
            std::vector<std::uint64_t> expected;
            for (auto lead = stand.leads().rbegin(); lead != stand.leads().rend(); ++lead) {
                if (passes(*lead, filter) && (typed.text.empty() || having.contains(lead->position)))
                    expected.push_back(lead->position);
            }
            INFO(typed.text << ", " << filter.reason << ", " << filter.topic << ", " << filter.disposition
                            << ", " << filter.company.has_value());
            const std::size_t most = random.below(2) == 0 ? 100 : 100'000;
            CHECK(stand.count(filter, most) == std::min(expected.size(), most));
            // Page for page as somebody scrolls, and one from anywhere.
            std::vector<std::uint64_t> found;
            while (found.size() < std::min<std::size_t>(expected.size(), 400)) {
                const auto page = stand.page(filter);
                if (page.empty())
                    break;
                found.insert(found.end(), page.begin(), page.end());
                filter.before = Position{page.back()};
            }
            const std::size_t compared = std::min(found.size(), expected.size());
            CHECK(found.size() >= std::min<std::size_t>(expected.size(), 400));
            CHECK(std::equal(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(compared),
                             expected.begin()));
            filter.before = Position{random.below(count + 2)};
            std::erase_if(expected, [&](std::uint64_t position) { return position >= filter.before->value; });
            expected.resize(std::min(expected.size(), filter.most));
            CHECK(stand.page(filter) == expected);
            asked += 1;
            full += expected.size() == filter.most ? 1 : 0;
        }
    }
    CHECK(asked == questions.size() * 16);
    CHECK(full > 50); // else nothing was asked
}

TEST_CASE("leads: nothing is found for signs alone, and blanks ask for nothing") {
    SeededRandom random(5);
    Stand stand(60, random);
    LeadFilter filter;
    filter.words = "€";
    CHECK(stand.page(filter).empty());
    filter.reason = "advice";
    CHECK(stand.page(filter).empty());
    filter.reason.clear();
    filter.words = " \t - ";
    CHECK(stand.page(filter).size() == std::min<std::size_t>(stand.leads().size(), filter.most));
}
