// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/message.h"
#include "backend/store/disk_gauge.h"
#include "backend/store/store.h"

namespace standdienst::backend {

// 200 where the database answers, also where the disk has no room for more, which it tells; else 503 with the
// reason. For monitors and scripts: no session is asked for.
http::Response health(Store& store, DiskGauge& disk);

} // namespace standdienst::backend
