// SPDX-License-Identifier: GPL-3.0-or-later
// What a program does to show our QML.
#pragma once

#include <QUrl>

class QQmlEngine;

namespace standdienst::kiosk {
class VisitFlow;
}

namespace standdienst::ui {

// Before QGuiApplication: the keyboard on the screen becomes the input method.
void prepareEnvironment();

// The visitor's window; give it `flow` and `deviceState` as initial properties.
QUrl visitorWindow();

// Where the engine finds our modules.
void prepareEngine(QQmlEngine& engine);

// The pictures of the fair that this flow shows, as image://fair/<id>; those of an earlier flow are gone.
void showPictures(QQmlEngine& engine, kiosk::VisitFlow& flow);

// Whether anything moves or fades; off for recordings played at once, for pictures and tests.
void setMotion(QQmlEngine& engine, bool on);

} // namespace standdienst::ui
