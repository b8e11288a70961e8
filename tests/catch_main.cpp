// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of Catch2 programs, compiled once for all of them (standdienst_catch_main).
#ifndef STANDDIENST_CATCH3
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>

int main(int argc, char* argv[]) {
    return Catch::Session().run(argc, argv);
}
#endif
