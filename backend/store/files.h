// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are still there after a power cut.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <utility>

#include <unistd.h>

namespace standdienst::backend::files {

// A file descriptor that closes itself.
class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    int get() const { return descriptor_; }
    bool isOpen() const { return descriptor_ >= 0; }
    int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
};

// What errno says of a path: Full or Internal.
Error failed(const std::string& what, const std::filesystem::path& path);

// From where the descriptor stands to the end; and all of a file (NotFound where there is none).
Result<std::string> readAll(int descriptor, const std::filesystem::path& path);
Result<std::string> read(const std::filesystem::path& path);
Result<void> writeAll(int descriptor, const std::string& content, const std::filesystem::path& path);
// A new file, mode 0600, on the disk when this returns; one that is there is replaced. Its folder is not
// synced.
Result<void> write(const std::filesystem::path& path, const std::string& content);
Result<void> sync(const std::filesystem::path& file);
Result<void> syncFolder(const std::filesystem::path& folder);
// Of a path: ".", where it names none.
std::filesystem::path folderOf(const std::filesystem::path& path);

} // namespace standdienst::backend::files
