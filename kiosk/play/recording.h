// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded visits, as kiosk/play/README.md describes the file.
#pragma once

#include "core/base/error.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace standdienst::kiosk::play {

struct Tap {
    QString control;
};
struct Type {
    QString text;
    QString into; // empty: where the last touch went
};
struct Erase {
    int characters;
};
struct Clear {
    QString control;
};
struct Keys {
    QString text;
};
// A badge or card at the scanner.
struct Scan {
    QString text;
};
struct Wait {
    std::chrono::milliseconds time;
};
enum class Until { Warning, Wipe };
struct Idle {
    Until until;
};
struct Expect {
    QString page;
};
using Step = std::variant<Tap, Type, Erase, Clear, Keys, Scan, Wait, Idle, Expect>;

struct Visit {
    QString name;
    std::vector<Step> steps;
};

Result<Visit> parseVisit(std::string_view line);
void wipe(Visit& visit);

// Reads a recording line by line and keeps nothing of the lines before and after: they hold names and
// addresses.
class Recording {
public:
    static Result<Recording> open(const std::string& file);
    Recording(Recording&& other) noexcept;
    ~Recording();

    // Nothing after the last. An error names the line.
    Result<std::optional<Visit>> next();
    void rewind();

private:
    explicit Recording(int file) : file_(file) {}
    int file_;
    std::int64_t offset_ = 0;
    int line_ = 0;
};

} // namespace standdienst::kiosk::play
