// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/visitor/picture_shelf.h"

#include <QQuickImageProvider>

#include <memory>

namespace standdienst::ui {

// The fair's pictures for QML, as image://fair/<id>. `sourceSize` crops to that shape, in the middle; without
// it the picture comes whole. Decodes in Qt's loader threads.
class PictureProvider : public QQuickImageProvider {
public:
    explicit PictureProvider(std::shared_ptr<const kiosk::PictureShelf> shelf);
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;

private:
    std::shared_ptr<const kiosk::PictureShelf> shelf_;
};

} // namespace standdienst::ui
