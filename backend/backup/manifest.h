// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a backup, and how it is known to be whole. Format: docs/operating/backup.md.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace standdienst::backend {

// A backup is a folder of these files. The database is one file, without a log beside it.
namespace backupfiles {
inline constexpr std::string_view database = "standdienst.db";
inline constexpr std::string_view ledger = "ledger";
inline constexpr std::string_view manifest = "backup.json";
inline constexpr std::array<std::string_view, 4> keys{"keys/writer.id", "keys/sign.key", "keys/seal.key",
                                                      "keys/tls.pem"};
} // namespace backupfiles

struct Manifest {
    UtcTime madeAt;
    std::string program; // the version that made it
    int schema = 0;
    WriterId backend;
    std::uint64_t events = 0;
    std::map<std::string, Digest> files; // by name within the folder
};

// Of a file's bytes, without having them all in memory.
Result<Digest> digestOf(const std::filesystem::path& file);

std::string toText(const Manifest& manifest);
// NotFound where the folder is no backup; Unsupported where a newer program made it; Malformed where a file
// is missing, or not what it was.
Result<Manifest> readBackup(const std::filesystem::path& folder);

} // namespace standdienst::backend
