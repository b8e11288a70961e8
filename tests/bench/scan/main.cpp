// SPDX-License-Identifier: GPL-3.0-or-later
// bench-scan: how many photographs of codes are read, and how fast, by what spoilt them.
#include "core/crypto/keys.h"
#include "kiosk/scan/symbols.h"
#include "tests/kiosk/support/photographs.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

constexpr double promisedMilliseconds = 300;

// The processor's time of this thread, so that a busy machine does not spoil the figure.
double milliseconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Figures {
    int pictures = 0, read = 0, inTime = 0, wrong = 0;
    std::vector<double> times;
    std::array<int, looks> byLook{};
    void add(const Figures& other) {
        pictures += other.pictures;
        read += other.read;
        inTime += other.inTime;
        wrong += other.wrong;
        times.insert(times.end(), other.times.begin(), other.times.end());
        for (std::size_t look = 0; look < byLook.size(); ++look)
            byLook[look] += other.byLook[look];
    }
};

void print(const std::string& what, Figures figures) {
    std::ranges::sort(figures.times);
    const auto at = [&](double share) {
        return figures.times[static_cast<std::size_t>(share * static_cast<double>(figures.times.size() - 1))];
    };
    fmt::print("{:<11} {:>5} pictures, {:5.1f} % read within {:.0f} ms, {:5.1f} % read, {} wrongly; "
               "median {:4.0f} ms, p95 {:4.0f} ms, most {:4.0f} ms; by look:",
               what, figures.pictures, 100.0 * figures.inTime / figures.pictures, promisedMilliseconds,
               100.0 * figures.read / figures.pictures, figures.wrong, at(0.5), at(0.95), at(1));
    for (const int count : figures.byLook)
        fmt::print(" {}", count);
    fmt::print("\n");
}

} // namespace

int main(int argc, char* argv[]) {
    CLI::App app("Reads photographs of codes and prints how well.");
    int each = 100;
    std::uint64_t seed = 1;
    std::string keep;
    app.add_option("--each", each, "Photographs of each kind")->capture_default_str();
    app.add_option("--seed", seed, "Of what is drawn")->capture_default_str();
    app.add_option("--keep", keep, "Save what was not read in this folder");
    CLI11_PARSE(app, argc, argv);
    initCrypto();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int none = 1;
    const QGuiApplication qt(none, argv);

    SeededRandom random(seed);
    Figures all;
    for (const auto kind : allSpoilt()) {
        Figures figures;
        for (int i = 0; i < each; ++i) {
            const auto text = codeText(random);
            const auto picture = photograph(text, kind, random);
            const double begun = milliseconds();
            const auto grey = greyOf(picture, 1280);
            std::vector<Symbol> found;
            int look = 0;
            for (; look < looks && found.empty(); ++look)
                found = findSymbols(grey, look);
            const double took = milliseconds() - begun;
            const bool read = std::ranges::any_of(found, [&](const Symbol& s) { return s.bytes == text; });
            ++figures.pictures;
            figures.read += read;
            figures.inTime += read && took <= promisedMilliseconds;
            figures.wrong += std::ranges::any_of(found, [&](const Symbol& s) { return s.bytes != text; });
            figures.times.push_back(took);
            if (!found.empty())
                ++figures.byLook[static_cast<std::size_t>(look - 1)];
            if (!read && !keep.empty())
                picture.save(QString::fromStdString(fmt::format("{}/{}-{}.png", keep, name(kind), i)));
        }
        print(name(kind), figures);
        all.add(figures);
    }
    print("all", all);
    return all.wrong == 0 ? 0 : 1;
}
