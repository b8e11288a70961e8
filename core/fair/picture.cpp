// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/picture.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace standdienst {

namespace {

using namespace std::string_view_literals;

struct Head {
    std::string_view type;
    unsigned width = 0;
    unsigned height = 0;
};

unsigned big(std::string_view bytes, std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::optional<Head> pngHead(std::string_view bytes) {
    constexpr std::size_t headEnd = 24; // signature, length and name of the chunk, width, height
    if (bytes.size() < headEnd || !bytes.starts_with("\x89PNG\r\n\x1a\n"sv) || bytes.substr(12, 4) != "IHDR")
        return std::nullopt;
    return Head{"image/png", big(bytes, 16, 4), big(bytes, 20, 4)};
}

// Frame headers are SOF0 to SOF15, but for DHT, JPG and DAC, whose numbers lie between.
bool isFrame(unsigned char marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

std::optional<Head> jpegHead(std::string_view bytes) {
    if (!bytes.starts_with("\xff\xd8\xff"sv))
        return std::nullopt;
    std::size_t at = 2;
    while (at + 9 <= bytes.size() && bytes[at] == '\xff') {
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        if (isFrame(marker))
            return Head{"image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2)};
        const unsigned length = big(bytes, at + 2, 2);
        if (length < 2 || marker == 0xda) // the picture begins, and no frame said how large it is
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace

Result<Picture> readPicture(std::string bytes) {
    if (bytes.size() > limits::pictureBytes)
        return Error{Code::TooLarge,
                     fmt::format("the picture has {} KiB; save it smaller, as JPEG of at most {} KiB",
                                 (bytes.size() + 1023) / 1024, limits::pictureBytes / 1024)};
    auto head = pngHead(bytes);
    if (!head)
        head = jpegHead(bytes);
    if (!head)
        return Error{Code::Malformed, "no picture that kiosks can show; save it as PNG or JPEG"};
    const unsigned longer = std::max(head->width, head->height);
    const unsigned shorter = std::min(head->width, head->height);
    if (shorter == 0)
        return Error{Code::Malformed, "a picture without width or height; save it anew"};
    if (longer > limits::pictureSide)
        return Error{Code::TooLarge,
                     fmt::format("the picture has {} by {} pixels; scale it to at most {} on each side",
                                 head->width, head->height, limits::pictureSide)};
    Picture picture{toHex(blake2b(bytes).data), std::string(head->type), {}, head->width, head->height};
    picture.bytes = std::move(bytes);
    return picture;
}

bool isPictureId(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace standdienst
