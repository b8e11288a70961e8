// SPDX-License-Identifier: GPL-3.0-or-later
// The file in which people describe a fair. Format: docs/setting-up/fair-file.md.
#pragma once

#include "core/fair/fair.h"
#include "core/fair/picture.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::backend {

struct FairProblem {
    std::size_t line = 0; // from 1; 0 where it is about the whole file
    std::string key;      // "topics[3].name.de"
    std::string message;  // what is wrong
    std::string remedy;   // what to do about it
};
// "fair.toml:12: topics[3].name.de: missing. Add …"
std::string toText(const FairProblem& problem, std::string_view file);

// A picture's bytes by the path in the fair file: relative, without "..". NotFound says why there are none.
using PictureSource = std::function<Result<std::string>(const std::string& path)>;
// Beside the fair file.
PictureSource picturesIn(std::filesystem::path folder);
PictureSource picturesAmong(std::map<std::string, std::string> bytesByPath);

// A shift as the file plans it: for whoever has this account. Personal data, so no part of the fair.
struct FileShift {
    std::string who;  // an account's name, in lower case
    std::string said; // "jana 2027-03-09 09:00-18:00", by the fair's clocks: no other shift says the same
    UtcTime begins, ends;
    struct Break {
        UtcTime begins, ends;
        friend bool operator==(const Break&, const Break&) = default;
    };
    std::vector<Break> breaks{};
    std::size_t line = 0;
};

struct FairFile {
    std::optional<Fair> fair;                // where there are no problems; its revision is 0
    std::map<std::string, Picture> pictures; // that it names, by path
    std::vector<FileShift> shifts;           // that it plans, in its order
    std::vector<FairProblem> problems;       // all of them, in order of lines
};
FairFile readFairFile(std::string_view toml, const PictureSource& source = picturesAmong({}));

} // namespace standdienst::backend
