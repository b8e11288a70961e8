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

} // namespace standdienst::backend
