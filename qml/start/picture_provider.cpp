// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/picture_provider.h"

#include <QBuffer>
#include <QImageReader>

namespace standdienst::ui {

PictureProvider::PictureProvider(std::shared_ptr<const kiosk::PictureShelf> shelf)
    : QQuickImageProvider(Image, ForceAsynchronousImageLoading), shelf_(std::move(shelf)) {}

QImage PictureProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
    QByteArray bytes = shelf_->bytes(id);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const bool scaled = requestedSize.width() > 0 && requestedSize.height() > 0;
    if (const QSize whole = reader.size(); scaled && whole.isValid())
        reader.setScaledSize(whole.scaled(requestedSize, Qt::KeepAspectRatioByExpanding));
    QImage image = reader.read();
    if (scaled && !image.isNull())
        image = image.copy(QRect((image.width() - requestedSize.width()) / 2,
                                 (image.height() - requestedSize.height()) / 2, requestedSize.width(),
                                 requestedSize.height()));
    if (size)
        *size = image.size();
    return image;
}

} // namespace standdienst::ui
