// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/disk_gauge.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <sys/statvfs.h>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t mebibyte = 1024 * 1024;
// The write-ahead log grows to 32 MiB before it is written back.
constexpr std::uint64_t fullBelow = 32 * mebibyte;
// Some days of a fair, to make room in without haste.
constexpr std::uint64_t lowBelow = 256 * mebibyte;
constexpr auto lookEvery = 1s;

DiskGauge::State stateOf(std::optional<std::uint64_t> free) {
    if (!free || *free >= lowBelow)
        return DiskGauge::State::Ok;
    return *free >= fullBelow ? DiskGauge::State::Low : DiskGauge::State::Full;
}

void tell(const DiskGauge::Room& room) {
    if (!room.free)
        return spdlog::warn("disk: how much is left on the data folder's disk cannot be told");
    const auto free = *room.free / mebibyte;
    switch (room.state) {
    case DiskGauge::State::Ok:
        return spdlog::info("disk: there is room again ({} MiB)", free);
    case DiskGauge::State::Low:
        return spdlog::warn(
            "disk: {} MiB are left on the data folder's disk; below {} MiB nothing new is taken. "
            "Free some space",
            free, fullBelow / mebibyte);
    case DiskGauge::State::Full:
        return spdlog::error(
            "disk: {} MiB are left on the data folder's disk, so nothing new is taken until there "
            "are {} MiB. Free some space; kiosks keep their visits meanwhile",
            free, fullBelow / mebibyte);
    }
}

} // namespace

DiskGauge::Free DiskGauge::of(const std::filesystem::path& folder) {
    return [folder]() -> std::optional<std::uint64_t> {
        struct statvfs disk {};
        if (::statvfs(folder.c_str(), &disk) != 0)
            return std::nullopt;
        return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    };
}

DiskGauge::Room DiskGauge::room() {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    if (looked_ && now - *looked_ < lookEvery)
        return room_;
    looked_ = now;
    const auto free = free_();
    const Room fresh{stateOf(free), free};
    if (fresh.state != room_.state)
        tell(fresh);
    room_ = fresh;
    return room_;
}

Result<void> DiskGauge::forFacts() {
    const auto now = room();
    if (now.state != State::Full)
        return {};
    return Error{Code::Full, fmt::format("{} MiB are left on the data folder's disk; free some space",
                                         now.free.value_or(0) / mebibyte)};
}

std::string_view name(DiskGauge::State state) {
    switch (state) {
    case DiskGauge::State::Ok:
        return "ok";
    case DiskGauge::State::Low:
        return "low";
    case DiskGauge::State::Full:
        return "full";
    }
    return "";
}

} // namespace standdienst::backend
