// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/start.h"

#include <QQmlEngine>
#include <QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Standdienst_KioskPlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_VisitorPlugin)

namespace standdienst::ui {

void prepareEnvironment() {
    qputenv("QT_IM_MODULE", "qtvirtualkeyboard");
    qputenv("QT_VIRTUALKEYBOARD_STYLE", "standdienst");
}

QUrl visitorWindow() {
    return QUrl(QStringLiteral("qrc:/qt/qml/Standdienst/Visitor/Main.qml"));
}

void prepareEngine(QQmlEngine& engine) {
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
}

} // namespace standdienst::ui
