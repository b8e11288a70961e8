// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/api/console_api.h"
#include "backend/api/device_api.h"
#include "backend/api/floor_api.h"
#include "backend/api/gifts_api.h"
#include "backend/api/shifts_api.h"
#include "backend/api/tablets_api.h"
#include "backend/api/tickets_api.h"
#include "backend/api/today_api.h"

namespace standdienst::backend {

// Everything that the service answers. What it is given must outlive it.
http::Router makeRouter(Store& store, DiskGauge& disk, const DeviceApi& device, const ConsoleApi& console,
                        const TicketsApi& tickets, const GiftsApi& gifts, const FloorApi& floor,
                        const ShiftsApi& shifts, const TodayApi& today, const TabletsApi& tablets);

} // namespace standdienst::backend
