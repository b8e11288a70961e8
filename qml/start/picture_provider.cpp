// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/picture_provider.h"

#include <QBuffer>
#include <QImageReader>

namespace standdienst::ui {

PictureProvider::PictureProvider(std::shared_ptr<const kiosk::PictureShelf> shelf)
    : QQuickImageProvider(Image, ForceAsynchronousImageLoading), shelf_(std::move(shelf)) {}

QImage PictureProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
    auto bytes = QByteArray::fromStdString(shelf_->bytes(id));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const bool scaled = requestedSize.width() > 0 && requestedSize.height() > 0;
    const QSize whole = reader.size();
    const QSize wanted = whole.scaled(requestedSize, Qt::KeepAspectRatioByExpanding);
    // A PNG with a palette is read as it is: the reader would scale it into its palette, full of dots.
    const bool palette = reader.imageFormat() <= QImage::Format_Indexed8;
    if (scaled && whole.isValid() && !palette)
        reader.setScaledSize(wanted);
    QImage image = reader.read();
    if (scaled && palette && !image.isNull())
        image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
                    .scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (scaled && !image.isNull())
        image = image.copy(QRect((image.width() - requestedSize.width()) / 2,
                                 (image.height() - requestedSize.height()) / 2, requestedSize.width(),
                                 requestedSize.height()));
    if (size)
        *size = image.size();
    return image;
}

} // namespace standdienst::ui
