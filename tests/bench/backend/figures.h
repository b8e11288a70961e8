// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/backend/figure.h"

#include <filesystem>

namespace standdienst::bench {

struct Sizes {
    std::filesystem::path fairs;  // deploy/fairs
    std::filesystem::path folder; // for data, on a disk
    bool quick = false;           // so small that a figure means nothing
    std::uint64_t seed = 1;
};

// Durable ingest of the sample day, beside a bare insert of the same events in the same transactions.
std::vector<Figure> ingestFigures(const Sizes& sizes);
// What waited while there was no network: a million events from a few dozen devices.
std::vector<Figure> backlogFigures(const Sizes& sizes);
// A page of the list of leads, among a million.
std::vector<Figure> leadFigures(const Sizes& sizes);
// A thousand devices that push over TLS.
std::vector<Figure> pushingFigures(const Sizes& sizes);
// Two thousand subscribers who are told of one commit.
std::vector<Figure> fanoutFigures(const Sizes& sizes);

} // namespace standdienst::bench
