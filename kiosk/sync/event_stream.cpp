// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/event_stream.h"

namespace standdienst::kiosk {

int EventStream::feed(std::string_view bytes, std::string_view event) {
    int count = 0;
    for (const char c : bytes) {
        if (c != '\n') {
            if (c != '\r')
                line_ += c;
            continue;
        }
        if (line_.empty()) {
            count += data_ && event_ == event;
            event_.clear();
            data_ = false;
        } else if (line_.starts_with("event:")) {
            event_ = line_.substr(line_.starts_with("event: ") ? 7 : 6);
        } else if (line_.starts_with("data:")) {
            data_ = true;
        }
        line_.clear();
    }
    return count;
}

} // namespace standdienst::kiosk
