// SPDX-License-Identifier: GPL-3.0-or-later
// What fuzzing tries: for each format that strangers can send us, one function that takes any bytes and
// asserts what must hold for them. tests/fuzz/run.sh searches for bytes that break it; fuzz_replay runs those
// that were kept.
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace standdienst::fuzz {

void code(std::string_view bytes);      // what a visitor's badge or card says
void cursor(std::string_view bytes);    // of a pull, and of the console's lists
void event(std::string_view bytes);     // a record
void fair_file(std::string_view bytes); // TOML
void fold(std::string_view bytes);      // records, a line each, of one fair
void http(std::string_view bytes);      // requests as they arrive on a connection
void json(std::string_view bytes);
void model(std::string_view bytes);       // a learner's
void pairing(std::string_view bytes);     // the text of a pairing QR, and a code as people type it
void play(std::string_view bytes);        // a recording for --play
void pull_page(std::string_view bytes);   // what a device is told
void push(std::string_view bytes);        // what a device tells
void triage_file(std::string_view bytes); // what takes a model to another fair

void begin(); // once, before any of them

// Ends the program with `what` where it is not so.
void hold(bool so, std::string_view what);
// An error that can be shown and logged: it says something, in one line of text, and not all that was sent.
void holdClear(const Error& error, std::size_t mostBytes = 400);

} // namespace standdienst::fuzz
