// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 2.13 (Debian 12) and 3 (Debian 13) under one include, and how it prints our results.
#pragma once

#ifdef STANDDIENST_CATCH3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#include "core/base/error.h"

namespace Catch {

template<class T>
struct StringMaker<boost::system::result<T, standdienst::Error>> {
    static std::string convert(const boost::system::result<T, standdienst::Error>& result) {
        if (result)
            return "a value";
        return std::string(standdienst::name(result.error().code)) + ": " + result.error().detail;
    }
};

template<>
struct StringMaker<standdienst::Code> {
    static std::string convert(standdienst::Code code) { return std::string(standdienst::name(code)); }
};

} // namespace Catch
