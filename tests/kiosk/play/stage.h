// SPDX-License-Identifier: GPL-3.0-or-later
// A window with a few controls, as a test writes them in QML.
#pragma once

#include "tests/catch.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtGui/qtestsupport_gui.h>

#include <memory>

namespace standdienst::kiosk::play {

struct Stage {
    QQmlEngine engine;
    std::unique_ptr<QQuickWindow> window;

    // `items` stand in a window of 400 × 600.
    explicit Stage(const QByteArray& items, const QVariantMap& properties = {}) {
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nimport QtQuick.Window\n"
                          "Window { id: win; width: 400; height: 600; visible: true; property var flow\n" +
                              items + "\n}",
                          QUrl("qrc:/stage.qml"));
        window.reset(qobject_cast<QQuickWindow*>(component.createWithInitialProperties(properties)));
        INFO(component.errorString().toStdString());
        REQUIRE(window);
        REQUIRE(QTest::qWaitForWindowExposed(window.get()));
    }

    QObject* named(const QString& name) const {
        auto* found = window->findChild<QObject*>(name);
        REQUIRE(found);
        return found;
    }
};

} // namespace standdienst::kiosk::play
