// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a fair: of topics, gifts, the company's logo. They travel in the journal, in parts, and are
// named by what they are.
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace standdienst {

struct Picture {
    std::string id;   // 64 hexadecimal digits: BLAKE2b-256 of the bytes
    std::string type; // "image/png" or "image/jpeg"
    std::string bytes;
    unsigned width = 0; // pixels
    unsigned height = 0;
};

// What the file's own head says: PNG (ISO/IEC 15948, IHDR) or JPEG (ITU-T T.81, the first frame header). The
// picture itself is not decoded. Malformed and TooLarge say what to do.
Result<Picture> readPicture(std::string bytes);

bool isPictureId(std::string_view text);

} // namespace standdienst
