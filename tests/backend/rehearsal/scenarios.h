// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios that ship.
#pragma once

#include "backend/rehearsal/rehearsal.h"
#include "tests/catch.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace standdienst::backend::test {

inline std::string scenarioText(const std::string& name) {
    std::ifstream in(std::filesystem::path(STANDDIENST_SCENARIOS) / (name + ".toml"));
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline Scenario scenario(const std::string& name) {
    return readScenario(scenarioText(name)).value();
}

} // namespace standdienst::backend::test
