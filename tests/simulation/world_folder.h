// SPDX-License-Identifier: GPL-3.0-or-later
// Files that live as long as a test does. SQLite's are on the disk in memory of tests/support/disk.h, any
// others in the system's memory where it has a place for that: a simulation waits for no disk.
#pragma once

#include "tests/support/disk.h"

#include <cstdlib>
#include <filesystem>
#include <map>
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
        test::Disk::insert().forget((path_ / "").string());
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorldFolder(const WorldFolder&) = delete;
    WorldFolder& operator=(const WorldFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// A database as it lies on the disk while nobody writes: what somebody copied.
class DiskCopy {
public:
    static DiskCopy of(const std::filesystem::path& database) {
        DiskCopy copy;
        const std::string path = database.string();
        for (auto& [file, content] : test::Disk::insert().image(path)) {
            const std::string part = file.substr(path.size());
            if (part != "-shm") // belongs to the processes that have it open
                copy.parts_[part] = std::move(content);
        }
        return copy;
    }
    void putBack(const std::filesystem::path& database) const {
        const std::string path = database.string();
        test::Disk::Image image;
        for (const auto& [part, content] : parts_)
            image[path + part] = content;
        test::Disk::insert().forget(path);
        test::Disk::insert().add(image);
    }

private:
    std::map<std::string, std::string> parts_; // by what stands behind the database's name
};

} // namespace standdienst::simulation
