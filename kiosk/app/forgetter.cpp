// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/app/forgetter.h"

#include "kiosk/visitor/visit_flow.h"
#include "kiosk/visitor/wipe.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QQmlEngine>

namespace standdienst::kiosk {

using namespace std::chrono_literals;

namespace {

// Longer than a page takes to fade out and be destroyed.
constexpr auto pagesAreGone = 1s;

} // namespace

Forgetter::Forgetter(VisitFlow& flow, QQmlEngine& engine, QObject* parent)
    : QObject(parent), engine_(engine) {
    for (auto* timer : {&soon_, &later_}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &Forgetter::forget);
    }
    soon_.setInterval(0ms);
    later_.setInterval(pagesAreGone);
    connect(&flow, &VisitFlow::wiped, this, [this] {
        soon_.start();
        later_.start();
    });
}

void Forgetter::forget() {
    auto* input = QGuiApplication::inputMethod();
    input->reset();
    input->update(Qt::ImQueryAll); // the text around the cursor
    engine_.collectGarbage();
    scrubStack();
}

} // namespace standdienst::kiosk
