// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 2.13 (Debian 12) and 3 (Debian 13) under one include.
#pragma once

#ifdef STANDDIENST_CATCH3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
