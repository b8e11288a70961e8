// SPDX-License-Identifier: GPL-3.0-or-later
// What the world does wrong, as a value: an error code that programs decide on and a detail for people.
#pragma once

#include <boost/system/result.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace standdienst {

// Machine-readable; the wire name of each stands in error.cpp. Permanent errors do not get better by trying
// again.
enum class Code {
    Malformed,          // not what the format says
    TooLarge,           // above a limit of limits.h
    Unsupported,        // a version or kind that this program does not know
    NotFound,           // the thing named does not exist (any more)
    Unauthorized,       // no valid session, or wrong credentials
    Forbidden,          // known, but not allowed to do this
    BadSignature,       // a signature, MAC or sealed box did not open
    Gap,                // a sequence number was skipped
    Fork,               // another history stands under the same numbers
    Conflict,           // someone else changed the thing first, or it exists already
    Expired,            // a code or session is too old or used up
    Revoked,            // the device was revoked
    Busy,               // try again later
    Full,               // disk or quota is exhausted
    Locked,             // another process holds the data
    NewerVersion,       // written by a newer version of the program
    PlayedOutsideTrial, // a played visit reached a fair that is not in trial
    Unreachable,        // network: no answer, or a broken one
    CaptivePortal,      // network: something else than our backend answers and wants a login first
    KeyChanged,         // the backend's key is not the one pinned at pairing
    Internal,           // our own fault
};

std::string_view name(Code code);
std::optional<Code> codeFromName(std::string_view name);

struct Error {
    Code code = Code::Internal;
    std::string detail; // what happened and what to do, in plain English; never decided upon, never secret
};

template<class T>
using Result = boost::system::result<T, Error>;

// The first error among results, for reading many fields before looking.
template<class... T>
std::optional<Error> firstError(const Result<T>&... results) {
    std::optional<Error> found;
    ((found = found || results ? found : std::optional<Error>(results.error())), ...);
    return found;
}

[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::runtime_error(std::string(name(error.code)) + ": " + error.detail);
}

} // namespace standdienst
