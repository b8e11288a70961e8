// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/companies/companies.h"
#include "backend/leads/leads.h"

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fairId{"test-fair"};

Contact at(const std::string& email, const std::string& organization = {}) {
    Contact contact = person("Kim", "Lee", organization);
    contact.email = email;
    return contact;
}

// A fair with leads of several companies, the newest last.
struct Stand {
    World world;
    TestDevice device{started()};
    Companies companies{*world.store, world.clock};
    std::vector<VisitId> visits;

    World& started() {
        REQUIRE(world.fairs->import(smallFair()));
        return world;
    }
    void leave(const Contact& contact, Reason reason = Reason::Advice) {
        TestVisit visit(world, device);
        visit.lead(contact, reason);
        visits.push_back(visit.id);
        device.pushNew();
    }
    // What is said of each lead, in the order in which they came.
    std::string known() {
        std::string all;
        for (const auto& visit : visits) {
            const auto lead = oneLead(*world.store, fairId, visit).value();
            const auto& company = lead.at("lead").at("company");
            all += company.is_null() ? '-' : company.as_string().front();
            const auto known = world.read<std::optional<CompanyKind>>(
                [&](Reader& reader) { return reader.companyOf(fairId, visit); });
            CHECK(company == (known ? json::value(name(*known)) : json::value()));
        }
        return all;
    }
};

} // namespace

TEST_CASE("companies: a list counts at once, for those who came and those who come") {
    Stand stand;
    stand.leave(at("a@mail.acme.com"));
    stand.leave(at("b@gmx.de", "ACME Pumps GmbH"));
    stand.leave(at("c@other.example", "Other"));
    CHECK(stand.known() == "---");
    REQUIRE(stand.companies.import(CompanyKind::Customer, "acme.com\nAcme Pumps\n"));
    CHECK(stand.known() == "cc-");
    stand.leave(at("d@acme.com"));
    CHECK(stand.known() == "cc-c");
    REQUIRE(stand.companies.import(CompanyKind::Customer, "Other AG"));
    CHECK(stand.known() == "--c-");
    REQUIRE(stand.companies.import(CompanyKind::Target, "acme.com"));
    CHECK(stand.known() == "t-ct");
    REQUIRE(stand.companies.remove(CompanyKind::Customer));
    CHECK(stand.known() == "t--t");
    REQUIRE(stand.companies.remove(CompanyKind::Target));
    CHECK(stand.known() == "----");
}

TEST_CASE("companies: the nearer domain counts, a domain before a name, a customer before others") {
    Stand stand;
    stand.leave(at("a@energy.acme.com", "Acme"));
    stand.leave(at("b@acme.com", "Acme"));
    stand.leave(at("c@web.de", "Acme"));
    REQUIRE(stand.companies.import(CompanyKind::Competitor, "domain\nenergy.acme.com"));
    REQUIRE(stand.companies.import(CompanyKind::Target, "domain;name\nacme.com;Acme"));
    CHECK(stand.known() == "ctt");
    CHECK(listLeads(*stand.world.store, fairId, {.company = "competitor"}).value().at("total") == 1);
    REQUIRE(stand.companies.import(CompanyKind::Customer, "domain;name\nenergy.acme.com;Acme"));
    CHECK(listLeads(*stand.world.store, fairId, {.company = "competitor"}).value().at("total") == 0);
    CHECK(stand.known() == "ctc");
}

TEST_CASE("companies: a provider's domain makes nobody a customer") {
    Stand stand;
    stand.leave(at("a@gmx.de"));
    stand.leave(at("b@gmx.de", "Weber"));
    const auto import = stand.companies.import(CompanyKind::Customer, "gmx.de\nWeber\n").value();
    CHECK(import.list.companies == 1);
    CHECK(import.mailProviders == std::vector<std::size_t>{1});
    CHECK(stand.known() == "-c");
}

TEST_CASE("companies: a list that is wrong leaves the one before it") {
    Stand stand;
    stand.leave(at("a@acme.com"));
    REQUIRE(stand.companies.import(CompanyKind::Customer, "acme.com"));
    const auto bad = stand.companies.import(CompanyKind::Customer, "other.com\nco.uk\n");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == Code::Malformed);
    CHECK(stand.known() == "c");
    CHECK(stand.companies.lists().value().front().companies == 1);
}

TEST_CASE("companies: the lists are told by number and date, in their order") {
    Stand stand;
    CHECK(stand.companies.lists().value().empty());
    REQUIRE(stand.companies.import(CompanyKind::Competitor, "Acme\nBolt"));
    stand.world.clock.advance(std::chrono::hours(1));
    REQUIRE(stand.companies.import(CompanyKind::Customer, "Nord"));
    const auto lists = stand.companies.lists().value();
    REQUIRE(lists.size() == 2);
    CHECK(lists[0].kind == CompanyKind::Customer);
    CHECK(lists[1].kind == CompanyKind::Competitor);
    CHECK(lists[1].companies == 2);
    CHECK(lists[0].importedAt - lists[1].importedAt == std::chrono::hours(1));
    const auto gone = stand.companies.remove(CompanyKind::Target);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Code::NotFound);
}

TEST_CASE("companies: leads are filtered and paged by what is known, together with the other filters") {
    Stand stand;
    for (int i = 0; i < 9; ++i)
        stand.leave(at(i % 3 ? "a@acme.com" : "b@other.example"),
                    i % 2 ? Reason::Advice : Reason::Information);
    REQUIRE(stand.companies.import(CompanyKind::Customer, "acme.com"));
    const auto list = [&](const LeadQuery& query) {
        return listLeads(*stand.world.store, fairId, query).value();
    };
    CHECK(list({.company = "customer"}).at("total") == 6);
    CHECK(list({.reason = "advice", .company = "customer"}).at("total") == 3);
    CHECK(list({.disposition = "open", .company = "customer"}).at("total") == 6);
    CHECK(list({.disposition = "hot", .company = "customer"}).at("total") == 0);
    CHECK(list({.words = "kim", .company = "customer"}).at("total") == 6);
    CHECK(list({.topic = "pumps", .company = "customer"}).at("total") == 6);
    CHECK(list({.topic = "valves", .company = "customer"}).at("total") == 0);
    CHECK(list({.company = "competitor"}).at("total") == 0);
    std::vector<std::int64_t> seen;
    std::string before;
    do {
        const auto page = list({.company = "customer", .limit = 4, .before = before});
        for (const auto& lead : page.at("leads").as_array()) {
            CHECK(lead.at("company") == "customer");
            seen.push_back(lead.at("position").to_number<std::int64_t>());
        }
        before = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
    } while (!before.empty());
    CHECK(seen.size() == 6);
    CHECK(std::ranges::adjacent_find(seen, std::less_equal()) == seen.end()); // the newest first, each once
    const auto bad = listLeads(*stand.world.store, fairId, {.company = "friend"});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == Code::Malformed);
}

TEST_CASE("companies: a corrected contact is matched anew, and a withdrawn one is known no more") {
    Stand stand;
    REQUIRE(stand.companies.import(CompanyKind::Target, "acme.com"));
    TestVisit visit(stand.world, stand.device);
    visit.lead(at("a@other.example"));
    stand.visits.push_back(visit.id);
    stand.device.pushNew();
    CHECK(stand.known() == "-");
    visit.contact(at("a@acme.com"));
    stand.device.pushNew();
    CHECK(stand.known() == "t");
    visit.withdraw();
    stand.device.pushNew();
    CHECK_FALSE(stand.world.read<std::optional<CompanyKind>>(
        [&](Reader& reader) { return reader.companyOf(fairId, visit.id); }));
    REQUIRE(stand.companies.import(CompanyKind::Target, "acme.com"));
    CHECK(listLeads(*stand.world.store, fairId, {.company = "target"}).value().at("total") == 0);
}

TEST_CASE("companies: what is folded anew is matched anew, and a device hears of none of it") {
    Stand stand;
    stand.leave(at("a@acme.com"));
    const auto changes = [&] {
        return stand.world.read<std::string>([&](Reader& reader) {
            std::string all = std::to_string(reader.position(fairId).value);
            reader.eachDocument(fairId,
                                [&](const DocumentChange& change) { all += change.key.id + change.body; });
            return all;
        });
    };
    const auto before = changes();
    REQUIRE(stand.companies.import(CompanyKind::Customer, "acme.com"));
    CHECK(changes() == before);
    CHECK(stand.world.rebuildDifferences().empty());
    REQUIRE(rebuild(*stand.world.store, stand.world.keys, stand.world.random));
    CHECK(stand.known() == "c");
    CHECK(changes() == before);
    stand.world.reopen();
    CHECK(stand.known() == "c");
}
