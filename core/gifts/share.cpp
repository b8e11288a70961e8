// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/share.h"

#include "core/base/limits.h"

#include <algorithm>
#include <numeric>

namespace standdienst {

namespace {

RunId makeRun(Random& random) {
    RunId run;
    random.fill(run.value.bytes);
    return run;
}

} // namespace

GiftShare::GiftShare(Random& random) : run_(makeRun(random)), patience_(limits::giftRetry) {}

void GiftShare::beginAnew() {
    before_.reset();
    pieces_.clear();
    numbers_.clear();
    undone_.clear();
    letters_.clear();
    left_.clear();
    urgentSaid_.clear();
    askedAt_.clear();
    ask_ = answered_ = numbersUsed_ = allottedBefore_ = 0;
    run_ = {}; // made when something is due
}

void GiftShare::heard(const json::object* document) {
    if (!document) {
        // Taken away: by the time that the backend does so, no lease can be running.
        if (answered_ > 0)
            askedAt_.clear();
        return;
    }
    const auto answers = integerField(*document, "answers");
    const auto letters = stringField(*document, "letters", 3);
    auto numbers = numberRanges(*document, "numbers");
    const auto* gifts = document->if_contains("gifts");
    if (firstError(answers, letters, numbers) || !gifts || !gifts->is_object() || *answers > ask_)
        return;
    letters_ = *letters;
    numbers_ = std::move(*numbers);
    for (const auto& [gift, value] : gifts->get_object()) {
        if (!value.is_object())
            continue;
        const auto allotted = integerField(value.get_object(), "allotted");
        const auto keep = integerField(value.get_object(), "keep");
        if (firstError(allotted, keep))
            continue;
        auto& piece = pieces_[gift];
        piece.allotted = std::max(piece.allotted, *allotted);
        piece.keep = *keep;
    }
    if (*answers > answered_) {
        answered_ = *answers;
        askedAt_.erase(askedAt_.begin(), askedAt_.lower_bound(answered_));
        const auto allotted =
            std::accumulate(pieces_.begin(), pieces_.end(), std::uint64_t{0},
                            [](std::uint64_t sum, const auto& piece) { return sum + piece.second.allotted; });
        const Time longest = limits::giftRenewal;
        patience_ = allotted > allottedBefore_ ? Time(limits::giftRetry) : std::min(2 * patience_, longest);
    }
}

// Counted from when the answered request was made: the backend, which heard of it later, counts from then.
bool GiftShare::leased(Time now) const {
    const auto asked = askedAt_.find(answered_);
    return answered_ > 0 && asked != askedAt_.end() && now < asked->second + limits::giftLease;
}

std::uint64_t GiftShare::remaining(const std::string& gift, Time now) const {
    const auto found = pieces_.find(gift);
    if (found == pieces_.end() || !leased(now))
        return 0;
    const std::uint64_t told =
        std::accumulate(numbers_.begin(), numbers_.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const NumberRange& range) { return sum + range.count(); });
    const std::uint64_t numbers = told + undone_.size();
    // Fewer than were used already: by a backend that was restored and does not remember telling them.
    return numbers > numbersUsed_ ? std::min(found->second.remaining(), numbers - numbersUsed_) : 0;
}

std::optional<std::string> GiftShare::numberAt(std::uint64_t index) const {
    for (const auto& range : numbers_) {
        if (index < range.count())
            return giftNumber(range.first + index, letters_);
        index -= range.count();
    }
    return std::nullopt;
}

std::optional<GiftShare::Grant> GiftShare::grant(const std::string& gift, Time now) {
    if (remaining(gift, now) == 0)
        return std::nullopt;
    Grant grant{gift, {}, run_};
    if (!undone_.empty()) {
        grant.number = undone_.back();
        undone_.pop_back();
    } else {
        grant.number = *numberAt(numbersUsed_++);
    }
    ++pieces_[gift].granted;
    grants_[gift].push_back(now);
    return grant;
}

void GiftShare::undo(const Grant& grant) {
    if (grant.run != run_)
        return;
    --pieces_[grant.gift].granted;
    grants_[grant.gift].pop_back();
    undone_.push_back(grant.number);
}

// What the pace of the last hour needs for another hour, and a little for the next coach.
std::uint64_t GiftShare::wanted(const std::string& gift, Time now) const {
    const auto found = grants_.find(gift);
    const auto recent = found == grants_.end() ? 0 : std::ranges::count_if(found->second, [&](Time at) {
        return at + limits::giftLease > now;
    });
    return std::min(static_cast<std::uint64_t>(recent) + limits::giftFirstShare, limits::giftShare);
}

std::set<std::string> GiftShare::urgent(Time now) const {
    std::set<std::string> gifts;
    if (!visitor_)
        return gifts;
    for (const auto& gift : offered_) {
        const auto left = left_.find(gift);
        if (remaining(gift, now) == 0 && (left == left_.end() || left->second > 0))
            gifts.insert(gift);
    }
    return gifts;
}

bool GiftShare::isLow(Time now) const {
    return std::ranges::any_of(offered_, [&](const std::string& gift) {
        const auto left = left_.find(gift);
        const auto has = remaining(gift, now);
        return left != left_.end() && left->second > has && 2 * has < wanted(gift, now);
    });
}

std::map<std::string, std::uint64_t> GiftShare::returnedThen() const {
    std::map<std::string, std::uint64_t> returned;
    for (const auto& [gift, piece] : pieces_) {
        const std::uint64_t keep = visitor_ ? piece.remaining() : piece.keep;
        const std::uint64_t total =
            piece.returned + (piece.remaining() > keep ? piece.remaining() - keep : 0);
        if (total > 0)
            returned[gift] = total;
    }
    return returned;
}

std::optional<GiftsAsked> GiftShare::due(Time now, Random& random) {
    if (offered_.empty() && ask_ == 0)
        return std::nullopt;
    const auto newest = askedAt_.find(ask_);
    const bool waits =
        ask_ > answered_ && newest != askedAt_.end() && now < newest->second + limits::giftLease;
    if (ask_ > 0 && !waits && !leased(now)) {
        // Over: the backend may have given it to others by now. A new run says so for this process.
        const RunId old = run_;
        beginAnew();
        before_ = old;
    }
    if (run_.isNil())
        run_ = makeRun(random);
    if (ask_ > answered_)
        return std::nullopt; // one at a time: the journal does not lose it
    const auto urgentNow = urgent(now);
    auto returned = returnedThen();
    const auto asked = askedAt_.find(ask_);
    const Time since = asked == askedAt_.end() ? Time::max() : now - asked->second;
    const bool isReturning = std::ranges::any_of(
        returned, [&](const auto& back) { return back.second > pieces_[back.first].returned; });
    if (ask_ > 0 && since < limits::giftRenewal && urgentNow == urgentSaid_ && !isReturning &&
        !(isLow(now) && since >= patience_))
        return std::nullopt;
    GiftsAsked request{run_, ask_ + 1, {}, std::move(returned), urgentNow, before_};
    for (const auto& gift : offered_)
        request.want[gift] = wanted(gift, now);
    return request;
}

void GiftShare::asked(const GiftsAsked& request, Time now) {
    ask_ = request.ask;
    askedAt_[ask_] = now;
    urgentSaid_ = request.urgent;
    before_.reset();
    allottedBefore_ = 0;
    for (auto& [gift, piece] : pieces_) {
        if (const auto back = request.returned.find(gift); back != request.returned.end())
            piece.returned = back->second;
        allottedBefore_ += piece.allotted;
    }
    for (auto& [gift, times] : grants_) {
        while (!times.empty() && times.front() + limits::giftLease <= now)
            times.pop_front();
    }
}

GiftShare::Time GiftShare::nextLook(Time now) const {
    const auto asked = askedAt_.find(ask_);
    if (asked == askedAt_.end())
        return now;
    const Time low = asked->second + patience_;
    return isLow(now) && low > now ? low : asked->second + limits::giftRenewal;
}

} // namespace standdienst
