// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/look.h"

#include "qml/theme/contrast.h"
#include "tests/qml/items.h"

#include <QAccessible>
#include <QHash>
#include <QImage>
#include <QMap>

#include <algorithm>
#include <cmath>
#include <vector>

namespace standdienst::ui {

namespace {

// What somebody sees and can use: with a dialog open, the dialog alone. The idle notice lies above the panel.
QQuickItem* topmost(QQuickWindow& window) {
    QQuickItem* found = window.contentItem();
    walk(window.contentItem(), [&](QQuickItem* item) {
        if (!item->isVisible())
            return;
        auto* accessible = QAccessible::queryAccessibleInterface(item);
        if (accessible && accessible->role() == QAccessible::Dialog)
            found = item;
    });
    return found;
}

// Where it is seen: what is scrolled away, or cut off, is not.
QRectF seen(const QQuickItem* item, QRectF area) {
    area = item->mapRectToScene(area);
    for (const QQuickItem* above = item; above; above = above->parentItem()) {
        if (above->clip())
            area &= above->mapRectToScene(QRectF(0, 0, above->width(), above->height()));
    }
    return area & QRectF(QPointF(), QSizeF(item->window()->size()));
}

QRectF seen(const QQuickItem* item) {
    return seen(item, QRectF(0, 0, item->width(), item->height()));
}

double opacityOf(const QQuickItem* item) {
    double opacity = 1;
    for (; item; item = item->parentItem())
        opacity *= item->opacity();
    return opacity;
}

bool isTarget(const QQuickItem* item) {
    return isA(item, "QQuickAbstractButton") || isA(item, "QQuickTextInput") || isA(item, "QQuickTextEdit");
}

bool isWithin(const QQuickItem* item, const QQuickItem* other) {
    for (; item; item = item->parentItem()) {
        if (item == other)
            return true;
    }
    return false;
}

QString wordsOf(const QQuickItem* item) {
    const QString text = item->property("text").toString();
    return nameOf(item) + QStringLiteral(" \"") + (text.size() > 40 ? text.left(40) + u'…' : text) + u'"';
}

std::vector<QQuickItem*> shownTexts(QQuickItem* root) {
    std::vector<QQuickItem*> texts;
    walk(root, [&](QQuickItem* item) {
        if (isA(item, "QQuickText") && item->isVisible() && !ofKeyboard(item) &&
            !item->property("text").toString().isEmpty())
            texts.push_back(item);
    });
    return texts;
}

std::vector<QQuickItem*> shownTargets(QQuickItem* root) {
    std::vector<QQuickItem*> targets;
    walk(root, [&](QQuickItem* item) {
        if (isTarget(item) && item->isVisible() && item->isEnabled() && !ofKeyboard(item))
            targets.push_back(item);
    });
    return targets;
}

// Where the letters are, which may be less than the item.
QRectF lettersOf(const QQuickItem* text) {
    const double width = text->property("contentWidth").toDouble();
    const double height = text->property("contentHeight").toDouble();
    const int across = text->property("effectiveHorizontalAlignment").toInt();
    const int down = text->property("verticalAlignment").toInt();
    const double x = across & Qt::AlignHCenter ? (text->width() - width) / 2
                     : across & Qt::AlignRight ? text->width() - width
                                               : 0;
    const double y = down & Qt::AlignVCenter  ? (text->height() - height) / 2
                     : down & Qt::AlignBottom ? text->height() - height
                                              : 0;
    return {x, y, width, height};
}

// The contrast of a colour with the worst of what lies behind it; 21 where nothing of it is to be seen.
double worstContrast(const QImage& picture, const QRectF& scene, const QColor& colour) {
    const QRect area = scene.toAlignedRect() & picture.rect();
    if (area.width() < 4 || area.height() < 4)
        return 21;
    constexpr int samples = 90; // in a line and in a column, at the most
    const int stepX = std::max(1, area.width() / samples);
    const int stepY = std::max(1, area.height() / samples);
    QHash<QRgb, int> shares;
    int all = 0;
    for (int y = area.top(); y <= area.bottom(); y += stepY) {
        for (int x = area.left(); x <= area.right(); x += stepX) {
            ++shares[picture.pixel(x, y)];
            ++all;
        }
    }
    // The edges of letters are drawn in many colours, each of them rare; a ground is drawn in few.
    double worst = 21;
    QRgb most = 0;
    int mostOften = 0;
    for (auto it = shares.cbegin(); it != shares.cend(); ++it) {
        if (it.value() > mostOften) {
            mostOften = it.value();
            most = it.key();
        }
        const double ratio = Contrast::ratio(colour, QColor(it.key()));
        if (it.value() * 100 >= all * 8 && ratio > 1.15) // else it is the letters themselves
            worst = std::min(worst, ratio);
    }
    return std::min(worst, Contrast::ratio(colour, QColor(most)) < 1.15 && shares.size() < 3
                               ? 1.0 // nothing but its own colour
                               : 21.0);
}

QString described(double ratio) {
    return QString::number(ratio, 'f', 2) + QStringLiteral(" : 1");
}

} // namespace

QStringList unreadable(QQuickWindow& window, double leastOfText, double leastOfIcons) {
    const QImage picture = window.grabWindow().convertToFormat(QImage::Format_RGB32);
    QStringList found;
    QQuickItem* root = topmost(window);
    const auto look = [&](const QQuickItem* item, const QRectF& area, double least, const QString& what) {
        if (opacityOf(item) < 0.99) // disabled, or on its way
            return;
        const double ratio = worstContrast(picture, area, item->property("color").value<QColor>());
        if (ratio < least - 0.01)
            found.append(what + QStringLiteral(": a contrast of ") + described(ratio));
    };
    for (const QQuickItem* text : shownTexts(root)) {
        const double above = 0.2 * text->property("font").value<QFont>().pixelSize(); // and below: no letters
        look(text, seen(text, lettersOf(text).adjusted(0, above, 0, -above)), leastOfText, wordsOf(text));
    }
    walk(root, [&](QQuickItem* item) {
        if (item->isVisible() && !ofKeyboard(item) && item->inherits("standdienst::ui::Drawing") &&
            !item->property("strokes").toString().isEmpty())
            look(item, seen(item), leastOfIcons, nameOf(item) + QStringLiteral(", an icon"));
    });
    return found;
}

QStringList tangled(QQuickWindow& window) {
    QStringList found;
    QQuickItem* root = topmost(window);
    const auto texts = shownTexts(root);
    const auto targets = shownTargets(root);
    const QRectF whole(QPointF(), QSizeF(window.size()));
    // Lines set tightly reach into each other's empty space above and below the letters.
    const auto lettersSeen = [](const QQuickItem* text) {
        const QRectF area = seen(text, lettersOf(text));
        const double slack =
            std::min(area.height() / 4, 0.3 * text->property("font").value<QFont>().pixelSize());
        return area.adjusted(0, slack, 0, -slack);
    };
    const auto overlap = [](const QRectF& a, const QRectF& b) {
        const QRectF both = a & b;
        return both.width() > 2 && both.height() > 2;
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QRectF area = lettersSeen(texts[i]);
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (overlap(area, lettersSeen(texts[j])))
                found.append(wordsOf(texts[i]) + QStringLiteral(" lies over ") + wordsOf(texts[j]));
        }
        for (const QQuickItem* target : targets) {
            if (!isWithin(texts[i], target) && seen(target) != whole && overlap(area, seen(target)) &&
                target->opacity() > 0)
                found.append(wordsOf(texts[i]) + QStringLiteral(" lies over the target ") + nameOf(target));
        }
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            if (seen(targets[i]) != whole && overlap(seen(targets[i]), seen(targets[j])) &&
                !isWithin(targets[j], targets[i]))
                found.append(nameOf(targets[i]) + QStringLiteral(" lies over ") + nameOf(targets[j]));
        }
    }
    return found;
}

QStringList jumps(QQuickWindow& window) {
    QStringList found;
    QQuickItem* root = topmost(window);
    std::vector<QQuickItem*> targets = shownTargets(root);
    std::erase_if(targets, [](const QQuickItem* item) { return !item->activeFocusOnTab(); });
    if (targets.empty())
        return {QStringLiteral("nothing can be reached by Tab")};
    // Whoever leaves what scrolls leaves it as a whole, wherever it is scrolled to.
    const auto place = [](const QQuickItem* item, const QQuickItem* other) {
        const QQuickItem* scroller = scrollerOf(item);
        const QQuickItem* whole = scroller && scroller != scrollerOf(other) ? scroller : item;
        return whole->mapRectToScene(QRectF(0, 0, whole->width(), whole->height()));
    };
    // The main thing to do stands on the right, and comes first.
    const auto fromTheRight = [](const QQuickItem* item) {
        return item->parentItem()->property("layoutDirection").toInt() == Qt::RightToLeft;
    };
    std::vector<QQuickItem*> chain{targets.front()};
    for (std::size_t step = 0; step < 4 * targets.size() + 8; ++step) {
        QQuickItem* next = chain.back()->nextItemInFocusChain(true);
        if (!next || next == chain.front())
            break;
        chain.push_back(next);
    }
    std::erase_if(chain, [&](QQuickItem* item) { return std::ranges::find(targets, item) == targets.end(); });
    for (QQuickItem* item : targets) {
        if (std::ranges::find(chain, item) == chain.end())
            found.append(nameOf(item) + QStringLiteral(": Tab never comes there"));
    }
    const QRectF whole(QPointF(), QSizeF(window.size()));
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        const QRectF from = place(chain[i], chain[i + 1]);
        const QRectF to = place(chain[i + 1], chain[i]);
        if (from == whole)
            continue;
        const double shared = std::min(from.bottom(), to.bottom()) - std::max(from.top(), to.top());
        const bool sameLine = shared > 0.5 * std::min(from.height(), to.height());
        const bool back = sameLine ? to.right() <= from.left() + 1 && !fromTheRight(chain[i])
                                   : to.bottom() <= from.top() + 1 && to.left() < from.right() - 1;
        if (back)
            found.append(QStringLiteral("Tab goes back from ") + nameOf(chain[i]) + QStringLiteral(" to ") +
                         nameOf(chain[i + 1]));
    }
    return found;
}

QStringList unnamed(QQuickWindow& window) {
    QStringList found;
    QMap<QString, QString> names;
    for (QQuickItem* item : shownTargets(topmost(window))) {
        auto* accessible = QAccessible::queryAccessibleInterface(item);
        const auto role = accessible ? accessible->role() : QAccessible::NoRole;
        const bool known = role == QAccessible::Button || role == QAccessible::RadioButton ||
                           role == QAccessible::CheckBox || role == QAccessible::EditableText ||
                           role == QAccessible::Link;
        if (!known)
            found.append(nameOf(item) + QStringLiteral(": no role for assistive technology"));
        const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
        if (name.isEmpty())
            found.append(nameOf(item) + QStringLiteral(": no name for assistive technology"));
        else if (names.contains(name))
            found.append(nameOf(item) + QStringLiteral(" and ") + names[name] +
                         QStringLiteral(" are both called \"") + name + u'"');
        names.insert(name, nameOf(item));
    }
    return found;
}

QStringList highTargets(QQuickWindow& window, double height) {
    QStringList found;
    const QRectF whole(QPointF(), QSizeF(window.size()));
    for (const QQuickItem* item : shownTargets(topmost(window))) {
        const QRectF area = seen(item);
        if (!area.isEmpty() && area != whole && area.top() < height - 1)
            found.append(nameOf(item) + QStringLiteral(" reaches up to ") +
                         QString::number(std::round(area.top())));
    }
    return found;
}

} // namespace standdienst::ui
