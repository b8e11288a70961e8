// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, as somebody calls it who has a code in a file.
#include "core/base/json.h"
#include "tests/catch.h"
#include "tests/kiosk/support/photographs.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

const std::string card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roe;Jane\r\nORG:Muster GmbH\r\nEND:VCARD\r\n";

struct Run {
    int code;
    std::vector<json::object> lines;
    QByteArray out, err;
};
Run program(const QStringList& arguments, bool json = true) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(STANDDIENST_KIOSK_PROGRAM), arguments);
    REQUIRE(process.waitForFinished(60000));
    Run run{process.exitCode(), {}, process.readAllStandardOutput(), process.readAllStandardError()};
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    for (const auto& line : run.out.split('\n')) {
        if (json && !line.isEmpty())
            run.lines.push_back(json::parse(line.toStdString()).as_object());
    }
    return run;
}

} // namespace

TEST_CASE("standdienst-kiosk --read --json says a line a file, the good ones too, and ends with 1 for the "
          "bad ones") {
    const QTemporaryDir folder;
    const auto good = folder.filePath("card.png");
    REQUIRE(qrCode(card).scaled(400, 400).save(good));
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    };
    const auto text = write("code.txt", "MECARD:N:Doe,John;EMAIL:john@example.com;;\n");
    QImage blank(200, 200, QImage::Format_RGB32);
    blank.fill(Qt::white);
    REQUIRE(blank.save(folder.filePath("blank.png")));
    const auto data = folder.filePath("data");
    auto run = program({"--data", data, "--read", good, text, folder.filePath("blank.png"), "--json"});
    INFO(run.err.toStdString());
    CHECK(run.code == 0);
    REQUIRE(run.lines.size() == 3);
    CHECK(run.lines[0].at("file") == json::value(good.toStdString()));
    CHECK(run.lines[0].at("contact").at("family_name") == "Roe");
    CHECK(run.lines[1].at("symbol") == "text");
    CHECK(run.lines[1].at("contact").at("given_name") == "John");
    CHECK(run.lines[2].at("symbol").is_null());
    CHECK(run.lines[2].at("text").is_null());
    CHECK_FALSE(run.lines[2].contains("error"));
    CHECK_FALSE(QDir(data).exists());

    run = program({"--read", folder.filePath("missing"), good, write("empty", ""), "--json"});
    CHECK(run.code == 1);
    REQUIRE(run.lines.size() == 3);
    CHECK(run.lines[0].contains("error"));
    CHECK(run.lines[1].at("symbol") == "QRCode");
    CHECK(run.lines[2].contains("error"));

    run = program({"--read", good}, false);
    CHECK(run.code == 0);
    CHECK(run.out.contains("Muster GmbH"));
    CHECK(program({"--read"}).code == 2);
    CHECK(program({"--json"}).code == 2);
}
