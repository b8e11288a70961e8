// SPDX-License-Identifier: GPL-3.0-or-later
// A new file in the place of a damaged one, such that a power cut loses nothing, whenever it comes.
//
// The new file is built under a name of its own while the damaged one stays where it is, and is called ready
// once everything that could be saved is in it and on the disk. From then on the rest is renaming, which the
// next start finishes:
//
//   PATH.building   may be half of one; it is made anew
//   PATH.ready      whole: the damaged files become PATH.damaged-N, then this becomes PATH
#pragma once

#include "core/base/error.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

class Replacement {
public:
    // `beforeStep` is called before each change of the folder.
    Replacement(std::string path, std::function<void()> beforeStep);

    std::string building() const { return path_ + ".building"; }
    void discard() const;            // what was begun
    Result<void> ready();            // what was built, closed before, is whole
    std::string damagedName() const; // that the damaged file gets
    // Nothing where nothing is ready; otherwise the damaged file's new name.
    Result<std::optional<std::string>> finish();
    // Of earlier starts, oldest first.
    std::vector<std::string> damaged() const;

private:
    Result<void> rename(const std::string& from, const std::string& to) const;
    std::string nameOf(int number) const;
    std::vector<int> numbers() const;

    std::string path_;
    std::function<void()> beforeStep_;
};

} // namespace standdienst::kiosk
