// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace standdienst::backend::files {

namespace fs = std::filesystem;

Error failed(const std::string& what, const fs::path& path) {
    const int number = errno;
    const std::string said = what + " " + path.string() + ": " + std::strerror(number);
    if (number == ENOSPC || number == EDQUOT)
        return {Code::Full, said + ". The disk is full; free some space"};
    if (number == EROFS)
        return {Code::Internal, said + ". Make the disk writable again, or choose another folder"};
    return {Code::Internal, said};
}

Result<std::string> readAll(int descriptor, const fs::path& path) {
    std::string content;
    char buffer[4096];
    for (;;) {
        const auto count = ::read(descriptor, buffer, sizeof buffer);
        if (count < 0)
            return failed("cannot read", path);
        if (count == 0)
            return content;
        content.append(buffer, static_cast<std::size_t>(count));
    }
}

Result<std::string> read(const fs::path& path) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen() && errno == ENOENT)
        return Error{Code::NotFound, "there is no " + path.string()};
    if (!file.isOpen())
        return failed("cannot open", path);
    return readAll(file.get(), path);
}

Result<void> writeAll(int descriptor, const std::string& content, const fs::path& path) {
    for (std::size_t written = 0; written < content.size();) {
        const auto count = ::write(descriptor, content.data() + written, content.size() - written);
        if (count < 0)
            return failed("cannot write", path);
        written += static_cast<std::size_t>(count);
    }
    return {};
}

Result<void> write(const fs::path& path, const std::string& content) {
    const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return failed("cannot make", path);
    if (auto written = writeAll(file.get(), content, path); !written)
        return written;
    if (::fsync(file.get()) != 0)
        return failed("cannot sync", path);
    return {};
}

Result<void> sync(const fs::path& path) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen() || ::fsync(file.get()) != 0)
        return failed("cannot sync", path);
    return {};
}

Result<void> syncFolder(const fs::path& folder) {
    const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file.isOpen() || ::fsync(file.get()) != 0)
        return failed("cannot sync", folder);
    return {};
}

fs::path folderOf(const fs::path& path) {
    const auto folder = path.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

} // namespace standdienst::backend::files
