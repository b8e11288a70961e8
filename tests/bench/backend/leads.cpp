// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/leads/leads.h"

#include "core/base/text.h"
#include "core/fold/visit.h"
#include "tests/bench/backend/bed.h"
#include "tests/bench/backend/figures.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace standdienst::bench {

namespace {

constexpr double longestPage = 10;    // ms
constexpr double longestSearch = 150; // ms of a core, whatever is asked
// Words as names and companies are made of: few begin alike, and a common one is in every tenth lead.
constexpr auto givenNames = std::to_array<std::string_view>(
    {"Anna",    "Björn", "Chloé",    "Dmitri",  "Elif",   "Fabian", "Giulia", "Hannes",
     "Ines",    "Jakub", "Katarína", "Lukas",   "Magda",  "Nils",   "Olga",   "Pedro",
     "Quentin", "Ruth",  "Sofía",    "Tomasz",  "Ursula", "Viktor", "Wanda",  "Xenia",
     "Yusuf",   "Zoë",   "Arno",     "Bettina", "Carlos", "Doris",  "Emil",   "Frieda"});
constexpr auto familyStems = std::to_array<std::string_view>(
    {"Müller", "Schmidt", "Nowak", "García", "Rossi",  "Martin", "Jansen",    "Novák",  "Horvat", "Andersen",
     "Silva",  "Yılmaz",  "Weber", "Kovács", "Dubois", "Petrov", "Lindqvist", "Okafor", "Tanaka", "Brandt"});
constexpr auto familyEndings =
    std::to_array<std::string_view>({"", "", "", "mann", "er", "s", "ova", "-Berg"});
constexpr auto companyNames = std::to_array<std::string_view>(
    {"Nordwerk", "Blaustein",  "Achtermann", "Ferrum",  "Hydrotec",  "Ilmtal",   "Kessel",  "Lumen",
     "Montan",   "Oderland",   "Prisma",     "Quarzit", "Rheinpump", "Saalfeld", "Turbine", "Ultrason",
     "Ventil",   "Wasserkamp", "Xylo",       "Zenit",   "Agrar",     "Brau",     "Cerama",  "Dampf",
     "Elbe",     "Filtra",     "Granit",     "Hanse",   "Inox",      "Jade"});
constexpr auto companyKinds = std::to_array<std::string_view>(
    {"Anlagenbau", "Technik", "Systeme", "Logistik", "Energie", "Chemie", "Automation", "Werke", "Service",
     "Handel", "Medizintechnik", "Messgeräte", "Armaturen", "Wärmetauscher", "Pumpen", "Filter"});
constexpr std::array<std::string_view, 4> dispositions{"", "hot", "warm", "cold"};

// A million leads as a fold would have left them, written past the journal: reading is what is measured.
void fill(Bed& bed, const Fair& fair, std::size_t count) {
    constexpr std::size_t atOnce = 10'000;
    const UtcTime begin = SystemClock().utc();
    for (std::size_t from = 0; from < count; from += atOnce) {
        bed.store()
            .writeAndWait([&](backend::Writer& writer) -> Result<void> {
                for (std::size_t i = from; i < std::min(from + atOnce, count); ++i) {
                    const Position position{i + 10};
                    const UtcTime at = begin + std::chrono::milliseconds(i);
                    const VisitId visit{makeUuid7(at, bed.random())};
                    const auto pick = bed.random().below(1'000'000);
                    Contact contact;
                    const auto one = [&](const auto& words) {
                        return std::string(words[bed.random().below(words.size())]);
                    };
                    contact.givenName = one(givenNames);
                    contact.familyName = one(familyStems) + one(familyEndings);
                    const std::string company = one(companyNames), kind = one(companyKinds);
                    contact.organization = company + ' ' + kind + " GmbH";
                    contact.email = lowerAscii(contact.givenName.substr(0, 1)) + std::to_string(i) + '@' +
                                    lowerAscii(company) + ".example";
                    // Words that begin alike, both of them common, and nobody says both.
                    contact.message = i % 3 == 0 ? "Versand" : i % 3 == 1 ? "Verpackung" : "";
                    const std::string topic = fair.topics[pick % fair.topics.size()].id;
                    const bool rare = i % 10'007 == 0;
                    const std::string_view reason = rare            ? "appointment"
                                                    : pick % 3 == 0 ? "advice"
                                                                    : "information";
                    const std::string_view disposition = dispositions[pick / 7 % dispositions.size()];
                    json::object body{{"visit", toString(visit)},       {"reason", reason},
                                      {"topics", json::array{topic}},   {"language", "de"},
                                      {"device", toString(WriterId{})}, {"started_at", toRfc3339(at)}};
                    if (!disposition.empty())
                        body["disposition"] = disposition;
                    writer.addVisit(fair.id, {visit, position, at, at, std::string(disposition)});
                    writer.putDocument(fair.id, {{Kind::Lead, toString(visit)},
                                                 Scope::office(),
                                                 position,
                                                 false,
                                                 json::serialize(body)});
                    writer.putContact(fair.id, {visit, position, at, true, contact});
                    writer.putLead(fair.id, {visit, std::string(reason), {topic}, std::string(disposition)});
                }
                writer.setPosition(fair.id, {std::min(from + atOnce, count) + 10});
                return {};
            })
            .value();
    }
}

struct Question {
    std::string name;
    backend::LeadQuery query;
    bool inVain = false;
};

std::vector<Question> questions(const Fair& fair) {
    const auto with = [](auto set) {
        backend::LeadQuery query;
        set(query);
        return query;
    };
    return {
        {"newest", with([](auto&) {})},
        {"reason", with([](auto& query) { query.reason = "advice"; })},
        {"rare reason", with([](auto& query) { query.reason = "appointment"; })},
        {"topic", with([&](auto& query) { query.topic = fair.topics.front().id; })},
        {"topic and reason", with([&](auto& query) {
             query.topic = fair.topics.front().id;
             query.reason = "advice";
         })},
        {"disposition", with([](auto& query) { query.disposition = "hot"; })},
        {"open", with([](auto& query) { query.disposition = "open"; })},
        {"disposition and rare reason", with([](auto& query) {
             query.disposition = "hot";
             query.reason = "appointment";
         })},
        {"common name", with([](auto& query) { query.words = "müller"; })},
        {"two words", with([](auto& query) { query.words = "müller anna"; })},
        {"one company", with([](auto& query) { query.words = "nordwerk pumpen gmbh"; })},
        {"an address", with([](auto& query) { query.words = "a4711@"; })},
        {"beginning of many", with([](auto& query) { query.words = "m"; })},
        {"nobody", with([](auto& query) { query.words = "xyzzy"; })},
        {"common name and rare reason", with([](auto& query) {
             query.words = "müller";
             query.reason = "appointment";
         })},
        {"two words that nobody has", with([](auto& query) { query.words = "versand verpackung"; }), true},
    };
}

} // namespace

std::vector<Figure> leadFigures(const Sizes& sizes) {
    const Fair fair = sampleFair(sizes.fairs);
    const std::size_t count = sizes.quick ? 2'000 : 1'000'000;
    const std::size_t rounds = sizes.quick ? 2 : 20;
    Bed bed(sizes.folder / "leads", fair, sizes.seed);
    fill(bed, fair, count);
    std::vector<Figure> figures;
    std::vector<double> all, used, vain;
    json::object slowest;
    for (const Question& question : questions(fair)) {
        std::vector<double> times;
        std::vector<double> cores;
        for (std::size_t round = 0; round < rounds; ++round) {
            backend::LeadQuery query = question.query;
            for (int page = 0; page < 5; ++page) { // as somebody scrolls
                const auto began = std::chrono::steady_clock::now();
                const double before = usedSeconds();
                const auto answer = backend::listLeads(bed.store(), fair.id, query).value();
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - began;
                times.push_back(took.count());
                cores.push_back((usedSeconds() - before) * 1e3);
                if (!answer.at("next").is_string())
                    break;
                query.before = std::string(answer.at("next").as_string());
            }
        }
        slowest[question.name] = percentile(cores, 0.99);
        if (question.inVain) {
            vain = std::move(cores);
            continue;
        }
        all.insert(all.end(), times.begin(), times.end());
        used.insert(used.end(), cores.begin(), cores.end());
    }
    std::filesystem::remove_all(sizes.folder / "leads");
    figures.push_back({"leads.page",
                       "a page of the leads among a million, 99 % of all kinds of questions",
                       percentile(all, 0.99),
                       "ms",
                       Figure::Bound::AtMost,
                       longestPage,
                       {{"leads", count},
                        {"median", median(all)},
                        {"p99_of_a_core", percentile(used, 0.99)},
                        {"p99_of_a_core_by_question", slowest}}});
    figures.push_back({"leads.in_vain",
                       "of a core, the longest that one answer takes where looking is in vain",
                       *std::ranges::max_element(vain),
                       "ms",
                       Figure::Bound::AtMost,
                       longestSearch,
                       {{"answers", vain.size()}, {"median", median(vain)}}});
    return figures;
}

} // namespace standdienst::bench
