// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/pull_page.h"

namespace standdienst::kiosk {

namespace {

Result<PulledDocument> document(json::value& value) {
    if (!value.is_object())
        return Error{Code::Malformed, "documents: objects expected"};
    json::object& object = value.get_object();
    auto kind = stringField(object, "kind", 64);
    auto id = stringField(object, "id", 256);
    auto position = integerField(object, "position");
    if (!kind || !id || !position)
        return !kind ? kind.error() : !id ? id.error() : position.error();
    PulledDocument document{std::move(*kind), std::move(*id), Position{*position}, std::nullopt};
    if (flagOr(object, "gone"))
        return document;
    json::value* body = object.if_contains("body");
    if (!body || !body->is_object())
        return Error{Code::Malformed, "body: an object expected"};
    document.body = std::move(body->get_object());
    return document;
}

} // namespace

Result<PullPage> pullPage(json::object&& object) {
    PullPage page;
    const json::value* acknowledged = find(object, "acknowledged");
    if (!acknowledged || !acknowledged->is_object())
        return Error{Code::Malformed, "acknowledged: an object expected"};
    const auto incarnation = integerField(acknowledged->get_object(), "incarnation");
    const auto seq = integerField(acknowledged->get_object(), "seq");
    const auto snapshot = boolField(object, "snapshot");
    const auto more = boolField(object, "more");
    auto cursor = stringField(object, "cursor");
    for (const auto* field : {&incarnation, &seq}) {
        if (!*field)
            return field->error();
    }
    for (const auto* field : {&snapshot, &more}) {
        if (!*field)
            return field->error();
    }
    if (!cursor)
        return cursor.error();
    json::value* documents = object.if_contains("documents");
    if (!documents || !documents->is_array())
        return Error{Code::Malformed, "documents: a list expected"};
    page.acknowledged = {*incarnation, *seq};
    if (const json::value* backedUp = find(object, "backed_up"); backedUp && backedUp->is_object()) {
        const auto backedIncarnation = integerField(backedUp->get_object(), "incarnation");
        const auto backedSeq = integerField(backedUp->get_object(), "seq");
        if (auto error = firstError(backedIncarnation, backedSeq))
            return *error;
        page.backedUp = Mark{*backedIncarnation, *backedSeq};
    }
    page.snapshot = *snapshot;
    page.more = *more;
    page.cursor = std::move(*cursor);
    page.epoch = textOr(object, "epoch");
    for (json::value& value : documents->get_array()) {
        auto read = document(value);
        if (!read)
            return read.error();
        page.documents.push_back(std::move(*read));
    }
    return page;
}

} // namespace standdienst::kiosk
