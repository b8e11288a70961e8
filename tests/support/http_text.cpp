// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_text.h"

#include <algorithm>
#include <cctype>

namespace standdienst::httptext {

std::string request(std::string_view method, std::string_view target, const Headers& headers,
                    std::string_view body) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (const auto& [name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty())
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return text.append("\r\n").append(body);
}

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::size_t Answer::bodyLength() const {
    const auto length = header("content-length");
    return length.empty() ? 0 : std::stoul(length);
}

Answer readHead(std::string_view head) {
    Answer answer;
    if (!head.starts_with("HTTP/1.1 ") || !head.ends_with("\r\n\r\n"))
        return answer;
    answer.status = std::stoi(std::string(head.substr(9, 3)));
    for (auto at = head.find("\r\n") + 2; at < head.size() - 2;) {
        const auto end = head.find("\r\n", at);
        const auto colon = head.find(": ", at);
        std::string name(head.substr(at, colon - at));
        std::ranges::transform(name, name.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        answer.headers[name] = head.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
    return answer;
}

} // namespace standdienst::httptext
