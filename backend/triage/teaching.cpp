// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/teaching.h"

#include "backend/store/bodies.h"
#include "backend/triage/report.h"
#include "backend/triage/scored_visits.h"

#include "core/base/limits.h"
#include "core/fold/learning.h"
#include "core/triage/expert_prior.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

std::optional<json::object> modelDocument(Reader& reader, const FairId& fair, std::string_view id) {
    const auto document = reader.document(fair, {Kind::Model, std::string(id)});
    return document ? std::optional(bodyOf(document->body)) : std::nullopt;
}

std::uint64_t numberIn(const json::object& body, std::string_view key) {
    const auto number = integerField(body, key);
    return number ? *number : 0;
}

std::vector<TaughtVisit> historyOf(const ScoredFair& fair) {
    std::vector<TaughtVisit> history;
    for (const ScoredVisit& visit : fair.visits) {
        if (!visit.found || !visit.found->taught)
            continue;
        history.push_back({visit.at, factsOf(visit.scored), visit.found->prospect,
                           std::min(weightOf(visit), Learner::largestWeight), visit.probability,
                           visit.rehearsed});
    }
    return history;
}

} // namespace

Result<Fair> Teaching::fair() {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    if (!*fair)
        return Error{Code::NotFound, "No fair was imported yet: standdienst fair import FILE."};
    return std::move(**fair);
}

Result<std::size_t> Teaching::countTaught(const FairId& fair) {
    std::size_t count = 0;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        count = backend::countTaught(scoredFair(reader, fair));
        return {};
    });
    return read ? Result<std::size_t>(count) : read.error();
}

Result<json::object> Teaching::begun(const FairId& fair, std::size_t forgotten) {
    json::object answer{{"forgotten", forgotten}};
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto training = modelDocument(reader, fair, models::training);
        answer["version"] = training ? numberIn(*training, "version") : 0;
        const auto prior = modelDocument(reader, fair, models::prior);
        answer["prior"] = prior ? "import" : "expert";
        if (prior)
            answer["from"] = textOr(*prior, "from");
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> Teaching::reset(bool expert) {
    const auto standing = fair();
    if (!standing)
        return standing.error();
    const auto taught = countTaught(standing->id);
    if (!taught)
        return taught.error();
    const auto position = ingest_.append(standing->id, standing->booth, types::triageBegun,
                                         toBody(TriageBegun{{}, expert, {}}));
    if (!position)
        return position.error();
    return begun(standing->id, *taught);
}

Result<ModelFile> Teaching::exported() {
    const auto standing = fair();
    if (!standing)
        return standing.error();
    ModelFile file;
    file.fair = standing->id.value;
    file.name = standing->name.in(standing->languages.front(), standing->languages);
    file.exportedAt = clock_.utc();
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        file.history = historyOf(scoredFair(reader, standing->id));
        if (const auto body = modelDocument(reader, standing->id, models::training)) {
            const auto training = trainingOf(*body);
            if (!training)
                return training.error();
            file.version = numberIn(*body, "version");
            file.labels = training->labels();
            file.model = training->learner().toBytes();
        } else {
            file.model = expertPrior().begin().toBytes(); // nothing was learned, nothing imported
        }
        return {};
    });
    if (!read)
        return read.error();
    keepWhatFits(file);
    return file;
}

Result<json::object> Teaching::import(const Import& import) {
    if (auto good = checkModel(import.model); !good)
        return good.error();
    const auto standing = fair();
    if (!standing)
        return standing.error();
    const auto taught = countTaught(standing->id);
    if (!taught)
        return taught.error();
    if (*taught > 0 && !import.anew)
        return Error{Code::Conflict,
                     fmt::format("{} {} taught this fair something already, and importing forgets that (the "
                                 "dispositions stay). Where that is meant, add --anew. Nothing was imported.",
                                 *taught, *taught == 1 ? "disposition" : "dispositions")};
    const Uuid id = makeUuid7(clock_.utc(), random_);
    // Parts change nothing by themselves: an import that was cut off is replaced by the next one.
    std::uint64_t part = 0;
    for (std::size_t at = 0; at < import.model.size(); at += limits::triagePartBytes) {
        const auto position =
            ingest_.append(standing->id, standing->booth, types::triagePart,
                           toBody(TriagePart{id, part++, import.model.substr(at, limits::triagePartBytes)}));
        if (!position)
            return position.error();
    }
    const auto position = ingest_.append(standing->id, standing->booth, types::triageBegun,
                                         toBody(TriageBegun{id, false, import.from}));
    if (!position)
        return position.error();
    return begun(standing->id, *taught);
}

Result<json::object> Teaching::report(const std::string& day) {
    const auto standing = fair();
    if (!standing)
        return standing.error();
    json::object report;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        auto made = triageReport(reader, *standing, day, clock_.utc());
        if (!made)
            return made.error();
        report = std::move(*made);
        return {};
    });
    return read ? Result<json::object>(std::move(report)) : read.error();
}

} // namespace standdienst::backend
