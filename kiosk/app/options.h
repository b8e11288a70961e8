// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace standdienst::kiosk {

// What the command line says.
struct Options {
    QString data; // folder
    QString pairTicket;
    QString pairAddress;
    QString pairCode;
    QStringList read;       // files with codes; and end
    bool json = false;      // what they say, for programs
    QString country;        // of the fair, in capitals, for what is read; empty: none
    bool askPaired = false; // and end
    bool forget = false;    // and end
    bool evenUndelivered = false;
    QString play; // file; empty: visitors touch
    double pace = 1;
    QString playReport;
    QString playPicture;
    std::chrono::seconds playDrain{120};
    bool fullscreen = false;
    QString language; // that Attract begins with; empty: the fair's first
    std::optional<QSizeF> screenMillimetres;
};

// Reads the arguments of the application; ends the program after --help, --version and what it does not
// understand (exit code 2).
Options readOptions();
// Whether what the command line asks for is done without a screen.
bool wantsNoScreen(int count, const char* const* arguments);
// Whether it only reads files with codes, which needs neither a display nor the device's data.
bool wantsRead(int count, const char* const* arguments);

} // namespace standdienst::kiosk
