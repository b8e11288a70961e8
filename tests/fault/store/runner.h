// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a scene with a fault at every point in turn.
#pragma once

#include "tests/fault/store/scene.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::test {

// One fault in one chapter: "kiosk/1/power-cut/12/parts".
struct Point {
    std::size_t chapter = 0;
    Fault fault;
    Survival survival = Survival::Nothing;
};
std::string toText(const std::string& scene, const Point& point);

struct Figures {
    std::uint64_t points = 0;
    std::uint64_t struck = 0;  // where the fault happened; the others ended before it
    std::uint64_t refused = 0; // steps that said that they failed
    std::uint64_t failed = 0;
};

class Runner {
public:
    Runner(std::string name, Scene& scene, Disk& disk, std::uint64_t seed);

    // All points, or about as many as `most` of them, evenly; or the one of this name.
    Figures run(std::uint64_t most, const std::optional<std::string>& only);

private:
    void prepare();
    void rewind(std::size_t chapter);
    std::vector<Point> points(std::size_t chapter);
    std::vector<Point> chosen(std::uint64_t most);
    void play(const Point& point);
    // False where the power went.
    bool playSteps(const Point& point);
    void recover(const Point& point);
    void checkRefusal(const Point& point, const Step& step, const Error& error) const;

    std::string name_;
    Scene& scene_;
    Disk& disk_;
    std::uint64_t seed_;
    std::vector<Disk::Image> images_; // at the beginning of each chapter
    std::vector<Step> steps_;         // of the chapter that is played
    std::size_t cutIn_ = 0;           // of them
    Figures figures_;
};

} // namespace standdienst::test
