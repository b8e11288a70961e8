// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/camera_reader.h"
#include "tests/catch.h"
#include "tests/kiosk/support/photographs.h"
#include "tests/kiosk/support/symbol_pictures.h"

#include <QSignalSpy>
#include <QVideoSink>

#include <cstring>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

// As a camera hands it over.
QVideoFrame frameOf(const QImage& image, QVideoFrameFormat::PixelFormat format) {
    using F = QVideoFrameFormat;
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    QVideoFrame frame(F(grey.size(), format));
    REQUIRE(frame.map(QVideoFrame::WriteOnly));
    const int step = format == F::Format_YUYV || format == F::Format_UYVY ? 2 : 1;
    const int first = format == F::Format_UYVY ? 1 : 0;
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        std::memset(frame.bits(plane), 0x80, static_cast<std::size_t>(frame.mappedBytes(plane)));
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            uchar* row = frame.bits(0) + y * frame.bytesPerLine(0);
            if (format == F::Format_BGRA8888 || format == F::Format_XRGB8888)
                std::memset(row + 4 * x, grey.constScanLine(y)[x], 4);
            else
                row[first + step * x] = grey.constScanLine(y)[x];
        }
    }
    frame.unmap();
    return frame;
}

QImage held(const std::string& text) {
    SeededRandom random(4);
    return photograph(text, Spoilt::Not, random);
}

struct Watch {
    CameraReader reader;
    QSignalSpy found{&reader, &CameraReader::found};
    QSignalSpy seen{&reader, &CameraReader::seen};
    std::vector<std::string> texts;
    Watch() {
        qRegisterMetaType<std::string>("std::string");
        QObject::connect(&reader, &CameraReader::found, &reader, [this](const std::string& bytes) {
            texts.emplace_back(bytes.data(), bytes.size());
        });
        reader.listen(true);
    }
    // Hands a frame in and waits until it was looked at.
    void show(const QVideoFrame& frame) {
        const auto before = seen.count();
        while (seen.count() == before) {
            reader.sink()->setVideoFrame(QVideoFrame()); // the same frame twice is no news to it
            reader.sink()->setVideoFrame(frame);
            seen.wait(20);
        }
        while (reader.busy())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QCoreApplication::processEvents();
    }
};

} // namespace

TEST_CASE("Frames of every format that cameras have are read") {
    using F = QVideoFrameFormat;
    for (const auto format : {F::Format_NV12, F::Format_YUV420P, F::Format_YUYV, F::Format_UYVY, F::Format_Y8,
                              F::Format_BGRA8888, F::Format_XRGB8888}) {
        INFO(F::pixelFormatToString(format).toStdString());
        Watch watch;
        watch.show(frameOf(held("V-123"), format));
        CHECK(watch.texts == std::vector<std::string>{"V-123"});
    }
}

TEST_CASE(
    "A code that stays before the camera is read once, the next one too, and once more when asked anew") {
    Watch watch;
    const auto first = frameOf(held("V-1"), QVideoFrameFormat::Format_NV12);
    const auto second = frameOf(held("V-2"), QVideoFrameFormat::Format_NV12);
    for (int i = 0; i < 3; ++i)
        watch.show(first);
    watch.show(second);
    CHECK(watch.texts == std::vector<std::string>{"V-1", "V-2"});
    watch.reader.listen(true);
    watch.show(second);
    CHECK(watch.texts.size() == 3);
}

TEST_CASE("A linear code is believed when it was seen twice") {
    Watch watch;
    QImage stage(1280, 720, QImage::Format_RGB32);
    stage.fill(Qt::white);
    const auto code = symbolPicture("Code128", "V-1234");
    for (int y = 0; y < code.height(); ++y)
        std::memcpy(stage.scanLine(y + 200) + 4 * 300, code.constScanLine(y),
                    static_cast<std::size_t>(code.width()) * 4);
    const auto frame = frameOf(stage, QVideoFrameFormat::Format_NV12);
    watch.show(frame);
    CHECK(watch.texts.empty());
    watch.show(frame);
    CHECK(watch.texts == std::vector<std::string>{"V-1234"});
}

TEST_CASE("While a frame is looked at others are let go, and none is looked at when nobody listens") {
    Watch watch;
    const auto frame = frameOf(held("V-1"), QVideoFrameFormat::Format_NV12);
    const auto blank = frameOf(QImage(1280, 720, QImage::Format_Grayscale8), QVideoFrameFormat::Format_NV12);
    for (int i = 0; i < 100; ++i)
        watch.reader.sink()->setVideoFrame(i % 2 ? frame : blank);
    while (watch.reader.busy())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    QCoreApplication::processEvents();
    CHECK(watch.seen.count() < 20);
    watch.reader.listen(false);
    const auto before = watch.seen.count();
    watch.reader.sink()->setVideoFrame(blank);
    watch.reader.sink()->setVideoFrame(frame);
    CHECK_FALSE(watch.reader.busy());
    QCoreApplication::processEvents();
    CHECK(watch.seen.count() == before);
}

TEST_CASE("An inverted code is found after a few frames, by another look each") {
    Watch watch;
    SeededRandom random(5);
    const auto frame = frameOf(photograph("V-9", Spoilt::Inverted, random), QVideoFrameFormat::Format_NV12);
    for (int i = 0; i < looks && watch.texts.empty(); ++i)
        watch.show(frame);
    CHECK(watch.texts == std::vector<std::string>{"V-9"});
}
