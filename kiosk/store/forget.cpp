// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/forget.h"

#include "kiosk/store/database.h"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

namespace standdienst::kiosk {

namespace {

namespace files = std::filesystem;

std::vector<files::path> filesOf(const files::path& path) {
    const std::string name = path.filename().string();
    std::vector<files::path> found;
    for (const auto& file : files::directory_iterator(path.parent_path())) {
        const std::string other = file.path().filename().string();
        if (other.starts_with(name) && other != name + ".lock")
            found.push_back(file.path());
    }
    return found;
}

files::path freeFolder(const files::path& beside) {
    for (int number = 1;; ++number) {
        auto folder = beside / fmt::format("forgotten-{}", number);
        if (!files::exists(folder))
            return folder;
    }
}

std::size_t undeliveredIn(const DeviceStore& store) {
    std::size_t count = store.pending() + store.rejected();
    for (const auto& left : store.report().leftBehind)
        count += left.events;
    return count;
}

} // namespace

Result<Forgotten> forgetDevice(const StoreOptions& options, bool evenUndelivered, const Clock& clock,
                               Random& random) {
    Forgotten forgotten;
    {
        const auto store = DeviceStore::open(options, clock, random);
        if (!store)
            return store.error();
        forgotten.undelivered = undeliveredIn(**store);
    }
    if (forgotten.undelivered > 0 && !evenUndelivered)
        return Error{
            Code::Conflict,
            fmt::format("{} facts of visits are not delivered. Connect the device to its backend first; if "
                        "that will never be there again, --forget --even-undelivered sets them aside",
                        forgotten.undelivered)};
    return guarded([&]() -> Result<Forgotten> {
        auto lock = FileLock::take(options.path + ".lock");
        if (!lock)
            return lock.error();
        const files::path path(options.path);
        if (forgotten.undelivered > 0) {
            const auto folder = freeFolder(path.parent_path());
            files::create_directory(folder);
            files::permissions(folder, files::perms::owner_all);
            forgotten.keptIn = folder.string();
            for (const auto& file : filesOf(path))
                files::rename(file, folder / file.filename());
        } else {
            for (const auto& file : filesOf(path))
                files::remove(file);
        }
        return forgotten;
    });
}

} // namespace standdienst::kiosk
