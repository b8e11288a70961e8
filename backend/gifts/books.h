// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/fair/fair.h"
#include "core/gifts/plan.h"

namespace standdienst::backend {

// The books of one fair as they stand.
GiftBooks readGiftBooks(Reader& reader, const Fair& fair);
// What is published now; nothing where nothing is.
std::optional<Fair> publishedFair(Reader& reader);

// The letters of a device's numbers, by the order of pairing; empty for a stranger.
std::string lettersOf(Reader& reader, const WriterId& device);

} // namespace standdienst::backend
