// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/camera_reader.h"

#include "kiosk/visitor/wipe.h"

#include <QCamera>
#include <QCameraDevice>
#include <QDir>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

#include <algorithm>

#include <unistd.h>

namespace standdienst::kiosk {

namespace {

// Codes fill a third of a picture that somebody aims for: more pixels only cost time.
constexpr int longestSide = 1280;
constexpr int previewSide = 480;

// The brightness of a packed or planar frame: where its first byte lies, and how far the next pixel's is.
struct Brightness {
    int first, step;
};
std::optional<Brightness> brightnessOf(QVideoFrameFormat::PixelFormat format) {
    using F = QVideoFrameFormat;
    switch (format) {
    case F::Format_NV12:
    case F::Format_NV21:
    case F::Format_YUV420P:
    case F::Format_YUV422P:
    case F::Format_YV12:
    case F::Format_IMC1:
    case F::Format_IMC2:
    case F::Format_IMC3:
    case F::Format_IMC4:
    case F::Format_Y8:
        return Brightness{0, 1};
    case F::Format_YUYV:
        return Brightness{0, 2};
    case F::Format_UYVY:
        return Brightness{1, 2};
    case F::Format_Y16:
    case F::Format_P010:
    case F::Format_P016:
        return Brightness{1, 2}; // the higher byte, lowest byte first
    default:
        return std::nullopt;
    }
}

QImage previewOf(const GreyPicture& picture) {
    const QImage whole(picture.row(0), picture.width(), picture.height(), picture.width(),
                       QImage::Format_Grayscale8);
    return whole.scaled(previewSide, previewSide, Qt::KeepAspectRatio, Qt::FastTransformation);
}

// As near to 1280 by 720 as the camera has it, the quickest of those.
QCameraFormat suitable(const QCameraDevice& device) {
    const auto far = [](const QCameraFormat& format) {
        return std::abs(format.resolution().width() - longestSide);
    };
    QCameraFormat best;
    for (const auto& format : device.videoFormats()) {
        if (best.isNull() || far(format) < far(best) ||
            (far(format) == far(best) && format.maxFrameRate() > best.maxFrameRate()))
            best = format;
    }
    return best;
}

} // namespace

GreyPicture greyOf(QVideoFrame frame, int longest) {
    if (!frame.map(QVideoFrame::ReadOnly))
        return {};
    const auto layout = brightnessOf(frame.pixelFormat());
    GreyPicture grey;
    if (layout) {
        // Every n-th pixel, as a camera's own smaller picture would be.
        const int n = std::max(1, (std::max(frame.width(), frame.height()) + longest - 1) / longest);
        grey = GreyPicture(frame.width() / n, frame.height() / n);
        const auto stride = static_cast<std::ptrdiff_t>(frame.bytesPerLine(0));
        for (int y = 0; y < grey.height(); ++y) {
            const uchar* from = frame.bits(0) + y * n * stride + layout->first;
            auto* to = grey.row(y);
            for (int x = 0; x < grey.width(); ++x)
                to[x] = from[static_cast<std::ptrdiff_t>(x) * n * layout->step];
        }
        frame.unmap();
        return grey;
    }
    auto colours = QVideoFrameFormat::imageFormatFromPixelFormat(frame.pixelFormat());
    if (colours == QImage::Format_ARGB32 || colours == QImage::Format_ARGB32_Premultiplied)
        colours = QImage::Format_RGB32; // cameras leave anything in the fourth byte
    if (colours != QImage::Format_Invalid) {
        grey = greyOf(QImage(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), colours),
                      longest);
        frame.unmap();
        return grey;
    }
    frame.unmap();
    const QImage image = frame.toImage();
    return image.isNull() ? GreyPicture() : greyOf(image, longest);
}

CameraReader::CameraReader(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

CameraReader::~CameraReader() {
    close();
    if (sink_)
        sink_->disconnect(this);
    pool_.waitForDone();
}

bool CameraReader::offered() {
    const QDir devices(QStringLiteral("/dev"));
    const auto cameras = devices.entryList({QStringLiteral("video*")}, QDir::System);
    return std::ranges::any_of(cameras, [&](const QString& name) {
        return ::access(QFile::encodeName(devices.filePath(name)).constData(), R_OK | W_OK) == 0;
    });
}

QVideoSink* CameraReader::sink() {
    if (!sink_) {
        sink_ = std::make_unique<QVideoSink>();
        // From whichever thread the frame comes in: it is dropped or taken there, and never waits in a queue.
        connect(sink_.get(), &QVideoSink::videoFrameChanged, this, &CameraReader::take, Qt::DirectConnection);
    }
    return sink_.get();
}

bool CameraReader::open() {
    if (open_)
        return true;
    const auto device = QMediaDevices::defaultVideoInput();
    if (device.isNull())
        return false;
    session_ = std::make_unique<QMediaCaptureSession>();
    camera_ = std::make_unique<QCamera>(device);
    if (const auto format = suitable(device); !format.isNull())
        camera_->setCameraFormat(format);
    connect(camera_.get(), &QCamera::errorOccurred, this, &CameraReader::failed, Qt::QueuedConnection);
    session_->setCamera(camera_.get());
    session_->setVideoSink(sink());
    listen(true);
    camera_->start();
    return true;
}

void CameraReader::close() {
    listen(false);
    if (camera_)
        camera_->stop();
    session_.reset();
    camera_.reset();
}

void CameraReader::listen(bool on) {
    open_ = on;
    look_ = 1;
    kiosk::wipe(last_);
    kiosk::wipe(once_);
}

void CameraReader::take(const QVideoFrame& frame) {
    if (!open_ || !frame.isValid() || busy_.exchange(true))
        return;
    pool_.start([this, frame] {
        std::vector<Symbol> symbols;
        {
            const auto grey = greyOf(frame, longestSide);
            if (!grey.empty()) {
                QMetaObject::invokeMethod(this, [this, picture = previewOf(grey)] {
                    if (open_)
                        Q_EMIT seen(picture);
                });
                symbols = findSymbols(grey, 0);
                if (symbols.empty()) {
                    symbols = findSymbols(grey, look_);
                    look_ = look_ % (looks - 1) + 1;
                }
            }
        }
        QMetaObject::invokeMethod(this, [this, symbols = std::move(symbols)]() mutable {
            looked(symbols);
            for (auto& symbol : symbols)
                kiosk::wipe(symbol.bytes);
        });
        busy_ = false;
    });
}

void CameraReader::looked(const std::vector<Symbol>& symbols) {
    for (const auto& symbol : symbols) {
        if (!open_ || symbol.bytes == last_)
            continue;
        if (symbol.linear && symbol.bytes != once_) {
            once_ = symbol.bytes;
            continue;
        }
        last_ = symbol.bytes;
        Q_EMIT found(symbol.bytes);
    }
}

} // namespace standdienst::kiosk
