// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and answers as handlers see them: plain values, without network types.
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standdienst::backend::http {

enum class Method { Get, Head, Post, Put, Delete };

// Names and values in order of arrival; header names in lower case.
using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::Get;
    std::string path;  // percent-decoded UTF-8, "/api/…"
    Fields query;      // percent-decoded UTF-8
    Fields parameters; // what the route's {names} matched
    Fields headers;
    std::string body;
    std::string peer;    // the client's address, without port
    bool secure = false; // over TLS
    std::any caller;     // what the route's access check found: a device, a console session
    std::string owner; // whose share of connections and work it takes, as that check knows; empty: the peer's

    // Absent and empty are the same.
    std::string_view header(std::string_view lowerCaseName) const;
    std::string_view parameter(std::string_view name) const;
    std::optional<std::string_view> queryField(std::string_view name) const;
};

// What a stream of server-sent events says. The connection calls it from one thread.
class EventStream {
public:
    virtual ~EventStream() = default;
    // `wake` is called from any thread when next() has something new, until close() has returned.
    virtual void open(std::function<void()> wake) = 0;
    // Text of complete events; empty where there is none now; nothing where the stream is over.
    virtual std::optional<std::string> next() = 0;
    virtual void close() = 0;
};

struct Response {
    int status = 200;
    Fields headers{};
    std::string body{};
    std::string_view fixedBody{};          // instead of body: bytes that outlive the program's main
    std::shared_ptr<EventStream> stream{}; // instead of both
};

// Looks `name` up in fields; empty where there is none.
std::string_view field(const Fields& fields, std::string_view name);

} // namespace standdienst::backend::http
