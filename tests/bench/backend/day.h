// SPDX-License-Identifier: GPL-3.0-or-later
// What the visitors of the sample day leave in a kiosk's journal, made from the recording that a kiosk would
// play.
#pragma once

#include "core/base/random.h"
#include "core/fair/fair.h"
#include "core/journal/push.h"
#include "core/triage/learner.h"

#include <filesystem>
#include <vector>

namespace standdienst::bench {

// One visit's events, without what belongs to a device and a moment.
struct Said {
    std::string type;
    json::object body; // "visit" is set when it is said
    std::optional<json::object> personal{};
};
using VisitSaid = std::vector<Said>;

class SampleDay {
public:
    // Ends the program where the files cannot be read.
    SampleDay(const std::filesystem::path& fairs, const Fair& fair);
    const VisitSaid& visit(std::size_t number) const { return visits_[number % visits_.size()]; }
    std::size_t visits() const { return visits_.size(); }
    std::size_t events() const;

private:
    std::vector<VisitSaid> visits_;
};

Fair sampleFair(const std::filesystem::path& fairs);

// A kiosk as the backend knows it: an id, a key and a journal.
class Device {
public:
    Device(const Fair& fair, const SealPublicKey& backend, Random& random);

    const WriterId& id() const { return id_; }
    const SignKey& key() const { return key_; }
    const std::string& booth() const { return booth_; }
    std::vector<Entry> entriesOf(const VisitSaid& visit, UtcTime at);
    // The body of a push of these, which are the journal's next.
    std::string push(std::vector<Entry> entries);

private:
    Random& random_;
    SealPublicKey backend_;
    std::string fair_, booth_;
    WriterId id_;
    SignKey key_;
    BootId boot_;
    Head head_{1, 0, {}};
};

} // namespace standdienst::bench
