// SPDX-License-Identifier: GPL-3.0-or-later
// The table that table.mjs makes at build time. Internal to email_kind.cpp.
#pragma once

#include <cstdint>
#include <span>

namespace standdienst {

// 38 bits of a domain's hash: the first eight are the bucket, the next thirty stand in the upper bits of an
// entry, with an EmailKind below them. Entries of bucket b are those from starts[b] to starts[b + 1], in
// ascending order.
struct EmailDomains {
    std::span<const std::uint16_t, 257> starts;
    std::span<const std::uint32_t> rests;
};
extern const EmailDomains emailDomains;

} // namespace standdienst
