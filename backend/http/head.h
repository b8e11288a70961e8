// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a request's head: what HTTP allows but nobody honest sends is refused here.
#pragma once

#include "backend/http/message.h"

#include <cstddef>

namespace standdienst::backend::http {

struct Head {
    Request request; // all but body, parameters, caller, peer and secure
    std::size_t bodyBytes = 0;
    bool keepAlive = true;
    bool expectsContinue = false;
};

struct HeadOutcome {
    enum class What { NeedMore, Ready, Refused };
    What what = What::NeedMore;
    std::size_t used = 0; // bytes that the head took
    Head head;
    Response refusal; // after which the connection must be closed
};

// `bytes` is what has arrived of a request, at most headBytes.
HeadOutcome parseHead(std::string_view bytes);

} // namespace standdienst::backend::http
