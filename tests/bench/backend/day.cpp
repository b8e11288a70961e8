// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backend/day.h"

#include "backend/fair/fair_file.h"
#include "core/fold/contact.h"
#include "core/fold/needs.h"
#include "core/fold/tickets.h"
#include "core/fold/triage.h"
#include "core/fold/visit.h"
#include "core/triage/expert_prior.h"
#include "core/triage/visit_facts.h"

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

namespace standdienst::bench {

namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

// Follows a recording step by step, as far as it leaves something in the journal.
class Visitor {
public:
    Visitor(const Fair& fair, const Learner& learner) : fair_(fair), learner_(learner) {}

    VisitSaid play(const json::array& steps) {
        say(types::visitStarted, toBody(VisitStarted{{}, "de", 1, false}));
        for (const auto& step : steps)
            follow(step.as_object());
        if (!ended_)
            end(Outcome::TimedOut);
        return std::move(said_);
    }

private:
    void say(std::string_view type, json::object body, std::optional<json::object> personal = {}) {
        said_.push_back({std::string(type), std::move(body), std::move(personal)});
    }

    void follow(const json::object& step) {
        if (const auto text = textOr(step, "type"); !text.empty())
            type(std::string(textOr(step, "into", field_)), std::string(text));
        const std::string tapped(textOr(step, "tap"));
        const auto after = [&](std::string_view prefix) {
            return tapped.starts_with(prefix) ? tapped.substr(prefix.size()) : std::string();
        };
        if (const auto reason = reasonFromName(after("reasons.")))
            reason_ = *reason;
        else if (const auto topic = after("topics."); topic == "next")
            stateInterest();
        else if (!topic.empty() && topic != "search")
            topics_.push_back(topic);
        else if (const auto option = after("needs.option."); !option.empty())
            answer(option);
        else if (tapped == "needs.confirm")
            say(types::needsStated, toBody(needsStated({}, fair_, {reason_, topics_}, answers_, "de")));
        else if (const auto consent = after("contact.consent."); !consent.empty())
            agreed_.insert(consent);
        else if (tapped == "contact.send")
            send();
        else if (tapped == "nav.person" || tapped == "attract.person" || tapped == "gifts.yes")
            openTicket();
        else if (tapped == "thankYou.finish" || tapped == "coming.finish")
            end(Outcome::Finished);
        else if (tapped == "nav.startOver")
            end(Outcome::Left);
    }

    void type(const std::string& into, const std::string& text) {
        field_ = into;
        const std::map<std::string, std::string*> fields{{"contact.givenName", &contact_.givenName},
                                                         {"contact.familyName", &contact_.familyName},
                                                         {"contact.organization", &contact_.organization},
                                                         {"contact.email", &contact_.email},
                                                         {"contact.phone", &contact_.phone},
                                                         {"contact.message", &contact_.message}};
        if (const auto found = fields.find(into); found != fields.end())
            *found->second += text;
    }

    void stateInterest() {
        say(types::interestStated, toBody(InterestStated{{}, reason_, topics_, "de"}));
        score();
    }

    void score() {
        VisitSummary summary;
        summary.reasons = {reason_};
        summary.topics = topics_;
        const Facts facts = visitFacts(summary);
        say(types::visitScored, toBody(visitScored({}, {}, facts, learner_.score(facts), LaneDecision{})));
    }

    void answer(const std::string& option) {
        if (const auto* question = nextQuestion(fair_, {reason_, topics_}, answers_))
            answers_[question->id] = question->kind == QuestionKind::Single
                                         ? NeedAnswer{{option}, {}, {}, false}
                                         : NeedAnswer{{}, {}, {}, true};
    }

    void send() {
        for (const auto& consent : agreed_) {
            const auto dot = consent.find('.');
            const auto channel = channelFromName(consent.substr(dot + 1));
            if (channel)
                say(types::consentGiven,
                    toBody(ConsentGiven{{}, {}, consent.substr(0, dot), *channel, "1", "de"}));
        }
        if (!agreed_.empty())
            say(types::contactGiven, toBody(ContactGiven{{}}), toPersonal(contact_));
        score();
    }

    void openTicket() {
        if (!ticket_)
            say(types::ticketOpened, toBody(TicketOpened{{}, "A101", "de", TicketCause::Asked, "topics"}));
        ticket_ = true;
    }

    void end(Outcome outcome) {
        if (!ended_)
            say(types::visitEnded, toBody(VisitEnded{{}, outcome, "de"}));
        ended_ = true;
    }

    const Fair& fair_;
    const Learner& learner_;
    VisitSaid said_;
    Reason reason_ = Reason::Advice;
    std::vector<std::string> topics_;
    Answers answers_;
    std::set<std::string> agreed_;
    Contact contact_;
    std::string field_;
    bool ticket_ = false, ended_ = false;
};

} // namespace

Fair sampleFair(const std::filesystem::path& fairs) {
    const auto folder = fairs / "sample";
    auto file = backend::readFairFile(contents(folder / "fair.toml"), backend::picturesIn(folder));
    if (!file.fair)
        throw std::runtime_error("the sample fair has problems");
    return *file.fair;
}

SampleDay::SampleDay(const std::filesystem::path& fairs, const Fair& fair) {
    const Learner learner = expertPrior().begin();
    std::istringstream lines(contents(fairs / "sample" / "day.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        const auto visit = parseObject(line);
        if (visit)
            visits_.push_back(Visitor(fair, learner).play(visit->at("steps").as_array()));
    }
}

std::size_t SampleDay::events() const {
    std::size_t count = 0;
    for (const auto& visit : visits_)
        count += visit.size();
    return count;
}

Device::Device(const Fair& fair, const SealPublicKey& backend, Random& random)
    : random_(random),
      backend_(backend),
      fair_(fair.id.value),
      booth_(fair.booth.value),
      id_{makeUuid7(UtcTime{}, random)},
      key_(SignKey::generate(random)),
      boot_{makeUuid7(UtcTime{}, random)} {}

std::vector<Entry> Device::entriesOf(const VisitSaid& visit, UtcTime at) {
    const std::string visitId = toString(VisitId{makeUuid7(at, random_)});
    std::vector<Entry> entries;
    for (const Said& said : visit) {
        Event event;
        event.id = {makeUuid7(at, random_)};
        event.writer = id_;
        event.fair = {fair_};
        event.booth = {booth_};
        event.type = said.type;
        event.deviceTime = at;
        event.boot = boot_;
        event.body = said.body;
        event.body["visit"] = visitId;
        if (event.body.contains("consent"))
            event.body["consent"] = toString(ConsentId{makeUuid7(at, random_)});
        Entry entry;
        if (said.personal) {
            auto sealed = sealPersonal(backend_, event.id, *said.personal);
            event.sealed = sealed.reference;
            entry.sealed = std::move(sealed.bytes);
        }
        entry.record = writeRecord(event);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string Device::push(std::vector<Entry> entries) {
    Push push;
    push.before = head_;
    for (const Entry& entry : entries)
        head_ = appended(head_, id_, entry.record);
    push.after = head_;
    push.signature = key_.sign(headMessage(id_, head_));
    push.entries = std::move(entries);
    return writePush(push);
}

} // namespace standdienst::bench
