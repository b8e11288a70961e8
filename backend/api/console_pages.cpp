// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/console_pages.h"

#include "backend/http/problem.h"

#include <algorithm>

namespace standdienst::backend {

http::Response consolePage(const http::Request& request) {
    const auto files = consoleFiles();
    if (files.empty())
        return {.status = 404,
                .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                .body = "This service was built without its console (STANDDIENST_CONSOLE=OFF).\n"};
    auto found = std::ranges::find(files, request.path, &ConsoleFile::path);
    const bool isFile = request.path.find('.', request.path.rfind('/')) != std::string::npos;
    if (found == files.end() && !isFile)
        found = std::ranges::find(files, "/index.html", &ConsoleFile::path);
    if (found == files.end())
        return http::problem(Error{Code::NotFound, "There is nothing at this address."});
    http::Response response;
    response.headers = {
        {"ETag", std::string(found->etag)},
        {"Cache-Control", found->immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (request.header("if-none-match") == found->etag) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", found->type);
    response.fixedBody = found->content;
    return response;
}

} // namespace standdienst::backend
