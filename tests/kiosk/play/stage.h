// SPDX-License-Identifier: GPL-3.0-or-later
// A window with a few controls, as a test writes them in QML.
#pragma once

#include "tests/catch.h"

#include <QFile>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtGui/qtestsupport_gui.h>

#include <memory>

namespace standdienst::kiosk::play {

struct Stage {
    QTemporaryDir folder;
    QQmlEngine engine;
    std::unique_ptr<QQuickWindow> window;

    // `items` stand in a window of 400 × 600.
    explicit Stage(const QByteArray& items, const QVariantMap& properties = {}) {
        // A file, because Qt 6.8 looks for inline components at their address.
        QFile file(folder.filePath(QStringLiteral("stage.qml")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("import QtQuick\nimport QtQuick.Window\n"
                   "Window { id: win; width: 400; height: 600; visible: true; property var flow\n" +
                   items + "\n}");
        file.close();
        QQmlComponent component(&engine, QUrl::fromLocalFile(file.fileName()));
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
