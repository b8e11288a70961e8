// SPDX-License-Identifier: GPL-3.0-or-later
// The service and administrator's tool: puts the clock, chance and the command line together.
#include "backend/cli/cli.h"

#include "core/base/random.h"
#include "core/base/time.h"

int main(int argc, char* argv[]) {
    standdienst::SystemClock clock;
    standdienst::SystemRandom random;
    return standdienst::backend::runCli(argc, argv, clock, random);
}
