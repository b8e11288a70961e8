// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/screen.h"

#include <QColor>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <functional>

namespace standdienst::kiosk::play {

namespace {

// Fainter than this, nobody sees that something is there.
constexpr double seen = 0.2;

QString nameOf(const QQuickItem& item) {
    for (const QQuickItem* at = &item; at; at = at->parentItem())
        if (!at->objectName().isEmpty())
            return at == &item
                       ? at->objectName()
                       : QStringLiteral("%1 in %2").arg(item.metaObject()->className(), at->objectName());
    return QString::fromLatin1(item.metaObject()->className());
}

void forEach(QQuickItem& item, const std::function<void(QQuickItem&)>& visit) {
    visit(item);
    for (auto* child : item.childItems())
        forEach(*child, visit);
}

// Whether one that is visible says yes; what is put away is not asked, nor is anything in it.
bool anyVisible(QQuickItem& item, const std::function<bool(const QQuickItem&)>& says) {
    return item.isVisible() && (says(item) || std::ranges::any_of(item.childItems(), [&](QQuickItem* child) {
                                    return anyVisible(*child, says);
                                }));
}

double opacity(const QQuickItem& item) {
    double product = 1;
    for (const QQuickItem* at = &item; at; at = at->parentItem())
        product *= at->opacity();
    return product;
}

// A mouse area has a property of this name of its own.
bool enabled(const QQuickItem& item) {
    return item.isEnabled() && item.property("enabled").toBool();
}

bool takesTouch(const QQuickItem& item) {
    // The layer that popups live on lets touches through where there is none; a modal one brings its own
    // shade.
    if (!enabled(item) || item.inherits("QQuickOverlay"))
        return false;
    if (item.acceptedMouseButtons() != Qt::NoButton || item.acceptTouchEvents())
        return true;
    return std::ranges::any_of(item.children(), [](const QObject* child) {
        return child->inherits("QQuickPointerHandler") && child->property("enabled").toBool();
    });
}

bool hidesWhatIsBelow(const QQuickItem& item) {
    if (opacity(item) < seen)
        return false;
    if (item.inherits("QQuickRectangle"))
        return item.property("color").value<QColor>().alphaF() * opacity(item) > 0.5;
    return item.inherits("QQuickImage");
}

// Where it lies in the window. Not boundingRect(): a text field's is that of its text.
QRectF boxOf(const QQuickItem& item) {
    return item.mapRectToScene({QPointF(0, 0), item.size()});
}

// The part of the item that is left when all that clips it is taken away.
QRectF visiblePart(const QQuickItem& item, QRectF part) {
    for (const QQuickItem* at = item.parentItem(); at && !part.isEmpty(); at = at->parentItem())
        if (at->clip())
            part &= boxOf(*at);
    return part;
}

QQuickItem* topmostBelow(QQuickItem& item, QPointF at) {
    if (!item.isVisible() || item.opacity() <= 0)
        return nullptr;
    const bool inside = item.contains(item.mapFromScene(at));
    if (item.clip() && !inside)
        return nullptr;
    auto children = item.childItems();
    std::ranges::stable_sort(children, {}, &QQuickItem::z);
    const auto behind =
        std::ranges::find_if(children, [](const QQuickItem* child) { return child->z() >= 0; });
    for (auto child = children.end(); child != behind;)
        if (auto* found = topmostBelow(**--child, at))
            return found;
    if (inside && (takesTouch(item) || hidesWhatIsBelow(item)))
        return &item;
    for (auto child = behind; child != children.begin();)
        if (auto* found = topmostBelow(**--child, at))
            return found;
    return nullptr;
}

} // namespace

QRectF Screen::extent() const {
    return {QPointF(0, 0), QSizeF(window_.size())};
}

QQuickItem* Screen::topmost(QPointF at) const {
    return topmostBelow(*window_.contentItem(), at);
}

Screen::Reach Screen::check(QQuickItem& item) const {
    const QRectF box = boxOf(item);
    Reach reach{&item, box.center(), {}};
    if (!item.isVisible() || box.isEmpty())
        reach.why = QStringLiteral("not visible");
    else if (opacity(item) < seen)
        reach.why = QStringLiteral("too faint to see");
    else if (!enabled(item))
        reach.why = QStringLiteral("disabled");
    else if (!(visiblePart(item, box) & extent()).contains(reach.at))
        reach.why = QStringLiteral("off screen");
    else if (auto* top = topmost(reach.at); !top)
        reach.why = QStringLiteral("takes no touch");
    else if (top != &item && !item.isAncestorOf(top))
        reach.why = QStringLiteral("covered by %1").arg(nameOf(*top));
    return reach;
}

Screen::Reach Screen::reach(const QString& objectName) const {
    Reach best{nullptr, {}, QStringLiteral("not there")};
    forEach(*window_.contentItem(), [&](QQuickItem& item) {
        if (item.objectName() != objectName || (best.item && best.why.isEmpty()))
            return;
        // One that can be seen says more about what is wrong than one on a page that is put away.
        if (const auto found = check(item); !best.item || found.why.isEmpty() || !best.item->isVisible())
            best = found;
    });
    return best;
}

Screen::Reach Screen::reachKey(const QString& character) const {
    Reach best{nullptr, {}, QStringLiteral("not on the keyboard that the screen shows")};
    forEach(*window_.contentItem(), [&](QQuickItem& item) {
        if ((best.item && best.why.isEmpty()) || !item.isVisible() ||
            !item.property("keyPanelDelegate").isValid() ||
            item.property("text").toString().compare(character, Qt::CaseInsensitive) != 0)
            return;
        const QRectF box = boxOf(item);
        best = {&item, box.center(), {}};
        if (!enabled(item))
            best.why = QStringLiteral("disabled");
        else if (!extent().contains(best.at))
            best.why = QStringLiteral("off screen");
        // One area takes the touches for all keys.
        else if (auto* top = topmost(best.at);
                 !top || !(top->isAncestorOf(&item) || item.isAncestorOf(top) || top == &item))
            best.why = QStringLiteral("covered by %1").arg(top ? nameOf(*top) : QString());
    });
    return best;
}

bool Screen::shows(const QString& objectName) const {
    return anyVisible(*window_.contentItem(), [&](const QQuickItem& item) {
        return item.objectName() == objectName && opacity(item) >= seen &&
               !(visiblePart(item, boxOf(item)) & extent()).isEmpty();
    });
}

std::optional<Screen::Scrollable> Screen::scrollableAround(QQuickItem& item) const {
    for (auto* at = item.parentItem(); at; at = at->parentItem())
        if (at->inherits("QQuickFlickable") && at->property("interactive").toBool())
            return Scrollable{at, visiblePart(*at, boxOf(*at)) & extent()};
    return std::nullopt;
}

std::optional<Screen::Scrollable> Screen::scrollableInSight() const {
    std::optional<Scrollable> largest;
    forEach(*window_.contentItem(), [&](QQuickItem& item) {
        if (!item.inherits("QQuickFlickable") || !item.isVisible() ||
            !item.property("interactive").toBool() ||
            item.property("contentHeight").toDouble() <= item.height())
            return;
        const QRectF view = visiblePart(item, boxOf(item)) & extent();
        if (!largest || view.width() * view.height() > largest->view.width() * largest->view.height())
            largest = Scrollable{&item, view};
    });
    return largest;
}

QPointF Screen::drawFrom(const Scrollable& scrollable, double portion) const {
    const QRectF& view = scrollable.view;
    const double y = view.top() + view.height() * portion;
    for (const double x : {0.5, 0.03, 0.97, 0.25, 0.75}) {
        const QPointF at(view.left() + view.width() * x, y);
        const auto* top = topmost(at);
        if (top && (top == scrollable.flickable || scrollable.flickable->isAncestorOf(top)) &&
            !top->inherits("QQuickTextInput") && !top->inherits("QQuickTextEdit"))
            return at;
    }
    return {view.center().x(), y};
}

} // namespace standdienst::kiosk::play
