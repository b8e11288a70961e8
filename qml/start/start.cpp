// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/start.h"

#include "kiosk/visitor/visit_flow.h"
#include "qml/start/picture_provider.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>

#include <memory>

Q_IMPORT_QML_PLUGIN(Standdienst_KioskPlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Standdienst_VisitorPlugin)

namespace standdienst::ui {

void prepareEnvironment() {
    qputenv("QT_IM_MODULE", "qtvirtualkeyboard");
}

QUrl visitorWindow() {
    return QUrl(QStringLiteral("qrc:/qt/qml/Standdienst/Visitor/Main.qml"));
}

void prepareEngine(QQmlEngine& engine) {
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
}

void showPictures(QQmlEngine& engine, kiosk::VisitFlow& flow) {
    engine.addImageProvider(QStringLiteral("fair"), new PictureProvider(flow.fair()->pictures()));
}

void setMotion(QQmlEngine& engine, bool on) {
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Standdienst.Theme\nQtObject { property QtObject theme: Theme }",
                      {});
    const std::unique_ptr<QObject> holder(component.create());
    holder->property("theme").value<QObject*>()->setProperty("motion", on);
}

} // namespace standdienst::ui
