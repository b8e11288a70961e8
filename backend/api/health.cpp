// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/health.h"

#include "backend/http/problem.h"
#include "core/base/json.h"

#include <spdlog/spdlog.h>

namespace standdienst::backend {

http::Response health(Store& store, DiskGauge& disk) {
    json::object body;
    const auto read = store.read([&](Reader& reader) -> Result<void> {
        body = {{"status", "ok"},
                {"version", STANDDIENST_VERSION},
                {"epoch", toString(reader.meta().epoch)},
                {"fairs", reader.fairs().size()},
                {"quarantined", reader.countQuarantined()}};
        return {};
    });
    const auto room = disk.room();
    body["disk"] = name(room.state);
    if (room.free)
        body["disk_free_bytes"] = *room.free;
    if (read)
        return http::answer(body);
    spdlog::error("health: {}: {}", name(read.error().code), read.error().detail);
    return http::answer({{"status", "failing"}, {"reason", name(read.error().code)}}, 503);
}

} // namespace standdienst::backend
