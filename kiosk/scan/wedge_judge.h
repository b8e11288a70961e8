// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace standdienst::kiosk {

// What a scanner typed.
struct WedgeCode {
    std::string typed;   // by the system's keyboard layout, UTF-8
    std::string byPlace; // by the keys' places on a US keyboard; empty where the system does not tell them
    // It began with STX or an AIM identifier, or ended with Enter or Tab. What merely came fast may be noise.
    bool framed = false;
    // More than limits::codeBytes: the texts are empty.
    bool tooLong = false;
};

// Tells a scanner that types from a person who does, by pace and framing. Knows no clock: each key brings its
// time. Not thread-safe.
//
// A burst is judged while it comes in, and its keys are held back meanwhile: a person's reach the screen a
// twelfth of a second late, a scanner's never do.
class WedgeJudge {
public:
    using Time = std::chrono::milliseconds;
    // People's fastest strokes come in pairs, 40 ms apart; over several, 60 ms is a champion. Scanners send a
    // key in 1 to 20 ms, over Bluetooth in 30.
    static constexpr Time scannersMean{35};
    // After so long without a key, what began is judged.
    static constexpr Time silence{80};
    // A card with line breaks in it may halt between its lines, as a scanner without Enter may anywhere.
    static constexpr Time openSilence{400};
    static constexpr std::size_t sure = 6;     // keys that came at a scanner's pace: no longer judged
    static constexpr std::size_t shortest = 4; // letters of a code that ends with Enter or Tab

    enum class Kind : std::uint8_t {
        Letter,
        Enter,
        Tab,
        AltDigit, // on the number block, while Alt is held
        Silent,   // Shift and other keys that only change what comes
        Other,    // Backspace, arrows, …: no scanner sends them
    };
    struct Key {
        Kind kind = Kind::Letter;
        std::string typed; // UTF-8; a digit for AltDigit; may be empty where the layout waits for another key
        char byPlace = 0;
        bool repeated = false; // somebody holds it down
        Time at{0};
    };
    enum class Do : std::uint8_t {
        Hold,    // keep it, with what is held already
        Release, // hand on what is held, and this key after it
        Drop,    // a scanner's: forget it and what is held
        // Like Hold, but what was held is to be handed on first: it was somebody else's.
        ReleaseThenHold,
    };
    Do press(const Key& key);
    // Alt was let go: the digits since it was pressed are one letter.
    void altReleased();

    // No key came for `wait()`. With a code, what was held is forgotten; else it is handed on where `held()`
    // says so.
    std::optional<WedgeCode> pause();
    Time wait() const;
    // Whether keys are held back that pause() would find to be a person's.
    bool judging() const { return state_ == State::Judging; }
    bool scanning() const { return state_ == State::Scanning; }
    // What a scanner typed before it was known as one, and what reached the screen therefore: part of the
    // code, to be taken out again where it was typed. Of the code that pause() gave last; UTF-8.
    const std::string& leaked() const { return leaked_; }
    // Overwrites what it holds.
    void forget();

    WedgeJudge() = default;
    ~WedgeJudge() { forget(); }
    WedgeJudge(const WedgeJudge&) = delete;
    WedgeJudge& operator=(const WedgeJudge&) = delete;

private:
    enum class State : std::uint8_t { Idle, Judging, Scanning };
    struct Run {
        std::string typed, byPlace, altDigits;
        std::size_t keys = 0, letters = 0;
        Time first{0}, last{0};
        Kind lastKind = Kind::Silent;
        bool placesKnown = true, tooLong = false;
    };
    bool quick() const;
    bool open() const; // a card that has begun and not ended
    bool finished() const;
    void take(const Key& key);
    void add(const std::string& typed, char byPlace);
    void endRun(bool letGo);

    State state_ = State::Idle;
    Run run_;
    // The last run that was taken for a person's.
    std::string before_;
    Time beforeEnded_{-1'000'000};
    bool human_ = false; // somebody is typing: single keys are not held any more
    std::string leaked_;
};

// Without framing: STX and ETX, the AIM identifier ("]Q1", ISO/IEC 15424) and what ended it.
std::string unframed(std::string_view text);

} // namespace standdienst::kiosk
