// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/triage_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace standdienst::backend {

namespace {

constexpr std::size_t mostFacts = 20;
constexpr std::size_t mostMoved = 8;
// Shares of the logit that round to nothing.
constexpr double leastMove = 0.005;

std::uint64_t count(const json::object& object, std::string_view key) {
    return object.at(key).to_number<std::uint64_t>();
}

double number(const json::object& object, std::string_view key) {
    return object.at(key).to_number<double>();
}

const json::array& list(const json::object& object, std::string_view key) {
    return object.at(key).as_array();
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

// Names come from devices and files; a terminal would obey some of what may stand in them.
std::string plain(std::string_view text) {
    std::string result(text);
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return result;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

// Empty where too few labels say it.
std::string rateCell(const json::object& line, std::string_view key) {
    return line.at(key).is_null() ? std::string() : percent(number(line, key));
}

std::string decimalCell(const json::object& line, std::string_view key, int digits) {
    return line.at(key).is_null() ? std::string() : fmt::format("{:.{}f}", number(line, key), digits);
}

class Report {
public:
    explicit Report(const json::object& report) : report_(report) {}

    std::string text() {
        addHead();
        if (count(report_.at("all").as_object(), "scored") == 0) {
            say("\nNo visit was scored{}.\n", report_.at("day").is_null() ? "" : " that began on this day");
            return trimmed();
        }
        addErrors();
        addCalibration();
        addFacts();
        addChange();
        return trimmed();
    }

private:
    template<class... Args>
    void say(fmt::format_string<Args...> format, Args&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(arguments)...);
    }

    // Empty cells leave no blanks at the ends of lines.
    std::string trimmed() const {
        std::string result;
        for (const char c : text_) {
            if (c == '\n')
                result.resize(result.find_last_not_of(' ') + 1);
            result += c;
        }
        return result;
    }

    void addHead();
    void addVerdict(const json::object& model);
    void addErrors();
    void addLine(std::string_view name, const json::object& line);
    void addCalibration();
    void addFacts();
    void addChange();
    void addMoved(const json::object& changed);

    const json::object& report_;
    std::string text_;
};

void Report::addHead() {
    const auto& model = report_.at("model").as_object();
    say("Triage at {:.60}, {}\n", plain(textOr(report_, "name")),
        report_.at("day").is_null() ? "all days" : textOr(report_, "day"));
    if (flagOr(report_, "trial"))
        say("The fair is in trial: these are rehearsals, and what they teach is forgotten when it opens.\n");
    const auto began = textOr(model, "prior") == "import"
                           ? fmt::format("a model of {:.60}", plain(textOr(model, "prior_from")))
                           : std::string("the program's own table");
    say("Scores come from version {} of the model. It began with {}\nand learned from {} since.\n",
        count(model, "version"), began, counted(count(model, "labels"), "disposition", "dispositions"));
    addVerdict(model);
}

void Report::addVerdict(const json::object& model) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{
        {{"none", "So far the scores keep their word."},
         {"few_labels",
          "It is too early to say whether the scores keep their word: there are few dispositions."},
         {"fewer_prospects",
          "Do not trust the scores for now: staff find fewer prospects than they foresee."},
         {"more_prospects", "Do not trust the scores for now: staff find more prospects than they foresee."},
         {"no_separation",
          "Do not trust the scores for now: to say the same of everybody would foresee as well."},
         {"miscalibrated",
          "Do not trust the scores for now: what they foresee and what staff find is too far apart."}}};
    const auto known =
        std::ranges::find(words, textOr(model, "verdict"), [](const auto& entry) { return entry.first; });
    if (known != words.end())
        say("{}\n", known->second);
    if (model.at("doubted").is_bool())
        say("{}\n",
            model.at("doubted").get_bool()
                ? "Some people's dispositions count less for now: they contradict what all others find."
                : "Everybody's dispositions count in full.");
}

void Report::addLine(std::string_view name, const json::object& line) {
    say("{:<21.21}{:>7}{:>7}{:>9}{:>6}{:>7}{:>6}{:>6}{:>6}{:>7}{:>6}{:>7}{:>5}\n", plain(name),
        count(line, "scored"), count(line, "labels"), decimalCell(line, "foreseen", 1), count(line, "found"),
        count(line, "false_alarms"), rateCell(line, "false_alarm_rate"), count(line, "misses"),
        rateCell(line, "miss_rate"), count(line, "lane_false_alarms"), count(line, "lane_misses"),
        decimalCell(line, "brier", 3), decimalCell(line, "auc", 2));
}

void Report::addErrors() {
    say("\nHow well prospects were foreseen, by what the kiosk said before anybody found anything\n\n");
    say("{:<50}{:^25}{:^13}\n", "", "at 50 %", "by lane");
    say("{:<21}{:>7}{:>7}{:>9}{:>6}{:>13}{:>12}{:>7}{:>6}{:>7}{:>5}\n", "", "scored", "looked", "foreseen",
        "found", "false alarm", "missed", "alarm", "miss", "Brier", "AUC");
    addLine("all", report_.at("all").as_object());
    say("led to\n");
    for (const auto& value : list(report_, "lanes")) {
        const auto& line = value.as_object();
        addLine(textOr(line, "lane") == "giveaway" ? "  the gift"
                : flagOr(line, "explored")         ? "  a person, by lot"
                                                   : "  a person",
                line);
    }
    say("by hour\n");
    for (const auto& value : list(report_, "hours"))
        addLine(fmt::format("  {:02}:00", count(value.as_object(), "hour")), value.as_object());
    say("by device\n");
    for (const auto& value : list(report_, "devices")) {
        const auto device = textOr(value.as_object(), "name");
        addLine(fmt::format("  {}", device.empty() ? "one that is gone" : device), value.as_object());
    }
    say("by arrivals in the ten minutes before\n");
    for (const auto& value : list(report_, "arrivals")) {
        const auto& line = value.as_object();
        addLine(line.at("to").is_null() ? fmt::format("  {} and more", count(line, "from"))
                                        : fmt::format("  {} to {}", count(line, "from"), count(line, "to")),
                line);
    }
    say("by language of the screen (no score knows it)\n");
    for (const auto& value : list(report_, "languages"))
        addLine(fmt::format("  {}", textOr(value.as_object(), "language")), value.as_object());
    say("\nlooked: those of whom staff said what they found. foreseen: the sum of their probabilities.\n"
        "Brier: 0 is perfect, a coin 0.25. AUC: 1 tells all prospects from others, a coin 0.5.\n"
        "Fewer than 5 give a count and no rate.\n");
}

void Report::addCalibration() {
    say("\nDo probabilities mean what they say?\n\n");
    say("{:<18}{:>8}{:>10}{:>8}   {}\n", "probability", "looked", "foreseen", "found",
        "chance alone explains");
    for (const auto& value : list(report_, "calibration")) {
        const auto& band = value.as_object();
        const auto name =
            fmt::format("{:>3.0f} to {:>3.0f} %", 100 * number(band, "from"), 100 * number(band, "to"));
        if (band.at("found").is_null()) {
            say("{:<18}{:>8}{:>10}{:>8}\n", name, count(band, "labels"), "", count(band, "prospects"));
            continue;
        }
        const double foreseen = number(band, "foreseen");
        const double found = number(band, "found");
        const double margin = number(band, "margin");
        say("{:<18}{:>8}{:>10}{:>8}   {} to {}{}\n", name, count(band, "labels"), percent(foreseen),
            percent(found), percent(std::max(0.0, foreseen - margin)),
            percent(std::min(1.0, foreseen + margin)),
            std::abs(found - foreseen) > margin ? "   more than chance" : "");
    }
}

void Report::addFacts() {
    say("\nWhat the scores were made of, strongest first (0.7 doubles the odds, -0.7 halves them)\n\n");
    say("{:<36}{:>8}{:>14}{:>18}\n", "fact", "visits", "mean strength", "mean where there");
    const auto& facts = list(report_, "facts");
    for (std::size_t i = 0; i < std::min(facts.size(), mostFacts); ++i) {
        const auto& fact = facts[i].as_object();
        say("{:<36.36}{:>8}{:>14.2f}{:>+18.2f}\n", plain(textOr(fact, "fact")), count(fact, "visits"),
            number(fact, "mean_absolute"), number(fact, "mean_where_present"));
    }
    if (facts.size() > mostFacts)
        say("and {} weaker ones; --json has all.\n", facts.size() - mostFacts);
}

// "all", "crowd", or "reason=" with what was asked for.
std::string visitName(std::string_view name) {
    constexpr std::string_view reason = "reason=";
    if (name == "all")
        return "of all visits";
    if (name == "crowd")
        return "of a crowd";
    if (name == reason)
        return "that asked for nothing";
    return fmt::format("that asked for {}", plain(name.substr(reason.size())));
}

void Report::addChange() {
    const auto& changed = report_.at("changed").as_object();
    const std::uint64_t before = count(changed, "labels_before");
    const std::uint64_t after = count(changed, "labels_after");
    say("\nWhat changed on {}: from {} to {}, learned anew in the order of visits\n", textOr(changed, "day"),
        before, counted(after, "disposition", "dispositions"));
    if (flagOr(changed, "begun_anew"))
        say("The learning began anew on that day.\n");
    if (before == after) {
        say("Nothing was learned on that day.\n");
        return;
    }
    if (!list(changed, "typical").empty())
        say("\n{:<36}{:>8}{:>10}{:>8}\n", "the typical visit", "visits", "before", "after");
    for (const auto& value : list(changed, "typical")) {
        const auto& visit = value.as_object();
        say("{:<36.36}{:>8}{:>10}{:>8}\n", visitName(textOr(visit, "visit")), count(visit, "visits"),
            percent(number(visit, "before")), percent(number(visit, "after")));
    }
    addMoved(changed);
}

void Report::addMoved(const json::object& changed) {
    bool any = false;
    const auto& facts = list(changed, "facts");
    for (std::size_t i = 0; i < std::min(facts.size(), mostMoved); ++i) {
        const auto& fact = facts[i].as_object();
        if (std::abs(number(fact, "after") - number(fact, "before")) < leastMove)
            break;
        if (!std::exchange(any, true))
            say("\n{:<36}{:>8}{:>10}{:>8}\n", "fact, mean where it is there", "visits", "before", "after");
        say("{:<36.36}{:>8}{:>+10.2f}{:>+8.2f}\n", plain(textOr(fact, "fact")), count(fact, "visits"),
            number(fact, "before"), number(fact, "after"));
    }
}

} // namespace

std::string reportText(const json::object& report) {
    return Report(report).text();
}

} // namespace standdienst::backend
