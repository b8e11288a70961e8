// SPDX-License-Identifier: GPL-3.0-or-later
// What a store does in chapters of some steps, such that each chapter can be played again and again from the
// same files and the same knowledge of what was said to people.
#pragma once

#include "tests/support/disk.h"

#include "core/base/error.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace standdienst::test {

// A promise that does not hold.
struct Wrong : std::runtime_error {
    using std::runtime_error::runtime_error;
};
inline void require(bool holds, const std::string& what) {
    if (!holds)
        throw Wrong(what);
}
void required(const Result<void>& result, const std::string& what);

struct Step {
    std::string what;
    std::function<Result<void>()> run;
    bool repeatable = true; // said once more after a restart it is the same, not a second thing
};

class Scene {
public:
    virtual ~Scene() = default;
    virtual std::size_t chapters() const = 0;
    // Remembers what is known and said by now as the beginning of a chapter, and goes back there.
    virtual void keep(std::size_t chapter) = 0;
    virtual void rewind(std::size_t chapter) = 0;
    // The first one opens the store.
    std::vector<Step> steps(std::size_t chapter) {
        std::vector<Step> steps{{"opening", [this] {
                                     return reopen();
                                 }}};
        auto more = stepsOf(chapter);
        std::move(more.begin(), more.end(), std::back_inserter(steps));
        return steps;
    }
    virtual void close() = 0;
    virtual Result<void> reopen() = 0; // after close
    virtual void checkRefused() = 0;   // nothing of a step that failed is there
    virtual void checkOpen() = 0;      // what a store in use is asked
    // All that the store can say, and what lies in its files once it is closed. `cut`: the step under way may
    // be there as a whole.
    virtual void checkAll(bool cut) = 0;
    virtual void checkFiles(bool cut) = 0;
    virtual void goOn() = 0; // something new, that has to succeed

protected:
    // Once the store is open. Those before may have been done.
    virtual std::vector<Step> stepsOf(std::size_t chapter) = 0;
};

} // namespace standdienst::test
