// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/app/options.h"

#include "kiosk/device/device_settings.h"
#include "qml/start/translator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace standdienst::kiosk {

namespace {

[[noreturn]] void refuse(const QString& why) {
    std::fprintf(stderr, "standdienst-kiosk: %s\nTry standdienst-kiosk --help.\n", qPrintable(why));
    std::exit(2);
}

double numberIn(const QCommandLineParser& parser, const QString& option, double least, double most) {
    bool fits = false;
    const double number = parser.value(option).toDouble(&fits);
    if (!fits || number < least || number > most)
        refuse(QStringLiteral("--%1 wants a number from %2 to %3, not \"%4\"")
                   .arg(option)
                   .arg(least)
                   .arg(most)
                   .arg(parser.value(option)));
    return number;
}

} // namespace

bool wantsNoScreen(int count, const char* const* arguments) {
    return std::any_of(arguments, arguments + count, [](std::string_view argument) {
        return argument == "--paired" || argument == "--forget" || argument == "--json";
    });
}

bool wantsRead(int count, const char* const* arguments) {
    return std::find(arguments, arguments + count, std::string_view("--read")) != arguments + count;
}

Options readOptions() {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The visitor's screen of Standdienst."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("With --read: what to read."),
                                 QStringLiteral("[FILE...]"));
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    parser.addOptions({
        {QStringLiteral("data"), QStringLiteral("Keep journal and settings in DIR (%1).").arg(folder),
         QStringLiteral("DIR"), folder},
        {QStringLiteral("pair"),
         QStringLiteral(
             "Pair with the backend of this ticket, the text of its QR, before anything is shown."),
         QStringLiteral("TICKET")},
        {QStringLiteral("pair-address"),
         QStringLiteral("Pair with the backend at this address; wants --pair-code."),
         QStringLiteral("HOST:PORT")},
        {QStringLiteral("pair-code"), QStringLiteral("The code that the administrator was given."),
         QStringLiteral("CODE")},
        {QStringLiteral("read"),
         QStringLiteral(
             "Say what the codes in the named pictures and texts hold, then end; with 1 where a file "
             "could not be read (docs/setting-up/badges.md).")},
        {QStringLiteral("json"), QStringLiteral("With --read: one line of JSON a file.")},
        {QStringLiteral("country"),
         QStringLiteral("With --read: the fair's country (ISO 3166-1, as DE), which phone numbers are judged "
                        "by; without it, by none."),
         QStringLiteral("CC")},
        {QStringLiteral("paired"),
         QStringLiteral("Say whether it is paired: end with 0 where it is, with 3 where it is not.")},
        {QStringLiteral("forget"),
         QStringLiteral(
             "Forget the backend, and everything with it, so that the device can be paired with another; "
             "refused while visits are not delivered.")},
        {QStringLiteral("even-undelivered"),
         QStringLiteral(
             "With --forget: set visits that were not delivered aside, in a folder beside the data.")},
        {QStringLiteral("play"),
         QStringLiteral("Play the recorded visits of FILE by touch, then end (kiosk/play/README.md)."),
         QStringLiteral("FILE")},
        {QStringLiteral("pace"),
         QStringLiteral("Play N times as fast as recorded; 0: as fast as possible (1)."), QStringLiteral("N"),
         QStringLiteral("1")},
        {QStringLiteral("play-report"),
         QStringLiteral("Write a line to FILE for each Thank-you page that was seen."),
         QStringLiteral("FILE")},
        {QStringLiteral("play-picture"),
         QStringLiteral("Where the play fails, save what the window shows to FILE (png)."),
         QStringLiteral("FILE")},
        {QStringLiteral("play-drain"),
         QStringLiteral(
             "Wait at the end of the play until the backend has everything, SECONDS at most (120)."),
         QStringLiteral("SECONDS"), QStringLiteral("120")},
        {QStringLiteral("fullscreen"), QStringLiteral("Fill the screen, without a frame.")},
        {QStringLiteral("language"),
         QStringLiteral("Begin in this language, if the fair has it: %1 (the fair's first).")
             .arg(ui::Translator::languages().join(QStringLiteral(", "))),
         QStringLiteral("TAG")},
        {QStringLiteral("screen-mm"),
         QStringLiteral("The screen's real size in millimetres, as 293x521, where the system reports it "
                        "wrongly; remembered."),
         QStringLiteral("WxH")},
    });
    const bool understood = parser.parse(QCoreApplication::arguments());
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all")))
        parser.showHelp();
    if (!understood)
        refuse(parser.errorText());
    Options options;
    if (parser.isSet(QStringLiteral("read"))) {
        options.read = parser.positionalArguments();
        if (options.read.isEmpty())
            refuse(QStringLiteral("--read wants the names of files"));
    }
    options.json = parser.isSet(QStringLiteral("json"));
    if (options.json && options.read.isEmpty())
        refuse(QStringLiteral("--json goes with --read"));
    options.country = parser.value(QStringLiteral("country")).toUpper();
    if (parser.isSet(QStringLiteral("country"))) {
        if (options.read.isEmpty())
            refuse(QStringLiteral("--country goes with --read"));
        const auto isLetter = [](QChar c) {
            return c >= u'A' && c <= u'Z';
        };
        if (options.country.size() != 2 ||
            !std::all_of(options.country.begin(), options.country.end(), isLetter))
            refuse(QStringLiteral("--country wants two letters, as DE, not \"%1\"")
                       .arg(parser.value(QStringLiteral("country"))));
    }
    if (options.read.isEmpty() && !parser.positionalArguments().isEmpty())
        refuse(QStringLiteral("there is no argument \"%1\"").arg(parser.positionalArguments().constFirst()));

    options.data = parser.value(QStringLiteral("data"));
    options.pairTicket = parser.value(QStringLiteral("pair"));
    if (parser.isSet(QStringLiteral("pair")) && options.pairTicket.isEmpty())
        refuse(QStringLiteral("--pair wants the text of a ticket"));
    options.pairAddress = parser.value(QStringLiteral("pair-address"));
    options.pairCode = parser.value(QStringLiteral("pair-code"));
    if (options.pairAddress.isEmpty() != options.pairCode.isEmpty())
        refuse(QStringLiteral("--pair-address and --pair-code go together"));
    if (!options.pairTicket.isEmpty() && !options.pairAddress.isEmpty())
        refuse(QStringLiteral("give either --pair or --pair-address with --pair-code"));
    options.askPaired = parser.isSet(QStringLiteral("paired"));
    options.forget = parser.isSet(QStringLiteral("forget"));
    options.evenUndelivered = parser.isSet(QStringLiteral("even-undelivered"));
    if (options.evenUndelivered && !options.forget)
        refuse(QStringLiteral("--even-undelivered goes with --forget"));
    options.play = parser.value(QStringLiteral("play"));
    options.pace = numberIn(parser, QStringLiteral("pace"), 0, 1000);
    options.playReport = parser.value(QStringLiteral("play-report"));
    options.playPicture = parser.value(QStringLiteral("play-picture"));
    options.playDrain =
        std::chrono::seconds(static_cast<int>(numberIn(parser, QStringLiteral("play-drain"), 0, 86400)));
    if (options.play.isEmpty()) {
        for (const auto* option : {"pace", "play-report", "play-picture", "play-drain"})
            if (parser.isSet(QLatin1String(option)))
                refuse(QStringLiteral("--%1 goes with --play").arg(QLatin1String(option)));
    }
    options.fullscreen = parser.isSet(QStringLiteral("fullscreen"));
    options.language = parser.value(QStringLiteral("language"));
    if (const auto languages = ui::Translator::languages();
        parser.isSet(QStringLiteral("language")) && !languages.contains(options.language.section(u'-', 0, 0)))
        refuse(QStringLiteral("--language wants one of %1, not \"%2\"")
                   .arg(languages.join(QStringLiteral(", ")), options.language));
    if (parser.isSet(QStringLiteral("screen-mm"))) {
        options.screenMillimetres = millimetresFromText(parser.value(QStringLiteral("screen-mm")));
        if (!options.screenMillimetres)
            refuse(QStringLiteral("--screen-mm wants width and height in millimetres, as 293x521"));
    }
    return options;
}

} // namespace standdienst::kiosk
