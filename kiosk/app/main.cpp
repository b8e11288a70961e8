// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's kiosk: puts store, sync, pairing, view models and screens together.
#include "core/crypto/keys.h"
#include "kiosk/app/forgetter.h"
#include "kiosk/app/options.h"
#include "kiosk/app/trouble_log.h"
#include "kiosk/device/device_settings.h"
#include "kiosk/device/device_state.h"
#include "kiosk/pairing/pairing_service.h"
#include "kiosk/play/player.h"
#include "kiosk/scan/code_file.h"
#include "kiosk/scan/wedge.h"
#include "kiosk/store/device_store.h"
#include "kiosk/store/forget.h"
#include "kiosk/sync/sync_service.h"
#include "kiosk/visitor/visit_flow.h"
#include "qml/start/start.h"
#include "qml/start/translator.h"

#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QScreen>
#include <QTimer>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

using namespace standdienst;
using namespace standdienst::kiosk;

enum Exit { Done = 0, Failed = 1, NotPaired = 3, Again = 75 };

void say(const Error& error) {
    std::fprintf(stderr, "standdienst-kiosk: %s (%s)\n", error.detail.c_str(),
                 std::string(name(error.code)).c_str());
}

// A crash writes nothing of what a visitor is typing: no core file, and none handed to a program of the
// system's, which a limit on the file's size does not keep from it. Nobody but root may look into the process
// either.
void keepMemoryPrivate() {
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
        std::fprintf(stderr, "standdienst-kiosk: a crash may write what a visitor types to the disk: %s\n",
                     std::strerror(errno));
}

// What is known of the screen's real size: what somebody measured, else what the system says of a screen that
// we fill.
QSizeF screenSize(const Options& options, const DeviceSettings& settings) {
    if (const auto measured = settings.screenMillimetres())
        return *measured;
    const auto* screen = QGuiApplication::primaryScreen();
    return options.fullscreen && screen ? screen->physicalSize() : QSizeF(0, 0);
}

// A window that is no kiosk's whole screen has a kiosk's proportions, and its frame and a panel leave room
// for it. What is played is played at the size that it was recorded for.
QSize windowSize(const Options& options) {
    constexpr QSize kiosk(1080, 1920);
    const auto* screen = QGuiApplication::primaryScreen();
    if (options.fullscreen && screen)
        return screen->size(); // nothing is drawn for a size that holds for a moment only
    if (!options.play.isEmpty() || !screen)
        return kiosk;
    const QSize room = screen->availableSize() * 0.92;
    if (room.width() >= kiosk.width() && room.height() >= kiosk.height())
        return kiosk;
    return (room.width() > room.height() ? kiosk.transposed() : kiosk).scaled(room, Qt::KeepAspectRatio);
}

// Pairs where the command line asks for it, before anything is shown.
bool pairFirst(const Options& options, DeviceState& device) {
    if (options.pairTicket.isEmpty() && options.pairAddress.isEmpty())
        return true;
    QEventLoop waiting;
    QObject::connect(&device, &DeviceState::pairingChanged, &waiting, [&] {
        if (device.pairingState() != DeviceState::Busy)
            waiting.quit();
    });
    if (!options.pairTicket.isEmpty())
        device.pairTicket(options.pairTicket);
    else
        device.pair(options.pairAddress, options.pairCode);
    if (device.pairingState() == DeviceState::Busy)
        waiting.exec();
    if (device.pairingState() == DeviceState::Done)
        return true;
    std::fprintf(stderr, "standdienst-kiosk: not paired: %s\n", qPrintable(device.pairingDetail()));
    return false;
}

int play(const Options& options, QQuickWindow& window, VisitFlow& flow, VisitClock& patience,
         const DeviceStore& store, Wedge& scanner) {
    Player player(window, flow, patience, [&store] { return static_cast<int>(store.pending()); },
                  {.file = options.play.toStdString(),
                   .report = options.playReport.toStdString(),
                   .drain = options.playDrain,
                   .scanner = &scanner});
    const auto played = player.play();
    if (!played) {
        say(played.error());
        if (!options.playPicture.isEmpty() && !window.grabWindow().save(options.playPicture))
            std::fprintf(stderr, "standdienst-kiosk: %s cannot be written\n",
                         qPrintable(options.playPicture));
        return Failed;
    }
    if (const auto left = store.pending(); left > 0)
        std::fprintf(
            stderr,
            "standdienst-kiosk: the backend has not acknowledged %zu facts; they are kept and sent later\n",
            left);
    return Done;
}

// The screen comes first, but a screen that is off never shows a frame.
void startOnceShown(SyncService& sync, QQuickWindow& window) {
    constexpr auto atTheLatest = std::chrono::seconds(1);
    auto* late = new QTimer(&sync);
    late->setSingleShot(true);
    QObject::connect(late, &QTimer::timeout, &sync, &SyncService::start);
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, late,
        [late] {
            if (late->isActive())
                late->start(0);
        },
        Qt::SingleShotConnection);
    late->start(atTheLatest);
}

StoreOptions storeOptions(const Options& options, Random& random) {
    StoreOptions stored;
    stored.path = (options.data + QStringLiteral("/device.db")).toStdString();
    stored.boot = systemBoot(random);
    return stored;
}

int askPaired(const Options& options) {
    SystemClock clock;
    SystemRandom random;
    const auto store = DeviceStore::open(storeOptions(options, random), clock, random);
    if (!store) {
        say(store.error());
        return Failed;
    }
    return (*store)->identity() ? Done : NotPaired;
}

int forget(const Options& options) {
    SystemClock clock;
    SystemRandom random;
    const auto done = forgetDevice(storeOptions(options, random), options.evenUndelivered, clock, random);
    if (!done) {
        say(done.error());
        return Failed;
    }
    std::printf("This device belongs to nobody now; the next backend that pairs it gets its visits.\n");
    if (!done->keptIn.empty())
        std::printf("%zu facts that were not delivered lie in %s.\n", done->undelivered,
                    done->keptIn.c_str());
    return Done;
}

// Codes in files, one after another, so that a bad one does not keep the others.
int readFiles(const Options& options) {
    int code = Done;
    for (const QString& file : options.read) {
        const auto symbols = readCodeFile(file);
        const auto report =
            codeFileReport(QFile::encodeName(file).toStdString(), symbols, options.country.toStdString());
        const std::string line = options.json ? json::serialize(report) + "\n" : inWords(report);
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fflush(stdout);
        if (!symbols)
            code = Failed;
    }
    return code;
}

// One life of the kiosk over one attempt to open its data.
int run(const Options& options) {
    SystemClock clock;
    SystemRandom random;
    DeviceSettings settings(options.data + QStringLiteral("/settings.ini"));
    if (options.screenMillimetres)
        settings.setScreenMillimetres(*options.screenMillimetres);
    DeviceState device(settings);

    auto stored = storeOptions(options, random);
    auto opened = DeviceStore::open(stored, clock, random);
    const bool usable = opened.has_value();
    if (!usable) {
        say(opened.error());
        device.cannotOpen(opened.error(), [path = stored.path] { return !DeviceStore::isHeld(path); });
        // The screen that says so still wants a store below it.
        stored.path = ":memory:";
        opened = DeviceStore::open(stored, clock, random);
        if (!opened || !options.play.isEmpty())
            return Failed;
    }
    auto& store = **opened;
    if (const auto& moved = store.report().damagedMovedTo; !moved.empty())
        std::fprintf(
            stderr, "standdienst-kiosk: the data were damaged and lie now in %s; %zu facts were taken over\n",
            moved.c_str(), store.report().salvaged);
    for (const auto& [file, events] : store.report().leftBehind)
        std::fprintf(
            stderr,
            "standdienst-kiosk: %s, a damaged file of earlier, holds %zu facts that were not delivered and "
            "that this device cannot deliver; keep it and call support\n",
            file.c_str(), events);

    SyncService sync(store, clock, random);
    PairingService pairing(store, random);
    if (usable) {
        device.attach(store, sync, pairing);
        if (!pairFirst(options, device))
            return NotPaired;
    }
    const TroubleLog troubleLog(device);

    VisitClock patience(options.play.isEmpty() ? 1 : options.pace);
    VisitFlow flow(store, clock, patience, random);
    flow.setPlayed(!options.play.isEmpty());
    flow.setPreferredLanguage(options.language);
    const auto allow = [&] {
        flow.setAllowed(!device.blocked());
    };
    QObject::connect(&device, &DeviceState::changed, &flow, allow);
    allow();

    QQmlApplicationEngine engine;
    ui::prepareEngine(engine);
    ui::showPictures(engine, flow);
    ui::Translator translator(engine);
    QObject::connect(&flow, &VisitFlow::languageChanged, &translator,
                     [&] { translator.setLanguage(flow.language()); });
    translator.setLanguage(flow.language());
    Forgetter forgetter(flow, engine);
    const QSize size = windowSize(options);
    engine.setInitialProperties(
        {{QStringLiteral("flow"), QVariant::fromValue(&flow)},
         {QStringLiteral("deviceState"), QVariant::fromValue(&device)},
         {QStringLiteral("screenMillimetres"), screenSize(options, settings)},
         {QStringLiteral("width"), size.width()},
         {QStringLiteral("height"), size.height()},
         {QStringLiteral("visibility"), options.fullscreen ? QWindow::FullScreen : QWindow::Windowed}});
    if (!options.play.isEmpty() && options.pace <= 0)
        ui::setMotion(engine, false); // as fast as possible: what moves has arrived already
    engine.load(ui::visitorWindow());
    auto* window = engine.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    if (!window) {
        std::fprintf(stderr, "standdienst-kiosk: the screen could not be made; the reason stands above\n");
        return Failed;
    }
    if (usable)
        startOnceShown(sync, *window);

    flow.scan()->setScannerKnown(settings.scannerKnown());
    QObject::connect(flow.scan(), &ScanDesk::scannerKnownChanged, &flow,
                     [&] { settings.setScannerKnown(flow.scan()->scannerKnown()); });
    // In pairing a scanner types into its field. What is played is typed faster than a scanner; whoever plays
    // says when it is one, and nobody else meanwhile: what had been scanned would be forgotten.
    Wedge wedge(*window);
    const auto listen = [&] {
        wedge.setEnabled(!device.blocked());
    };
    if (options.play.isEmpty()) {
        QObject::connect(&device, &DeviceState::changed, &wedge, listen);
        listen();
    } else {
        wedge.setEnabled(false);
    }
    QObject::connect(&wedge, &Wedge::scanned, flow.scan(), &ScanDesk::takeTyped);
    QObject::connect(&flow, &VisitFlow::wiped, &wedge, &Wedge::forget);

    QObject::connect(&device, &DeviceState::reopenWanted, qApp, [] { QCoreApplication::exit(Again); });
    if (!options.play.isEmpty())
        QMetaObject::invokeMethod(
            qApp, [&] { QCoreApplication::exit(play(options, *window, flow, patience, store, wedge)); },
            Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char* argv[]) {
    keepMemoryPrivate();
    initCrypto();
    if (wantsRead(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    else
        ui::prepareEnvironment();
    const std::unique_ptr<QCoreApplication> app(wantsNoScreen(argc, argv) ? new QCoreApplication(argc, argv)
                                                                          : new QGuiApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("standdienst-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STANDDIENST_VERSION));
    const auto options = readOptions();
    if (!options.read.isEmpty())
        return readFiles(options);
    const bool isNew = !QDir(options.data).exists();
    if (!QDir().mkpath(options.data) ||
        (isNew &&
         !QFile::setPermissions(options.data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))) {
        std::fprintf(stderr, "standdienst-kiosk: the folder %s cannot be made\n", qPrintable(options.data));
        return Failed;
    }
    if (options.askPaired)
        return askPaired(options);
    if (options.forget)
        return forget(options);
    int code = Again;
    while (code == Again)
        code = run(options);
    return code;
}
