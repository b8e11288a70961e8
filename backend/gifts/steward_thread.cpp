// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/gifts/steward_thread.h"

#include <algorithm>

namespace standdienst::backend {

StewardThread::StewardThread(Store& store, Ingest& ingest, const Clock& clock)
    : steward_(store, ingest, clock), thread_("gifts", [this] { return steward_.look(); }) {}

void StewardThread::moved(const std::vector<Scope>& scopes) {
    if (std::ranges::find(scopes, Scope::giftBooks()) != scopes.end() ||
        std::ranges::find(scopes, Scope::fair()) != scopes.end())
        wake();
}

} // namespace standdienst::backend
