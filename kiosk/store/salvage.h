// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be read of a damaged file.
#pragma once

#include "core/journal/event.h"
#include "kiosk/store/identity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

struct Salvage {
    std::optional<Membership> membership;
    std::uint64_t incarnation = 0; // the highest seen
    struct Row {
        EventId id;
        std::string subject;
        Entry entry;
        UtcTime at;
    };
    std::vector<Row> events; // not acknowledged, whole, in their old order
};

// Reads row by row from both ends, so that one broken page costs what stands on it. The file stays as it is.
Salvage salvage(const std::string& path);

} // namespace standdienst::kiosk
