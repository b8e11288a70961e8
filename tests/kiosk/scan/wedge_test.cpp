// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/base/random.h"
#include "kiosk/scan/layout.h"
#include "kiosk/scan/wedge.h"
#include "tests/catch.h"

#include <QCoreApplication>
#include <QWindow>

#include <cmath>
#include <cstdlib>
#include <iostream>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

// A window that says what reached it.
class Screen : public QWindow {
public:
    std::string reached; // letters, '\n' for Enter, '\t' for Tab
    int enters = 0, ups = 0;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        reached += event->key() == Qt::Key_Return ? "\n" : event->text().toStdString();
        enters += event->key() == Qt::Key_Return || event->key() == Qt::Key_Space;
    }
    void keyReleaseEvent(QKeyEvent*) override { ++ups; }
};

struct Desk {
    Screen screen;
    Wedge wedge{screen};
    std::vector<WedgeCode> codes;
    std::uint64_t now = 1'000'000;

    Desk() {
        QObject::connect(&wedge, &Wedge::scanned, &screen, [this](const WedgeCode& code) {
            // The code's own letters are overwritten after this.
            WedgeCode kept = code;
            kept.typed = std::string(code.typed.data(), code.typed.size());
            kept.byPlace = std::string(code.byPlace.data(), code.byPlace.size());
            codes.push_back(kept);
        });
    }
    void send(QEvent::Type type, int key, const QString& text, Qt::KeyboardModifiers modifiers = {},
              quint32 scanCode = 0, bool repeated = false) {
        QKeyEvent event(type, key, modifiers, scanCode, 0, 0, text, repeated);
        event.setTimestamp(now);
        QCoreApplication::sendEvent(&screen, &event);
    }
    // One key, `gap` ms after the last one.
    void key(QChar c, int gap, quint32 scanCode = 0, Qt::KeyboardModifiers modifiers = {}) {
        now += gap;
        const bool enter = c == u'\n', tab = c == u'\t';
        const int code = enter ? int(Qt::Key_Return) : tab ? int(Qt::Key_Tab) : c.toUpper().unicode();
        const QString text = enter ? QStringLiteral("\r") : QString(c);
        send(QEvent::KeyPress, code, text, modifiers, scanCode);
        send(QEvent::KeyRelease, code, text, modifiers, scanCode);
    }
    void type(const QString& text, int gap) {
        for (const QChar c : text)
            key(c, gap);
    }
    void pause() {
        now += 1000;
        wedge.pause();
    }
};

const QString card =
    QStringLiteral("BEGIN:VCARD\nVERSION:3.0\nN:Roe;Jane\nEMAIL:jane@example.com\nEND:VCARD\n");

} // namespace

TEST_CASE("What a scanner types is a code, and none of its keys reaches the screen") {
    for (const int gap : {1, 5, 12, 20, 30}) {
        INFO("a key every " << gap << " ms");
        Desk desk;
        desk.type("V-1234 56\n", gap);
        desk.pause();
        REQUIRE(desk.codes.size() == 1);
        CHECK(desk.codes[0].typed == "V-1234 56");
        CHECK(desk.codes[0].framed);
        CHECK(desk.screen.reached.empty());
        CHECK(desk.screen.ups == 0);
        desk.type("V-2\t", gap); // three letters and a Tab are the shortest that is no code
        desk.pause();
        CHECK(desk.codes.size() == 1);
    }
}

TEST_CASE("Short codes count with what ends them, and are a person's without") {
    Desk desk;
    desk.type("4711\n", 10);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == "4711");
    desk.type("4711", 10);
    desk.pause();
    CHECK(desk.codes.size() == 1);
    CHECK(desk.screen.reached == "4711");
}

TEST_CASE("A card of several lines is one code") {
    Desk desk;
    desk.type(card, 8);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == card.trimmed().toStdString());
    CHECK(desk.screen.reached.empty());
    CHECK(desk.screen.enters == 0);
}

TEST_CASE("A scanner that halts between the lines of a card is waited for") {
    Desk desk;
    for (const auto& line : card.trimmed().split(u'\n')) {
        desk.type(line, 8);
        desk.key(u'\n', 8);
        desk.now += 250;
    }
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == card.trimmed().toStdString());
}

TEST_CASE("Framing is taken off: STX and ETX, AIM identifiers, what ends the code") {
    CHECK(unframed("\x02V-1\x03\n") == "V-1");
    CHECK(unframed("]Q1V-1\n") == "V-1");
    CHECK(unframed("\x02]d2MECARD:N:Roe;;\t") == "MECARD:N:Roe;;");
    CHECK(unframed("V-1") == "V-1");
    CHECK(unframed("]1") == "]1");
    CHECK(unframed("").empty());
    Desk desk;
    desk.send(QEvent::KeyPress, Qt::Key_B, QStringLiteral("\x02"), Qt::ControlModifier);
    desk.type("V-123456", 5);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == "V-123456");
    CHECK(desk.codes[0].framed);
}

TEST_CASE("What merely came fast is no framed code, and presses nothing") {
    Desk desk;
    desk.type("  jkljkl  ", 15); // a sleeve on the keys
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK_FALSE(desk.codes[0].framed);
    CHECK(desk.screen.enters == 0);
}

TEST_CASE("People type as before, however fast") {
    const char* given = std::getenv("SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : 7;
    std::cout << "SEED=" << seed << std::endl;
    SeededRandom random(seed);
    const auto uniform = [&] {
        return (static_cast<double>(random.below(1'000'000)) + 1) / 1'000'001;
    };
    // Log-normal intervals, as in measured typing: medians from a searching finger to a champion's, and one
    // stroke in five rolls over into the next within 20 to 45 ms.
    for (const double median : {350.0, 180.0, 120.0, 90.0, 75.0}) {
        INFO("median " << median << " ms");
        Desk desk;
        std::string typed;
        for (int word = 0; word < 60; ++word) {
            for (const char c : std::string("Schmidt ")) {
                const bool rolled = random.below(5) == 0;
                const double normal = std::sqrt(-2 * std::log(uniform())) * std::cos(2 * M_PI * uniform());
                const int gap = rolled ? 20 + static_cast<int>(random.below(26))
                                       : std::max(25, static_cast<int>(median * std::exp(0.35 * normal)));
                if (gap > 80 && desk.now % 2 == 0)
                    desk.wedge.pause(); // the timer was in time
                desk.key(QChar(c), gap);
                typed += c;
            }
            if (word % 10 == 9) {
                desk.key(u'\n', 200);
                typed += '\n';
            }
        }
        desk.pause();
        CHECK(desk.codes.empty());
        CHECK(desk.screen.reached == typed);
        CHECK(desk.screen.ups == static_cast<int>(typed.size()));
    }
}

TEST_CASE("A key that is held down is a person's") {
    Desk desk;
    desk.send(QEvent::KeyPress, Qt::Key_A, "a");
    for (int i = 0; i < 50; ++i) {
        desk.now += 30;
        desk.send(QEvent::KeyPress, Qt::Key_A, "a", {}, 0, true);
    }
    desk.send(QEvent::KeyRelease, Qt::Key_A, "a");
    desk.pause();
    CHECK(desk.codes.empty());
    CHECK(desk.screen.reached == std::string(51, 'a'));
    CHECK(desk.screen.ups == 1);
}

TEST_CASE("A scanner that never ends is let go of at the largest code, and what follows is read again") {
    Desk desk;
    desk.type(QString(static_cast<int>(limits::codeBytes), u'x') + u'\n', 2);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].tooLong); // the line's end is one too many
    CHECK(desk.codes[0].typed.empty());
    desk.type(QString(static_cast<int>(limits::codeBytes) - 1, u'x') + u'\n', 2);
    desk.pause();
    REQUIRE(desk.codes.size() == 2);
    CHECK_FALSE(desk.codes[1].tooLong);
    CHECK(desk.codes[1].typed.size() == limits::codeBytes - 1);
    CHECK(desk.screen.reached.empty());
}

TEST_CASE("A timer that is late makes no difference: the keys' own times count") {
    Desk desk;
    desk.type("an", 120); // typed, and the timer did not fire
    desk.now += 500;
    desk.type("V-1234\n", 5);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == "V-1234");
    CHECK(desk.screen.reached == "an");
}

TEST_CASE("Switched off, every key goes through") {
    Desk desk;
    desk.wedge.setEnabled(false);
    desk.type("V-1234\n", 5);
    desk.pause();
    CHECK(desk.codes.empty());
    CHECK(desk.screen.reached == "V-1234\n");
}

TEST_CASE("Places of keys tell what a scanner meant, whatever the layout makes of it") {
    Desk desk;
    // "y:z" of a scanner that types as on a US keyboard, where the system has a German one.
    const std::vector<std::tuple<QChar, quint32, bool>> keys{{u'z', 29, false}, {u'Ö', 47, true},
                                                             {u'y', 52, false}, {u'1', 10, false},
                                                             {u'"', 11, true},  {u'ß', 20, false}};
    for (const auto& [letter, scanCode, shift] : keys)
        desk.key(letter, 5, scanCode, shift ? Qt::ShiftModifier : Qt::NoModifier);
    desk.key(u'\n', 5);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].byPlace == "y:z1@-");
    CHECK(desk.codes[0].typed == "zÖy1\"ß");
}

TEST_CASE("Letters typed as Alt and their number are understood") {
    Desk desk;
    const auto alt = [&](const std::string& digits) {
        desk.now += 4;
        desk.send(QEvent::KeyPress, Qt::Key_Alt, {}, Qt::AltModifier);
        for (const char digit : digits) {
            desk.now += 4;
            desk.send(QEvent::KeyPress, Qt::Key_0 + (digit - '0'), QString(QChar(digit)),
                      Qt::AltModifier | Qt::KeypadModifier);
            desk.send(QEvent::KeyRelease, Qt::Key_0 + (digit - '0'), {},
                      Qt::AltModifier | Qt::KeypadModifier);
        }
        desk.send(QEvent::KeyRelease, Qt::Key_Alt, {}, {});
    };
    for (const char* digits : {"077", "0252", "108", "108", "129", "114"}) // M ü l l ü r
        alt(digits);
    desk.key(u'\n', 4);
    desk.pause();
    REQUIRE(desk.codes.size() == 1);
    CHECK(desk.codes[0].typed == "Müllür");
    CHECK(desk.screen.reached.empty());
    CHECK(altLetter("0128") == U'€');
    CHECK(altLetter("999") == 0);
    CHECK(altLetter("") == 0);
    CHECK(altLetter("x") == 0);
}

TEST_CASE("Layouts are turned into one another without loss") {
    const std::string text = "BEGIN:VCARD N;LANGUAGE=de:Zoe_Yung @ #1 (x) 'y' \"z\" ?/+*[]{}\\|<>&^~`";
    CHECK(usFromGerman(germanFromUs(text)) == text);
    CHECK(usFromGerman("BEGINÖVCARD") == "BEGIN:VCARD");
    CHECK(usLetter(0, false) == 0);
    CHECK(usLetter(999, true) == 0);
    CHECK(usLetter(51, true) == '|');
}

TEST_CASE("Noise on the keys never ends in a code that is framed by nothing, and nothing is lost in memory") {
    SeededRandom random(3);
    Desk desk;
    for (int i = 0; i < 20000; ++i) {
        const auto c = static_cast<char>(0x20 + random.below(95));
        desk.key(QChar(c), static_cast<int>(random.below(120)));
        if (random.below(50) == 0)
            desk.pause();
    }
    for (const auto& code : desk.codes)
        CHECK_FALSE(code.framed);
}
