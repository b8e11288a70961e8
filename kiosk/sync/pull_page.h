// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "kiosk/store/device_store.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

// One page of a pull (protocol.md, "Pull").
struct PullPage {
    Mark acknowledged;            // how far into our journal the documents reach, once there is no more
    std::optional<Mark> backedUp; // how far the newest backup reaches into it; an older backend says none
    bool snapshot = false;
    bool more = false;
    std::string cursor;
    std::string epoch; // of the documents; empty where the backend says none
    std::vector<PulledDocument> documents;
};

Result<PullPage> pullPage(json::object&& object); // Malformed names the field

} // namespace standdienst::kiosk
