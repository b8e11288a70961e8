// SPDX-License-Identifier: GPL-3.0-or-later
// main() of the kiosk's tests: Catch2 below a Qt application without a display.
#ifndef STANDDIENST_CATCH3
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>
#endif

#include <QGuiApplication>

int main(int argc, char* argv[]) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int none = 1; // Qt would eat Catch's arguments
    QGuiApplication app(none, argv);
    return Catch::Session().run(argc, argv);
}
