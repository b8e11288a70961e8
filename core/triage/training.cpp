// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/training.h"

namespace standdienst {

namespace {

constexpr std::uint32_t magic = 0x54544453; // "SDTT"
constexpr std::uint32_t version = 1;

} // namespace

Training::Training(Learner prior) : replay_(std::move(prior)) {}

void Training::learn(const VisitLabel& label) {
    const double foreseen = learner().score(label.facts).probability;
    const double weight = label.weight * labellers_.weight(label.account);
    if (!replay_.keeps(label.visit)) { // a correction says nothing new of how good the scores are
        watch_.saw(foreseen, label.prospect);
        labellers_.saw(label.account, foreseen, label.prospect);
    }
    replay_.learn({label.visit, label.facts, label.prospect, weight});
}

void Training::forget(std::string_view visit) {
    replay_.forget(visit);
}

std::string Training::toBytes() const {
    ModelWriter out;
    out.u32(magic);
    out.u32(version);
    replay_.write(out);
    watch_.write(out);
    labellers_.write(out);
    return out.take();
}

Result<Training> Training::fromBytes(std::string_view bytes) {
    ModelReader in(bytes);
    if (in.u32() != magic)
        return Error{Code::Malformed, "triage training: these bytes are none"};
    if (const std::uint32_t found = in.u32(); found > version)
        return Error{Code::NewerVersion, "triage training: format " + std::to_string(found) +
                                             ", this program reads up to " + std::to_string(version)};
    Training training{Learner()};
    training.replay_.read(in);
    training.watch_.read(in);
    training.labellers_.read(in);
    if (auto whole = in.finish(); !whole)
        return whole.error();
    return training;
}

} // namespace standdienst
