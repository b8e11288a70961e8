// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's allocations, counted, of which one or all from one on fail.
#pragma once

#include <cstdint>

namespace standdienst::test::memory {

void install();                                  // before SQLite is used for the first time
void begin(std::uint64_t failsAt, bool lasting); // counts from now on; 0: none fails
std::uint64_t count();
bool struck();
void heal();

} // namespace standdienst::test::memory
