// SPDX-License-Identifier: GPL-3.0-or-later
// Files that live as long as a test does, in memory where the system has a place for that: a simulation
// waits for no disk.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace standdienst::simulation {

class WorldFolder {
public:
    WorldFolder() {
        const std::filesystem::path memory = "/dev/shm";
        const bool usable = ::access(memory.c_str(), W_OK) == 0;
        std::string name =
            ((usable ? memory : std::filesystem::temp_directory_path()) / "standdienst-hall-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~WorldFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorldFolder(const WorldFolder&) = delete;
    WorldFolder& operator=(const WorldFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// A database as it lies on the disk while nobody writes: what a killed process leaves, or what somebody
// copied.
class DiskCopy {
public:
    static DiskCopy of(const std::filesystem::path& database, const std::filesystem::path& into) {
        DiskCopy copy;
        copy.file_ = into;
        copyAll(database, into);
        return copy;
    }
    void putBack(const std::filesystem::path& database) const { copyAll(file_, database); }

private:
    static void copyAll(const std::filesystem::path& from, const std::filesystem::path& to) {
        for (const char* part : {"", "-wal", "-journal"}) {
            const auto source = from.string() + part;
            const auto target = to.string() + part;
            std::filesystem::remove(target);
            if (std::filesystem::exists(source))
                std::filesystem::copy_file(source, target);
        }
        std::filesystem::remove(to.string() + "-shm"); // belongs to the processes that had it open
    }
    std::filesystem::path file_;
};

} // namespace standdienst::simulation
