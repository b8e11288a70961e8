// SPDX-License-Identifier: GPL-3.0-or-later
// Finding symbols, that is QR codes and their kin, in pictures. zxing-cpp decodes; what is done here is to
// hand it the same picture in ways that make up for what spoils photographs: glare, dim light, blur, a symbol
// that is small or printed white on black.
#pragma once

#include <QColor>
#include <QImage>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace standdienst::kiosk {

struct Symbol {
    // "QRCode", "MicroQRCode", "Aztec", "DataMatrix", "PDF417", "Code128", "Code93", "Code39", "EAN13",
    // "EAN8", "UPCA", "UPCE", "ITF"
    std::string format;
    // As the symbol has them; UTF-8 where it declares a character set (ECI).
    std::string bytes;
    // Of one dimension: hardly any check digits, so a camera believes it only when it sees it twice.
    bool linear = false;
    friend bool operator==(const Symbol&, const Symbol&) = default;
};

// A picture in shades of grey, one byte a pixel, without gaps between the rows. Overwritten when it goes: it
// may show a visitor.
class GreyPicture {
public:
    GreyPicture() = default;
    GreyPicture(int width, int height);
    ~GreyPicture();
    GreyPicture(const GreyPicture&) = delete;
    GreyPicture& operator=(const GreyPicture&) = delete;
    GreyPicture(GreyPicture&&) noexcept = default;
    GreyPicture& operator=(GreyPicture&& other) noexcept;

    int width() const { return width_; }
    int height() const { return height_; }
    bool empty() const { return pixels_.empty(); }
    std::uint8_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * width_; }
    const std::uint8_t* row(int y) const { return pixels_.data() + static_cast<std::size_t>(y) * width_; }

private:
    std::vector<std::uint8_t> pixels_;
    int width_ = 0;
    int height_ = 0;
};

// What is transparent counts as white, or as `behind`. A picture whose longer side has more than `longest`
// pixels is made smaller.
GreyPicture greyOf(const QImage& image, int longest, QColor behind = Qt::white);

// Ways to look at a picture, in the order in which they are worth their time.
inline constexpr int looks = 8;

// One look, 0 to looks - 1: what a camera does with each of its frames, another one each time nothing was
// found.
std::vector<Symbol> findSymbols(const GreyPicture& picture, int look);
// Every look until one finds something.
std::vector<Symbol> findSymbols(const GreyPicture& picture);
// For a picture that is there to stay: every size and look that may help, and all symbols that are in it.
std::vector<Symbol> findSymbols(const QImage& still);

} // namespace standdienst::kiosk
