// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace standdienst::backend {

// What may not come back with a backup: visits that were erased, sealed parts that were, devices and tablets
// that were revoked, and how many lives this instance's own journal had. A file of lines beside the database
// and outside of every backup; it holds ids and times, and nothing of anybody. Written and synced before the
// thing itself is done, so that it may be ahead of the database, never behind. Format:
// docs/internals/journal.md, "The erasure ledger". Thread-safe.
class Ledger {
public:
    // Makes it, mode 0600, where there is none. A last line that was cut off is dropped. Conflict where it is
    // another backend's. `clock` outlives it.
    static Result<std::shared_ptr<Ledger>> open(const std::filesystem::path& file, const WriterId& backend,
                                                const Clock& clock);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    struct Visit {
        FairId fair;
        VisitId visit;
        friend auto operator<=>(const Visit&, const Visit&) = default;
    };
    // Nothing is written of what stands there already. Full, Internal; then nothing of it stands.
    Result<void> eraseVisit(const Visit& visit);
    Result<void> eraseSealed(const std::vector<EventId>& events);
    // Whether it is let in no more, or again.
    Result<void> setRevoked(const WriterId& device, bool revoked);
    Result<void> setRevoked(const TabletId& tablet, bool revoked);
    // The incarnation that this instance's journal goes on in.
    Result<void> beginLife(std::uint64_t incarnation);

    std::vector<Visit> visits() const;
    std::vector<EventId> sealed() const;
    bool isErased(const Visit& visit) const;
    bool isErased(const EventId& event) const;
    bool isRevoked(const WriterId& device) const;
    bool isRevoked(const TabletId& tablet) const;
    std::uint64_t life() const; // the newest; 0: none was written down
    // Lines that nobody can read: the disk lost them. What they said is not known any more.
    std::size_t damaged() const;

    // Its lines, to be kept with a backup, and those of another that are not in this one yet. Conflict where
    // that is another backend's.
    std::string text() const;
    Result<void> add(std::string_view text);

private:
    Result<void> setRevoked(std::string_view kind, const std::string& id, const std::string& key,
                            bool revoked);
    Ledger(std::filesystem::path file, const Clock& clock, int descriptor);
    Result<void> load(const WriterId& backend);
    Result<void> append(const std::vector<std::string>& lines); // the mutex is held
    Result<void> mend();                                        // as well
    bool read(std::string_view line);                           // false where it is damaged

    const std::filesystem::path file_;
    const Clock& clock_;
    const int descriptor_;

    mutable std::mutex mutex_; // guards what follows
    std::string text_;         // whole lines, as in the file
    WriterId backend_;
    std::set<Visit> visits_;
    std::set<EventId> sealed_;
    std::map<std::string, bool> revoked_; // by kind and id
    std::uint64_t life_ = 0;
    std::size_t damaged_ = 0;
    bool torn_ = false; // a part of a line that was refused may stand behind `text_`
};

// The ledger's place in a data folder: a file, or a link to where somebody wants it to lie.
std::filesystem::path ledgerIn(const std::filesystem::path& data);
// From now on it lies there, best on another disk: what stood in the folder is taken along. The caller holds
// the folder's lock.
Result<void> moveLedger(const std::filesystem::path& data, const std::filesystem::path& to,
                        const WriterId& backend, const Clock& clock);

} // namespace standdienst::backend
