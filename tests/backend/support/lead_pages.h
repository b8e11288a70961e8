// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of leads, as a store has them.
#pragma once

#include "backend/store/store.h"

namespace standdienst::test {

inline backend::LeadPage leadPage(backend::Store& store, const FairId& fair,
                                  const backend::LeadFilter& filter) {
    backend::LeadPage page;
    store
        .read([&](backend::Reader& reader) -> Result<void> {
            page = reader.leads(fair, filter);
            return {};
        })
        .value();
    return page;
}

inline std::vector<std::uint64_t> positionsOf(const backend::LeadPage& page) {
    std::vector<std::uint64_t> positions;
    for (const auto& row : page.rows)
        positions.push_back(row.contact.position.value);
    return positions;
}

} // namespace standdienst::test
