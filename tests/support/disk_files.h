// SPDX-License-Identifier: GPL-3.0-or-later
// What a Disk has: for its own two sources alone.
#pragma once

#include "tests/support/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>

namespace standdienst::test {

constexpr std::size_t sector = 512; // of a real disk: what is written at once, or not

// As a file grows where it is written behind its end.
inline void overwrite(std::string& content, std::size_t at, std::string_view bytes) {
    if (content.size() < at + bytes.size())
        content.resize(at + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(at));
}

struct Disk::Inode {
    // A write, or a new size.
    struct Change {
        std::size_t at = 0;
        std::string bytes;
        bool cuts = false;
        std::size_t sizeAfter = 0;
    };
    std::string written; // as processes read it
    std::string synced;
    std::vector<Change> unsynced;

    // Locks of a database, as SQLite's documentation has them.
    std::set<const Handle*> shared;
    const Handle* reserved = nullptr;
    const Handle* exclusive = nullptr; // or pending

    // The shared memory of a WAL.
    std::vector<std::unique_ptr<char[]>> regions;
    std::set<const Handle*> mapped;
    std::array<std::set<const Handle*>, SQLITE_SHM_NLOCK> readers;
    std::array<const Handle*, SQLITE_SHM_NLOCK> writers{};
};

struct Disk::Handle : sqlite3_file {
    std::shared_ptr<Inode> inode;
    std::string path;
    int lock = SQLITE_LOCK_NONE;
    bool deletes = false;     // when it is closed
    bool syncsFolder = false; // with the first sync, as SQLite does for logs that it made
    bool readOnly = false;
};

} // namespace standdienst::test
