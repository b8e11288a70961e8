// SPDX-License-Identifier: GPL-3.0-or-later
// What importing the shifts of a fair file does to those that stand.
#pragma once

#include "backend/fair/fair_file.h"
#include "backend/store/records.h"

#include <map>

namespace standdienst::backend {

// A shift of a file has an id that follows from what it says, so that importing the file again means the
// same one.
ShiftId fileShiftId(const FairId& fair, const FileShift& shift);

struct FilePlan {
    std::vector<ShiftRecord> rows;    // to be put
    std::vector<std::string> changes; // a line for each; and for what was changed by hand, which stays
    std::vector<std::string> unknown; // names without an account, each once
};
// `accounts` by name. What was changed or removed in the console stays as it is there; what the file no
// longer names goes, unless it is over. Of shifts that were over before `keptFrom` nothing is added.
FilePlan planOf(const Fair& fair, const std::vector<FileShift>& file,
                const std::vector<ShiftRecord>& standing, const std::map<std::string, AccountId>& accounts,
                UtcTime now, UtcTime keptFrom);

// What the law and the forecast say of a plan in a file, a line for each: the plan can be imported all the
// same.
std::vector<std::string> remarksOn(const Fair& fair, const std::vector<FileShift>& file);

} // namespace standdienst::backend
