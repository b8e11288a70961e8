// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_lead_walk.h"

#include "backend/store/sqlite_view.h"

#include <algorithm>
#include <cstdint>

namespace standdienst::backend::sqlite {

namespace {

// Each takes (fair, key, above, below) and uses what it needs.
constexpr const char* everyLead =
    "SELECT place FROM lead WHERE place > ?3 AND place < ?4 ORDER BY place DESC";
constexpr const char* ofReason = "SELECT place FROM lead INDEXED BY lead_reason WHERE fair = ?1 AND reason = "
                                 "?2 AND place > ?3 AND place < ?4 ORDER BY place DESC";
constexpr const char* ofTopic = "SELECT place FROM lead_topic WHERE fair = ?1 AND topic = ?2 AND place > ?3 "
                                "AND place < ?4 ORDER BY place DESC";
constexpr const char* ofDisposition =
    "SELECT place FROM lead INDEXED BY lead_disposition WHERE fair = ?1 AND disposition = ?2 AND place > ?3 "
    "AND place < ?4 ORDER BY place DESC";
// The condition that says nothing new is the index's own.
constexpr const char* ofCompany =
    "SELECT place FROM lead INDEXED BY lead_company WHERE fair = ?1 AND company = ?2 AND company <> '' AND "
    "place > ?3 AND place < ?4 ORDER BY place DESC";
// By rowid, never by rank: a common name would have to be ranked as a whole.
constexpr const char* ofWords = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?2 AND rowid > "
                                "?3 AND rowid < ?4 ORDER BY rowid DESC";
// The words of a contact, from the table in which FTS5 keeps them: by its rowid alone, without the index.
constexpr const char* selectWords = "SELECT c0 FROM contact_search_content WHERE id = ?";
constexpr const char* isLead = "SELECT 1 FROM lead WHERE place = ?";

// Going to a place costs as much as some steps; looking at a text as much as some more of the search, which
// can only step.
constexpr std::size_t stepsForGoing = 16;
constexpr std::size_t stepsForLooking = 64;
constexpr std::size_t bytesForStep = 8; // of a text that is cut into words
constexpr std::size_t wordsAtOnce = 8;  // are looked for in a text as if they were one
constexpr std::size_t oftenBehind = 64;
constexpr std::size_t enoughToWeigh = 64;

} // namespace

void LeadWalk::Index::from(std::int64_t below) {
    query_.reset(); // before the next one: it is the same statement
    query_.emplace(connection_, sql_, fair_, key_, above_, below);
    spent_ += stepsForGoing;
    step();
}

void LeadWalk::Index::step() {
    ++spent_;
    at_ = query_->step() ? std::optional(query_->integer(0)) : std::nullopt;
}

std::optional<std::int64_t> LeadWalk::Index::to(std::int64_t place, std::size_t patience) {
    while (at_ && *at_ > place && patience-- > 0)
        step();
    return at_;
}

LeadWalk::LeadWalk(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter)
    : connection_(connection),
      fair_(fair),
      above_(fair * placesPerFair),
      effort_(filter.effort),
      below_(above_ + static_cast<std::int64_t>(std::min<std::uint64_t>(
                          filter.before ? filter.before->value : placesPerFair, placesPerFair))),
      words_(connection, filter.words) {
    choose(filter);
    if (words_.asked()) {
        words_.weigh([this](const std::string& expression) { return shareOf(expression); });
        search();
    }
    spent_ = 0; // what was prepared brings it no further
}

// How many of the newest that an index has come to a place; none where it has few.
double LeadWalk::density(const char* sql, const std::string& key) {
    Index index(connection_, sql, fair_, key, above_, below_, spent_);
    const auto newest = index.to(above_, 0);
    auto last = newest;
    for (std::size_t i = 1; i < enoughToWeigh; ++i) {
        const auto at = index.to(above_, 1);
        if (!at)
            return 0;
        last = at;
    }
    return static_cast<double>(enoughToWeigh - 1) / static_cast<double>(*newest - *last);
}

// Of the newest leads: most places are of other events.
double LeadWalk::shareOf(const std::string& expression) {
    if (!leads_)
        leads_ = density(everyLead, "");
    return *leads_ > 0 ? std::min(1.0, density(ofWords, expression) / *leads_) : 0;
}

void LeadWalk::choose(const LeadFilter& filter) {
    const auto add = [&](const char* sql, std::string_view key) {
        filters_.push_back(
            std::make_unique<Index>(connection_, sql, fair_, std::string(key), above_, below_, spent_));
    };
    if (!filter.reason.empty())
        add(ofReason, filter.reason);
    if (!filter.topic.empty())
        add(ofTopic, filter.topic);
    if (!filter.disposition.empty())
        add(ofDisposition, filter.disposition == "open" ? "" : filter.disposition);
    if (filter.company)
        add(ofCompany, name(*filter.company));
    if (filters_.empty() && words_.expression().empty())
        add(everyLead, "");
}

void LeadWalk::search() {
    search_.reset(); // before the next one: it is the same statement
    if (!words_.expression().empty())
        search_ =
            std::make_unique<Index>(connection_, ofWords, fair_, words_.expression(), above_, below_, spent_);
    behind_ = 0;
}

std::optional<std::int64_t> LeadWalk::next() {
    while (const auto place = candidate()) {
        below_ = *place;
        if (fits(*place))
            return place;
        if (spent_ >= effort_) {
            stopped_ = true;
            break;
        }
    }
    return std::nullopt;
}

// The next place that all indexes have; but for the search, where it is far behind.
std::optional<std::int64_t> LeadWalk::candidate() {
    std::int64_t place = below_ - 1;
    for (;;) {
        const std::int64_t began = place;
        for (const auto& filter : filters_) {
            auto at = filter->to(place, stepsForGoing);
            if (at && *at > place) {
                filter->from(place + 1);
                at = filter->to(place, 0);
            }
            if (!at)
                return std::nullopt;
            place = *at;
        }
        if (place < below_ - 1 && spent_ >= effort_) {
            below_ = place + 1; // none of those above is in all indexes
            stopped_ = true;
            return std::nullopt;
        }
        if (filters_.size() > 1 && place != began)
            continue;
        unsearched_ = !search_ && words_.asked();
        if (!search_)
            return place;
        const auto at = search_->to(place, filters_.empty() ? SIZE_MAX : stepsForLooking);
        if (!at)
            return std::nullopt;
        unsearched_ = *at > place;
        if (unsearched_ && ++behind_ >= oftenBehind)
            search_.reset();
        if (unsearched_ || *at == place || filters_.empty())
            return std::min(*at, place);
        place = *at;
    }
}

bool LeadWalk::fits(std::int64_t place) {
    if (!words_.asked())
        return true;
    bool found = true;
    if (unsearched_ || !words_.exact()) {
        Query text(connection_, selectWords, place);
        const bool there = text.step();
        const std::size_t bytes = there ? text.view(0).size() : 0;
        spent_ += (stepsForLooking + bytes / bytesForStep) * (1 + words_.count() / wordsAtOnce);
        found = there && words_.standIn(text.view(0));
    }
    if (words_.refine())
        search();
    spent_ += stepsForGoing;
    // What a filter's index has is a lead.
    return found && (!filters_.empty() || Query(connection_, isLead, place).step());
}

} // namespace standdienst::backend::sqlite
