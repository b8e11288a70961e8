// SPDX-License-Identifier: GPL-3.0-or-later
// The leads that match a filter, the newest first.
#pragma once

#include "backend/store/sqlite_search.h"
#include "backend/store/store.h"

#include <functional>
#include <vector>

namespace standdienst::backend::sqlite {

// Every filter has an index in the order of places, and so has the search. All of them are walked side by
// side, each to where the others are: what they all have matches. None of them has to lead, so it does not
// matter which is rare, and whoever stops early has looked at little. Where indexes seldom meet it ends
// early, with the filter's effort. For one thread, and one at a time of a connection.
class LeadWalk {
public:
    LeadWalk(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter);
    LeadWalk(const LeadWalk&) = delete;
    LeadWalk& operator=(const LeadWalk&) = delete;

    // The place of the next one.
    std::optional<std::int64_t> next();
    // After next() had none: nothing where there is no further one; the place from which on all were looked
    // at, where the effort was spent.
    std::optional<std::int64_t> stopped() const { return stopped_ ? std::optional(below_) : std::nullopt; }

private:
    // Places in falling order.
    class Index {
    public:
        // Adds to `spent` what it takes.
        Index(SqliteConnection& connection, const char* sql, std::int64_t fair, std::string key,
              std::int64_t above, std::int64_t below, std::size_t& spent)
            : connection_(connection),
              sql_(sql),
              fair_(fair),
              key_(std::move(key)),
              above_(above),
              spent_(spent) {
            from(below);
        }
        // Steps to the first that is not above `place`: no place where there is none, where `patience` is
        // over the place that it came to, which lies above.
        std::optional<std::int64_t> to(std::int64_t place, std::size_t patience);
        // Begins anew below a place.
        void from(std::int64_t below);

    private:
        void step();

        SqliteConnection& connection_;
        const char* sql_;
        std::int64_t fair_;
        std::string key_;
        std::int64_t above_;
        std::size_t& spent_;
        std::optional<Query> query_{};
        std::optional<std::int64_t> at_{};
    };

    void choose(const LeadFilter& filter);
    double density(const char* sql, const std::string& key);
    double shareOf(const std::string& expression);
    void search();
    std::optional<std::int64_t> candidate();
    bool fits(std::int64_t place);

    SqliteConnection& connection_;
    const std::int64_t fair_, above_;
    const std::size_t effort_;
    std::size_t spent_ = 0;
    bool stopped_ = false;
    std::int64_t below_; // what is found next lies below
    SearchWords words_;
    std::vector<std::unique_ptr<Index>> filters_;
    std::unique_ptr<Index> search_; // none: texts are looked at instead
    std::size_t behind_ = 0;        // how often the search was
    std::optional<double> leads_{}; // of them to a place
    bool unsearched_ = false;       // the search has not come to the candidate
};

} // namespace standdienst::backend::sqlite
