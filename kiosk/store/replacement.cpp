// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/replacement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace standdienst::kiosk {

namespace {

// SQLite keeps these beside a file. An old log beside a new file would be replayed into it, be it one to go
// on from or one to go back to, so the file itself goes last.
constexpr std::array beside{"-journal", "-wal", "-shm", ""};

Error failed(const std::string& path, const char* what) {
    const Code code = errno == ENOSPC || errno == EDQUOT ? Code::Full : Code::Internal;
    return {code,
            fmt::format("{} is damaged; {}: {}. Nothing of it is lost; free some space or check the disk, "
                        "and start again",
                        path, what, std::strerror(errno))};
}

bool sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

std::string folderOf(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

} // namespace

Replacement::Replacement(std::string path, std::function<void()> beforeStep)
    : path_(std::move(path)), beforeStep_(std::move(beforeStep)) {}

Result<void> Replacement::rename(const std::string& from, const std::string& to) const {
    if (beforeStep_)
        beforeStep_();
    if (::rename(from.c_str(), to.c_str()) != 0 || !sync(folderOf(path_)))
        return failed(path_, "what was saved of it cannot take its place");
    return {};
}

void Replacement::discard() const {
    for (const char* ending : beside)
        ::unlink((building() + ending).c_str());
}

Result<void> Replacement::ready() {
    if (beforeStep_)
        beforeStep_();
    if (!sync(building()))
        return failed(path_, "what was saved of it cannot be written");
    return rename(building(), path_ + ".ready");
}

std::string Replacement::damagedName() const {
    const auto before = numbers();
    return nameOf(before.empty() ? 1 : before.back() + 1);
}

Result<std::optional<std::string>> Replacement::finish() {
    const std::string ready = path_ + ".ready";
    if (!std::filesystem::exists(ready))
        return std::nullopt;
    std::string aside = damagedName();
    if (std::filesystem::exists(path_)) {
        for (const char* ending : beside) {
            if (!std::filesystem::exists(path_ + ending))
                continue;
            if (auto done = rename(path_ + ending, aside + ending); !done)
                return done.error();
        }
    } else { // cut between the two last steps
        const auto before = damaged();
        aside = before.empty() ? std::string() : before.back();
    }
    if (auto done = rename(ready, path_); !done)
        return done.error();
    return aside;
}

std::vector<std::string> Replacement::damaged() const {
    std::vector<std::string> names;
    for (const int number : numbers())
        names.push_back(nameOf(number));
    return names;
}

std::string Replacement::nameOf(int number) const {
    return fmt::format("{}.damaged-{}", path_, number);
}

std::vector<int> Replacement::numbers() const {
    const std::string start = std::filesystem::path(nameOf(0)).filename().string();
    const std::string_view prefix(start.data(), start.size() - 1);
    std::vector<int> found;
    std::error_code unreadable;
    for (const auto& file : std::filesystem::directory_iterator(folderOf(path_), unreadable)) {
        const std::string name = file.path().filename().string();
        int number = 0;
        if (!name.starts_with(prefix))
            continue;
        const auto [end, wrong] =
            std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
        if (wrong == std::errc() && end == name.data() + name.size())
            found.push_back(number);
    }
    std::ranges::sort(found);
    return found;
}

} // namespace standdienst::kiosk
