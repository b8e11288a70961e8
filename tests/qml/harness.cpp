// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/harness.h"

#include "core/base/json.h"
#include "kiosk/scan/wedge.h"
#include "qml/start/start.h"
#include "tests/qml/items.h"
#include "tests/qml/look.h"

#include <QAccessible>
#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPointingDevice>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QSet>
#include <QTcpSocket>
#include <QTest>
#include <QXmlStreamReader>

namespace standdienst::ui {

namespace {

QStringList warnings;
QtMessageHandler before = nullptr;

void collect(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type != QtDebugMsg && type != QtInfoMsg)
        warnings.append(text);
    before(type, context, text);
}

Fair testFair() {
    QFile file(QStringLiteral(STANDDIENST_TEST_FAIR));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the fair of the tests is missing");
    return fairFromJson(json::parse(file.readAll().toStdString()).as_object()).value();
}

Picture testPicture(QColor colour) {
    QImage image(480, 320, QImage::Format_RGB32);
    image.fill(colour);
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return readPicture(buffer.data().toStdString()).value();
}

} // namespace

Harness::Harness(QQmlEngine& engine)
    : engine_(engine), translator_(engine), finger_(QTest::createTouchDevice()) {
    before = qInstallMessageHandler(collect);
    QAccessible::setActive(true);
    prepareEngine(engine);
    setMotion(engine, false);
    connect(&portal_, &QTcpServer::newConnection, this, [this] {
        auto* socket = portal_.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write(
                "HTTP/1.1 302 Found\r\nLocation: http://hall.example/\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    if (!portal_.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
}

Harness::~Harness() {
    close();
    qInstallMessageHandler(nullptr);
}

void Harness::open(QSize pixels, QSizeF millimetres, const QString& language, const QString& state) {
    close();
    Fair fair = testFair();
    if (const auto known = fairStateFromName(state.toStdString()))
        fair.state = *known;
    const std::vector<Picture> pictures{testPicture(Qt::darkCyan), testPicture(Qt::darkYellow)};
    for (std::size_t i = 0; i < pictures.size(); ++i) // the others have none
        fair.topics[i].picture = pictures[i].id;
    stage_ = std::make_unique<Stage>(state.isEmpty() ? nullptr : &fair, pictures);
    show(pixels, millimetres, language);
}

void Harness::openBehindPortal(QSize pixels, QSizeF millimetres, const QString& language) {
    close();
    const Fair fair = testFair();
    stage_ = std::make_unique<Stage>(&fair, std::vector<Picture>{},
                                     "https://127.0.0.1:" + std::to_string(portal_.serverPort()));
    show(pixels, millimetres, language);
    stage_->goOnline();
}

void Harness::show(QSize pixels, QSizeF millimetres, const QString& language) {
    translator_.setLanguage(language);
    connect(stage_->flow(), &kiosk::VisitFlow::languageChanged, &translator_,
            [this] { translator_.setLanguage(stage_->flow()->language()); });
    stage_->flow()->setLanguage(language);
    showPictures(engine_, *stage_->flow());
    QQmlComponent component(&engine_, visitorWindow());
    if (component.isError()) // Qt 6.4 does not survive creating it
        qFatal("%s", qPrintable(component.errorString()));
    auto* made = component.createWithInitialProperties(
        {{QStringLiteral("flow"), QVariant::fromValue(stage_->flow())},
         {QStringLiteral("deviceState"), QVariant::fromValue(stage_->deviceState())},
         {QStringLiteral("screenMillimetres"), millimetres},
         {QStringLiteral("width"), pixels.width()},
         {QStringLiteral("height"), pixels.height()}});
    if (!made)
        qFatal("%s", qPrintable(component.errorString()));
    window_.reset(qobject_cast<QQuickWindow*>(made));
    window_->requestActivate();
    if (!QTest::qWaitForWindowActive(window_.get()))
        qWarning("the window did not become active");
    settle();
    Q_EMIT windowChanged();
}

void Harness::close() {
    window_.reset();
    stage_.reset();
    Q_EMIT windowChanged();
}

QQuickItem* Harness::find(const QString& name) const {
    QQuickItem* found = nullptr;
    if (window_) {
        walk(window_->contentItem(), [&](QQuickItem* item) {
            if (item->objectName() == name && item->isVisible())
                found = item;
        });
    }
    return found;
}

QString Harness::outOfReach(const QString& name) const {
    QQuickItem* item = find(name);
    if (!item)
        return name + QStringLiteral(": not there");
    if (!item->isEnabled())
        return name + QStringLiteral(": disabled");
    const QPointF point = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    if (!QRectF(QPointF(), QSizeF(window_->size())).contains(point))
        return name + QStringLiteral(": outside of the window");
    if (QQuickItem* scroller = scrollerOf(item)) {
        if (!scroller->contains(scroller->mapFromScene(point)))
            return name + QStringLiteral(": scrolled out of sight");
    }
    return {};
}

void Harness::scrollTo(const QString& name) {
    QQuickItem* item = find(name);
    QQuickItem* scroller = item ? scrollerOf(item) : nullptr;
    if (!scroller)
        return;
    const qreal y = item->mapToItem(scroller, QPointF(0, item->height() / 2)).y();
    const qreal most = scroller->property("contentHeight").toReal() - scroller->height();
    const qreal wanted = scroller->property("contentY").toReal() + y - scroller->height() / 2;
    if (y < 1 || y > scroller->height() - 1) // at its edge, nothing can be touched
        scroller->setProperty("contentY", std::clamp(wanted, 0.0, std::max(0.0, most)));
    settle();
}

void Harness::touch(const QString& name) {
    QQuickItem* item = find(name);
    if (!item)
        return;
    const QPoint point = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    QTest::touchEvent(window_.get(), finger_.get()).press(1, point, window_.get());
    QTest::touchEvent(window_.get(), finger_.get()).release(1, point, window_.get());
    settle();
}

bool Harness::touchKey(const QString& text) {
    QQuickItem* found = nullptr;
    walk(window_->contentItem(), [&](QQuickItem* item) {
        if (item->isVisible() && item->property("keyType").isValid() &&
            item->property("text").toString() == text)
            found = item;
    });
    if (!found)
        return false;
    const QPoint point = found->mapToScene(QPointF(found->width() / 2, found->height() / 2)).toPoint();
    QTest::touchEvent(window_.get(), finger_.get()).press(1, point, window_.get());
    QTest::touchEvent(window_.get(), finger_.get()).release(1, point, window_.get());
    settle();
    return true;
}

bool Harness::focusByTab(const QString& name) {
    for (int step = 0; step < 80; ++step) {
        if (auto* item = window_->activeFocusItem(); item && item->objectName() == name)
            return true;
        key(Qt::Key_Tab);
    }
    return false;
}

void Harness::key(int key) {
    QTest::keyClick(window_.get(), static_cast<Qt::Key>(key));
    settle();
}

void Harness::type(const QString& text) {
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, window_.get(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
    settle();
}

void Harness::typeAtPace(const QString& text, int gap) {
    kiosk::Wedge wedge(*window_);
    connect(&wedge, &kiosk::Wedge::scanned, stage_->flow()->scan(), &kiosk::ScanDesk::takeTyped);
    quint64 now = 1'000'000;
    for (const QChar letter : text) {
        now += static_cast<quint64>(gap);
        const bool enter = letter == u'\n';
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, enter ? int(Qt::Key_Return) : letter.toUpper().unicode(), Qt::NoModifier,
                            enter ? QStringLiteral("\r") : QString(letter));
            event.setTimestamp(now);
            QCoreApplication::sendEvent(window_.get(), &event);
        }
    }
    wedge.pause();
    settle();
}

void Harness::scan(const QString& text) {
    typeAtPace(text, 5);
}

void Harness::typeSlowly(const QString& text) {
    typeAtPace(text, 150);
}

bool Harness::act(const QString& name, const QString& action) {
    QQuickItem* item = find(name);
    auto* accessible = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    auto* actions = accessible ? accessible->actionInterface() : nullptr;
    if (!actions || !actions->actionNames().contains(action))
        return false;
    actions->doAction(action);
    settle();
    return true;
}

void Harness::settle() {
    for (int frame = 0; frame < 3 && window_; ++frame) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        if (window_)
            (void)window_->grabWindow();
    }
}

QStringList Harness::flaws(qreal smallestTarget) {
    settle(); // what changed a moment ago is laid out with the next frame
    QSet<QString> found;
    const QRectF page(QPointF(), QSizeF(window_->size()));
    walk(window_->contentItem(), [&](QQuickItem* item) {
        if (!item->isVisible() || item->width() <= 0 || ofKeyboard(item))
            return;
        const QRectF area = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (isA(item, "QQuickText") && !item->property("text").toString().isEmpty()) {
            const QString what = nameOf(item) + QStringLiteral(" \"") + item->property("text").toString() +
                                 QStringLiteral("\": ");
            if (item->property("truncated").toBool())
                found.insert(what + QStringLiteral("cut off"));
            if (item->property("contentWidth").toReal() > item->width() + 1)
                found.insert(what + QStringLiteral("wider than its place"));
            if (item->property("contentHeight").toReal() > item->height() + 2)
                found.insert(what + QStringLiteral("taller than its place"));
            if (area.left() < page.left() - 1 || area.right() > page.right() + 1)
                found.insert(what + QStringLiteral("sticks out of the window"));
        }
        const bool button = isA(item, "QQuickAbstractButton");
        const bool field = isA(item, "QQuickTextInput") || isA(item, "QQuickTextEdit");
        if (button || field) {
            if (area.width() < smallestTarget - 0.5 || area.height() < smallestTarget - 0.5)
                found.insert(QStringLiteral("%1: a target of %2 by %3")
                                 .arg(nameOf(item))
                                 .arg(area.width())
                                 .arg(area.height()));
            if (area.left() < page.left() || area.right() > page.right())
                found.insert(nameOf(item) + QStringLiteral(": sticks out of the window"));
            auto* accessible = QAccessible::queryAccessibleInterface(item);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                found.insert(nameOf(item) + QStringLiteral(": no name for assistive technology"));
        }
    });
    QStringList list(found.begin(), found.end());
    list.sort();
    return list;
}

QStringList Harness::faultsOfLook(double leastOfText, double leastOfIcons) {
    settle();
    return unreadable(*window_, leastOfText, leastOfIcons) + tangled(*window_);
}

QStringList Harness::faultsOfUse() {
    return unnamed(*window_) + jumps(*window_);
}

QStringList Harness::highTargets(double height) {
    settle();
    return ui::highTargets(*window_, height);
}

QString Harness::allText() const {
    QString all;
    walk(window_->contentItem(), [&](QQuickItem* item) {
        if (item->isVisible())
            all += item->property("text").toString() + u'\n';
    });
    return all;
}

QStringList Harness::pictures() const {
    QStringList sources;
    walk(window_->contentItem(), [&](QQuickItem* item) {
        constexpr int ready = 1; // Image.Ready
        if (isA(item, "QQuickImage") && item->isVisible() && item->property("status").toInt() == ready)
            sources.append(item->property("source").toString());
    });
    return sources;
}

QStringList Harness::unfinishedTranslations() const {
    QStringList list;
    for (const char* language : {"de", "en", "fr"}) {
        QFile file(QStringLiteral(STANDDIENST_TRANSLATIONS "/visitor_%1.ts").arg(QLatin1String(language)));
        if (!file.open(QIODevice::ReadOnly))
            list.append(file.fileName());
        QXmlStreamReader reader(&file);
        QString source;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == u"source")
                source = reader.readElementText();
            else if (reader.isStartElement() && reader.name() == u"translation" &&
                     reader.attributes().hasAttribute(QLatin1String("type")))
                list.append(QLatin1String(language) + QStringLiteral(": ") + source);
        }
    }
    return list;
}

QStringList Harness::takeWarnings() {
    return std::exchange(warnings, {});
}

} // namespace standdienst::ui
