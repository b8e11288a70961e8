// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP as text, for tests that say exactly the bytes they mean.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standdienst::httptext {

using Headers = std::vector<std::pair<std::string, std::string>>;
// A well-formed request; Host and Content-Length are added.
std::string request(std::string_view method, std::string_view target, const Headers& headers = {},
                    std::string_view body = {});

struct Answer {
    int status = 0;                             // 0: the connection ended before there was one
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;

    std::string header(const std::string& name) const; // empty where there is none
    std::size_t bodyLength() const;                    // as the head has it
};
// Without a body. `head` is all of it, with the empty line; status 0 where it is none.
Answer readHead(std::string_view head);

} // namespace standdienst::httptext
