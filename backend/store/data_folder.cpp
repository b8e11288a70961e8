// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/data_folder.h"

#include "backend/store/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

using files::failed;
using files::File;
using files::readAll;
using files::syncFolder;
using files::writeAll;

constexpr const char* databaseName = "standdienst.db";
constexpr const char* keysName = "keys";
constexpr const char* restoringName = "restoring"; // there while a backup is being restored

// Its owner's alone, whether made here or found.
Result<void> ensurePrivate(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0)
        return {};
    std::error_code error;
    if (errno != EEXIST || !fs::is_directory(folder, error))
        return failed("cannot make the folder", folder);
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0)
        return failed("cannot look at", folder);
    if ((status.st_mode & 0077) != 0)
        return Error{Code::Forbidden, "others than its owner can look into " + folder.string() +
                                          "; where it is meant for Standdienst alone, say chmod 700 " +
                                          folder.string() + ", else name another folder with --data"};
    return {};
}

bool holdsBackend(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / databaseName, error);
}

// What a first start that was cut short leaves, and what a file system has at its root.
Result<void> checkNothingForeign(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename();
        if (name == restoringName)
            return Error{Code::Conflict, "a backup was being restored into " + folder.string() +
                                             " and it was cut short; run standdienst restore again"};
        if (name != keysName && name != "lock" && name != "lost+found" && name != "ledger")
            return Error{Code::Conflict,
                         folder.string() + " holds other things than a backend of Standdienst (" +
                             name.string() + "); name a folder with --data that is empty or not there yet"};
    }
    if (error)
        return Error{Code::Internal, "cannot look into " + folder.string() + ": " + error.message()};
    return {};
}

// The folder as one that may be locked and written to.
Result<void> checkFolder(const fs::path& path, DataFolder::WhereNone whereNone) {
    const bool make = whereNone == DataFolder::WhereNone::Make;
    if (!make && !holdsBackend(path))
        return Error{Code::NotFound, "there is no backend's data in " + path.string() +
                                         "; name the service's folder with --data, or start one there: "
                                         "standdienst serve --data " +
                                         path.string()};
    std::error_code error;
    if (make)
        fs::create_directories(path.parent_path(), error); // mkdir says what is wrong
    if (auto fit = ensurePrivate(path); !fit)
        return fit;
    return holdsBackend(path) ? Result<void>() : checkNothingForeign(path);
}

} // namespace

Result<DataFolder> DataFolder::open(const fs::path& path, WhereNone whereNone) {
    if (auto fit = checkFolder(path, whereNone); !fit)
        return fit.error();
    if (auto fit = ensurePrivate(path / keysName); !fit)
        return fit.error();
    const fs::path lockPath = path / "lock";
    File lock(::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock.isOpen())
        return failed("cannot open", lockPath);
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return failed("cannot lock", lockPath);
        auto holder = readAll(lock.get(), lockPath);
        const std::string pid =
            holder && !holder->empty() ? holder->substr(0, holder->find('\n')) : "unknown";
        return Error{Code::Locked, "the data in " + path.string() + " is in use by another process (pid " +
                                       pid + "); stop it first, or choose another folder with --data"};
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(lock.get(), 0) != 0)
        return failed("cannot write", lockPath);
    if (auto written = writeAll(lock.get(), pid, lockPath); !written)
        return written.error();
    return DataFolder(path, lock.release());
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder::~DataFolder() {
    if (lock_ >= 0)
        ::close(lock_);
}

Result<std::string> DataFolder::secret(const std::string& name,
                                       const std::function<Result<std::string>()>& make) const {
    const fs::path path = keys() / name;
    {
        const File existing(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (existing.isOpen())
            return readAll(existing.get(), path);
        if (errno != ENOENT)
            return failed("cannot open", path);
    }
    auto content = make();
    if (!content)
        return content;
    // Written beside, synced, then linked: a power cut leaves either no file or a whole one, and link never
    // overwrites.
    const fs::path beside = keys() / (name + ".new");
    ::unlink(beside.c_str());
    const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return failed("cannot make", beside);
    if (auto written = writeAll(file.get(), *content, beside); !written)
        return written.error();
    if (::fsync(file.get()) != 0)
        return failed("cannot sync", beside);
    if (::link(beside.c_str(), path.c_str()) != 0)
        return failed("cannot make", path);
    ::unlink(beside.c_str());
    if (auto synced = syncFolder(keys()); !synced)
        return synced.error();
    return content;
}

Result<void> DataFolder::replace(const std::string& name, const std::string& content) const {
    const fs::path path = path_ / name;
    const fs::path beside = path_ / (name + ".new");
    const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return failed("cannot make", beside);
    if (auto written = writeAll(file.get(), content, beside); !written)
        return written;
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return failed("cannot replace", path);
    return {};
}

} // namespace standdienst::backend
