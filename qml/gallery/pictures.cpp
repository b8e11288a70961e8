// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/gallery/pictures.h"

#include "qml/gallery/stage.h"
#include "qml/start/start.h"
#include "qml/start/translator.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QInputMethod>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

namespace standdienst::ui {

using namespace standdienst::kiosk;

namespace {

// Whether a picture is still being read, which happens in another thread.
bool pending(const QQuickItem& item) {
    constexpr int loading = 2; // Image.Loading
    return (item.inherits("QQuickImage") && item.property("status").toInt() == loading) ||
           std::ranges::any_of(item.childItems(), [](const QQuickItem* child) { return pending(*child); });
}

// Lets everything that is on its way arrive: pages, layouts, the keyboard, pictures.
void settle(QQuickWindow& window) {
    for (int frame = 0; frame < 12; ++frame) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        (void)window.grabWindow();
        while (pending(*window.contentItem()))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

bool save(QQuickWindow& window, const QString& file) {
    if (window.grabWindow().convertToFormat(QImage::Format_RGB888).save(file, "PNG", 1))
        return true;
    std::fprintf(stderr, "standdienst-gallery: cannot write %s\n", qPrintable(file));
    return false;
}

QQuickWindow* load(QQmlApplicationEngine& engine, const QUrl& url, const QVariantMap& properties) {
    prepareEngine(engine);
    engine.setInitialProperties(properties);
    engine.load(url);
    auto* window = engine.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    if (window)
        setMotion(engine, false);
    return window;
}

struct Screen {
    const char* name;
    QSize size;
    QSizeF millimetres;
    const char* language;
    std::function<void(VisitFlow&, QQuickWindow&)> go;
};

void toReasons(VisitFlow& flow, QQuickWindow&) {
    flow.begin();
}

void toProducts(VisitFlow& flow, QQuickWindow& window) {
    toReasons(flow, window);
    flow.reasonsPage()->choose(QStringLiteral("products"));
    auto* topics = flow.topicsPage();
    for (const int row : {1, 3})
        if (row < topics->rowCount())
            topics->toggle(topics->data(topics->index(row), TopicsPage::TopicIdRole).toString());
}

void openProduct(VisitFlow& flow, QQuickWindow& window) {
    toProducts(flow, window);
    auto* topics = flow.topicsPage();
    topics->open(topics->data(topics->index(0), TopicsPage::TopicIdRole).toString());
}

void toTopics(VisitFlow& flow, QQuickWindow& window) {
    toReasons(flow, window);
    flow.reasonsPage()->choose(QStringLiteral("advice"));
    auto* topics = flow.topicsPage();
    for (const int row : {1, 3, 4})
        if (row < topics->rowCount())
            topics->toggle(topics->data(topics->index(row), TopicsPage::TopicIdRole).toString());
}

void toNeeds(VisitFlow& flow, QQuickWindow& window) {
    toTopics(flow, window);
    flow.topicsPage()->next();
}

void toNumber(VisitFlow& flow, QQuickWindow& window) {
    toNeeds(flow, window);
    flow.needsPage()->choose(QStringLiteral("tools"));
    flow.needsPage()->setNumber(190);
}

void toSeveral(VisitFlow& flow, QQuickWindow& window) {
    toNumber(flow, window);
    flow.needsPage()->next();
    flow.needsPage()->choose(QStringLiteral("stainless"));
    flow.needsPage()->choose(QStringLiteral("energy"));
}

void toWords(VisitFlow& flow, QQuickWindow& window) {
    toSeveral(flow, window);
    flow.needsPage()->next();
    flow.needsPage()->choose(QStringLiteral("half-year"));
    flow.needsPage()->setWords(QStringLiteral("Unsere Walzen sind von 1987."));
}

void toScale(VisitFlow& flow, QQuickWindow& window) {
    toNeeds(flow, window);
    flow.needsPage()->choose(QStringLiteral("building"));
}

void toSummary(VisitFlow& flow, QQuickWindow& window) {
    toWords(flow, window);
    flow.needsPage()->next();
}

void toContact(VisitFlow& flow, QQuickWindow& window) {
    toTopics(flow, window);
    flow.topicsPage()->next();
    flow.needsPage()->skipAll();
}

void fillIn(VisitFlow& flow, QQuickWindow& window) {
    toContact(flow, window);
    auto* page = flow.contactPage();
    page->setGivenName(QStringLiteral("Johanna"));
    page->setFamilyName(QStringLiteral("Brückner-Öztürk"));
    page->setOrganization(QStringLiteral("Molkerei Alpenglück eG"));
    page->setEmail(QStringLiteral("johanna.brueckner@example.com"));
    page->consents()->setGiven(0, true);
}

void typing(VisitFlow& flow, QQuickWindow& window) {
    fillIn(flow, window);
    settle(window);
    if (auto* field = window.findChild<QQuickItem*>(QStringLiteral("contact.email"))) {
        field->forceActiveFocus();
        QGuiApplication::inputMethod()->show();
    }
}

// What a visitor may choose for themselves, as on the panel "Display".
void choose(const QQuickWindow& window, const char* what, const QVariant& value) {
    QQmlComponent component(qmlEngine(&window));
    component.setData("import QtQml\nimport Standdienst.Theme\nQtObject { property QtObject theme: Theme }",
                      {});
    const std::unique_ptr<QObject> holder(component.create());
    holder->property("theme").value<QObject*>()->setProperty(what, value);
}

void large(VisitFlow& flow, QQuickWindow& window) {
    fillIn(flow, window);
    choose(window, "textScale", 2);
}

enum Variant { Light, Dark, HighContrast }; // as in Theme.qml

using Way = void (*)(VisitFlow&, QQuickWindow&);

Way toAttract = [](VisitFlow&, QQuickWindow&) {
};

std::function<void(VisitFlow&, QQuickWindow&)> seen(Variant variant, Way go) {
    return [variant, go](VisitFlow& flow, QQuickWindow& window) {
        go(flow, window);
        choose(window, "chosenVariant", int(variant));
    };
}

std::function<void(VisitFlow&, QQuickWindow&)> low(Way go) {
    return [go](VisitFlow& flow, QQuickWindow& window) {
        go(flow, window);
        choose(window, "lowReach", true);
    };
}

void toDisplay(VisitFlow& flow, QQuickWindow& window) {
    toReasons(flow, window);
    window.setProperty("choosing", true);
}

void toLargeDisplay(VisitFlow& flow, QQuickWindow& window) {
    toDisplay(flow, window);
    choose(window, "textScale", 2);
}

void wrong(VisitFlow& flow, QQuickWindow& window) {
    fillIn(flow, window);
    flow.contactPage()->setEmail(QStringLiteral("johanna.brueckner@"));
    flow.contactPage()->send();
}

void toGifts(VisitFlow& flow, QQuickWindow& window) {
    toReasons(flow, window);
    flow.reasonsPage()->choose(QStringLiteral("giveaway"));
}

void chooseGift(VisitFlow& flow, QQuickWindow& window) {
    toGifts(flow, window);
    auto* gifts = flow.giftsPage();
    gifts->choose(gifts->data(gifts->index(0), GiftsPage::GiftIdRole).toString());
}

void thankForGift(VisitFlow& flow, QQuickWindow& window) {
    chooseGift(flow, window);
    flow.giftsPage()->speak(false);
}

void toComing(VisitFlow& flow, QQuickWindow& window) {
    toTopics(flow, window);
    flow.callPerson();
}

void toThanks(VisitFlow& flow, QQuickWindow& window) {
    fillIn(flow, window);
    flow.contactPage()->send();
}

// As far down as the card to take along.
void toCard(VisitFlow& flow, QQuickWindow& window) {
    toThanks(flow, window);
    settle(window);
    if (auto* scroller = window.findChild<QQuickItem*>(QStringLiteral("page.scroller")))
        scroller->setProperty(
            "contentY", std::max(0.0, scroller->property("contentHeight").toReal() - scroller->height()));
}

constexpr QSize portrait(1080, 1920);
constexpr QSize landscape(1920, 1080);
constexpr QSize counter(1280, 800);
constexpr QSizeF portrait32(398, 708);
constexpr QSizeF landscape32(708, 398);
constexpr QSizeF counter15(336, 210);

} // namespace

bool drawScreens(const Fair& fair, const std::vector<Picture>& pictures, const QString& folder) {
    const Screen screens[] = {
        {"attract-de-portrait", portrait, portrait32, "de", toAttract},
        {"attract-en-landscape", landscape, landscape32, "en", toAttract},
        {"reasons-de-portrait", portrait, portrait32, "de", toReasons},
        {"reasons-en-landscape", landscape, landscape32, "en", toReasons},
        {"products-de-portrait", portrait, portrait32, "de", toProducts},
        {"products-en-landscape", landscape, landscape32, "en", toProducts},
        {"products-en-counter", counter, counter15, "en", toProducts},
        {"product-de-portrait", portrait, portrait32, "de", openProduct},
        {"topics-de-portrait", portrait, portrait32, "de", toTopics},
        {"topics-en-counter", counter, counter15, "en", toTopics},
        {"needs-single-de-portrait", portrait, portrait32, "de", toNeeds},
        {"needs-single-en-landscape", landscape, landscape32, "en", toNeeds},
        {"needs-number-de-portrait", portrait, portrait32, "de", toNumber},
        {"needs-number-en-counter", counter, counter15, "en", toNumber},
        {"needs-several-de-portrait", portrait, portrait32, "de", toSeveral},
        {"needs-several-en-counter", counter, counter15, "en", toSeveral},
        {"needs-scale-de-portrait", portrait, portrait32, "de", toScale},
        {"needs-scale-en-landscape", landscape, landscape32, "en", toScale},
        {"needs-words-de-portrait", portrait, portrait32, "de", toWords},
        {"needs-summary-de-portrait", portrait, portrait32, "de", toSummary},
        {"needs-summary-en-landscape", landscape, landscape32, "en", toSummary},
        {"contact-de-portrait", portrait, portrait32, "de", fillIn},
        {"contact-de-portrait-typing", portrait, portrait32, "de", typing},
        {"contact-en-landscape-typing", landscape, landscape32, "en", typing},
        {"contact-de-portrait-problem", portrait, portrait32, "de", wrong},
        {"gifts-de-portrait", portrait, portrait32, "de", toGifts},
        {"gifts-en-landscape", landscape, landscape32, "en", toGifts},
        {"gifts-de-counter", counter, counter15, "de", toGifts},
        {"gifts-chosen-de-portrait", portrait, portrait32, "de", chooseGift},
        {"gifts-chosen-en-landscape", landscape, landscape32, "en", chooseGift},
        {"gifts-chosen-de-counter", counter, counter15, "de", chooseGift},
        {"gifts-thank-you-de-portrait", portrait, portrait32, "de", thankForGift},
        {"coming-de-portrait", portrait, portrait32, "de", toComing},
        {"coming-en-landscape", landscape, landscape32, "en", toComing},
        {"thank-you-de-portrait", portrait, portrait32, "de", toThanks},
        {"thank-you-en-landscape", landscape, landscape32, "en", toThanks},
        {"thank-you-de-portrait-card", portrait, portrait32, "de", toCard},
        {"contact-de-portrait-large", portrait, portrait32, "de", large},
        {"idle-de-portrait", portrait, portrait32, "de", toReasons},
        {"attract-de-portrait-dark", portrait, portrait32, "de", seen(Dark, toAttract)},
        {"attract-en-landscape-contrast", landscape, landscape32, "en", seen(HighContrast, toAttract)},
        {"attract-en-counter", counter, counter15, "en", toAttract},
        {"display-de-portrait", portrait, portrait32, "de", toDisplay},
        {"display-en-landscape-dark", landscape, landscape32, "en", seen(Dark, toDisplay)},
        {"display-en-counter-large", counter, counter15, "en", toLargeDisplay},
        {"reasons-de-portrait-dark", portrait, portrait32, "de", seen(Dark, toReasons)},
        {"reasons-en-landscape-contrast", landscape, landscape32, "en", seen(HighContrast, toReasons)},
        {"products-de-portrait-dark", portrait, portrait32, "de", seen(Dark, toProducts)},
        {"contact-de-portrait-contrast", portrait, portrait32, "de", seen(HighContrast, wrong)},
        {"thank-you-de-portrait-dark", portrait, portrait32, "de", seen(Dark, toThanks)},
        {"coming-en-landscape-dark", landscape, landscape32, "en", seen(Dark, toComing)},
        {"reasons-de-portrait-low", portrait, portrait32, "de", low(toReasons)},
        {"contact-de-portrait-low-typing", portrait, portrait32, "de", low(typing)},
        {"topics-en-landscape-low", landscape, landscape32, "en", low(toTopics)},
    };
    if (!QDir().mkpath(folder))
        return false;
    for (const Screen& screen : screens) {
        Stage stage(&fair, pictures);
        QQmlApplicationEngine engine;
        Translator translator(engine);
        showPictures(engine, *stage.flow());
        auto* window = load(engine, visitorWindow(),
                            {{QStringLiteral("flow"), QVariant::fromValue(stage.flow())},
                             {QStringLiteral("deviceState"), QVariant::fromValue(stage.deviceState())},
                             {QStringLiteral("screenMillimetres"), screen.millimetres},
                             {QStringLiteral("width"), screen.size.width()},
                             {QStringLiteral("height"), screen.size.height()}});
        if (!window)
            return false;
        stage.flow()->setLanguage(QString::fromLatin1(screen.language));
        translator.setLanguage(stage.flow()->language());
        // All but the last gift, which is gone.
        QVariantMap pieces;
        for (const Gift& gift : fair.gifts) {
            if (pieces.size() + 1 < static_cast<qsizetype>(fair.gifts.size()))
                pieces.insert(QString::fromStdString(gift.id), 20);
        }
        stage.giveGifts(pieces, 18);
        settle(*window);
        screen.go(*stage.flow(), *window);
        if (QByteArrayView(screen.name).startsWith("coming"))
            stage.hearQueue(2, 4.2, 3.1, 5.6);
        if (QByteArrayView(screen.name).startsWith("idle"))
            stage.advance(48'000);
        settle(*window);
        if (!save(*window, QStringLiteral("%1/kiosk-%2.png").arg(folder, QLatin1String(screen.name))))
            return false;
    }
    return true;
}

bool drawGallery(const QString& folder) {
    if (!QDir().mkpath(folder))
        return false;
    QQmlApplicationEngine engine;
    Translator translator(engine);
    auto* window = load(engine, QUrl(QStringLiteral("qrc:/qt/qml/Standdienst/Gallery/Gallery.qml")), {});
    if (!window)
        return false;
    const int sheets = window->property("sheetCount").toInt();
    const char* const themes[] = {"light", "dark", "contrast"};
    for (int theme = 0; theme < 3; ++theme) {
        for (const char* language : {"de", "en"}) {
            translator.setLanguage(QString::fromLatin1(language));
            for (int sheet = 0; sheet < sheets; ++sheet) {
                window->setProperty("variant", theme);
                window->setProperty("language", QString::fromLatin1(language));
                window->setProperty("sheet", sheet);
                settle(*window);
                const auto name = QStringLiteral("%1/%2-%3-%4.png")
                                      .arg(folder, window->property("sheetName").toString(),
                                           QLatin1String(themes[theme]), QLatin1String(language));
                if (!save(*window, name))
                    return false;
            }
        }
    }
    return true;
}

} // namespace standdienst::ui
