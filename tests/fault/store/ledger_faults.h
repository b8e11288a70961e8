// SPDX-License-Identifier: GPL-3.0-or-later
// The erasure ledger, a plain file, with a fault at each of its system calls in turn.
#pragma once

#include "tests/fault/store/runner.h"

namespace standdienst::test {

Figures playLedger(std::uint64_t seed);

} // namespace standdienst::test
