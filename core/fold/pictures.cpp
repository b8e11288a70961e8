// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/pictures.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

namespace {

constexpr std::size_t mostParts =
    (limits::pictureBytes + limits::picturePartBytes - 1) / limits::picturePartBytes;

Error malformed(std::string what) {
    return {Code::Malformed, std::move(what)};
}

Result<std::string> bytesField(const json::object& body, std::size_t most) {
    const auto text = stringField(body, "bytes", limits::pictureBytes * 2);
    if (!text)
        return text.error();
    auto bytes = fromBase64(*text);
    if (!bytes)
        return malformed("bytes: base64 expected");
    if (bytes->size() > most)
        return Error{Code::TooLarge, "bytes: at most " + std::to_string(most)};
    return std::move(*bytes);
}

} // namespace

json::object toBody(const PicturePart& fact) {
    return {{"picture", fact.picture},
            {"part", fact.part},
            {"parts", fact.parts},
            {"bytes", toBase64(bytesOf(fact.bytes))}};
}

Result<PicturePart> picturePart(const json::object& body) {
    const auto picture = stringField(body, "picture", 64);
    const auto part = integerField(body, "part");
    const auto parts = integerField(body, "parts");
    auto bytes = bytesField(body, limits::picturePartBytes);
    if (auto error = firstError(picture, part, parts, bytes))
        return *error;
    if (!isPictureId(*picture))
        return malformed("picture: 64 hexadecimal digits expected");
    if (*parts < 1 || *parts > mostParts || *part >= *parts)
        return malformed("part: 0 to " + std::to_string(mostParts - 1) + " expected, of as many parts");
    return PicturePart{*picture, *part, *parts, std::move(*bytes)};
}

std::vector<PicturePart> partsOf(const Picture& picture) {
    std::vector<PicturePart> parts;
    for (std::size_t at = 0; at < picture.bytes.size(); at += limits::picturePartBytes)
        parts.push_back({picture.id, parts.size(), 0, picture.bytes.substr(at, limits::picturePartBytes)});
    for (PicturePart& part : parts)
        part.parts = parts.size();
    return parts;
}

Result<void> foldPicturePart(const PicturePart& fact, DocumentStore& documents) {
    const DocumentKey key{Kind::Picture, fact.picture};
    auto standing = documents.find(key);
    if (standing && !standing->body.contains("parts"))
        return {}; // whole already
    Document document{Scope::office(), {{"picture", fact.picture}, {"parts", json::array()}}};
    if (standing && fact.part > 0)
        document = std::move(*standing);
    auto& parts = document.body["parts"].as_array();
    if (fact.part != parts.size())
        return malformed("part: " + std::to_string(parts.size()) + " comes next");
    parts.push_back(json::string(toBase64(bytesOf(fact.bytes))));
    if (parts.size() < fact.parts) {
        documents.put(key, std::move(document));
        return {};
    }
    std::string bytes;
    for (const auto& part : parts)
        bytes += *fromBase64(part.as_string());
    const auto picture = readPicture(std::move(bytes));
    if (!picture)
        return picture.error();
    if (picture->id != fact.picture)
        return malformed("picture: not what its name says");
    documents.put(key, {Scope::fair(),
                        {{"picture", picture->id},
                         {"type", picture->type},
                         {"width", picture->width},
                         {"height", picture->height},
                         {"bytes", toBase64(bytesOf(picture->bytes))}}});
    return {};
}

Result<Picture> pictureOf(const json::object& body) {
    auto bytes = bytesField(body, limits::pictureBytes);
    if (!bytes)
        return bytes.error();
    return readPicture(std::move(*bytes));
}

void dropPictures(const Fair& before, const Fair& after, DocumentStore& documents) {
    const auto kept = picturesOf(after);
    for (const std::string& picture : picturesOf(before)) {
        if (std::ranges::find(kept, picture) == kept.end())
            documents.remove({Kind::Picture, picture});
    }
}

} // namespace standdienst
