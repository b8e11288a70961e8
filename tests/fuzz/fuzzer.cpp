// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer calls, once for each program: STANDDIENST_HARNESS names the function of harness.h.
#include "tests/fuzz/harness.h"

#include <cstdint>

extern "C" int LLVMFuzzerInitialize(int*, char***);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerInitialize(int*, char***) {
    standdienst::fuzz::begin();
    return 0;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    standdienst::fuzz::STANDDIENST_HARNESS({reinterpret_cast<const char*>(data), size});
    return 0;
}
