// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/fair/fair_file.h"
#include "backend/journal/ingest.h"

namespace standdienst::backend {

// A line for each thing that publishing `next` changes for those who use the fair; empty where it changes
// nothing.
std::vector<std::string> differences(const std::optional<Fair>& current, const Fair& next);

// Makes a fair file the next revision: what the file no longer names but visits may is retired, never
// deleted. Revision and retired items are all that differs from `file`.
Fair nextRevision(const std::optional<Fair>& current, Fair file);

// The fairs that were published here.
class Fairs {
public:
    Fairs(Store& store, Ingest& ingest) : store_(store), ingest_(ingest) {}

    // The fair that devices are paired to and the console shows: the one first published. NotFound says to
    // import one.
    Result<FairId> current();
    Result<std::optional<Fair>> find(const FairId& fair);

    struct Import {
        FairId fair;
        std::uint64_t revision = 0;
        Position position;
        std::vector<std::string> changes; // empty: nothing changed, nothing was published
    };
    // What importing would do.
    Result<Import> preview(const Fair& file);
    // Publishes it where something changed. Conflict where another fair stands already: one backend serves
    // one fair for now.
    // Pictures that the backend does not have yet are kept first; where that is cut off, nothing of it shows.
    Result<Import> import(const Fair& file, const std::map<std::string, Picture>& pictures = {});

private:
    struct Plan {
        Fair next;
        std::vector<std::string> changes;
        std::uint64_t standing = 0; // revision
    };
    Result<Plan> plan(const Fair& file);
    Result<void> keep(const Fair& fair, const Picture& picture);

    Store& store_;
    Ingest& ingest_;
};

} // namespace standdienst::backend
