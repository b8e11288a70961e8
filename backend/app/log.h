// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace standdienst::backend {

struct LogSize {
    std::uint64_t bytes = 10 * 1024 * 1024; // of a file
    int files = 5;                          // FILE, FILE.1, … the oldest goes
};

// Where the service says what happens: one line each, in UTC, whatever bytes somebody managed to have said.
// Nothing that a visitor or a person typed is logged, nor what lets anybody in. Thread-safe.
class Log {
public:
    // Standard error, where the system's journal takes it.
    static void toStandardError();
    // From now on this file, mode 0600, instead. Forbidden where it cannot be written.
    static Result<void> toFile(const std::filesystem::path& file, LogSize size = {});
    // Opens the file anew: somebody else has moved it away.
    static void reopen();
};

} // namespace standdienst::backend
