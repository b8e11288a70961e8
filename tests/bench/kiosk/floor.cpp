// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a program in Qt Quick can be: a window with a text, as large as the screen. What the kiosk
// needs is told in multiples of what this needs.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char* argv[]) {
    const QGuiApplication app(argc, argv);
    QQmlApplicationEngine engine;
    engine.load(QStringLiteral("qrc:/floor/floor.qml"));
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}
