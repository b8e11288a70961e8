// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/fairs.h"

#include "core/base/limits.h"
#include "core/fold/pictures.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

// Events in memory at a time.
constexpr std::size_t pageEvents = 1000;

// Consents name the version of the sentence that was agreed to. Two sentences must not share one, whatever
// was published in between; what a trial tried binds nobody.
Result<void> checkWordings(const Fair& published, const Fair& next) {
    if (published.state == FairState::Trial)
        return {};
    for (const Purpose& purpose : next.purposes) {
        for (const Purpose& old : published.purposes) {
            if (old.id == purpose.id && old.wording == purpose.wording && old.ask != purpose.ask)
                return Error{
                    Code::Conflict,
                    fmt::format("purpose {}: revision {} asked with other sentences under the wording "
                                "\"{}\", and visitors agreed to those: give the new sentences a new "
                                "`wording`",
                                purpose.id, published.revision, purpose.wording)};
        }
    }
    return {};
}

// Against every revision that the journal holds.
Result<void> checkAllWordings(Reader& reader, const Fair& next) {
    for (Position after;;) {
        const auto page = reader.events(next.id, after, pageEvents);
        if (page.empty())
            return {};
        after = page.back().position;
        for (const StoredEvent& stored : page) {
            if (stored.record.find(types::fairPublished) == std::string::npos)
                continue;
            const auto event = parseRecord(stored.record);
            if (!event || event->type != types::fairPublished)
                continue;
            const auto* body = standdienst::find(event->body, "fair");
            const auto published =
                body && body->is_object() ? fairFromJson(body->get_object()) : Result<Fair>(Error{});
            if (!published)
                continue;
            if (auto checked = checkWordings(*published, next); !checked)
                return checked;
        }
    }
}

// Visits keep what was answered, and an answer can be read by its question alone.
Result<void> checkKinds(const std::optional<Fair>& standing, const Fair& next) {
    for (const Question& question : next.questions) {
        const Question* old = standing ? findQuestion(standing->questions, question.id) : nullptr;
        if (old && old->kind != question.kind)
            return Error{
                Code::Conflict,
                fmt::format("question {}: revision {} asked it as \"{}\", and visitors answered that: "
                            "give the new question an id of its own",
                            question.id, standing->revision, name(old->kind))};
    }
    return {};
}

Result<void> checkLimits(const Fair& next) {
    if (next.topics.size() > limits::fairTopics)
        return Error{
            Code::TooLarge,
            fmt::format("with the retired topics, which stay, there would be {}; {} are the most. Rename old "
                        "topics rather than replacing them",
                        next.topics.size(), limits::fairTopics)};
    const auto tooMany = [](std::string_view what, std::size_t count, std::size_t most) {
        return Error{
            Code::TooLarge,
            fmt::format("with those retired, which stay, there would be {} {}; {} are the most. Reword "
                        "old ones rather than replacing them",
                        count, what, most)};
    };
    if (next.questions.size() > limits::fairQuestions)
        return tooMany("questions", next.questions.size(), limits::fairQuestions);
    if (next.needs.size() > limits::fairNeeds)
        return tooMany("needs", next.needs.size(), limits::fairNeeds);
    if (next.gifts.size() > limits::fairGifts)
        return tooMany("gifts", next.gifts.size(), limits::fairGifts);
    for (const Question& question : next.questions) {
        if (question.options.size() > limits::questionOptions)
            return tooMany("options of the question " + question.id, question.options.size(),
                           limits::questionOptions);
    }
    return {};
}

} // namespace

Result<FairId> Fairs::current() {
    std::optional<FairId> id;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        for (const FairId& fair : reader.fairs()) {
            if (!id && reader.document(fair, {Kind::Fair, fair.value}))
                id = fair;
        }
        return {};
    });
    if (!read)
        return read.error();
    if (!id)
        return Error{Code::NotFound, "there is no fair yet: import one with `standdienst fair import FILE`"};
    return *id;
}

Result<std::optional<Fair>> Fairs::find(const FairId& fair) {
    std::optional<Fair> found;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto document = reader.document(fair, {Kind::Fair, fair.value});
        if (!document)
            return {};
        const auto body = parseObject(document->body);
        if (!body)
            return body.error();
        auto parsed = fairFromJson(*body);
        if (!parsed)
            return parsed.error();
        found = std::move(*parsed);
        return {};
    });
    return read ? Result<std::optional<Fair>>(std::move(found)) : read.error();
}

Result<Fairs::Plan> Fairs::plan(const Fair& file) {
    const auto id = current();
    if (!id && id.error().code != Code::NotFound)
        return id.error();
    if (id && *id != file.id)
        return Error{Code::Conflict,
                     fmt::format("this backend serves the fair \"{}\" already, and one fair is what it "
                                 "can serve. Use another data folder for \"{}\"",
                                 id->value, file.id.value)};
    auto standing = find(file.id);
    if (!standing)
        return standing.error();
    Plan plan{nextRevision(*standing, file), {}, (*standing ? (*standing)->revision : 0)};
    if (auto checked = checkKinds(*standing, plan.next); !checked)
        return checked.error();
    if (auto checked = checkLimits(plan.next); !checked)
        return checked.error();
    if (auto checked = store_.read([&](Reader& reader) { return checkAllWordings(reader, plan.next); });
        !checked)
        return checked.error();
    plan.changes = differences(*standing, plan.next);
    return plan;
}

Result<Fairs::Import> Fairs::preview(const Fair& file) {
    auto planned = plan(file);
    if (!planned)
        return planned.error();
    const bool changed = !planned->changes.empty();
    return Import{
        file.id, changed ? planned->next.revision : planned->standing, {}, std::move(planned->changes)};
}

Result<void> Fairs::keep(const Fair& fair, const Picture& picture) {
    bool whole = false;
    auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto document = reader.document(fair.id, {Kind::Picture, picture.id});
        const auto body = document ? parseObject(document->body) : Result<json::object>(json::object());
        whole = body && body->contains("bytes");
        return {};
    });
    if (!read || whole)
        return read;
    for (const PicturePart& part : partsOf(picture)) {
        if (auto said = ingest_.append(fair.id, fair.booth, types::picturePart, toBody(part)); !said)
            return said.error();
    }
    return {};
}

Result<Fairs::Import> Fairs::import(const Fair& file, const std::map<std::string, Picture>& pictures) {
    auto planned = plan(file);
    if (!planned)
        return planned.error();
    if (planned->changes.empty())
        return Import{file.id, planned->standing, {}, {}};
    const Fair& next = planned->next;
    for (const auto& [path, picture] : pictures) {
        if (auto kept = keep(next, picture); !kept)
            return kept.error();
    }
    auto position = ingest_.append(next.id, next.booth, types::fairPublished, {{"fair", toJson(next)}});
    if (!position)
        return position.error();
    return Import{next.id, next.revision, *position, std::move(planned->changes)};
}

} // namespace standdienst::backend
