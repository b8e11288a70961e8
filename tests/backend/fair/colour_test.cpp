// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/fair/colour.h"

using namespace standdienst::backend;

TEST_CASE("colour: contrast as the web content guidelines compute it") {
    const auto colour = [](const char* text) {
        return parseColour(text).value();
    };
    CHECK(contrast(colour("#000000"), colour("#ffffff")) == Approx(21.0));
    CHECK(contrast(colour("#777777"), colour("#ffffff")) == Approx(4.48).margin(0.01));
    CHECK(contrast(colour("#0000ff"), colour("#ffffff")) == Approx(8.59).margin(0.01));
    CHECK(contrast(colour("#123456"), colour("#123456")) == Approx(1.0));
    CHECK(toText(colour("#1F2a03")) == "#1f2a03");
    for (const char* bad : {"", "#fff", "1f2a03", "#1f2a0g", "#1f2a033", "red"})
        CHECK_FALSE(parseColour(bad));
}

TEST_CASE("colour: the nearest readable one is readable, and near") {
    const Colour paper = parseColour("#ffffff").value();
    const Colour grey = parseColour("#999999").value();
    const auto better = nearestReadable(grey, paper, 7.0);
    REQUIRE(better);
    CHECK(contrast(*better, paper) >= 7.0);
    CHECK(contrast(*better, paper) < 7.3);
    CHECK(toText(*nearestReadable(parseColour("#000000").value(), paper, 7.0)) == "#000000");
    // Towards white where the paper is dark.
    const auto light = nearestReadable(grey, parseColour("#202020").value(), 7.0);
    REQUIRE(light);
    CHECK(light->rgb[0] > 0x99);
    CHECK_FALSE(nearestReadable(grey, parseColour("#777777").value(), 7.0));
}
