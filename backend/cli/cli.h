// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/time.h"

namespace standdienst::backend {

// Runs the program `standdienst`: reads its arguments, does what they say, returns the exit code.
// 0: done; 1: failed, standard error says what to do; 2: the arguments are wrong.
int runCli(int argc, char* argv[], const Clock& clock, Random& random);

} // namespace standdienst::backend
