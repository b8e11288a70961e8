// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/since.h"

namespace standdienst::backend {

Position positionAt(Reader& reader, const FairId& fair, UtcTime from) {
    std::uint64_t low = 0, high = reader.position(fair).value; // (low, high]
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        const auto event = reader.events(fair, {middle}, 1);
        if (event.empty() || event.front().receivedAt >= from)
            high = middle;
        else
            low = middle + 1;
    }
    return {low};
}

} // namespace standdienst::backend
