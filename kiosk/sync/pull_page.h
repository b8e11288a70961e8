// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "kiosk/store/device_store.h"

#include <string>
#include <vector>

namespace standdienst::kiosk {

// One page of a pull (protocol.md, "Pull").
struct PullPage {
    Mark acknowledged; // how far into our journal the documents reach, once there is no more
    bool snapshot = false;
    bool more = false;
    std::string cursor;
    std::string epoch; // of the documents; empty where the backend says none
    std::vector<PulledDocument> documents;
};

Result<PullPage> pullPage(json::object&& object); // Malformed names the field

} // namespace standdienst::kiosk
