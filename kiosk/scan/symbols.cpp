// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/symbols.h"

#include "kiosk/scan/zxing.h"

#include <QPainter>

#include <sodium/utils.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace standdienst::kiosk {

namespace {

struct Format {
    ZXing::BarcodeFormat format;
    const char* name;
    bool linear;
};
using enum ZXing::BarcodeFormat;
constexpr std::array<Format, 13> formats{{
    {QRCode, "QRCode", false},
    {MicroQRCode, "MicroQRCode", false},
    {Aztec, "Aztec", false},
    {DataMatrix, "DataMatrix", false},
    {PDF417, "PDF417", false},
    {Code128, "Code128", true},
    {Code93, "Code93", true},
    {Code39, "Code39", true},
    {EAN13, "EAN13", true},
    {EAN8, "EAN8", true},
    {UPCA, "UPCA", true},
    {UPCE, "UPCE", true},
    {ITF, "ITF", true},
}};

// Interleaved 2 of 5 has no beginning that a few stripes of a shirt could not have.
constexpr std::size_t shortestItf = 6;

ZXing::BarcodeFormats wanted(bool ofOneDimension) {
    ZXing::BarcodeFormats all;
    for (const auto& [format, name, linear] : formats) {
        if (linear == ofOneDimension)
            all |= format;
    }
    return all;
}

std::vector<Symbol> decode(const GreyPicture& picture) {
    std::vector<Symbol> found;
    if (picture.empty())
        return found;
    const ZXing::ImageView view(picture.row(0), picture.width(), picture.height(), ZXing::ImageFormat::Lum);
    auto results = ZXing::ReadBarcodes(view, zxing::options(wanted(false), true));
    // zxing-cpp 1.4 ends the program by an assertion where it finds a linear code in two sizes of a picture.
    for (auto& result : ZXing::ReadBarcodes(view, zxing::options(wanted(true), true).setTryDownscale(false)))
        results.push_back(std::move(result));
    for (const auto& result : results) {
        const auto* format = std::ranges::find(formats, result.format(), &Format::format);
        if (!result.isValid() || format == formats.end())
            continue;
        const auto& raw = result.bytes();
        Symbol symbol{format->name, result.hasECI() ? result.text() : std::string(raw.begin(), raw.end()),
                      format->linear};
        if (symbol.bytes.empty() || (format->format == ITF && symbol.bytes.size() < shortestItf))
            continue;
        if (std::ranges::find(found, symbol) == found.end())
            found.push_back(std::move(symbol));
    }
    return found;
}

template<class Change>
GreyPicture changed(const GreyPicture& picture, Change change) {
    GreyPicture result(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); ++y)
        std::transform(picture.row(y), picture.row(y) + picture.width(), result.row(y), change);
    return result;
}

GreyPicture inverted(const GreyPicture& picture) {
    return changed(picture, [](std::uint8_t p) { return static_cast<std::uint8_t>(255 - p); });
}

// Each pixel beside the mean of its surroundings: what is darker or lighter because of the light, and not
// because of ink, goes away.
GreyPicture flattened(const GreyPicture& picture) {
    const int width = picture.width(), height = picture.height();
    const int radius = std::max(8, std::max(width, height) / 24);
    GreyPicture result(width, height);
    std::vector<std::uint32_t> columns(static_cast<std::size_t>(width)); // sums of the rows in the window
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(width) + 1);
    const auto add = [&](int y, bool in) {
        const auto* row = picture.row(y);
        for (int x = 0; x < width; ++x)
            columns[x] += in ? row[x] : -std::uint32_t{row[x]};
    };
    for (int y = 0; y < std::min(radius, height); ++y)
        add(y, true);
    for (int y = 0; y < height; ++y) {
        if (y + radius < height)
            add(y + radius, true);
        if (y - radius - 1 >= 0)
            add(y - radius - 1, false);
        const int rows = std::min(height - 1, y + radius) - std::max(0, y - radius) + 1;
        for (int x = 0; x < width; ++x)
            sums[x + 1] = sums[x] + columns[x];
        const auto* from = picture.row(y);
        auto* to = result.row(y);
        for (int x = 0; x < width; ++x) {
            const int left = std::max(0, x - radius), right = std::min(width - 1, x + radius);
            const auto area = static_cast<std::uint32_t>((right - left + 1) * rows);
            const std::uint32_t mean = (sums[right + 1] - sums[left]) / area + 2; // black stays black
            to[x] = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, 136u * from[x] / mean));
        }
    }
    return result;
}

// The mean of 3 by 3, weighted 1 2 1.
GreyPicture smoothed(const GreyPicture& picture) {
    const int width = picture.width(), height = picture.height();
    GreyPicture result(width, height);
    std::vector<int> column(static_cast<std::size_t>(width) + 2);
    for (int y = 0; y < height; ++y) {
        const auto* above = picture.row(std::max(0, y - 1));
        const auto* here = picture.row(y);
        const auto* below = picture.row(std::min(height - 1, y + 1));
        for (int x = 0; x < width; ++x)
            column[x + 1] = above[x] + 2 * here[x] + below[x];
        column.front() = column[1];
        column.back() = column[width];
        auto* to = result.row(y);
        for (int x = 0; x < width; ++x)
            to[x] = static_cast<std::uint8_t>((column[x] + 2 * column[x + 1] + column[x + 2] + 8) / 16);
    }
    return result;
}

// Edges that are out of focus are drawn steeper.
GreyPicture sharpened(const GreyPicture& picture) {
    const auto soft = smoothed(smoothed(smoothed(picture)));
    GreyPicture result(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); ++y) {
        std::transform(picture.row(y), picture.row(y) + picture.width(), soft.row(y), result.row(y),
                       [](int sharp, int blurred) {
                           return static_cast<std::uint8_t>(
                               std::clamp(sharp + 3 * (sharp - blurred), 0, 255));
                       });
    }
    return result;
}

// Half as large, each pixel the mean of four.
GreyPicture halved(const GreyPicture& picture) {
    GreyPicture result(picture.width() / 2, picture.height() / 2);
    for (int y = 0; y < result.height(); ++y) {
        const auto* above = picture.row(2 * y);
        const auto* below = picture.row(2 * y + 1);
        auto* to = result.row(y);
        for (int x = 0; x < result.width(); ++x)
            to[x] = static_cast<std::uint8_t>(
                (above[2 * x] + above[2 * x + 1] + below[2 * x] + below[2 * x + 1] + 2) / 4);
    }
    return result;
}

// Twice as large, with means between the pixels.
GreyPicture enlarged(const GreyPicture& picture) {
    const int width = picture.width(), height = picture.height();
    GreyPicture result(2 * width, 2 * height);
    std::vector<int> line(static_cast<std::size_t>(width));
    for (int y = 0; y < 2 * height; ++y) {
        const auto* near = picture.row(y / 2);
        const auto* far = picture.row(std::clamp(y / 2 + (y % 2 ? 1 : -1), 0, height - 1));
        for (int x = 0; x < width; ++x)
            line[x] = 3 * near[x] + far[x];
        auto* to = result.row(y);
        for (int x = 0; x < width; ++x) {
            to[2 * x] = static_cast<std::uint8_t>((3 * line[x] + line[std::max(0, x - 1)] + 8) / 16);
            to[2 * x + 1] =
                static_cast<std::uint8_t>((3 * line[x] + line[std::min(width - 1, x + 1)] + 8) / 16);
        }
    }
    return result;
}

// In white, for a symbol that was cut out of its quiet zone.
GreyPicture withBorder(const GreyPicture& picture) {
    const int border = std::max(picture.width(), picture.height()) / 8 + 8;
    GreyPicture result(picture.width() + 2 * border, picture.height() + 2 * border);
    for (int y = 0; y < result.height(); ++y) {
        std::fill_n(result.row(y), result.width(), std::uint8_t{255});
        if (y >= border && y < border + picture.height())
            std::copy_n(picture.row(y - border), picture.width(), result.row(y) + border);
    }
    return result;
}

} // namespace

GreyPicture::GreyPicture(int width, int height)
    : pixels_(static_cast<std::size_t>(width) * height), width_(width), height_(height) {}

GreyPicture::~GreyPicture() {
    sodium_memzero(pixels_.data(), pixels_.size());
}

GreyPicture& GreyPicture::operator=(GreyPicture&& other) noexcept {
    std::swap(pixels_, other.pixels_);
    std::swap(width_, other.width_);
    std::swap(height_, other.height_);
    return *this;
}

GreyPicture greyOf(const QImage& image, int longest, QColor behind) {
    QImage picture = image;
    if (std::max(picture.width(), picture.height()) > longest)
        picture = picture.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (picture.hasAlphaChannel()) {
        QImage paper(picture.size(), QImage::Format_RGB32);
        paper.fill(behind);
        QPainter(&paper).drawImage(0, 0, picture);
        picture = paper;
    }
    picture.convertTo(QImage::Format_Grayscale8);
    GreyPicture grey(picture.width(), picture.height());
    for (int y = 0; y < grey.height(); ++y)
        std::copy_n(picture.constScanLine(y), grey.width(), grey.row(y));
    return grey;
}

std::vector<Symbol> findSymbols(const GreyPicture& picture, int look) {
    switch (look) {
    case 0:
        return decode(picture);
    case 1:
        return decode(inverted(flattened(picture)));
    case 2:
        return decode(sharpened(flattened(picture)));
    case 3:
        return decode(enlarged(sharpened(halved(flattened(picture)))));
    case 4:
        return decode(smoothed(smoothed(flattened(picture))));
    case 5:
        return decode(enlarged(picture));
    case 6:
        return decode(inverted(sharpened(flattened(picture))));
    case 7:
        return decode(inverted(enlarged(picture)));
    default:
        return {};
    }
}

std::vector<Symbol> findSymbols(const QImage& still) {
    constexpr int ordinary = 1600, largest = 6000, small = 320;
    std::vector<Symbol> found;
    const auto add = [&](std::vector<Symbol> more) {
        for (auto& symbol : more) {
            if (std::ranges::find(found, symbol) == found.end())
                found.push_back(std::move(symbol));
        }
    };
    const int longest = std::max(still.width(), still.height());
    for (const QColor behind : {Qt::white, Qt::black}) {
        const auto picture = greyOf(still, ordinary, behind);
        add(findSymbols(picture, 0));
        add(findSymbols(picture, 1));
        if (longest > ordinary)
            add(findSymbols(greyOf(still, largest, behind), 0));
        if (found.empty())
            add(findSymbols(picture));
        // As a program draws it: a pixel or two a module, nothing around it.
        if (found.empty() && longest <= small) {
            const auto large = withBorder(greyOf(still.scaled(still.size() * 4), 4 * small, behind));
            add(decode(large));
            if (found.empty())
                add(decode(withBorder(inverted(greyOf(still.scaled(still.size() * 4), 4 * small, behind)))));
        }
        if (found.empty() && longest > small)
            add(decode(withBorder(picture)));
        if (!found.empty() || !still.hasAlphaChannel())
            break;
    }
    return found;
}

std::vector<Symbol> findSymbols(const GreyPicture& picture) {
    std::vector<Symbol> found;
    for (int look = 0; look < looks && found.empty(); ++look)
        found = findSymbols(picture, look);
    return found;
}

} // namespace standdienst::kiosk
