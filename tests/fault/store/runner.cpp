// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/store/runner.h"

#include <sqlite3.h>

#include <array>
#include <cstdio>

namespace standdienst::test {

namespace {

struct Variant {
    Trouble trouble;
    bool lasting;
    Survival survival;
    const char* name;
};
constexpr std::array variants{
    Variant{Trouble::IoError, false, Survival::Nothing, "once"},
    Variant{Trouble::IoError, true, Survival::Nothing, "lasting"},
    Variant{Trouble::Full, false, Survival::Nothing, "once"},
    Variant{Trouble::Full, true, Survival::Nothing, "lasting"},
    Variant{Trouble::ReadOnly, true, Survival::Nothing, "lasting"},
    Variant{Trouble::Garbled, false, Survival::Nothing, "once"},
    Variant{Trouble::PowerCut, false, Survival::Nothing, "nothing"},
    Variant{Trouble::PowerCut, false, Survival::Everything, "everything"},
    Variant{Trouble::PowerCut, false, Survival::Parts, "parts"},
    Variant{Trouble::NoMemory, false, Survival::Nothing, "once"},
    Variant{Trouble::NoMemory, true, Survival::Nothing, "lasting"},
};

bool mentionsDamage(const Error& error) {
    return error.detail.find("damage") != std::string::npos;
}

} // namespace

void required(const Result<void>& result, const std::string& what) {
    if (!result)
        throw Wrong(what + ": " + result.error().detail);
}

std::string toText(const std::string& scene, const Point& point) {
    const char* variant = "";
    for (const Variant& one : variants) {
        if (one.trouble == point.fault.trouble && one.lasting == point.fault.lasting &&
            one.survival == point.survival)
            variant = one.name;
    }
    return scene + "/" + std::to_string(point.chapter) + "/" + name(point.fault.trouble) + "/" +
           std::to_string(point.fault.at) + "/" + variant;
}

Runner::Runner(std::string name, Scene& scene, Disk& disk, std::uint64_t seed)
    : name_(std::move(name)), scene_(scene), disk_(disk), seed_(seed) {
    prepare();
}

// Every other chapter begins on what a killed process leaves, with a log that is to be read first.
void Runner::prepare() {
    disk_.put({});
    for (std::size_t chapter = 0; chapter < scene_.chapters(); ++chapter) {
        images_.push_back(disk_.image());
        scene_.keep(chapter);
        for (const Step& step : scene_.steps(chapter))
            required(step.run(), "without a fault, " + step.what);
        scene_.checkOpen();
        scene_.checkAll(false);
        const auto open = disk_.image();
        scene_.close();
        scene_.checkFiles(false);
        if (chapter % 2 == 0)
            disk_.put(open);
    }
}

void Runner::rewind(std::size_t chapter) {
    disk_.put(images_[chapter]);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_RESET);
    scene_.rewind(chapter);
}

std::vector<Point> Runner::points(std::size_t chapter) {
    rewind(chapter);
    disk_.begin();
    for (const Step& step : scene_.steps(chapter))
        required(step.run(), "counting, " + step.what);
    scene_.close();
    std::vector<Point> all;
    for (const Variant& variant : variants) {
        const auto count = disk_.count(variant.trouble);
        for (std::uint64_t at = 1; at <= count; ++at)
            all.push_back({chapter, {variant.trouble, at, variant.lasting}, variant.survival});
    }
    return all;
}

// Every call of the disk, and of the allocations, which are many, as many as asked for: evenly, and others
// with another seed.
std::vector<Point> Runner::chosen(std::uint64_t most) {
    std::vector<Point> disk;
    std::vector<Point> memory;
    for (std::size_t chapter = 0; chapter < scene_.chapters(); ++chapter) {
        for (const Point& point : points(chapter))
            (point.fault.trouble == Trouble::NoMemory ? memory : disk).push_back(point);
    }
    std::printf("%s: %zu points of the disk, %zu of memory\n", name_.c_str(), disk.size(), memory.size());
    const auto thinned = [&](const std::vector<Point>& all, std::uint64_t many) {
        std::vector<Point> some;
        for (std::uint64_t i = 0; i < many; ++i)
            some.push_back(all[(i * all.size() + seed_ * 7919 % all.size()) / many % all.size()]);
        return some;
    };
    if (most == 0 || most >= disk.size() + memory.size()) {
        disk.insert(disk.end(), memory.begin(), memory.end());
        return disk;
    }
    if (most < 2 * disk.size())
        disk = thinned(disk, most / 2);
    const auto more = thinned(memory, most - disk.size());
    disk.insert(disk.end(), more.begin(), more.end());
    return disk;
}

Figures Runner::run(std::uint64_t most, const std::optional<std::string>& only) {
    for (const Point& point : chosen(only ? 0 : most)) {
        if (only && toText(name_, point) != *only)
            continue;
        ++figures_.points;
        try {
            play(point);
        } catch (const std::exception& wrong) {
            ++figures_.failed;
            std::printf("SEED=%llu ONLY=%s: %s\n", static_cast<unsigned long long>(seed_),
                        toText(name_, point).c_str(), wrong.what());
            std::fflush(stdout);
            disk_.heal();
            scene_.close();
        }
    }
    return figures_;
}

void Runner::play(const Point& point) {
    rewind(point.chapter);
    disk_.begin(point.fault);
    const bool finished = playSteps(point);
    // A store folds its journal anew beside the steps: what did not meet the fault by now meets none.
    disk_.heal();
    const bool through = finished && !disk_.isOff();
    figures_.struck += disk_.struck() ? 1 : 0;
    if (through) {
        scene_.checkOpen();
        scene_.goOn(); // without a restart
    }
    scene_.close();
    recover(point);
}

bool Runner::playSteps(const Point& point) {
    steps_ = scene_.steps(point.chapter);
    for (cutIn_ = 0; cutIn_ < steps_.size(); ++cutIn_) {
        const Step& step = steps_[cutIn_];
        auto done = step.run();
        for (int more = 0; !done && more < 3; ++more) {
            if (disk_.isOff())
                return false;
            ++figures_.refused;
            require(disk_.struck(), "no fault, and yet " + step.what + ": " + done.error().detail);
            checkRefusal(point, step, done.error());
            scene_.checkRefused();
            if (!point.fault.lasting || more > 0)
                disk_.heal(); // what happened once does not happen again
            done = step.run();
        }
        if (!done && disk_.isOff())
            return false;
        required(done, "the fault is over, and yet " + step.what);
    }
    return !disk_.isOff();
}

void Runner::checkRefusal(const Point& point, const Step& step, const Error& error) const {
    const auto said = step.what + " says " + std::string(name(error.code)) + ": " + error.detail;
    if (point.fault.trouble == Trouble::Full)
        require(error.code == Code::Full, "the disk is full; " + said);
    if (point.fault.trouble != Trouble::Garbled)
        require(!mentionsDamage(error), "nothing is damaged; " + said);
}

// The next start, on what is left.
void Runner::recover(const Point& point) {
    const bool cut = disk_.isOff();
    if (cut) {
        SeededRandom chance(seed_ * 1'000'003 + point.fault.at);
        disk_.powerUp(point.survival, chance);
    }
    disk_.heal();
    required(scene_.reopen(), "the next start");
    scene_.checkOpen();
    scene_.checkAll(cut);
    scene_.close();
    scene_.checkFiles(cut);
    if (!cut)
        return;
    required(scene_.reopen(), "the start after the next");
    for (std::size_t i = std::max<std::size_t>(cutIn_, 1); i < steps_.size(); ++i) {
        if (steps_[i].repeatable)
            required(steps_[i].run(), "after the restart, " + steps_[i].what);
    }
    scene_.goOn();
    scene_.checkOpen();
    scene_.checkAll(cut);
    scene_.close();
    scene_.checkFiles(cut);
}

} // namespace standdienst::test
