// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/store.h"

#include <future>

namespace standdienst::backend {

Result<void> Store::writeAndWait(Write work) {
    std::promise<Result<void>> promise;
    auto done = promise.get_future();
    write(std::move(work), [&promise](Result<void> result) { promise.set_value(std::move(result)); });
    return done.get();
}

} // namespace standdienst::backend
