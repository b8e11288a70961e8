// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever index leads, a page has the leads that match, the newest first.
#include "backend/store/sqlite_store.h"
#include "tests/backend/support/lead_pages.h"
#include "tests/backend/support/temp_folder.h"
#include "tests/catch.h"

#include <array>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;

namespace {

const FairId fair{"test-fair"};

struct Made {
    std::uint64_t position;
    std::string reason, topic, disposition;
    bool customer;
};

Made made(std::uint64_t i) {
    // More of the common ones than an index is counted for.
    return {i, i % 97 == 0 ? "appointment" : "advice", i % 50 == 0 ? "valves" : "pumps",
            i % 3 == 0   ? "hot"
            : i % 7 == 0 ? "cold"
                         : "",
            i % 11 == 0};
}

bool matches(const Made& lead, const LeadFilter& filter) {
    const auto& disposition = filter.disposition;
    return (filter.reason.empty() || lead.reason == filter.reason) &&
           (filter.topic.empty() || lead.topic == filter.topic) &&
           (disposition.empty() || lead.disposition == (disposition == "open" ? "" : disposition)) &&
           (!filter.company || lead.customer) && (!filter.before || lead.position < filter.before->value);
}

} // namespace

TEST_CASE("leads: several filters at a time find what each of them lets through") {
    constexpr std::uint64_t count = 2600;
    constexpr std::size_t most = 30;
    TempFolder folder;
    SeededRandom random(5);
    SqliteOptions options;
    options.file = folder.path() / "test.db";
    auto store = openSqliteStore(options, random).value();
    store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            writer.addFair(fair);
            writer.putCompanies({CompanyKind::Customer, 1, UtcTime{}}, {"name:acme"});
            for (std::uint64_t i = 1; i <= count; ++i) {
                const Made lead = made(i);
                Contact contact;
                contact.familyName = "Lee";
                contact.organization = lead.customer ? "Acme" : "Other";
                const VisitId visit{makeUuid7(UtcTime{}, random)};
                writer.putContact(fair, {visit, {i}, UtcTime{}, true, contact});
                writer.putDocument(fair, {{Kind::Lead, toString(visit)}, Scope::office(), {i}, false, "{}"});
                writer.putLead(fair, {visit, lead.reason, {lead.topic}, lead.disposition});
            }
            return {};
        })
        .value();
    std::size_t asked = 0;
    for (const std::string reason : {"", "advice", "appointment", "giveaway"})
        for (const std::string topic : {"", "pumps", "valves"})
            for (const std::string disposition : {"", "open", "hot", "cold", "warm"})
                for (const bool customer : {false, true})
                    for (const std::uint64_t before : {0, 1300}) {
                        LeadFilter filter;
                        filter.reason = reason;
                        filter.topic = topic;
                        filter.disposition = disposition;
                        if (customer)
                            filter.company = CompanyKind::Customer;
                        if (before > 0)
                            filter.before = Position{before};
                        filter.most = most;
                        std::vector<std::uint64_t> expected;
                        for (std::uint64_t i = count; i > 0 && expected.size() < most; --i) {
                            if (matches(made(i), filter))
                                expected.push_back(i);
                        }
                        INFO(reason << ", " << topic << ", " << disposition << ", " << customer);
                        CHECK(positionsOf(leadPage(*store, fair, filter)) == expected);
                        ++asked;
                    }
    CHECK(asked == 240);
}
