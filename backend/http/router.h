// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/message.h"
#include "core/base/error.h"

#include <span>

namespace standdienst::backend::http {

using Handler = std::function<Response(const Request&)>;
using Reply = std::function<void(Response)>; // called exactly once, from any thread
using AsyncHandler = std::function<void(const Request&, Reply)>;
// Decides from the head alone, before a body is read, whether a request may go on, and sets its caller and
// owner where they are known.
using Access = std::function<Result<void>(Request&)>;

// Where a handler runs: on the workers, or on the few threads for argon2id.
enum class Work { Quick, Slow };

// One resource and method. The pattern's segments are literal or "{name}".
struct Route {
    Method method;
    std::string pattern;
    std::size_t bodyBytes; // above: 413 before the body is read
    Access access{};       // none: open to everybody
    Work work = Work::Quick;
    bool oneEach = false;        // of one owner's requests, one at a time; more are told to wait
    Handler handler{};           // one of these two
    AsyncHandler asyncHandler{}; // given the request by reference until it replies
};

// The table of contents: which handler answers what. Built once, then read from any thread.
class Router {
public:
    void add(Route route);
    // Answers GET of whatever no route knows, outside /api/: the console's pages.
    void setFallback(Handler handler);
    // Headers for every answer, by the path that was asked for (empty where none was understood).
    void setDecorator(std::function<void(std::string_view path, Response&)> decorator);

    // The route for method and path; fills in the request's parameters. NotFound; Unsupported where the path
    // knows other methods, which `allowed` then lists. HEAD is taken by GET.
    Result<const Route*> match(Request& request, std::string& allowed) const;
    void decorate(std::string_view path, Response& response) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
    std::optional<Route> fallback_;
    std::function<void(std::string_view, Response&)> decorator_;
};

} // namespace standdienst::backend::http
