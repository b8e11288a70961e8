// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/training.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <fmt/format.h>

using namespace standdienst;
using namespace standdienst::test;

namespace {

std::vector<VisitLabel> labels(Audience& audience, std::size_t count, const std::string& account) {
    std::vector<VisitLabel> made;
    for (std::size_t i = 0; i < count; ++i) {
        const Visitor visitor = audience.next();
        made.push_back({fmt::format("{:06}", i), visitor.facts, visitor.label, 1, account});
    }
    return made;
}

} // namespace

TEST_CASE("A training goes on from its bytes as if it had never stopped") {
    Audience audience(3);
    const auto all = labels(audience, 200, "ann");
    Training whole{Learner()};
    Training halves{Learner()};
    for (std::size_t i = 0; i < all.size(); ++i) {
        whole.learn(all[i]);
        if (i % 7 == 0) {
            auto read = Training::fromBytes(halves.toBytes());
            REQUIRE(read);
            halves = std::move(*read);
        }
        halves.learn(all[i]);
    }
    CHECK(halves.toBytes() == whole.toBytes());
    CHECK(whole.labels() == 200);
}

TEST_CASE("A disposition that is corrected counts once, and one that is taken back not at all") {
    Audience audience(5);
    const auto all = labels(audience, 40, "ann");
    Training straight{Learner()};
    Training corrected{Learner()};
    for (const VisitLabel& label : all) {
        straight.learn(label);
        VisitLabel wrong = label;
        wrong.prospect = !label.prospect;
        corrected.learn(wrong);
        corrected.learn(label);
    }
    CHECK(corrected.learner().toBytes() == straight.learner().toBytes());
    CHECK(corrected.labels() == straight.labels());

    Training less{Learner()};
    for (const VisitLabel& label : all) {
        if (label.visit != "000010")
            less.learn(label);
    }
    straight.forget("000010");
    straight.forget("no such visit");
    CHECK(straight.learner().toBytes() == less.learner().toBytes());
}

TEST_CASE("Bytes that are no training are refused, wherever they are cut") {
    Audience audience(7);
    Training training{Learner()};
    for (const VisitLabel& label : labels(audience, 30, "ann"))
        training.learn(label);
    const std::string bytes = training.toBytes();
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        CHECK_FALSE(Training::fromBytes(std::string_view(bytes).substr(0, size)));
    CHECK_FALSE(Training::fromBytes(bytes + "x"));
    std::string newer = bytes;
    newer[4] = 9;
    const auto refused = Training::fromBytes(newer);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::NewerVersion);
    SeededRandom random(9);
    for (int i = 0; i < 300; ++i) {
        std::string damaged = bytes;
        damaged[random.below(damaged.size())] = static_cast<char>(random.below(256));
        if (const auto read = Training::fromBytes(damaged)) // whatever it says, it is usable
            CHECK(std::isfinite(read->learner().score(audience.next().facts).probability));
    }
}

TEST_CASE("One of three accounts that marks everything cold is worth little soon, and the scores hold") {
    Audience audience(13);
    audience.intercept = 0.5;
    Training honest{Learner()};
    Training attacked{Learner()};
    for (int i = 0; i < 600; ++i) {
        const Visitor visitor = audience.next();
        const std::string account = i % 3 == 0 ? "cold" : i % 3 == 1 ? "ann" : "bob";
        VisitLabel label{fmt::format("{:06}", i), visitor.facts, visitor.label, 1, account};
        honest.learn(label);
        label.prospect = account != "cold" && visitor.label;
        attacked.learn(label);
    }
    CHECK(honest.doubted() == 0);
    CHECK(attacked.doubted() == 1);
    const auto others = audience.take(500);
    CHECK(auc(attacked.learner(), others) > auc(honest.learner(), others) - 0.03);
    CHECK(distance(attacked.learner(), others) < distance(honest.learner(), others) + 0.1);
}
