// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/head.h"

#include "backend/http/limits.h"
#include "backend/http/problem.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>

namespace standdienst::backend::http {

namespace beast = boost::beast;

namespace {

using Parser = beast::http::request_parser<beast::http::empty_body>;
using beast::http::field;

HeadOutcome refuse(int status, Code code, std::string detail) {
    HeadOutcome outcome;
    outcome.what = HeadOutcome::What::Refused;
    outcome.refusal = problem(status, Error{code, std::move(detail)});
    return outcome;
}

HeadOutcome malformed(std::string detail) {
    return refuse(400, Code::Malformed, std::move(detail));
}

// Beast takes these for bytes still to come, and would wait for them until the deadline.
bool isHopeless(std::string_view bytes) {
    if (bytes.empty() || bytes.front() < 'A' || bytes.front() > 'z')
        return true;
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        if (at == 0 || bytes[at - 1] != '\r')
            return true;
    return false;
}

std::optional<Method> methodOf(beast::http::verb verb) {
    switch (verb) {
    case beast::http::verb::get:
        return Method::Get;
    case beast::http::verb::head:
        return Method::Head;
    case beast::http::verb::post:
        return Method::Post;
    case beast::http::verb::put:
        return Method::Put;
    case beast::http::verb::delete_:
        return Method::Delete;
    default:
        return std::nullopt;
    }
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// Percent-decoding to UTF-8 without control characters; in queries, '+' is a space.
std::optional<std::string> decode(std::string_view text, bool query) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            int high = hexDigit(text[i + 1]);
            int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
            if (!query && c == '/')
                return std::nullopt;
        } else if (query && c == '+') {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return std::nullopt;
        out += c;
    }
    if (!isUtf8(out))
        return std::nullopt;
    return out;
}

bool hasDotSegment(std::string_view path) {
    for (std::size_t at = 0; at != std::string_view::npos; at = path.find('/', at + 1)) {
        auto rest = path.substr(at + 1);
        auto segment = rest.substr(0, rest.find('/'));
        if (segment == "." || segment == "..")
            return true;
    }
    return false;
}

bool readQuery(std::string_view text, Fields& query) {
    while (!text.empty()) {
        auto end = text.find('&');
        auto item = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (item.empty())
            continue;
        auto equals = item.find('=');
        auto key = decode(item.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::string{} : decode(item.substr(equals + 1), true);
        if (!key || !value || query.size() == queryFields)
            return false;
        query.emplace_back(std::move(*key), std::move(*value));
    }
    return true;
}

bool readTarget(std::string_view target, Request& request) {
    auto question = target.find('?');
    auto path = decode(target.substr(0, question), false);
    if (!path || path->empty() || path->front() != '/' || target.find('#') != std::string_view::npos ||
        hasDotSegment(*path))
        return false;
    request.path = std::move(*path);
    return question == std::string_view::npos || readQuery(target.substr(question + 1), request.query);
}

// "name", "name:8443", "192.0.2.1:8443", "[2001:db8::1]:8443"
bool isHost(std::string_view host) {
    return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    });
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

HeadOutcome parseComplete(std::string_view bytes) {
    Parser parser;
    parser.header_limit(2 * headBytes);
    parser.body_limit(boost::none);
    HeadOutcome outcome;
    while (!parser.is_header_done()) {
        beast::error_code ec;
        outcome.used +=
            parser.put(boost::asio::buffer(bytes.data() + outcome.used, bytes.size() - outcome.used), ec);
        if (ec == beast::http::error::bad_version)
            return refuse(505, Code::Unsupported, "This service speaks HTTP/1.1.");
        if (ec)
            return malformed("The request's head is not HTTP/1.1: " + ec.message() + ".");
    }
    const auto& message = parser.get();

    const auto method = methodOf(message.method());
    if (!method)
        return refuse(501, Code::Unsupported, "This method is not known here.");
    if (message.count(field::host) != 1 || !isHost(message[field::host]))
        return malformed("The request needs exactly one valid Host header.");
    const auto length = message[field::content_length];
    if (message.count(field::content_length) > 1 || length.find_first_not_of("0123456789") != length.npos)
        return malformed("The request's Content-Length must be one number.");
    if (message.count(field::transfer_encoding) > 0) {
        if (message.count(field::content_length) > 0)
            return malformed("The request has both Content-Length and Transfer-Encoding.");
        return refuse(411, Code::Malformed,
                      "Send the body with Content-Length instead of Transfer-Encoding.");
    }
    auto& head = outcome.head;
    if (const auto expect = lower(message[field::expect]); !expect.empty()) {
        if (expect != "100-continue")
            return refuse(417, Code::Unsupported, "Only the expectation 100-continue is known here.");
        head.expectsContinue = true;
    }
    head.request.method = *method;
    if (!readTarget(message.target(), head.request))
        return malformed("The request's target must be a path in percent-encoded UTF-8; this is no proxy.");
    for (const auto& header : message)
        head.request.headers.emplace_back(lower(header.name_string()), header.value());
    head.bodyBytes = parser.content_length() ? static_cast<std::size_t>(*parser.content_length()) : 0;
    head.keepAlive = parser.keep_alive();
    outcome.what = HeadOutcome::What::Ready;
    return outcome;
}

} // namespace

HeadOutcome parseHead(std::string_view bytes) {
    if (const auto end = bytes.find("\r\n\r\n"); end != std::string_view::npos)
        return isHopeless(bytes.substr(0, end)) ? malformed("The request's lines do not end with CR LF.")
                                                : parseComplete(bytes.substr(0, end + 4));
    if (!bytes.empty() && isHopeless(bytes))
        return malformed("This is not an HTTP request.");
    if (bytes.size() >= headBytes)
        return refuse(431, Code::TooLarge, "The request's head is larger than 8 KiB.");
    return {};
}

} // namespace standdienst::backend::http
