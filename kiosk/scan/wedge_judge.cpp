// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/wedge_judge.h"

#include "core/base/limits.h"
#include "kiosk/scan/layout.h"
#include "kiosk/visitor/wipe.h"

#include <QString>

#include <cctype>
#include <string_view>
#include <utility>

namespace standdienst::kiosk {

namespace {

constexpr char stx = 0x02, etx = 0x03;
// How soon after somebody's keys a scanner's first ones may be among them.
constexpr WedgeJudge::Time leakGap{150};

bool isAim(std::string_view text) {
    return text.size() >= 3 && text[0] == ']' && std::isalpha(static_cast<unsigned char>(text[1])) &&
           std::isalnum(static_cast<unsigned char>(text[2]));
}

bool holds(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

} // namespace

std::string unframed(std::string_view text) {
    while (!text.empty() && (text.front() == stx || text.front() == '\n'))
        text.remove_prefix(1);
    if (isAim(text))
        text.remove_prefix(3);
    while (!text.empty() && (text.back() == etx || text.back() == '\n' || text.back() == '\t'))
        text.remove_suffix(1);
    return std::string(text);
}

bool WedgeJudge::quick() const {
    return run_.keys >= 2 && (run_.last - run_.first) <= scannersMean * static_cast<int>(run_.keys - 1);
}

// By place too: in the wrong layout a card begins with "BEGINÖVCARD".
bool WedgeJudge::open() const {
    const auto begun = [this](std::string_view words) {
        return holds(run_.typed, words) || holds(run_.byPlace, words);
    };
    return begun("BEGIN") && begun("VCARD") &&
           !(begun("END:VCARD") || begun("ENDÖVCARD") || begun("END>VCARD"));
}

bool WedgeJudge::finished() const {
    return (run_.lastKind == Kind::Enter || run_.lastKind == Kind::Tab) && !open();
}

WedgeJudge::Time WedgeJudge::wait() const {
    return state_ == State::Scanning && !finished() ? openSilence : silence;
}

void WedgeJudge::add(const std::string& typed, char byPlace) {
    if (run_.typed.size() + typed.size() > limits::codeBytes) {
        run_.tooLong = true;
        return;
    }
    run_.typed += typed;
    if (byPlace)
        run_.byPlace += byPlace;
    else if (!typed.empty())
        run_.placesKnown = false;
}

void WedgeJudge::take(const Key& key) {
    if (run_.keys == 0)
        run_.first = key.at;
    ++run_.keys;
    run_.last = key.at;
    run_.lastKind = key.kind;
    switch (key.kind) {
    case Kind::Letter:
        ++run_.letters;
        add(key.typed, key.byPlace);
        break;
    case Kind::Enter:
        add("\n", '\n');
        break;
    case Kind::Tab:
        add("\t", '\t');
        break;
    case Kind::AltDigit:
        if (run_.altDigits.size() < 8)
            run_.altDigits += key.typed;
        break;
    case Kind::Silent:
    case Kind::Other:
        break;
    }
}

void WedgeJudge::altReleased() {
    if (state_ == State::Idle)
        return;
    const char32_t letter = run_.altDigits.empty() ? 0 : altLetter(run_.altDigits);
    run_.altDigits.clear();
    if (letter == 0)
        return;
    if (letter == '\r' || letter == '\n') {
        add("\n", '\n');
        run_.lastKind = Kind::Enter;
        return;
    }
    ++run_.letters;
    add(QString::fromUcs4(&letter, 1).toStdString(), 0);
}

void WedgeJudge::endRun(bool letGo) {
    if (letGo) {
        if (run_.first - beforeEnded_ > leakGap || before_.size() + run_.typed.size() > sure)
            kiosk::wipe(before_); // so much was typed by a person
        else
            before_ += run_.typed;
        if (before_.empty() && run_.typed.size() < sure)
            before_ = run_.typed;
        beforeEnded_ = run_.last;
    }
    kiosk::wipe(run_.typed);
    kiosk::wipe(run_.byPlace);
    run_ = {};
    state_ = State::Idle;
}

WedgeJudge::Do WedgeJudge::press(const Key& key) {
    // A timer may be late; the keys' own times are not.
    bool released = false;
    if (state_ == State::Judging && key.at - run_.last > silence) {
        endRun(true);
        human_ = false;
        released = true;
    }
    if (state_ == State::Scanning) {
        take(key);
        return Do::Drop;
    }
    if (key.kind == Kind::Silent) {
        // Shift alone begins nothing, and says nothing of the pace.
        return state_ == State::Idle ? Do::Release : Do::Hold;
    }
    if (key.repeated || key.kind == Kind::Other) {
        take(key);
        endRun(true);
        return Do::Release;
    }
    if (human_ && key.at - beforeEnded_ > scannersMean && key.at - beforeEnded_ <= silence) {
        take(key);
        endRun(true);
        return Do::Release;
    }
    state_ = State::Judging;
    take(key);
    if (run_.keys >= sure && quick()) {
        state_ = State::Scanning;
        human_ = false;
        return Do::Drop;
    }
    if (run_.keys >= 3 &&
        (run_.last - run_.first) > (scannersMean + Time(15)) * static_cast<int>(run_.keys - 1)) {
        endRun(true);
        human_ = true;
        return Do::Release;
    }
    return released ? Do::ReleaseThenHold : Do::Hold;
}

std::optional<WedgeCode> WedgeJudge::pause() {
    if (state_ == State::Idle)
        return std::nullopt;
    human_ = false;
    const bool ended = run_.lastKind == Kind::Enter || run_.lastKind == Kind::Tab;
    const bool short_ = ended && run_.letters >= shortest && quick();
    if (state_ == State::Judging && !short_) {
        endRun(true);
        return std::nullopt;
    }
    WedgeCode code;
    code.tooLong = run_.tooLong;
    leaked_.clear();
    if (!code.tooLong) {
        // The scanner's first keys, when they were slow to come.
        if (run_.first - beforeEnded_ <= leakGap && !before_.empty())
            leaked_ = before_;
        code.typed = leaked_ + run_.typed;
        const bool placed = run_.placesKnown && leaked_.empty();
        code.framed = ended || code.typed.starts_with(stx) || isAim(code.typed) || isAim(run_.byPlace);
        code.typed = unframed(code.typed);
        if (placed)
            code.byPlace = unframed(run_.byPlace);
    }
    kiosk::wipe(before_);
    endRun(false);
    return code;
}

void WedgeJudge::forget() {
    kiosk::wipe(run_.typed);
    kiosk::wipe(run_.byPlace);
    kiosk::wipe(before_);
    kiosk::wipe(leaked_);
    run_ = {};
    state_ = State::Idle;
}

} // namespace standdienst::kiosk
