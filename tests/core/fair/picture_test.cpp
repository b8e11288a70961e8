// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "core/base/limits.h"
#include "core/fold/fold.h"
#include "core/fold/pictures.h"
#include "tests/core/fold/memory_documents.h"

using namespace standdienst;
using namespace std::string_literals;

namespace {

std::string big(unsigned value, int count) {
    std::string bytes;
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

std::string png(unsigned width, unsigned height, std::size_t filling = 0) {
    return "\x89PNG\r\n\x1a\n"s + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) +
           std::string(filling, 'x');
}

// An application segment, a table of Huffman codes (which is no frame), filling, then the frame.
std::string jpeg(unsigned width, unsigned height, char frame = '\xc2') {
    return "\xff\xd8\xff\xe0"s + big(4, 2) + "xx" + "\xff\xc4"s + big(3, 2) + "x" + "\xff\xff"s + frame +
           big(17, 2) + "\x08"s + big(height, 2) + big(width, 2) + std::string(10, 'x');
}

} // namespace

TEST_CASE("picture: PNG and JPEG say how large they are, and are named by what they are") {
    const auto one = readPicture(png(800, 600));
    REQUIRE(one);
    CHECK(one->type == "image/png");
    CHECK(one->width == 800);
    CHECK(one->height == 600);
    CHECK(isPictureId(one->id));
    for (const char frame : {'\xc0', '\xc1', '\xc2', '\xcf'}) {
        const auto other = readPicture(jpeg(640, 480, frame));
        REQUIRE(other);
        CHECK(other->type == "image/jpeg");
        CHECK(other->width == 640);
        CHECK(other->height == 480);
        CHECK(other->id != one->id);
    }
    CHECK(readPicture(png(800, 600))->id == one->id);
}

TEST_CASE("picture: what is none is refused with what to do") {
    for (const auto& bytes :
         {""s, "x"s, "GIF89a"s, "<svg/>"s, "\x89PNG\r\n\x1a\n"s, "\xff\xd8\xff"s, "\xff\xd8\xff\xe0\x00\x01"s,
          "\xff\xd8\xff\xda"s + big(8, 2) + std::string(20, 'x'), jpeg(640, 480).substr(0, 16)}) {
        const auto read = readPicture(bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::Malformed);
        CHECK(read.error().detail.find("; save it") != std::string::npos);
    }
    CHECK_FALSE(readPicture(png(0, 600)));
    CHECK_FALSE(readPicture(jpeg(640, 0)));
}

TEST_CASE("picture: each limit holds at its edge") {
    CHECK(readPicture(png(limits::pictureSide, 1)));
    CHECK_FALSE(readPicture(png(limits::pictureSide + 1, 1)));
    CHECK_FALSE(readPicture(png(1, limits::pictureSide + 1)));
    CHECK_FALSE(readPicture(png(0xffffffff, 0xffffffff)));
    const std::size_t head = png(1, 1).size();
    CHECK(readPicture(png(1, 1, limits::pictureBytes - head)));
    const auto read = readPicture(png(1, 1, limits::pictureBytes - head + 1));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::TooLarge);
}

TEST_CASE("picture: every cut of a file is refused or read, and never read beyond") {
    for (const auto& whole : {png(800, 600), jpeg(640, 480)}) {
        for (std::size_t length = 0; length < whole.size(); ++length)
            (void)readPicture(whole.substr(0, length));
    }
}

TEST_CASE("picture: parts become a document when they are whole, for kiosks from then on") {
    MemoryDocuments documents;
    const auto picture = readPicture(png(800, 600, 2 * limits::picturePartBytes)).value();
    const auto parts = partsOf(picture);
    REQUIRE(parts.size() == 3);
    const DocumentKey key{Kind::Picture, picture.id};
    for (const auto& part : parts) {
        const auto again = picturePart(toBody(part));
        REQUIRE(again);
        CHECK(again->bytes == part.bytes);
        CHECK((!documents.find(key) || documents.find(key)->scope == Scope::office()));
        REQUIRE(foldPicturePart(*again, documents));
    }
    const auto document = documents.find(key);
    REQUIRE(document);
    CHECK(document->scope == Scope::fair());
    CHECK(pictureOf(document->body)->bytes == picture.bytes);
    CHECK(pictureOf(document->body)->id == picture.id);
    // Said again, as an import does that was cut off after the last part: nothing changes.
    REQUIRE(foldPicturePart(parts[0], documents));
    CHECK(documents.find(key)->body == document->body);
}

TEST_CASE("picture: an upload that was cut off begins anew: one that is not what its name says is refused") {
    MemoryDocuments documents;
    const auto picture = readPicture(png(8, 8, limits::picturePartBytes)).value();
    const auto parts = partsOf(picture);
    REQUIRE(parts.size() == 2);
    CHECK_FALSE(foldPicturePart(parts[1], documents)); // nothing before it
    REQUIRE(foldPicturePart(parts[0], documents));
    REQUIRE(foldPicturePart(parts[0], documents));
    auto wrong = parts[1];
    wrong.bytes.back() ^= 1;
    const auto refused = foldPicturePart(wrong, documents);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Malformed);
    REQUIRE(foldPicturePart(parts[1], documents));
    CHECK(documents.find({Kind::Picture, picture.id})->scope == Scope::fair());
}

TEST_CASE("picture: bodies that are none are refused") {
    const auto good = toBody(partsOf(readPicture(png(8, 8)).value()).front());
    REQUIRE(picturePart(good));
    const auto with = [&](std::string_view key, json::value value) {
        auto body = good;
        body[key] = std::move(value);
        return picturePart(body).has_value();
    };
    CHECK_FALSE(with("picture", "../../etc/passwd"));
    CHECK_FALSE(with("picture", json::string(64, 'G')));
    CHECK_FALSE(with("part", 1));
    CHECK_FALSE(with("parts", 0));
    CHECK_FALSE(with("parts", 1000));
    CHECK_FALSE(with("bytes", "?"));
    CHECK_FALSE(with("bytes", 7));
}

TEST_CASE("picture: one that the next revision does not name is removed, the others stay") {
    MemoryDocuments documents;
    Fair before;
    Fair after;
    for (const unsigned side : {10u, 20u, 30u}) {
        const auto picture = readPicture(png(side, side)).value();
        for (const auto& part : partsOf(picture))
            REQUIRE(foldPicturePart(part, documents));
        Topic topic;
        topic.picture = picture.id;
        before.topics.push_back(topic);
    }
    before.look.logo = before.topics[0].picture;
    after.topics = {before.topics[1]};
    after.look.logo = before.topics[0].picture;
    dropPictures(before, after, documents);
    CHECK(documents.find({Kind::Picture, before.topics[0].picture}));
    CHECK(documents.find({Kind::Picture, before.topics[1].picture}));
    CHECK_FALSE(documents.find({Kind::Picture, before.topics[2].picture}));
}
