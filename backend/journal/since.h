// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

namespace standdienst::backend {

// The position behind which the events of `from` and later stand, found by halving. Clocks that were set back
// a little may hide some events before it: whoever reads on looks at each one's time again.
Position positionAt(Reader& reader, const FairId& fair, UtcTime from);

} // namespace standdienst::backend
