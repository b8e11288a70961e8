// SPDX-License-Identifier: GPL-3.0-or-later
// The console's files, from inside the program.
#pragma once

#include "backend/http/message.h"

#include <span>

namespace standdienst::backend {

struct ConsoleFile {
    std::string_view path; // "/app-1A2B3C4D.js"
    std::string_view type;
    std::string_view etag;
    bool immutable; // its name carries a hash of its content
    std::string_view content;
};
// Made at build time (embed_console.cmake) from what backend/console bundles; empty where it was left out.
std::span<const ConsoleFile> consoleFiles();

// A file by its path; index.html for the addresses that the console makes up itself.
http::Response consolePage(const http::Request& request);

} // namespace standdienst::backend
