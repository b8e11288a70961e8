// SPDX-License-Identifier: GPL-3.0-or-later
// vCard 2.1, 3.0 and 4.0, as they are written and not only as they should be. Internal to core/contact.
#pragma once

#include "core/contact/code.h"

namespace standdienst {

bool isVCard(std::string_view bytes);
Result<ReadCode> readVCard(std::string_view bytes);

} // namespace standdienst
