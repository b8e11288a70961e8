// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/device/device_settings.h"
#include "kiosk/device/device_state.h"
#include "tests/kiosk/visitor/booth.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

struct Panel {
    QTemporaryDir folder;
    DeviceSettings settings{folder.filePath("settings.ini")};
    DeviceState state{settings};
};

// Attached to a store whose sync was not started: what the network has to say is the engine's test.
struct Attached : Panel {
    Booth booth;
    SyncService sync{*booth.store, booth.clock, booth.random};
    PairingService pairing{*booth.store, booth.random};
    Attached(const Fair& fair = sampleFair(), const std::string& backend = "https://127.0.0.1:1")
        : booth(fair, ":memory:", backend) {
        state.attach(*booth.store, sync, pairing);
    }

    bool awaitTrouble(DeviceState::Trouble trouble) {
        QSignalSpy changed(&state, &DeviceState::changed);
        while (state.trouble() != trouble && changed.wait(30000)) {
        }
        return state.trouble() == trouble;
    }
};

// Answers whatever comes with the hall's login page, without TLS.
struct Portal {
    QTcpServer server;
    Portal() {
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            auto* socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello");
                socket->disconnectFromHost();
            });
        });
        REQUIRE(server.listen(QHostAddress::LocalHost));
    }
    std::string address(const std::string& scheme) const {
        return scheme + "://127.0.0.1:" + std::to_string(server.serverPort());
    }
};

} // namespace

TEST_CASE("Data that cannot be opened block, and say why") {
    const std::pair<Code, DeviceState::Trouble> table[] = {{Code::Locked, DeviceState::Locked},
                                                           {Code::NewerVersion, DeviceState::NewerVersion},
                                                           {Code::Full, DeviceState::DiskFull},
                                                           {Code::Internal, DeviceState::CannotOpen}};
    for (const auto& [code, trouble] : table) {
        Panel panel;
        QSignalSpy reopen(&panel.state, &DeviceState::reopenWanted);
        panel.state.cannotOpen({code, "what to do"});
        CHECK(panel.state.trouble() == trouble);
        CHECK(panel.state.blocked());
        CHECK(panel.state.troubleDetail() == "what to do");
        panel.state.tryAgain();
        CHECK(reopen.size() == 1);
    }
}

TEST_CASE("A second kiosk on the same data made its window anew every five seconds") {
    Panel panel;
    QSignalSpy reopen(&panel.state, &DeviceState::reopenWanted);
    int looks = 0;
    QEventLoop waiting;
    panel.state.cannotOpen(
        {Code::Locked, "end the other first"},
        [&] {
            if (looks == 3)
                waiting.quit();
            return ++looks > 4;
        },
        std::chrono::milliseconds(1));
    waiting.exec();
    CHECK(reopen.empty());
    REQUIRE(reopen.wait(30000));
    CHECK(looks == 5);
    CHECK(reopen.size() == 1);
}

TEST_CASE("A device with a fair and space has no trouble, until the disk fills or the fair closes") {
    Attached device;
    CHECK(device.state.paired());
    CHECK(device.state.trouble() == DeviceState::None);
    CHECK_FALSE(device.state.blocked());
    device.booth.freeBytes = 100ull << 20;
    device.booth.goToContact(); // the journal grew: the state looks again
    CHECK(device.state.trouble() == DeviceState::DiskLow);
    CHECK_FALSE(device.state.blocked());
    CHECK(device.state.pending() == 3);
    device.booth.freeBytes = 1 << 20;
    device.booth.flow->startOver();
    CHECK(device.state.trouble() == DeviceState::DiskFull);
    CHECK(device.state.blocked());
    device.booth.freeBytes = 1ull << 34;
    auto fair = sampleFair();
    fair.revision = 4;
    fair.state = FairState::Closed;
    device.booth.publish(fair);
    CHECK(device.state.trouble() == DeviceState::FairClosed);
    CHECK(device.state.blocked());
}

TEST_CASE("A revoked kiosk that was restarted without a network greeted visitors") {
    Attached device;
    REQUIRE(device.booth.store->setRevoked(true));
    CHECK(device.state.trouble() == DeviceState::Revoked);
    CHECK(device.state.blocked());
    device.sync.start(); // nobody answers
    QSignalSpy changed(&device.sync, &SyncService::statusChanged);
    while (!device.sync.status().trouble)
        REQUIRE(changed.wait(30000));
    CHECK(device.state.trouble() == DeviceState::Revoked);
}

TEST_CASE("A device said that the backend had no fair before it had asked") {
    Panel panel;
    SimulatedClock clock;
    SeededRandom random{3};
    StoreOptions options;
    options.path = ":memory:";
    const auto store = *DeviceStore::open(options, clock, random);
    SyncService sync(*store, clock, random);
    PairingService pairing(*store, random);
    panel.state.attach(*store, sync, pairing);
    Identity identity;
    identity.device.value.bytes[15] = 1;
    identity.fair = {"sample-2026"};
    REQUIRE(store->pair(identity, SignKey::generate(random)));
    CHECK(panel.state.trouble() == DeviceState::FairComing);
    CHECK(panel.state.blocked());
    REQUIRE(store->replaceBase({}, {}, "1"));
    CHECK(panel.state.trouble() == DeviceState::NoFair);
    CHECK(panel.state.blocked());
    REQUIRE(store->replaceBase({{"fair", "sample-2026", Position{1}, toJson(sampleFair())}}, {}, "2"));
    CHECK(panel.state.trouble() == DeviceState::None);
}

TEST_CASE("A device that nobody paired says so, and pairing tells what was typed wrongly") {
    Panel panel;
    SimulatedClock clock;
    SeededRandom random{3};
    StoreOptions options;
    options.path = ":memory:";
    const auto store = *DeviceStore::open(options, clock, random);
    SyncService sync(*store, clock, random);
    PairingService pairing(*store, random);
    auto& state = panel.state;
    state.attach(*store, sync, pairing);
    CHECK_FALSE(state.paired());
    CHECK(state.trouble() == DeviceState::NotPaired);
    CHECK(state.blocked());

    state.pair("127.0.0.1:1", "ABC");
    CHECK(state.pairingError() == DeviceState::BadCode);
    state.pair(" ", "ABCD2345");
    CHECK(state.pairingError() == DeviceState::BadAddress);
    state.pairTicket("https://example.org");
    CHECK(state.pairingState() == DeviceState::Failed);
    CHECK(state.pairingError() == DeviceState::BadTicket);

    QSignalSpy changed(&state, &DeviceState::pairingChanged);
    state.pair("http://192.0.2.1:8443", "ABCD2345"); // without TLS to another machine
    while (state.pairingState() == DeviceState::Busy)
        REQUIRE(changed.wait(30000));
    CHECK(state.pairingError() == DeviceState::BadAddress);
    state.pair("127.0.0.1:1", "abcd 2345"); // nobody listens there
    CHECK(state.pairingState() == DeviceState::Busy);
    while (state.pairingState() == DeviceState::Busy)
        REQUIRE(changed.wait(30000));
    CHECK(state.pairingState() == DeviceState::Failed);
    CHECK(state.pairingError() == DeviceState::NoAnswer);
    CHECK_FALSE(state.pairingDetail().isEmpty());
}

TEST_CASE("A captive portal is told to staff as such, with and without TLS, and visits go on being taken") {
    Portal portal;
    Attached device(sampleFair(), portal.address(GENERATE("https", "http")));
    device.sync.start();
    REQUIRE(device.awaitTrouble(DeviceState::CaptivePortal));
    CHECK_FALSE(device.state.blocked());
    CHECK_FALSE(device.state.online());
    CHECK_FALSE(device.state.troubleDetail().isEmpty());
    device.booth.goToContact();
    CHECK(device.state.pending() == 3);
    CHECK(device.state.trouble() == DeviceState::CaptivePortal);

    portal.server.close(); // gone, but the backend has not come in its place
    device.state.tryAgain();
    CHECK(device.awaitTrouble(DeviceState::Unreachable));
}

TEST_CASE("Pairing tells that something answers which is no backend") {
    Portal portal;
    Panel panel;
    SimulatedClock clock;
    SeededRandom random{3};
    StoreOptions options;
    options.path = ":memory:";
    const auto store = *DeviceStore::open(options, clock, random);
    SyncService sync(*store, clock, random);
    PairingService pairing(*store, random);
    panel.state.attach(*store, sync, pairing);
    QSignalSpy changed(&panel.state, &DeviceState::pairingChanged);
    panel.state.pair(QString::fromStdString(portal.address("https")), "abcd 2345");
    while (panel.state.pairingState() == DeviceState::Busy)
        REQUIRE(changed.wait(30000));
    CHECK(panel.state.pairingError() == DeviceState::NotTheBackend);
}

TEST_CASE("What is set on the device is kept beside its data") {
    QTemporaryDir folder;
    const auto file = folder.filePath("settings.ini");
    {
        DeviceSettings settings(file);
        CHECK_FALSE(settings.deviceName().isEmpty());
        CHECK_FALSE(settings.screenMillimetres());
        DeviceState state(settings);
        state.setDeviceName("  kiosk at the entrance ");
        settings.setScreenMillimetres({293.5, 521});
    }
    DeviceSettings settings(file);
    CHECK(settings.deviceName() == "kiosk at the entrance");
    CHECK(settings.screenMillimetres() == QSizeF(293.5, 521));
}

TEST_CASE("A machine with a host name of more than 60 characters could not be paired") {
    QTemporaryDir folder;
    DeviceSettings settings(folder.filePath("settings.ini"));
    settings.setDeviceName(QString(64, u'x'));
    CHECK(settings.deviceName() == QString(60, u'x'));
    // Characters that are two units of UTF-16 each: none is cut in half.
    const QString wide = QString::fromUtf8("\U0001F3AA").repeated(70);
    settings.setDeviceName(wide);
    CHECK(settings.deviceName() == wide.left(120));
    settings.setDeviceName("  ");
    CHECK(settings.deviceName() == "kiosk");
    // As an older version or a person wrote it.
    QSettings(folder.filePath("old.ini"), QSettings::IniFormat).setValue("device/name", QString(64, u'y'));
    CHECK(DeviceSettings(folder.filePath("old.ini")).deviceName() == QString(60, u'y'));
}

TEST_CASE("A screen's size is read as people write it, within reason") {
    CHECK(millimetresFromText("293x521") == QSizeF(293, 521));
    CHECK(millimetresFromText(" 293.5×521 ") == QSizeF(293.5, 521));
    for (const auto* wrong : {"", "293", "293 521", "0x521", "293x52100", "-293x521", "x", "293x521mm"})
        CHECK_FALSE(millimetresFromText(wrong));
}
