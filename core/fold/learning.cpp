// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/learning.h"

#include "core/base/limits.h"
#include "core/fold/disposition.h"
#include "core/triage/expert_prior.h"

namespace standdienst {

namespace {

// How many dispositions, corrected ones among them, a device may be behind: at first each one counts, later
// on a few change nothing.
std::uint64_t patience(std::uint64_t labels) {
    return labels <= 50 ? 1 : labels <= 500 ? 5 : 20;
}

DocumentKey modelKey(std::string_view id) {
    return {Kind::Model, std::string(id)};
}

std::string base64(std::string_view bytes) {
    return toBase64(bytesOf(bytes));
}

std::uint64_t numberOr0(const json::object& body, std::string_view key) {
    const auto number = integerField(body, key);
    return number ? *number : 0;
}

// The prior is believed until there are labels to judge it by.
bool isTrusted(const Training& training) {
    const Distrust verdict = training.watch().verdict();
    return verdict == Distrust::None || verdict == Distrust::FewLabels;
}

Learner priorOf(DocumentStore& documents) {
    if (const auto stored = documents.find(modelKey(models::prior))) {
        const auto bytes = fromBase64(textOr(stored->body, "model"));
        auto learner = bytes ? Learner::fromBytes(*bytes) : Result<Learner>(bytes.error());
        if (learner)
            return std::move(*learner);
    }
    return expertPrior().begin();
}

// One fair's learning while one event is folded into it.
class Lesson {
public:
    explicit Lesson(DocumentStore& documents)
        : documents_(documents), training_(Training(priorOf(documents))) {
        const auto stored = documents.find(modelKey(models::training));
        if (!stored)
            return;
        version_ = numberOr0(stored->body, "version");
        unpublished_ = numberOr0(stored->body, "unpublished");
        trusted_ = flagOr(stored->body, "published_trusted", true);
        if (auto training = trainingOf(stored->body))
            training_ = std::move(*training);
    }

    Training& training() { return training_; }
    void beginAnew() {
        training_ = Training(priorOf(documents_));
        publishes_ = true;
    }

    void save() {
        const std::uint64_t labels = training_.labels();
        ++unpublished_;
        if (publishes_ || unpublished_ >= patience(labels) || isTrusted(training_) != trusted_)
            publish();
        const Calibration seen = training_.watch().overall();
        json::object body{{"version", version_},
                          {"unpublished", unpublished_},
                          {"published_trusted", trusted_},
                          {"labels", labels},
                          {"verdict", name(training_.watch().verdict())},
                          {"doubted", training_.doubted()},
                          {"recent",
                           {{"labels", seen.labels},
                            {"expected", seen.expected},
                            {"seen", seen.seen},
                            {"bound", seen.bound}}},
                          {"state", base64(training_.toBytes())}};
        documents_.put(modelKey(models::training), {Scope::office(), std::move(body)});
    }

private:
    void publish() {
        ++version_;
        unpublished_ = 0;
        trusted_ = isTrusted(training_);
        documents_.put(modelKey(models::scoring), {Scope::fair(),
                                                   {{"version", version_},
                                                    {"labels", training_.labels()},
                                                    {"trusted", trusted_},
                                                    {"model", base64(training_.learner().scoringBytes())}}});
    }

    DocumentStore& documents_;
    Training training_;
    std::uint64_t version_ = 0;
    std::uint64_t unpublished_ = 0; // what was learned since devices were told
    bool trusted_ = true;           // as devices know it
    bool publishes_ = false;
};

// A visit whose beginning was refused, as that of one played outside a trial, teaches nothing.
bool mayTeach(const VisitId& visit, DocumentStore& documents) {
    const auto document = documents.find({Kind::Visit, toString(visit)});
    return document && document->body.contains("started_at");
}

void beginAnew(DocumentStore& documents) {
    Lesson lesson(documents);
    lesson.beginAnew();
    lesson.save();
}

} // namespace

Result<ScoringModel> scoringModel(const json::object& body) {
    const auto version = integerField(body, "version");
    if (!version)
        return version.error();
    const auto labels = integerField(body, "labels");
    if (!labels)
        return labels.error();
    const auto bytes = fromBase64(textOr(body, "model"));
    if (!bytes)
        return bytes.error();
    auto learner = Learner::fromBytes(*bytes);
    if (!learner)
        return learner.error();
    return ScoringModel{{*version, *labels}, flagOr(body, "trusted"), std::move(*learner)};
}

Result<Training> trainingOf(const json::object& body) {
    const auto bytes = fromBase64(textOr(body, "state"));
    if (!bytes)
        return bytes.error();
    return Training::fromBytes(*bytes);
}

Result<void> foldScore(const VisitScored& fact, const WriterId& device, UtcTime at,
                       DocumentStore& documents) {
    const std::string writer = toString(device);
    const auto visit = documents.find({Kind::Visit, toString(fact.visit)});
    if (visit && visit->body.contains("device") && textOr(visit->body, "device") != writer)
        return Error{Code::Forbidden, "the visit was recorded by another device"};
    const DocumentKey key{Kind::Score, toString(fact.visit)};
    const auto before = documents.find(key);
    if (before && textOr(before->body, "device") != writer)
        return Error{Code::Forbidden, "the visit was scored by another device"};
    json::object body = toBody(fact);
    body["device"] = writer;
    body["at"] = toRfc3339(at);
    documents.put(key, {Scope::office(), std::move(body)});
    learnFrom(fact.visit, documents);
    return {};
}

void learnFrom(const VisitId& visit, DocumentStore& documents) {
    const std::string id = toString(visit);
    const auto disposition = documents.find({Kind::Disposition, id});
    const auto document = documents.find({Kind::Score, id});
    if (!disposition || !document || !mayTeach(visit, documents))
        return;
    const auto scored = visitScored(document->body);
    if (!scored)
        return;
    Lesson lesson(documents);
    const auto found = dispositionFromName(textOr(disposition->body, "disposition"));
    if (found) {
        const bool prospect = *found == Disposition::Hot || *found == Disposition::Warm;
        const double weight = scored->lane.explored ? 1 / scored->lane.chance : 1;
        lesson.training().learn(
            {id, factsOf(*scored), prospect, weight, std::string(textOr(disposition->body, "by"))});
    } else {
        lesson.training().forget(id);
    }
    lesson.save();
}

Result<void> foldPart(const TriagePart& fact, DocumentStore& documents) {
    const DocumentKey key = modelKey(models::incoming);
    const std::string import = toString(fact.import);
    auto document = documents.find(key).value_or(Document{Scope::office(), {}});
    if (textOr(document.body, "import") != import)
        document.body = {{"import", import}, {"parts", json::array()}};
    auto& parts = document.body["parts"].as_array();
    if (fact.part != parts.size())
        return Error{Code::Malformed, "part: " + std::to_string(parts.size()) + " comes next"};
    if ((parts.size() + 1) * limits::triagePartBytes > limits::triageModelBytes)
        return Error{Code::TooLarge, "a model has at most 2 MiB"};
    parts.push_back(json::string(base64(fact.bytes)));
    documents.put(key, std::move(document));
    return {};
}

Result<void> foldBegun(const TriageBegun& fact, DocumentStore& documents) {
    if (fact.import) {
        const auto incoming = documents.find(modelKey(models::incoming));
        if (!incoming || textOr(incoming->body, "import") != toString(*fact.import))
            return Error{Code::Malformed, "import: no part of it has arrived"};
        std::string bytes;
        for (const auto& part : incoming->body.at("parts").as_array())
            bytes += *fromBase64(part.as_string());
        const auto prior = Prior::fromModel(bytes);
        if (!prior)
            return prior.error();
        documents.put(modelKey(models::prior),
                      {Scope::office(), {{"from", fact.from}, {"model", base64(prior->begin().toBytes())}}});
        documents.remove(modelKey(models::incoming));
    } else if (fact.expert) {
        documents.remove(modelKey(models::prior));
    }
    beginAnew(documents);
    return {};
}

void forgetTrial(DocumentStore& documents) {
    if (documents.find(modelKey(models::training)))
        beginAnew(documents);
}

} // namespace standdienst
