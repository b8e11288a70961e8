// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace standdienst {

std::string_view name(Code code) {
    switch (code) {
    case Code::Malformed:
        return "malformed";
    case Code::TooLarge:
        return "too_large";
    case Code::Unsupported:
        return "unsupported";
    case Code::NotFound:
        return "not_found";
    case Code::Unauthorized:
        return "unauthorized";
    case Code::Forbidden:
        return "forbidden";
    case Code::BadSignature:
        return "bad_signature";
    case Code::Gap:
        return "gap";
    case Code::Fork:
        return "fork";
    case Code::Conflict:
        return "conflict";
    case Code::Expired:
        return "expired";
    case Code::Revoked:
        return "revoked";
    case Code::Busy:
        return "busy";
    case Code::Full:
        return "full";
    case Code::Locked:
        return "locked";
    case Code::NewerVersion:
        return "newer_version";
    case Code::PlayedOutsideTrial:
        return "played_outside_trial";
    case Code::Unreachable:
        return "unreachable";
    case Code::CaptivePortal:
        return "captive_portal";
    case Code::KeyChanged:
        return "key_changed";
    case Code::Internal:
        return "internal";
    }
    return "internal";
}

std::optional<Code> codeFromName(std::string_view wanted) {
    for (int code = 0; code <= static_cast<int>(Code::Internal); ++code) {
        if (name(static_cast<Code>(code)) == wanted)
            return static_cast<Code>(code);
    }
    return std::nullopt;
}

} // namespace standdienst
