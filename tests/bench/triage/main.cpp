// SPDX-License-Identifier: GPL-3.0-or-later
// bench-triage: how well core's learner does on a CSV file, and how fast.
#include "core/base/json.h"
#include "core/triage/prior.h"
#include "tests/bench/triage/figures.h"
#include "tests/bench/triage/table.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iterator>
#include <numeric>
#include <optional>

using namespace standdienst;
using namespace standdienst::bench;

namespace {

constexpr std::array<std::size_t, 9> checkpoints{0, 25, 50, 100, 200, 300, 500, 800, 2000};

struct Options {
    TableRequest table;
    std::string prior;
    std::string exportTo;
    std::string order = "file";
    std::vector<std::string> without;
    std::size_t shuffles = 6;
    bool json = false;
};

// The processor's time of this thread, so that a busy machine does not spoil the figure.
double microseconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

bool isTestRow(std::size_t index) {
    const std::string text = std::to_string(index);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    const std::uint32_t head = std::uint32_t{hash[0]} << 24 | std::uint32_t{hash[1]} << 16 |
                               std::uint32_t{hash[2]} << 8 | std::uint32_t{hash[3]};
    return head % 10 >= 7;
}

void shuffle(std::vector<const Row*>& rows, std::uint64_t seed) {
    SeededRandom random(seed);
    for (std::size_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[random.below(i)]);
}

struct CurvePoint {
    std::size_t labels = 0;
    double auc = 0, ece = 0;
};

struct Report {
    std::size_t rows = 0, unlabelled = 0;
    Figures prequential;
    std::vector<CurvePoint> curve;
    double scoreTime = 0, labelTime = 0; // microseconds, means
    std::size_t memory = 0, features = 0;
};

Figures heldOut(const Learner& learner, const std::vector<const Row*>& test) {
    std::vector<Foreseen> foreseen;
    foreseen.reserve(test.size());
    for (const Row* row : test)
        foreseen.push_back({learner.score(row->facts).probability, row->label});
    return figuresOf(std::move(foreseen));
}

std::vector<CurvePoint> curveOf(const Learner& begin, const Table& table, std::size_t shuffles) {
    std::vector<const Row*> train, test;
    for (const Row& row : table.rows)
        (isTestRow(row.index) ? test : train).push_back(&row);
    std::vector<std::size_t> stops;
    for (const std::size_t stop : checkpoints) {
        if (stop < train.size())
            stops.push_back(stop);
    }
    stops.push_back(train.size());
    std::vector<CurvePoint> curve;
    for (const std::size_t stop : stops)
        curve.push_back({stop, 0, 0});
    for (std::size_t seed = 1; seed <= shuffles; ++seed) {
        auto order = train;
        shuffle(order, seed);
        Learner learner = begin;
        std::size_t learned = 0;
        for (CurvePoint& point : curve) {
            for (; learned < point.labels; ++learned)
                learner.learn(order[learned]->facts, order[learned]->label);
            const Figures figures = heldOut(learner, test);
            point.auc += figures.auc / static_cast<double>(shuffles);
            point.ece += figures.ece / static_cast<double>(shuffles);
        }
    }
    return curve;
}

Report run(Learner& learner, const Table& table, const Options& options, std::optional<std::uint64_t> seed) {
    Report report;
    report.rows = table.rows.size();
    report.unlabelled = table.unlabelled;
    if (options.shuffles > 0)
        report.curve = curveOf(learner, table, options.shuffles);
    std::vector<const Row*> order;
    for (const Row& row : table.rows)
        order.push_back(&row);
    if (seed)
        shuffle(order, *seed);
    std::vector<Foreseen> foreseen;
    foreseen.reserve(order.size());
    for (const Row* row : order) {
        const double begin = microseconds();
        const Score score = learner.score(row->facts);
        const double between = microseconds();
        learner.learn(row->facts, row->label);
        report.labelTime += microseconds() - between;
        report.scoreTime += between - begin;
        foreseen.push_back({score.probability, row->label});
    }
    report.scoreTime /= static_cast<double>(order.size());
    report.labelTime /= static_cast<double>(order.size());
    report.prequential = figuresOf(std::move(foreseen));
    report.memory = learner.memory();
    report.features = learner.features();
    return report;
}

void printJson(const Report& report) {
    json::array curve;
    for (const CurvePoint& point : report.curve)
        curve.push_back({{"labels", point.labels}, {"auc", point.auc}, {"ece", point.ece}});
    const json::object object{{"rows", report.rows},
                              {"rows_without_label", report.unlabelled},
                              {"prequential",
                               {{"auc", report.prequential.auc},
                                {"brier", report.prequential.brier},
                                {"log_loss", report.prequential.logLoss},
                                {"ece", report.prequential.ece}}},
                              {"curve", curve},
                              {"score_us", report.scoreTime},
                              {"label_us", report.labelTime},
                              {"memory_bytes", report.memory},
                              {"features", report.features}};
    fmt::print("{}\n", json::serialize(object));
}

void printText(const Report& report, const Table& table) {
    fmt::print("{} rows, {} without a label; {} numbers, {} categories\n", report.rows, report.unlabelled,
               table.numbers.size(), table.categories.size());
    fmt::print("test-then-train   AUC {:.4f}  Brier {:.4f}  log-loss {:.4f}  ECE {:.4f}\n",
               report.prequential.auc, report.prequential.brier, report.prequential.logLoss,
               report.prequential.ece);
    for (const CurvePoint& point : report.curve)
        fmt::print("held out after {:6} labels   AUC {:.4f}  ECE {:.4f}\n", point.labels, point.auc,
                   point.ece);
    fmt::print("score {:.1f} us, label {:.1f} us, {} bytes, {} features\n", report.scoreTime,
               report.labelTime, report.memory, report.features);
}

Result<LearnerParts> partsOf(const std::vector<std::string>& without) {
    LearnerParts parts;
    const std::array<std::pair<std::string_view, bool*>, 6> names{{{"steady", &parts.steady},
                                                                   {"quick", &parts.quick},
                                                                   {"mixer", &parts.mixer},
                                                                   {"pairs", &parts.pairs},
                                                                   {"drift", &parts.drift},
                                                                   {"relevance", &parts.relevance}}};
    for (const std::string& name : without) {
        const auto found = std::ranges::find(names, name, [](const auto& pair) { return pair.first; });
        if (found == names.end())
            return Error{Code::NotFound,
                         "--without: no part \"" + name +
                             "\"; there are steady, quick, mixer, pairs, drift and relevance"};
        *found->second = false;
    }
    return parts;
}

Result<std::optional<std::uint64_t>> seedOf(std::string_view order) {
    if (order == "file")
        return std::optional<std::uint64_t>();
    constexpr std::string_view random = "random:";
    std::uint64_t seed = 0;
    if (order.substr(0, random.size()) == random) {
        const auto digits = order.substr(random.size());
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
        if (!digits.empty() && error == std::errc{} && end == digits.data() + digits.size())
            return std::optional(seed);
    }
    return Error{Code::Malformed, "--order: \"" + std::string(order) + "\"; write file or random:NUMBER"};
}

int complain(const Error& error) {
    fmt::print(stderr, "bench-triage: {}\n", error.detail);
    return 1;
}

// The model of an earlier stretch, in the order of its file.
Result<std::string> learnedFrom(std::string_view csv, const Options& options) {
    TableRequest request = options.table;
    request.path = options.prior;
    const auto table = parseTable(csv, request);
    if (!table)
        return table.error();
    Learner learner;
    for (const Row& row : table->rows)
        learner.learn(row.facts, row.label);
    return learner.toBytes();
}

Result<Learner> beginning(const Options& options, const LearnerParts& parts) {
    if (options.prior.empty())
        return Learner(parts);
    if (!options.without.empty())
        return Error{Code::Conflict, "--prior: an exported model is whole; leave out --without"};
    std::ifstream file(options.prior, std::ios::binary);
    if (!file)
        return Error{Code::NotFound, options.prior +
                                         ": cannot be opened; give --prior a CSV file of an earlier "
                                         "stretch, or a file written by --export"};
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const bool isModel =
        bytes.starts_with("SDTM"); // no header of a CSV file begins like that, and goes on in binary
    if (!isModel) {
        auto learned = learnedFrom(bytes, options);
        if (!learned)
            return learned.error();
        bytes = std::move(*learned);
    }
    const auto prior = Prior::fromModel(bytes);
    if (!prior)
        return Error{prior.error().code, options.prior + ": " + prior.error().detail};
    return prior->begin();
}

int runBench(const Options& options) {
    const auto parts = partsOf(options.without);
    const auto seed = seedOf(options.order);
    if (const auto error = firstError(parts, seed))
        return complain(*error);
    const auto table = readTable(options.table);
    if (!table)
        return complain(table.error());
    auto learner = beginning(options, *parts);
    if (!learner)
        return complain(learner.error());
    const Report report = run(*learner, *table, options, *seed);
    if (!options.exportTo.empty()) {
        std::ofstream file(options.exportTo, std::ios::binary);
        file << learner->toBytes();
        if (!file.flush())
            return complain({Code::Full, options.exportTo +
                                             ": cannot be written; give --export a path in a folder "
                                             "that you may write to"});
    }
    if (options.json)
        printJson(report);
    else
        printText(report, *table);
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    CLI::App app("How well the triage learner does on a CSV file with a header, and how fast");
    Options options;
    app.add_option("--data", options.table.path, "CSV file")->required();
    app.add_option("--label", options.table.label, "column that is to be foreseen")->required();
    app.add_option("--positive", options.table.positive, "its value that counts as a prospect")->required();
    app.add_option("--drop", options.table.drop, "columns to leave out: A,B")->delimiter(',');
    app.add_option(
        "--prior", options.prior,
        "an earlier stretch as CSV, or a model of --export: begin with what it taught, a fifth of it");
    app.add_option("--export", options.exportTo, "write the model after the last row");
    app.add_option("--order", options.order, "file or random:SEED")->capture_default_str();
    app.add_option("--shuffles", options.shuffles,
                   "orders that the held-out curve is the mean of; 0 leaves it out")
        ->capture_default_str();
    app.add_option("--without", options.without, "leave out parts: steady,quick,mixer,pairs,drift,relevance")
        ->delimiter(',');
    app.add_flag("--json", options.json, "print one JSON object");
    CLI11_PARSE(app, argc, argv);
    return runBench(options);
}
