// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <functional>
#include <string>

namespace standdienst::backend {

// The folder that holds everything of one backend instance, locked for this process as long as the object
// lives. What is made here has mode 0700; what was there before is refused where others can read it, never
// changed.
class DataFolder {
public:
    enum class WhereNone { Make, Refuse };
    // Locked names the process that holds it; NotFound where there is no backend in it and none is to be
    // made; Forbidden where others can read it; Conflict where a backend would be made among other things.
    static Result<DataFolder> open(const std::filesystem::path& path, WhereNone whereNone);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "standdienst.db"; }
    std::filesystem::path keys() const { return path_ / "keys"; }
    // Where rebuild --check folds a second time, contacts included: nothing there outlives a start.
    std::filesystem::path scratch() const { return path_ / "rebuild-check"; }

    // The content of keys/<name>; where there is no such file, what `make` returns, written with mode 0600
    // and synced to disk first. A file that exists is never written.
    Result<std::string> secret(const std::string& name,
                               const std::function<Result<std::string>()>& make) const;

    // Makes the file <name> anew, mode 0600: whoever looks sees the old content or the new one.
    Result<void> replace(const std::string& name, const std::string& content) const;

private:
    DataFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::filesystem::path path_;
    int lock_ = -1;
};

} // namespace standdienst::backend
