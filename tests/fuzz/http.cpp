// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/head.h"

#include "backend/http/limits.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "tests/fuzz/harness.h"

#include <algorithm>
#include <array>

namespace standdienst::fuzz {

namespace {

using backend::http::HeadOutcome;
using backend::http::Method;
using backend::http::parseHead;
using backend::http::Request;
using What = HeadOutcome::What;

bool isText(std::string_view text) {
    return isUtf8(text) && std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
           });
}

bool sameRequest(const Request& a, const Request& b) {
    return a.method == b.method && a.path == b.path && a.query == b.query && a.headers == b.headers;
}

void holdRefusal(const HeadOutcome& outcome) {
    const auto& refusal = outcome.refusal;
    constexpr std::array<int, 7> known{400, 411, 413, 417, 431, 501, 505};
    hold(std::ranges::find(known, refusal.status) != known.end(), "a refusal has a status of its own");
    hold(refusal.body.size() < 1024, "a refusal is short");
    hold(parseObject(refusal.body).has_value(), "a refusal is JSON");
}

void holdRequest(const Request& request) {
    hold(request.path.starts_with('/') && isText(request.path), "a path is text: " + request.path);
    hold((request.path + '/').find("/../") == std::string::npos &&
             (request.path + '/').find("/./") == std::string::npos,
         "a path has no steps up: " + request.path);
    hold(request.query.size() <= backend::http::queryFields, "a query has so many fields");
    for (const auto& [key, value] : request.query)
        hold(isText(key) && isText(value), "a query is text");
    std::size_t hosts = 0;
    for (const auto& [key, value] : request.headers) {
        hold(std::ranges::none_of(key, [](char c) { return c >= 'A' && c <= 'Z'; }),
             "names are in lower case");
        hold(key.find_first_of("\r\n") == key.npos && value.find_first_of("\r\n") == value.npos,
             "a header is one line");
        hosts += key == "host";
        hold(key != "transfer-encoding", "a body has a length");
    }
    hold(hosts == 1, "there is one host");
}

std::string written(const Request& request) {
    constexpr std::array<std::string_view, 5> names{"GET", "HEAD", "POST", "PUT", "DELETE"};
    std::string text(names[static_cast<std::size_t>(request.method)]);
    text += ' ';
    for (std::size_t from = 0; from != request.path.npos; from = request.path.find('/', from + 1)) {
        const auto segment = request.path.substr(from + 1, request.path.find('/', from + 1) - from - 1);
        text += '/' + percentEncoded(segment);
    }
    char separator = '?';
    for (const auto& [key, value] : request.query) {
        text += separator + percentEncoded(key) + '=' + percentEncoded(value);
        separator = '&';
    }
    text += " HTTP/1.1\r\n";
    for (const auto& [key, value] : request.headers)
        text += key + ": " + value + "\r\n";
    return text + "\r\n";
}

// What the first `size` bytes say must not be taken back when more arrive.
void holdPiece(std::string_view bytes, std::size_t size, const HeadOutcome& whole) {
    const auto piece = parseHead(bytes.substr(0, size));
    if (piece.what == What::NeedMore)
        return hold(whole.what != What::Ready || size < whole.used, "a head that is there is taken");
    hold(piece.what == whole.what, "a piece says the same as the whole");
    hold(piece.used == whole.used && piece.refusal.status == whole.refusal.status, "in the same way");
    hold(sameRequest(piece.head.request, whole.head.request) && piece.head.bodyBytes == whole.head.bodyBytes,
         "of the same request");
}

// One request, and where the next one begins; nothing where there is none.
std::size_t oneRequest(std::string_view bytes) {
    bytes = bytes.substr(0, backend::http::headBytes); // as much as a connection reads of a head
    const auto whole = parseHead(bytes);
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 16);
    for (std::size_t size = 0; size < bytes.size(); size += step)
        holdPiece(bytes, size, whole);
    if (whole.what == What::Refused)
        holdRefusal(whole);
    if (whole.what != What::Ready)
        return 0;
    for (const std::size_t back : {1, 2, 3})
        holdPiece(bytes, whole.used - back, whole);
    holdPiece(bytes, whole.used, whole);
    hold(whole.used <= bytes.size() && whole.used >= 4, "a head ends within what arrived");
    holdRequest(whole.head.request);

    const auto text = written(whole.head.request);
    if (text.size() < backend::http::headBytes) {
        const auto again = parseHead(text);
        hold(again.what == What::Ready, "what was written is read: " + text);
        hold(sameRequest(again.head.request, whole.head.request),
             "what was written is read as the same: " + text);
        hold(again.head.bodyBytes == whole.head.bodyBytes, "the body stays as long");
    }
    return whole.used;
}

} // namespace

void http(std::string_view bytes) {
    for (int requests = 0; requests < 8 && !bytes.empty(); ++requests) {
        const auto used = oneRequest(bytes);
        if (used == 0)
            return;
        const auto body = parseHead(bytes.substr(0, backend::http::headBytes)).head.bodyBytes;
        bytes.remove_prefix(used);
        bytes.remove_prefix(std::min(body, bytes.size()));
    }
}

} // namespace standdienst::fuzz
