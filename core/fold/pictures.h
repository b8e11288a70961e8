// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as events and documents: they come in parts that fit a record, and become a document when they are
// whole.
#pragma once

#include "core/fair/fair.h"
#include "core/fair/picture.h"
#include "core/fold/documents.h"

#include <vector>

namespace standdienst {

struct PicturePart {
    std::string picture; // its id
    std::uint64_t part = 0;
    std::uint64_t parts = 1;
    std::string bytes; // at most limits::picturePartBytes
};
json::object toBody(const PicturePart& fact);
Result<PicturePart> picturePart(const json::object& body);

// In the order in which they are to be said.
std::vector<PicturePart> partsOf(const Picture& picture);

// Part 0 begins anew, whatever came before. With the last one the whole is checked against its name.
Result<void> foldPicturePart(const PicturePart& fact, DocumentStore& documents);

// The picture of a document, which is whole. Malformed where it is not.
Result<Picture> pictureOf(const json::object& body);

// Whatever `before` names and `after` does not is removed.
void dropPictures(const Fair& before, const Fair& after, DocumentStore& documents);

} // namespace standdienst
