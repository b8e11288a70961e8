// SPDX-License-Identifier: GPL-3.0-or-later
// What a designer, and whoever sees or reaches less, would find fault with in what a window shows at this
// moment. Each function returns what is wrong, a line each.
#pragma once

#include <QQuickWindow>
#include <QStringList>

namespace standdienst::ui {

// Words and icons against what is behind them, as it was drawn: contrasts as WCAG 2.2 computes them.
QStringList unreadable(QQuickWindow& window, double leastOfText, double leastOfIcons);
// Words over other words, targets over targets, words over a target that are not its own.
QStringList tangled(QQuickWindow& window);
// Where Tab goes back: to something that lies above, or before in the same line. And what it never comes to.
QStringList jumps(QQuickWindow& window);
// Targets without a role that assistive technology knows as something to use, and those that are named alike.
QStringList unnamed(QQuickWindow& window);
// Targets that reach above this height of the window.
QStringList highTargets(QQuickWindow& window, double height);

} // namespace standdienst::ui
