// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery: every component in every state, in every language and theme.
#include "core/base/json.h"
#include "qml/gallery/pictures.h"
#include "qml/start/start.h"
#include "qml/start/translator.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QQmlApplicationEngine>

#include <cstdio>

using namespace standdienst;

namespace {

int show(QGuiApplication& app) {
    QQmlApplicationEngine engine;
    ui::Translator translator(engine);
    ui::prepareEngine(engine);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Standdienst/Gallery/Gallery.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    QObject* window = engine.rootObjects().constFirst();
    translator.setLanguage(window->property("language").toString());
    QObject::connect(window, SIGNAL(languagePicked(QString)), &translator, SLOT(setLanguage(QString)));
    return app.exec();
}

int drawScreens(const QString& fairFile, const QString& folder) {
    QFile file(fairFile);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "standdienst-gallery: cannot read %s\n", qPrintable(fairFile));
        return 1;
    }
    boost::system::error_code failed;
    const auto value = json::parse(file.readAll().toStdString(), failed);
    const auto fair = failed || !value.is_object() ? Result<Fair>(Error{Code::Malformed, "not a JSON object"})
                                                   : fairFromJson(value.as_object());
    if (!fair) {
        std::fprintf(stderr, "standdienst-gallery: %s: %s\n", qPrintable(fairFile),
                     fair.error().detail.c_str());
        return 1;
    }
    return ui::drawScreens(*fair, folder) ? 0 : 1;
}

} // namespace

int main(int argc, char* argv[]) {
    ui::prepareEnvironment();
    // Pictures are the same everywhere.
    for (int index = 1; index < argc; ++index) {
        if (const QByteArrayView argument(argv[index]); argument == "--pictures" || argument == "--screens") {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            qputenv("QT_QUICK_BACKEND", "software");
        }
    }
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Shows every component of the kiosk's screens in every state."));
    parser.addHelpOption();
    const QCommandLineOption pictures(QStringLiteral("pictures"),
                                      QStringLiteral("Draw all sheets into DIR instead."),
                                      QStringLiteral("DIR"));
    const QCommandLineOption screens(QStringLiteral("screens"),
                                     QStringLiteral("Draw the visitor's screens into DIR instead."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption fair(
        QStringLiteral("fair"),
        QStringLiteral("The fair for --screens, as JSON (docs/internals/journal.md)."),
        QStringLiteral("FILE"));
    parser.addOptions({pictures, screens, fair});
    parser.process(app);
    if (parser.isSet(screens))
        return drawScreens(parser.value(fair), parser.value(screens));
    if (parser.isSet(pictures))
        return ui::drawGallery(parser.value(pictures)) ? 0 : 1;
    return show(app);
}
