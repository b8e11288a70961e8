// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/player.h"

#include "core/base/json.h"
#include "kiosk/scan/wedge.h"
#include "kiosk/visitor/visit_flow.h"
#include "kiosk/visitor/wipe.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>

#include <fmt/format.h>

#include <cmath>

namespace standdienst::kiosk {

using namespace std::chrono_literals;
using play::Screen;

namespace {

// The fair may still be on its way when the window opens.
constexpr auto patienceAtStart = 60s;
// A finger that rests this long flings nothing (Qt forgets the speed after 100 ms).
constexpr auto fingerRests = 120ms;
constexpr int mostSwipes = 60;

const auto attractPage = QStringLiteral("page.attract");
const auto thankYouPage = QStringLiteral("page.thankYou");
const auto stayControl = QStringLiteral("idle.stay");

Error failed(const QString& control, const QString& why) {
    return {Code::Conflict, fmt::format("{}: {}", control.toStdString(), why.toStdString())};
}

} // namespace

Player::Player(QQuickWindow& window, const VisitFlow& flow, VisitClock& patience,
               std::function<int()> pending, Options options)
    : window_(window),
      flow_(flow),
      patience_(patience),
      pending_(std::move(pending)),
      options_(std::move(options)),
      screen_(window),
      finger_(window) {
    connect(&window_, &QQuickWindow::frameSwapped, this,
            &Player::frameShown); // queued where another thread draws
}

Player::~Player() = default;

bool Player::await(const Condition& condition, std::chrono::milliseconds most) {
    QDeadlineTimer deadline(most);
    QTimer wake; // so that the loop below comes back also where nothing happens
    wake.setSingleShot(true);
    wake.start(most);
    while (!condition()) {
        if (deadline.hasExpired() || QCoreApplication::closingDown())
            return condition();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        // What is to be deleted later waits for the outer loop otherwise: every page that was left, for a
        // day.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

bool Player::awaitFrame() {
    const auto wanted = frames_ + 1;
    window_.update();
    return await([&] { return frames_ >= wanted; }, options_.pageWait);
}

void Player::frameShown() {
    ++frames_;
    const auto visit = flow_.visitId();
    if (visit.isEmpty() || visit == seenVisit_ || !screen_.shows(thankYouPage))
        return;
    seenVisit_ = visit;
    ++thankYous_;
    const json::object line{{"visit", visit.toStdString()}, {"name", visitName_}};
    if (const auto written = write(json::serialize(line)); !written)
        reportError_ = written.error();
}

Result<void> Player::write(const std::string& line) {
    if (options_.report.empty())
        return {};
    if (report_.write((line + '\n').c_str()) < 0 || !report_.flush())
        return Error{Code::Internal,
                     fmt::format("{}: {}", options_.report, report_.errorString().toStdString())};
    return {};
}

void Player::pass(std::chrono::milliseconds time) {
    if (patience_.pace() > 0) {
        await([] { return false; }, std::chrono::milliseconds(static_cast<qint64>(
                                        static_cast<double>(time.count()) / patience_.pace())));
        return;
    }
    // Second by second, as the clock would have ticked.
    for (; time > 0ms; time -= 1s) {
        patience_.advance(std::min<std::chrono::milliseconds>(time, 1s));
        QCoreApplication::processEvents();
    }
}

void Player::rest() {
    await([] { return false; }, fingerRests);
}

Result<void> Player::play() {
    auto recording = play::Recording::open(options_.file);
    if (!recording)
        return recording.error();
    for (;;) { // nothing is played of a file that is wrong further down
        auto visit = recording->next();
        if (!visit)
            return Error{visit.error().code, options_.file + ", " + visit.error().detail};
        if (!*visit)
            break;
        play::wipe(**visit);
    }
    if (!options_.report.empty()) {
        report_.setFileName(QString::fromStdString(options_.report));
        if (!report_.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return Error{Code::Internal,
                         fmt::format("{}: {}", options_.report, report_.errorString().toStdString())};
    }
    if (!await([&] { return screen_.shows(attractPage); }, patienceAtStart))
        return Error{Code::Busy,
                     "no visit can begin: the attract screen does not show (is the device paired, and is the "
                     "fair open?)"};
    recording->rewind();
    for (;;) {
        auto visit = recording->next();
        if (!visit)
            return visit.error();
        if (!*visit)
            break;
        visitName_ = (*visit)->name.toStdString();
        const auto done = playVisit(**visit);
        play::wipe(**visit);
        if (!done)
            return Error{done.error().code,
                         fmt::format("visit {} \"{}\", {}", played_ + 1, visitName_, done.error().detail)};
        wipe(visitName_);
        ++played_;
    }
    await([&] { return pending_() == 0; }, options_.drain);
    return write(json::serialize(
        json::object{{"played", played_}, {"thank_yous", thankYous_}, {"undelivered", pending_()}}));
}

Result<void> Player::playVisit(const play::Visit& visit) {
    int number = 0;
    for (const auto& step : visit.steps) {
        ++number;
        auto done = playStep(step);
        if (done && reportError_)
            done = *reportError_;
        if (!done) {
            auto detail = fmt::format("step {}: {}", number, done.error().detail);
            if (flow_.problem())
                detail += "; the device says: " + flow_.problem()->detail;
            return Error{done.error().code, detail};
        }
    }
    awaitFrame();
    return idle(play::Until::Wipe);
}

Result<void> Player::playStep(const play::Step& step) {
    return std::visit(
        [this](const auto& one) -> Result<void> {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, play::Tap>) {
                return tap(one.control);
            } else if constexpr (std::is_same_v<One, play::Type>) {
                if (!one.into.isEmpty())
                    if (auto touched = tap(one.into); !touched)
                        return touched;
                finger_.type(one.text);
            } else if constexpr (std::is_same_v<One, play::Erase>) {
                for (int i = 0; i < one.characters; ++i)
                    finger_.backspace();
            } else if constexpr (std::is_same_v<One, play::Clear>) {
                if (auto touched = tap(one.control); !touched)
                    return touched;
                finger_.selectAll();
                finger_.backspace();
            } else if constexpr (std::is_same_v<One, play::Keys>) {
                return keys(one.text);
            } else if constexpr (std::is_same_v<One, play::Scan>) {
                return scan(one.text);
            } else if constexpr (std::is_same_v<One, play::Wait>) {
                pass(one.time);
            } else if constexpr (std::is_same_v<One, play::Idle>) {
                return idle(one.until);
            } else {
                return expect(one.page);
            }
            return {};
        },
        step);
}

Result<void> Player::tap(const QString& control) {
    const auto reach = bringIntoSight(control);
    if (!reach)
        return reach.error();
    finger_.tap(reach->at);
    return {};
}

// Waits until the control can be touched and stands still, scrolling where that helps.
Result<Screen::Reach> Player::bringIntoSight(const QString& control) {
    QDeadlineTimer deadline(options_.pageWait);
    Screen::Reach reach;
    int swipes = 0;
    double searching = 1; // downwards first
    for (;;) {
        const auto before = reach;
        awaitFrame();
        reach = screen_.reach(control);
        if (reach.item && reach.why.isEmpty() &&
            (patience_.pace() <= 0 || (before.item == reach.item && before.at == reach.at)))
            return reach;
        if (deadline.hasExpired() || swipes > mostSwipes)
            return failed(control, reach.why.isEmpty() ? QStringLiteral("does not stand still") : reach.why);
        if (reach.why.isEmpty() || (before.why != reach.why))
            continue; // the page may still be on its way
        if (reach.item && reach.item->isVisible()) {
            const auto around = screen_.scrollableAround(*reach.item);
            // Towards the middle: what lies at an edge may be there and yet be hidden by what fades out
            // below.
            const double off = around ? reach.at.y() - around->view.center().y() : 0;
            if (around && !around->view.isEmpty() && reach.item->isEnabled() && std::abs(off) > 1) {
                if (scroll(*around, off))
                    deadline.setRemainingTime(options_.pageWait);
                ++swipes;
            }
        } else if (const auto around = reach.item ? std::nullopt : screen_.scrollableInSight()) {
            if (scroll(*around, searching * around->view.height()))
                deadline.setRemainingTime(options_.pageWait);
            else
                searching = -searching;
            ++swipes;
        }
    }
}

// Moves the content up by so many pixels, at most what one draw of a finger can; false where it did not move.
bool Player::scroll(const Screen::Scrollable& scrollable, double by) {
    const double most = scrollable.view.height() * 0.7;
    const double distance = std::clamp(by, -most, most);
    const auto from = screen_.drawFrom(scrollable, distance > 0 ? 0.85 : 0.15);
    const auto before = scrollable.flickable->property("contentY").toDouble();
    finger_.drag(
        from, from - QPointF(0, distance), [this] { awaitFrame(); }, [this] { rest(); });
    await([&] { return !scrollable.flickable->property("moving").toBool(); }, options_.pageWait);
    return scrollable.flickable->property("contentY").toDouble() != before;
}

Result<void> Player::keys(const QString& text) {
    for (const QChar c : text) {
        const QString character(c);
        Screen::Reach reach;
        await(
            [&] {
                reach = screen_.reachKey(character);
                return reach.item && reach.why.isEmpty();
            },
            options_.pageWait);
        if (!reach.why.isEmpty())
            return failed(QStringLiteral("key \"%1\"").arg(character), reach.why);
        finger_.tap(reach.at);
    }
    return {};
}

Result<void> Player::scan(const QString& text) {
    if (!options_.scanner)
        return failed(QStringLiteral("scan"), QStringLiteral("no scanner is plugged in"));
    options_.scanner->setEnabled(true);
    options_.scanner->setPlayed(true);
    finger_.type(text + u'\n');
    options_.scanner->pause();
    options_.scanner->setPlayed(false);
    options_.scanner->setEnabled(false);
    return {};
}

Result<void> Player::idle(play::Until until) {
    const auto there = [&] {
        return until == play::Until::Warning ? screen_.shows(stayControl) : screen_.shows(attractPage);
    };
    awaitFrame();
    if (patience_.pace() > 0) {
        const auto most =
            std::chrono::milliseconds(static_cast<qint64>(90'000 / patience_.pace())) + options_.pageWait;
        if (await(there, most))
            return {};
    } else {
        for (int second = 0; second < 90 && !there(); ++second)
            pass(1s);
        if (await(there, options_.pageWait))
            return {};
    }
    return failed(until == play::Until::Warning ? stayControl : attractPage, QStringLiteral("did not come"));
}

Result<void> Player::expect(const QString& page) {
    const auto name = QStringLiteral("page.") + page;
    if (!await([&] { return screen_.shows(name); }, options_.pageWait))
        return failed(name, QStringLiteral("does not show"));
    awaitFrame();
    return {};
}

} // namespace standdienst::kiosk
