// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/visits/story.h"

#include "backend/floor/staff.h"
#include "backend/store/bodies.h"

#include "core/fold/tickets.h"

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

struct Step {
    Position position;
    json::object body;
    std::optional<StaffId> by{}; // whose answer it is, whether or not anybody knows who that was
};

void addDisposition(Reader& reader, const Event& event, Step& step) {
    if (const auto by = idField<StaffId>(event.body, "by")) {
        step.by = *by;
        step.body["by"] = personJson(reader, *by);
    }
    if (event.basedOn)
        step.body["based_on"] = event.basedOn->value;
}

// Who took a ticket, ended it, or handed it on, and to whom.
void addPeople(Reader& reader, const Event& event, json::object& step) {
    for (const std::string_view field : {"by", "to"}) {
        if (const auto staff = idField<StaffId>(event.body, field))
            step[field] = personJson(reader, *staff);
    }
}

// When, and what a person wants to read of its event.
Step stepOf(Reader& reader, const json::object& step) {
    constexpr std::array<std::string_view, 14> read{
        "reason",  "topics",  "answers",  "needs",       "purpose", "channel", "wording",
        "consent", "outcome", "language", "disposition", "number",  "cause",   "screen"};
    Step result{{}, step};
    const auto id = idField<EventId>(step, "event");
    const auto stored = id ? reader.event(*id) : std::nullopt;
    if (!stored)
        return result;
    result.position = stored->position;
    result.body["received_at"] = toRfc3339(stored->receivedAt);
    const auto event = parseRecord(stored->record);
    if (!event)
        return result;
    copyFields(event->body, read, result.body);
    if (event->type == types::dispositionGiven)
        addDisposition(reader, *event, result);
    if (isTicketType(event->type))
        addPeople(reader, *event, result.body);
    return result;
}

void addSteps(Reader& reader, const FairId& fair, const DocumentKey& key, std::vector<Step>& story) {
    const auto document = reader.document(fair, key);
    if (!document)
        return;
    const auto body = bodyOf(document->body);
    const auto* steps = body.if_contains("steps");
    if (!steps || !steps->is_array())
        return;
    for (const auto& step : steps->get_array()) {
        if (step.is_object())
            story.push_back(stepOf(reader, step.get_object()));
    }
}

// Says of each answer whether whoever gave it had not seen the one before, by a colleague.
void markCrossed(std::vector<Step>& story) {
    const Step* before = nullptr;
    for (Step& step : story) {
        if (textOr(step.body, "type") != types::dispositionGiven)
            continue;
        const auto seen = integerField(step.body, "based_on");
        step.body.erase("based_on");
        if (before && seen && *seen < before->position.value && step.by && before->by &&
            step.by != before->by)
            step.body["crossed"] = true;
        before = &step;
    }
}

} // namespace

json::array storyOf(Reader& reader, const FairId& fair, const VisitId& visit) {
    std::vector<Step> story;
    addSteps(reader, fair, {Kind::Visit, toString(visit)}, story);
    addSteps(reader, fair, {Kind::Disposition, toString(visit)}, story);
    std::ranges::stable_sort(story, {}, &Step::position);
    markCrossed(story);
    json::array result;
    for (Step& step : story)
        result.push_back(std::move(step.body));
    return result;
}

} // namespace standdienst::backend
