// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace standdienst::kiosk {

// The screen that waits for somebody. Its words are the fair's (VisitFlow.fair).
class AttractPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
public:
    using QObject::QObject;
    Q_INVOKABLE void begin() { Q_EMIT begun(); }

Q_SIGNALS:
    void begun();
};

} // namespace standdienst::kiosk
