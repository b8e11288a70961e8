// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/symbols.h"
#include "tests/catch.h"
#include "tests/kiosk/support/photographs.h"
#include "tests/kiosk/support/symbol_pictures.h"

#include <QPainter>

#include <algorithm>
#include <cstdlib>
#include <iostream>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

std::uint64_t seed() {
    const char* given = std::getenv("SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : 2026;
    std::cout << "SEED=" << seed << std::endl;
    return seed;
}

QImage onPaper(const QImage& code, int times) {
    QImage paper(code.width() * times + 40, code.height() * times + 40, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(QRect(20, 20, code.width() * times, code.height() * times), code);
    return paper;
}

} // namespace

TEST_CASE(
    "Of photographs that are blurred, tilted, dim, small and worse, 95 in 100 are read and none wrongly") {
    SeededRandom random(seed());
    constexpr int each = 37; // 407 photographs
    int all = 0, read = 0;
    for (const auto kind : allSpoilt()) {
        int ofKind = 0;
        for (int i = 0; i < each; ++i) {
            const auto text = codeText(random);
            const auto found = findSymbols(greyOf(photograph(text, kind, random), 1280));
            for (const auto& symbol : found) {
                INFO(name(kind) << " " << i);
                CHECK(symbol.bytes == text);
            }
            ofKind += !found.empty();
        }
        UNSCOPED_INFO(name(kind) << ": " << ofKind << " of " << each);
        CHECK(ofKind >= each * 8 / 10);
        read += ofKind;
        all += each;
    }
    CHECK(all >= 400);
    CHECK(read * 100 >= all * 95);
}

TEST_CASE("A picture without a code holds none, whatever is in it") {
    SeededRandom random(seed());
    for (int i = 0; i < 30; ++i) {
        QImage noise(640, 480, QImage::Format_Grayscale8);
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                const bool stripes = i % 3 == 0; // a shirt
                noise.scanLine(y)[x] = static_cast<uchar>(
                    stripes ? (x / (2 + i / 3) % 2 * 200 + random.below(40)) : random.below(256));
            }
        }
        CHECK(findSymbols(noise).empty());
    }
    CHECK(findSymbols(QImage()).empty());
    CHECK(findSymbols(QImage(1, 1, QImage::Format_RGB32)).empty());
}

TEST_CASE("Every kind of symbol that badges have is read and named") {
    const std::vector<std::pair<std::string, std::string>> symbols{{"QRCode", "https://badge.example/1"},
                                                                   {"Aztec", "V-1234"},
                                                                   {"DataMatrix", "V-1234"},
                                                                   {"PDF417", "MECARD:N:Roe,Jane;;"},
                                                                   {"Code128", "V-1234-ABC"},
                                                                   {"Code39", "V-1234"},
                                                                   {"EAN13", "4006381333931"},
                                                                   {"EAN8", "96385074"},
                                                                   {"ITF", "00012345678905"}};
    for (const auto& [format, text] : symbols) {
        INFO(format);
        const auto found = findSymbols(onPaper(symbolPicture(format, text), 1));
        REQUIRE(found.size() == 1);
        CHECK(found[0].format == format);
        CHECK(found[0].bytes == text);
        CHECK(found[0].linear ==
              (format.starts_with("Code") || format.starts_with("EAN") || format == "ITF"));
    }
}

TEST_CASE("Several symbols in one picture are all read") {
    QImage sheet(900, 500, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(QRect(40, 40, 300, 300), qrCode("MECARD:N:Roe,Jane;;"));
    painter.drawImage(QRect(500, 40, 300, 300), qrCode("V-77"));
    painter.drawImage(QPoint(100, 380), symbolPicture("Code128", "V-78").scaled(300, 80));
    painter.end();
    const auto found = findSymbols(sheet);
    CHECK(found.size() == 3);
    for (const auto* text : {"MECARD:N:Roe,Jane;;", "V-77", "V-78"})
        CHECK(std::ranges::count(found, text, &Symbol::bytes) == 1);
}

TEST_CASE(
    "Pictures as programs draw them are read: a pixel a module, no margin, transparent, white on black") {
    const QImage code = qrCode("V-1234");
    const QImage bare = code.copy(4, 4, code.width() - 8, code.height() - 8);
    CHECK(findSymbols(code).size() == 1);
    CHECK(findSymbols(bare).size() == 1);
    CHECK(findSymbols(bare.scaled(bare.size() * 9)).size() == 1);
    QImage negative = code;
    negative.invertPixels();
    CHECK(findSymbols(negative.scaled(negative.size() * 6)).size() == 1);
    QImage clear = code.scaled(code.size() * 6).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < clear.height(); ++y) {
        for (int x = 0; x < clear.width(); ++x) {
            if (qRed(clear.pixel(x, y)) > 128)
                clear.setPixel(x, y, qRgba(0, 0, 0, 0));
        }
    }
    CHECK(findSymbols(clear).size() == 1);
    QImage white = clear; // white modules on nothing
    for (int y = 0; y < white.height(); ++y) {
        for (int x = 0; x < white.width(); ++x) {
            if (qAlpha(white.pixel(x, y)) != 0)
                white.setPixel(x, y, qRgba(255, 255, 255, 255));
        }
    }
    CHECK(findSymbols(white).size() == 1);
}

TEST_CASE("Bytes of a symbol arrive as they are, whatever they are") {
    const std::string latin = "N:M\xfcller";
    const auto found = findSymbols(qrCode(latin).scaled(300, 300));
    REQUIRE(found.size() == 1);
    CHECK(found[0].bytes == latin);
    const std::string utf8 = "N:Müller 李";
    const auto second = findSymbols(qrCode(utf8).scaled(300, 300));
    REQUIRE(second.size() == 1);
    CHECK(second[0].bytes == utf8);
}
