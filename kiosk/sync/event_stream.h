// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace standdienst::kiosk {

// Takes a text/event-stream apart as it comes in. Only the names of events matter here: what moved is pulled.
class EventStream {
public:
    // How many events of this name ended within these bytes.
    int feed(std::string_view bytes, std::string_view event);
    // A line this long is not from our backend.
    bool overlong() const { return line_.size() > 64 * 1024; }

private:
    std::string line_;
    std::string event_;
    bool data_ = false;
};

} // namespace standdienst::kiosk
