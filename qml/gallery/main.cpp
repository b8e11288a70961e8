// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery: every component in every state, in every language and theme.
#include "core/base/json.h"
#include "core/fair/picture.h"
#include "qml/gallery/pictures.h"
#include "qml/start/start.h"
#include "qml/start/translator.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
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

// A fair as JSON, but with its pictures named by their paths, as in a fair file. They get their ids here.
Result<std::vector<Picture>> readPictures(json::object& fair, const QDir& folder) {
    std::vector<Picture> pictures;
    const auto read = [&](json::object& object, const char* key) -> Result<void> {
        const json::value* path = object.if_contains(key);
        if (!path || !path->is_string())
            return {};
        QFile file(folder.filePath(QString::fromStdString(std::string(path->as_string()))));
        if (!file.open(QIODevice::ReadOnly))
            return Error{Code::NotFound, "cannot read " + file.fileName().toStdString()};
        auto picture = readPicture(file.readAll().toStdString());
        if (!picture)
            return Error{picture.error().code, file.fileName().toStdString() + ": " + picture.error().detail};
        object[key] = picture->id;
        pictures.push_back(std::move(*picture));
        return {};
    };
    if (auto* look = fair.if_contains("look"); look && look->is_object())
        if (const auto done = read(look->as_object(), "logo"); !done)
            return done.error();
    for (const std::string_view list : {"topics", "gifts"}) {
        auto* items = fair.if_contains(list);
        if (!items || !items->is_array())
            continue;
        for (json::value& item : items->get_array()) {
            if (!item.is_object())
                continue;
            if (const auto done = read(item.get_object(), "picture"); !done)
                return done.error();
        }
    }
    return pictures;
}

int drawScreens(const QString& fairFile, const QString& pictureFolder, const QString& folder) {
    const auto fail = [&fairFile](const std::string& why) {
        std::fprintf(stderr, "standdienst-gallery: %s: %s\n", qPrintable(fairFile), why.c_str());
        return 1;
    };
    QFile file(fairFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail("cannot be read");
    boost::system::error_code failed;
    auto value = json::parse(file.readAll().toStdString(), failed);
    if (failed || !value.is_object())
        return fail("not a JSON object");
    const auto pictures =
        readPictures(value.as_object(),
                     QDir(pictureFolder.isEmpty() ? QFileInfo(fairFile).absolutePath() : pictureFolder));
    if (!pictures)
        return fail(pictures.error().detail);
    const auto fair = fairFromJson(value.as_object());
    if (!fair)
        return fail(fair.error().detail);
    return ui::drawScreens(*fair, *pictures, folder) ? 0 : 1;
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
        QStringLiteral("The fair for --screens, as JSON (docs/internals/journal.md), its pictures named by "
                       "their paths."),
        QStringLiteral("FILE"));
    const QCommandLineOption beside(
        QStringLiteral("beside"),
        QStringLiteral("Where the fair's pictures are, by default the folder of FILE."),
        QStringLiteral("DIR"));
    parser.addOptions({pictures, screens, fair, beside});
    parser.process(app);
    if (parser.isSet(screens))
        return drawScreens(parser.value(fair), parser.value(beside), parser.value(screens));
    if (parser.isSet(pictures))
        return ui::drawGallery(parser.value(pictures)) ? 0 : 1;
    return show(app);
}
