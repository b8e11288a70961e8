// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/support/photographs.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>

#include <qrencode.h>

namespace standdienst::kiosk {

namespace {

constexpr QSize frame(1280, 720);

double between(SeededRandom& random, double low, double high) {
    return low + (high - low) * static_cast<double>(random.below(1'000'001)) / 1e6;
}

template<class T, std::size_t n>
const T& oneOf(SeededRandom& random, const std::array<T, n>& from) {
    return from[random.below(n)];
}

// What falls on the sensor, a number for each pixel; a camera's own work comes after it.
class Light {
public:
    explicit Light(const QImage& image) : values_(static_cast<std::size_t>(frame.width()) * frame.height()) {
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < frame.height(); ++y)
            std::copy_n(grey.constScanLine(y), frame.width(), &at(0, y));
    }
    QImage image() const {
        QImage grey(frame, QImage::Format_Grayscale8);
        for (int y = 0; y < frame.height(); ++y) {
            std::transform(&at(0, y), &at(0, y) + frame.width(), grey.scanLine(y),
                           [](float v) { return static_cast<uchar>(std::clamp(v, 0.0F, 255.0F)); });
        }
        return grey;
    }
    template<class Change>
    void each(Change change) {
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x)
                at(x, y) = static_cast<float>(change(at(x, y), x, y));
        }
    }
    // Out of focus, as a Gaussian of `sigma` pixels.
    void blur(double sigma) {
        const int radius = static_cast<int>(std::ceil(3 * sigma));
        std::vector<float> weights;
        float sum = 0;
        for (int d = -radius; d <= radius; ++d)
            sum += weights.emplace_back(static_cast<float>(std::exp(-d * d / (2 * sigma * sigma))));
        const auto pass = [&](bool across) {
            std::vector<float> to(values_.size());
            for (int y = 0; y < frame.height(); ++y) {
                for (int d = -radius; d <= radius; ++d) {
                    const float weight = weights[d + radius] / sum;
                    for (int x = 0; x < frame.width(); ++x) {
                        to[index(x, y)] +=
                            weight * (across ? at(std::clamp(x + d, 0, frame.width() - 1), y)
                                             : at(x, std::clamp(y + d, 0, frame.height() - 1)));
                    }
                }
            }
            values_ = std::move(to);
        };
        pass(true);
        pass(false);
    }

private:
    static std::size_t index(int x, int y) { return static_cast<std::size_t>(y) * frame.width() + x; }
    float& at(int x, int y) { return values_[index(x, y)]; }
    const float& at(int x, int y) const { return values_[index(x, y)]; }

    std::vector<float> values_;
};

// Of a normal distribution (Box and Muller), from a table: a photograph has a million pixels.
class Grain {
public:
    explicit Grain(SeededRandom& random) : from_(random.below(count)) {
        static const auto table = [] {
            SeededRandom drawn(1);
            std::vector<double> values;
            for (std::size_t i = 0; i < count; ++i) {
                const double length = std::sqrt(-2 * std::log(between(drawn, 1e-6, 1)));
                values.push_back(length * std::cos(2 * std::numbers::pi * between(drawn, 0, 1)));
            }
            return values;
        }();
        table_ = table.data();
    }
    double next() { return table_[from_++ % count]; }

private:
    static constexpr std::size_t count = 65521; // a prime, so that no two rows are alike
    const double* table_;
    std::size_t from_;
};

// The card with its code, the code's centre at (0, 0) and `side` wide.
void drawCard(QPainter& painter, const QImage& code, double side, bool inverted, SeededRandom& random) {
    const QColor ink = inverted ? QColor(245, 245, 245) : QColor(25, 25, 30);
    const QColor paper = inverted ? QColor(20, 30, 60) : QColor(250, 250, 248);
    const QRectF card(-0.62 * side, -0.9 * side, 1.24 * side, 1.6 * side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRect(card);
    painter.setBrush(ink);
    for (int line = 0; line < 3; ++line) // a name, a company
        painter.drawRect(QRectF(-0.5 * side, card.top() + (0.05 + 0.09 * line) * side,
                                between(random, 0.3, 0.9) * side, 0.045 * side));
    QImage coloured = code.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < coloured.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(coloured.scanLine(y));
        for (int x = 0; x < coloured.width(); ++x)
            row[x] = qRed(row[x]) < 128 ? ink.rgb() : paper.rgb();
    }
    painter.drawImage(QRectF(-side / 2, -side / 2, side, side), coloured);
}

// `degrees` away from the camera around an axis of any direction, then turned in the picture.
QTransform seen(double degrees, double axis, double turned) {
    QTransform view;
    view.rotate(turned + axis);
    const double radians = degrees * std::numbers::pi / 180;
    // A point leaves the picture's plane with the sine; the camera is 900 pixels away.
    const QTransform tilt(1, 0, 0, 0, std::cos(radians), std::sin(radians) / 900, 0, 0, 1);
    QTransform back;
    back.rotate(-axis);
    return back * tilt * view;
}

} // namespace

std::vector<Spoilt> allSpoilt() {
    using enum Spoilt;
    return {Not, Blur, Tilt, Turned, Glare, Dim, Noise, Small, Inverted, Compressed, Several};
}

std::string name(Spoilt kind) {
    constexpr std::array names{"not",   "blur",  "tilt",     "turned",     "glare",  "dim",
                               "noise", "small", "inverted", "compressed", "several"};
    return names[static_cast<std::size_t>(kind)];
}

QImage qrCode(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                          0, QR_ECLEVEL_M),
        &QRcode_free);
    constexpr int quiet = 4;
    QImage image(code->width + 2 * quiet, code->width + 2 * quiet, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixel(x + quiet, y + quiet, qRgb(0, 0, 0));
        }
    }
    return image;
}

std::string codeText(SeededRandom& random) {
    constexpr std::array<const char*, 6> given{"Anna", "Jörg", "Zoë", "Małgorzata", "李", "Ole"};
    constexpr std::array<const char*, 6> family{"Müller",   "Schmidt-Øst", "Öztürk",
                                                "Kowalska", "伟",          "Peters"};
    constexpr std::array<const char*, 4> company{"Muster GmbH", "Pumpen & Söhne KG", "Acme Ltd", "Werk 4"};
    const std::string first = oneOf(random, given), last = oneOf(random, family);
    const std::string number = std::to_string(100000 + random.below(900000));
    switch (random.below(4)) {
    case 0:
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nN:" + last + ";" + first + ";;;\r\nFN:" + first + " " + last +
               "\r\nORG:" + oneOf(random, company) + "\r\nTITLE:Einkauf\r\nEMAIL:person" + number +
               "@example.com\r\nTEL;TYPE=CELL:+49 30 " + number + "\r\nEND:VCARD\r\n";
    case 1:
        return "MECARD:N:" + last + "," + first + ";EMAIL:p" + number + "@example.org;;";
    case 2:
        return "https://badge.example/v/" + number;
    default:
        return "V-" + number;
    }
}

// Each number is drawn in a statement of its own: arguments are evaluated in whatever order a compiler likes,
// and a seed is to give the same photographs with any.
QImage photograph(const std::string& text, Spoilt kind, SeededRandom& random) {
    using enum Spoilt;
    const bool several = kind == Several;
    const auto is = [&](Spoilt one) {
        return kind == one || (several && random.below(3) == 0);
    };
    const QImage code = qrCode(text);
    // Pixels a module: a card that somebody holds a hand's breadth to an arm's length away.
    const double module = kind == Small ? between(random, 2.0, 2.6) : between(random, several ? 3.5 : 3.2, 7);
    const double side = std::min(code.width() * module, 500.0);
    const double actual = side / code.width();

    QImage image(frame, QImage::Format_RGB32);
    QLinearGradient hall(0, 0, frame.width(), frame.height());
    hall.setColorAt(0, QColor::fromHsv(static_cast<int>(random.below(360)), 60, 170));
    hall.setColorAt(1, QColor::fromHsv(static_cast<int>(random.below(360)), 90, 80));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(image.rect(), hall);
    for (int thing = 0; thing < 12; ++thing) { // people, walls, lamps
        painter.setPen(Qt::NoPen);
        const int bright = 60 + static_cast<int>(random.below(180));
        painter.setBrush(QColor::fromHsv(static_cast<int>(random.below(360)), 80, bright));
        const double high = between(random, 10, 300), wide = between(random, 10, 220);
        const double y = between(random, 0, 720), x = between(random, 0, 1280);
        painter.drawRect(QRectF(x, y, wide, high));
    }
    const double tilt = is(Tilt) ? between(random, 20, 45) : between(random, 0, 8);
    const double turned = is(Turned) ? between(random, 0, 360) : between(random, -8, 8);
    const double away = std::max(40.0, 360 - 0.72 * side); // the code itself stays in the picture
    const double down = between(random, -0.6, 0.6) * away, across = between(random, -1.5, 1.5) * away;
    const QPointF centre(640 + across, 360 + down);
    painter.setTransform(seen(tilt, between(random, 0, 180), turned) *
                         QTransform::fromTranslate(centre.x(), centre.y()));
    // Large first, so that the edges of the modules are means of what they cover.
    drawCard(painter, code.scaled(code.size() * 8), side, is(Inverted), random);
    painter.resetTransform();
    painter.end();

    Light light(image);
    light.blur(is(Blur) ? between(random, 0.25, several ? 0.4 : 0.6) * actual : 0.6); // no lens is sharper
    if (is(Glare)) {
        const double strength = between(random, 60, 150), wide = between(random, 0.3, 0.9) * side;
        const double below = between(random, -0.5, 0.5), beside = between(random, -0.5, 0.5);
        const QPointF lamp = centre + QPointF(beside, below) * side;
        light.each([&](double value, int x, int y) {
            const double dx = (x - lamp.x()) / wide, dy = (y - lamp.y()) / wide;
            return value * 0.8 + strength * std::exp(-dx * dx - dy * dy);
        });
    }
    const double gain = is(Dim) ? between(random, 0.1, 0.3) : 1;
    const double sigma = is(Noise) ? between(random, 10, 28) : 2.5;
    Grain grain(random);
    light.each([&](double value, int, int) { return value * gain + sigma * grain.next(); });
    image = light.image();
    if (is(Compressed)) {
        QBuffer file;
        file.open(QIODevice::ReadWrite);
        image.save(&file, "jpeg", static_cast<int>(8 + random.below(18)));
        image = QImage::fromData(file.data(), "jpeg");
    }
    return image;
}

} // namespace standdienst::kiosk
