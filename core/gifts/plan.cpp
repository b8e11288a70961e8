// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/plan.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

namespace {

// Of all kinds together: fewer than a device has numbers, so that none is told twice at a time.
constexpr std::uint64_t mostOfARun = 400;

struct Planned {
    const GiftRun* run;
    GiftAllotted answer;
    std::uint64_t has = 0; // pieces of all kinds, with what is planned
    bool says = false;     // there is something to say
};

class Plan {
public:
    explicit Plan(const GiftBooks& books) : books_(books) {
        for (const GiftRun& run : books.runs) {
            const auto letters = books.letters.find(run.device);
            if (run.closed || letters == books.letters.end())
                continue;
            Planned planned{&run, {run.device, run.run, run.asked, {}, letters->second, {}}};
            planned.says = run.asked > run.answered;
            for (const auto& [gift, share] : run.gifts) {
                planned.answer.gifts[gift] = {share.allotted, share.keep};
                planned.has += share.remaining();
            }
            runs_.push_back(std::move(planned));
        }
    }

    std::vector<GiftAllotted> make() {
        for (const auto& [gift, stock] : books_.stocks)
            split(gift, stock, books_.offered.contains(gift));
        std::vector<GiftAllotted> answers;
        for (Planned& planned : runs_) {
            if (!planned.says)
                continue;
            addNumbers(planned);
            answers.push_back(std::move(planned.answer));
        }
        return answers;
    }

private:
    static std::uint64_t hasOf(const Planned& planned, const std::string& gift) {
        return planned.run->remaining(gift);
    }
    // It may be told no more numbers: a share takes two ranges at most, where they begin again.
    static bool isFull(const GiftRun& run) { return run.numbers.size() + 2 > limits::giftRanges; }
    static std::uint64_t wantOf(const Planned& planned, const std::string& gift) {
        const auto want = planned.run->want.find(gift);
        return want == planned.run->want.end() ? 0 : std::min(want->second, limits::giftShare);
    }
    static void keepAtMost(Planned& planned, const std::string& gift, std::uint64_t keep) {
        auto& share = planned.answer.gifts[gift];
        if (share.keep == keep)
            return;
        share.keep = keep;
        planned.says = true;
    }

    void split(const std::string& gift, const GiftStock& stock, bool offered) {
        if (runs_.empty())
            return;
        std::int64_t free = stock.free();
        std::int64_t all = free;
        for (const Planned& planned : runs_)
            all += static_cast<std::int64_t>(hasOf(planned, gift));
        const std::uint64_t fair = all > 0 && offered ? static_cast<std::uint64_t>(all) / runs_.size() : 0;

        // Those who have a visitor waiting, then those who ask, each as much as is fair.
        std::int64_t missing = std::max<std::int64_t>(-free, 0);
        std::int64_t waiting = 0;
        for (const bool urgentOnes : {true, false}) {
            for (Planned& planned : runs_) {
                const bool urgent = planned.run->urgent.contains(gift);
                const bool asks = planned.run->asked > planned.run->answered;
                if (urgent != urgentOnes || (!asks && !urgent))
                    continue;
                const std::uint64_t has = hasOf(planned, gift);
                // Who was answered already gets what its visitor needs, and asks for the rest later.
                const std::uint64_t most = asks ? wantOf(planned, gift) : 1;
                std::uint64_t target = offered ? std::min(most, std::max<std::uint64_t>(fair, 1)) : 0;
                target = std::min(target, has + (mostOfARun - std::min(planned.has, mostOfARun)));
                if (isFull(*planned.run))
                    target = std::min(target, has);
                if (asks)
                    keepAtMost(planned, gift, target);
                if (target <= has)
                    continue;
                const std::int64_t wanted = static_cast<std::int64_t>(target - has);
                const std::int64_t given = std::clamp<std::int64_t>(free, 0, wanted);
                if (given > 0) {
                    auto& share = planned.answer.gifts[gift];
                    share.allotted += static_cast<std::uint64_t>(given);
                    share.keep = std::max(share.keep, has + static_cast<std::uint64_t>(given));
                    planned.has += static_cast<std::uint64_t>(given);
                    planned.says = true;
                    free -= given;
                }
                // For a visitor the last piece is fetched from elsewhere; for a share only what is fair.
                if (urgent && has == 0 && given == 0)
                    ++waiting;
                const auto due = std::min(target, fair);
                missing += std::max<std::int64_t>(
                    static_cast<std::int64_t>(due) - static_cast<std::int64_t>(has) - given, 0);
            }
        }
        ask(gift, fair, missing, waiting);
    }

    // Others are asked to give back what they have beyond the fair share, and the last piece where a visitor
    // waits elsewhere.
    void ask(const std::string& gift, std::uint64_t fair, std::int64_t missing, std::int64_t waiting) {
        std::vector<Planned*> rich;
        for (Planned& planned : runs_) {
            if (!planned.run->urgent.contains(gift) && hasOf(planned, gift) > 0)
                rich.push_back(&planned);
        }
        std::ranges::stable_sort(rich, std::greater<>(),
                                 [&](const Planned* planned) { return hasOf(*planned, gift); });
        const auto kept = [&](const Planned* planned) {
            return std::min(planned->answer.gifts.at(gift).keep, hasOf(*planned, gift));
        };
        // What is on its way back already.
        for (const Planned* planned : rich) {
            const auto coming = static_cast<std::int64_t>(hasOf(*planned, gift) - kept(planned));
            missing -= coming;
            if (!books_.impatient)
                waiting -= coming;
        }
        for (Planned* planned : rich) {
            if (missing <= 0 || kept(planned) <= fair)
                continue;
            const auto less =
                std::min<std::uint64_t>(static_cast<std::uint64_t>(missing), kept(planned) - fair);
            missing -= static_cast<std::int64_t>(less);
            keepAtMost(*planned, gift, kept(planned) - less);
        }
        for (Planned* planned : rich) {
            if ((waiting <= 0 && (missing <= 0 || fair > 0)) || kept(planned) == 0)
                continue;
            --waiting;
            --missing;
            keepAtMost(*planned, gift, kept(planned) - 1);
        }
    }

    void addNumbers(Planned& planned) const {
        std::uint64_t more = 0;
        for (const auto& [gift, share] : planned.answer.gifts) {
            const auto before = planned.run->gifts.find(gift);
            more += share.allotted - (before == planned.run->gifts.end() ? 0 : before->second.allotted);
        }
        const std::uint64_t spare = planned.run->spareNumbers();
        more = more > spare ? more - spare : 0;
        const auto known = next_.find(planned.run->device);
        const auto stored = books_.nextNumbers.find(planned.run->device);
        std::uint64_t next = known != next_.end()                 ? known->second
                             : stored != books_.nextNumbers.end() ? stored->second
                                                                  : limits::giftFirstNumber;
        while (more > 0) {
            const std::uint64_t last = std::min(next + more - 1, limits::giftLastNumber);
            planned.answer.numbers.push_back({next, last});
            more -= last - next + 1;
            next = last == limits::giftLastNumber ? limits::giftFirstNumber : last + 1;
        }
        next_[planned.run->device] = next;
    }

    const GiftBooks& books_;
    std::vector<Planned> runs_;
    mutable std::map<WriterId, std::uint64_t> next_;
};

} // namespace

std::vector<GiftAllotted> planGifts(const GiftBooks& books) {
    return Plan(books).make();
}

} // namespace standdienst
