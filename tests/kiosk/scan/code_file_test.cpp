// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "kiosk/scan/code_file.h"
#include "tests/catch.h"
#include "tests/kiosk/support/photographs.h"
#include "tests/kiosk/support/symbol_pictures.h"

#include <QDir>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

const std::string card =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roe;Jane\r\nORG:Muster GmbH\r\nTITLE:Buyer\r\nEMAIL:jane@example.com\r\n"
    "EMAIL:jane@gmial.com\r\nTEL:+49 30 123456\r\nEND:VCARD\r\n";

struct Folder {
    QTemporaryDir folder;
    QString path(const QString& name) const { return folder.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    QString picture(const QString& name, const std::string& text) const {
        const QString file = path(name);
        REQUIRE(qrCode(text).scaled(400, 400).save(file));
        return file;
    }
};

json::object report(const QString& file) {
    return codeFileReport(file.toStdString(), readCodeFile(file));
}

Code errorOf(const QString& file) {
    const auto read = readCodeFile(file);
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().detail.empty());
    return read.error().code;
}

} // namespace

TEST_CASE("Pictures of every format are read, whatever their names say") {
    const Folder folder;
    for (const auto* format : {"png", "jpg", "bmp", "webp", "ppm", "gif", "tiff"}) {
        INFO(format);
        const auto file = folder.path(QStringLiteral("badge.%1").arg(format));
        if (!QImageWriter::supportedImageFormats().contains(format))
            continue; // Qt writes no GIF
        REQUIRE(qrCode("V-1234").scaled(400, 400).save(file));
        for (const QString& name : {file, file + ".txt"}) {
            if (name != file)
                REQUIRE(QFile::copy(file, name));
            const auto read = readCodeFile(name);
            REQUIRE(read);
            CHECK(*read == std::vector<Symbol>{{"QRCode", "V-1234", false}});
        }
    }
    CHECK(QImageWriter::supportedImageFormats().contains("webp"));
}

TEST_CASE("An SVG is drawn, unless it names what lies outside of it") {
    const Folder folder;
    QByteArray svg =
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"300\">";
    const QImage code = qrCode("V-1234");
    const int module = 300 / code.width();
    for (int y = 0; y < code.height(); ++y) {
        for (int x = 0; x < code.width(); ++x) {
            if (qRed(code.pixel(x, y)) == 0)
                svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%3\"/>")
                           .arg(x * module)
                           .arg(y * module)
                           .arg(module)
                           .toLatin1();
        }
    }
    const auto read = readCodeFile(folder.write("badge.svg", svg + "</svg>"));
    REQUIRE(read);
    CHECK(*read == std::vector<Symbol>{{"QRCode", "V-1234", false}});
    for (const auto* outside :
         {"<image href=\"/etc/hostname\"/>", "<image xlink:href = 'http://example.com/a.png'/>"})
        CHECK(errorOf(folder.write("out.svg", svg + outside + "</svg>")) == Code::Unsupported);
    CHECK_FALSE(reachesOut("<use xlink:href=\"#a\"/><image href='data:image/png;base64,xx'/>"));
    CHECK(reachesOut("<!DOCTYPE svg [<!ENTITY a \"b\">]>"));
    CHECK(reachesOut("<image href"));
}

TEST_CASE("A text is a code by itself, though it begins as a picture's file may") {
    const Folder folder;
    for (const QByteArray text :
         {"V-1234", "BMW-1234", "P1234", "GIFT", "II*1234", "P5 club", "\x02V-1\x03"}) {
        INFO(text.toStdString());
        const auto read = readCodeFile(folder.write("code", text));
        REQUIRE(read);
        CHECK(*read == std::vector<Symbol>{{"text", text.toStdString(), false}});
    }
    // UTF-16 as an editor saves it
    const auto wide = readCodeFile(folder.write("wide", QByteArray("\xff\xfeV\0-\0001\0", 8)));
    REQUIRE(wide);
    CHECK(wide->size() == 1);
}

TEST_CASE("What cannot be read says why") {
    const Folder folder;
    CHECK(errorOf(folder.path("missing.png")) == Code::NotFound);
    CHECK(errorOf(folder.folder.path()) == Code::Malformed);
    CHECK(errorOf(folder.write("empty", "")) == Code::Malformed);
    CHECK(errorOf(folder.write("damaged.png", QByteArray("\x89PNG\r\n\x1a\n rubbish", 16))) !=
          Code::NotFound);
    CHECK(errorOf(folder.write("badge.pdf", "%PDF-1.7\n1 0 obj")) == Code::Unsupported);
    CHECK(errorOf(folder.write("binary", QByteArray(100, '\0'))) == Code::Unsupported);
    const auto most = static_cast<qsizetype>(limits::codeBytes);
    CHECK(readCodeFile(folder.write("most", QByteArray(most, 'x'))));
    CHECK(errorOf(folder.write("more", QByteArray(most + 1, 'x'))) == Code::TooLarge);
    QByteArray large("\x89PNG");
    large.resize(static_cast<qsizetype>(limits::codePictureBytes) + 1);
    CHECK(errorOf(folder.write("large", large)) == Code::TooLarge);
    // A picture that says to be 20000 by 20000 pixels large
    CHECK(errorOf(folder.write("bomb.ppm", "P6\n20000 20000\n255\nxxx")) == Code::TooLarge);
}

TEST_CASE("A report holds what a visitor would be shown, and what is thought of it") {
    const Folder folder;
    const auto line = report(folder.picture("card.png", card));
    CHECK(line.at("symbol") == "QRCode");
    CHECK(line.at("text") == json::value(card));
    CHECK(line.at("kind") == "vcard");
    const auto& contact = line.at("contact").as_object();
    CHECK(contact.at("given_name") == "Jane");
    CHECK(contact.at("family_name") == "Roe");
    CHECK(contact.at("organization") == "Muster GmbH");
    CHECK(contact.at("title") == "Buyer");
    CHECK(contact.at("emails") == json::array{"jane@example.com", "jane@gmial.com"});
    CHECK(contact.at("phones") == json::array{"+49 30 123456"});
    CHECK(contact.at("urls") == json::array());
    const auto& verdicts = line.at("verdicts").as_object();
    CHECK(verdicts.at("emails") == json::array{"good", "likely_typo"});
    CHECK(verdicts.at("given_name") == "good");
    CHECK(line.at("suggestions").at("emails") == json::array{nullptr, "jane@gmail.com"});
    const auto words = inWords(line);
    CHECK(words.find("jane@gmail.com") != std::string::npos);
    CHECK(words.find("Muster GmbH") != std::string::npos);
}

TEST_CASE("What a terminal would obey is not shown to it") {
    const auto line =
        codeFileReport("a\x1b[31m", std::vector<Symbol>{{"text", "V\x1b]0;x\x07\u202e-1", false}});
    const auto words = inWords(line);
    CHECK(words.find('\x1b') == std::string::npos);
    CHECK(words.find("\u202e") == std::string::npos);
}

TEST_CASE("Of several symbols the one with a contact is told first") {
    const std::vector<Symbol> both{{"Code128", "V-1", true}, {"QRCode", card, false}};
    const auto line = codeFileReport("sheet.png", both);
    CHECK(line.at("symbol") == "QRCode");
    REQUIRE(line.at("others").as_array().size() == 1);
    CHECK(line.at("others").as_array()[0].at("contact").at("badge_id") == "V-1");
}
