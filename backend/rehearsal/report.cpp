// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/report.h"

#include "backend/rehearsal/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace standdienst::backend {

namespace {

double rounded(double value, int digits) {
    const double factor = std::pow(10, digits);
    return std::round(value * factor) / factor;
}

// What others measured for the scenario's AUC; nothing where they did not.
std::optional<double> reference(const Scenario& scenario, Strategy strategy, const std::string& figure) {
    const auto policy = scenario.reference.find(std::string(name(strategy)));
    if (policy == scenario.reference.end())
        return std::nullopt;
    const auto values = policy->second.find(figure);
    if (values == policy->second.end())
        return std::nullopt;
    const std::vector<double>& list = values->second;
    const std::vector<double> aucs = list.size() == 3   ? std::vector{0.80, 0.85, 0.90}
                                     : list.size() == 2 ? std::vector{0.80, 0.90}
                                                        : std::vector<double>{};
    if (list.size() == 1)
        return list.front();
    for (std::size_t i = 0; i < aucs.size(); ++i)
        if (std::abs(aucs[i] - scenario.auc) < 1e-9)
            return list[i];
    return std::nullopt;
}

const char* inWords(Strategy strategy) {
    switch (strategy) {
    case Strategy::Fifo:
        return "First come, first served";
    case Strategy::Shield:
        return "Hard shield";
    case Strategy::Priority:
        return "Shield and priority";
    case Strategy::Full:
        return "Gift, then question";
    case Strategy::Ours:
        return "Standdienst";
    case Strategy::Learning:
        return "Standdienst, first day";
    case Strategy::Perfect:
        return "If triage knew";
    }
    return "";
}

} // namespace

json::object rehearsalJson(const Scenario& scenario, const Rehearsal& how,
                           const std::vector<Outcome>& outcomes) {
    json::object policies;
    for (const auto& [strategy, is] : outcomes)
        policies[name(strategy)] = {{"lost_percent", rounded(is.lostPercent, 4)},
                                    {"lost_percent_se", rounded(is.lostPercentSe, 4)},
                                    {"wait_mean_min", rounded(is.waitMean, 4)},
                                    {"wait_p95_min", rounded(is.waitP95, 4)},
                                    {"hunter_contacts_per_staff_hour", rounded(is.hunterContactsPerHour, 3)},
                                    {"longest_streak_min", rounded(is.longestStreak, 2)},
                                    {"gini", rounded(is.gini, 5)},
                                    {"breaks_kept_percent", rounded(is.breaksKeptPercent, 3)},
                                    {"wait_prediction_rmse_min", rounded(is.forecastRmse, 4)},
                                    {"head_of_line_rmse_min", rounded(is.headOfLineRmse, 4)},
                                    {"wait_prediction_covered_percent", rounded(100 * is.forecastCover, 2)},
                                    {"longest_promised_wait_min", rounded(is.promiseWorst, 3)}};
    return {{"scenario", scenario.name},
            {"auc", scenario.auc},
            {"days", how.days},
            {"seed", how.seed},
            {"policies", std::move(policies)}};
}

std::string rehearsalText(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes) {
    std::string text =
        fmt::format("{}: {} days, seed {}, AUC {:.2f}, {} people, {} terminals\n\n", scenario.name, how.days,
                    how.seed, scenario.auc, scenario.staff, scenario.terminals);
    text +=
        fmt::format("{:<9}{:>14}{:>8}{:>8}{:>10}{:>8}{:>7}{:>8}{:>10}{:>8}{:>9}\n", "policy", "lost %",
                    "(ref)", "wait", "wait p95", "hunters", "streak", "gini", "breaks %", "RMSE", "HOL RMSE");
    for (const auto& [strategy, is] : outcomes) {
        const auto was = reference(scenario, strategy, "lost_percent");
        text +=
            fmt::format("{:<9}{:>8.2f} "
                        "±{:>4.2f}{:>8}{:>8.2f}{:>10.2f}{:>8.1f}{:>7.0f}{:>8.3f}{:>10.1f}{:>8.2f}{:>9.2f}\n",
                        name(strategy), is.lostPercent, is.lostPercentSe,
                        was ? fmt::format("{:.1f}", *was) : std::string(), is.waitMean, is.waitP95,
                        is.hunterContactsPerHour, is.longestStreak, is.gini, is.breaksKeptPercent,
                        is.forecastRmse, is.headOfLineRmse);
    }
    return text + "\nlost: prospects who left while waiting, or were offered nobody; wait: of prospects "
                  "served, minutes; "
                  "hunters:\ncontacts per hour of somebody's work; streak: the day's longest, minutes; RMSE: "
                  "of foreseen "
                  "waits, minutes.\n";
}

namespace {

// What else is rehearsed for the page.
struct Variant {
    std::string label;
    Scenario scenario;
    Figures ours, fifo;
};

Variant rehearsed(std::string label, Scenario scenario, const Rehearsal& how) {
    Variant variant{std::move(label), std::move(scenario), {}, {}};
    variant.ours = rehearse(variant.scenario, Strategy::Ours, how);
    variant.fifo = rehearse(variant.scenario, Strategy::Fifo, how);
    return variant;
}

std::vector<Variant> staffing(const Scenario& scenario, const Rehearsal& how) {
    std::vector<Variant> variants;
    const std::size_t least = scenario.staff > 2 ? scenario.staff - 2 : 1;
    for (std::size_t staff = least; staff <= scenario.staff + 2; ++staff) {
        Scenario other = scenario;
        other.staff = staff;
        other.foreignSpeakers = std::min(other.foreignSpeakers, staff);
        variants.push_back(rehearsed(fmt::format("{}", staff), std::move(other), how));
    }
    return variants;
}

std::string signedDays(double difference) { // prospects a day, fewer is better
    if (std::abs(difference) < 0.05)
        return "no difference";
    return fmt::format("{:.1f} {} a day", std::abs(difference), difference < 0 ? "fewer" : "more");
}

constexpr const char* style = R"(
:root{--paper:#faf7f2;--raised:#fffdfa;--line:#e5ddd0;--ink:#1f1b16;--quiet:#635a4e;--main:#8f4310;--other:#b9ab98;--good:#2b6a3f}
*{box-sizing:border-box}html{background:var(--paper);color:var(--ink);font:16px/1.5 Inter,'Inter Variable',system-ui,sans-serif}
body{margin:0 auto;max-width:1040px;padding:40px 32px 64px}h1,h2{line-height:1.2;margin:0;font-weight:600;text-wrap:balance}
h1{font-size:34px}h2{font-size:22px;margin:44px 0 6px}p{margin:6px 0;max-width:76ch}p.wide{max-width:none}.quiet,figcaption{color:var(--quiet)}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:28px 0 8px}
.tile{background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:16px 18px}
.tile b{display:block;font-size:32px;line-height:1.15;font-weight:650}.tile span{color:var(--quiet);font-size:14px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:18px}figure{background:var(--raised);border:1px solid var(--line);border-radius:10px;margin:14px 0 0;padding:14px 16px}
figcaption{font-size:14px;margin-bottom:6px}svg{width:100%;display:block;font:13px Inter,'Inter Variable',system-ui,sans-serif;fill:var(--ink)}
svg .quiet{fill:var(--quiet);font-size:12px}svg .bold{font-weight:650}rect.main,circle.main{fill:var(--main)}rect.other,circle.other{fill:var(--other)}
polyline{fill:none;stroke-width:2.5}polyline.main{stroke:var(--main)}polyline.other{stroke:var(--other)}
.grid{stroke:var(--line)}.whisker{stroke:var(--ink);stroke-width:1.5}.mark{stroke:var(--ink);stroke-width:2;stroke-dasharray:3 2}.band{fill:#f2ede4}
table{border-collapse:collapse;width:100%;margin-top:14px;font-size:15px;background:var(--raised);border:1px solid var(--line);border-radius:10px;overflow:hidden}
th,td{padding:8px 12px;text-align:right;border-top:1px solid var(--line)}th{font-weight:600;color:var(--quiet);font-size:13px;border-top:0;vertical-align:bottom}
th:first-child,td:first-child{text-align:left}tr.main td{font-weight:650}code{background:#f2ede4;border-radius:4px;padding:1px 5px;font-size:14px}
@media(max-width:760px){.tiles{grid-template-columns:1fr 1fr}.pair{grid-template-columns:1fr}body{padding:24px 16px}table{display:block;overflow-x:auto}}
@media print{body{max-width:none;padding:0}figure,.tile,table{break-inside:avoid}h2{break-after:avoid}}
)";

class Page {
public:
    Page(const Scenario& scenario, const Rehearsal& how, const std::vector<Outcome>& outcomes)
        : scenario_(scenario), how_(how), outcomes_(outcomes), staffing_(staffing(scenario, how)) {
        now_ = static_cast<int>(scenario.staff - (scenario.staff > 2 ? scenario.staff - 2 : 1));
    }

    std::string text() {
        say("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            "<title>Rehearsal: {0}</title><style>{1}</style></head><body>\n",
            escapeHtml(scenario_.name), style);
        head();
        people();
        changes();
        ways();
        day();
        method();
        return text_ + "</body></html>\n";
    }

private:
    template<class... Args>
    void say(fmt::format_string<Args...> format, Args&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(arguments)...);
    }

    const Variant& now() const { return staffing_[static_cast<std::size_t>(now_)]; }

    void head() {
        const Figures &ours = now().ours, &fifo = now().fifo;
        say("<p class=\"quiet\">Rehearsal of a fair day: {}</p>\n", escapeHtml(scenario_.name));
        const double saved = fifo.lostPerDay - ours.lostPerDay;
        if (saved >= 0.5)
            say("<h1>{:.0f} of {:.0f} prospects a day are lost first come, first served. With Standdienst: "
                "{:.{}f}.</h1>\n",
                fifo.lostPerDay, fifo.prospectsPerDay, ours.lostPerDay, ours.lostPerDay < 10 ? 1 : 0);
        else
            say("<h1>With {} people this day loses hardly a prospect, whatever the way of serving.</h1>\n",
                scenario_.staff);
        say("<p>{:.0f} visitors, {:.0f} of them prospects; {} people on the stand, {} kiosk terminals. Means "
            "of {} "
            "simulated days.</p>\n",
            ours.visitorsPerDay, ours.prospectsPerDay, scenario_.staff, scenario_.terminals, how_.days);
        say("<div class=\"tiles\">");
        tile(fmt::format("{:.1f} %", ours.lostPercent),
             fmt::format("of prospects lost (± {:.1f}), {:.1f} % first come, first served",
                         2 * ours.lostPercentSe, fifo.lostPercent));
        tile(fmt::format("{:.1f} min", ours.waitP95),
             fmt::format("is waited by no more than one prospect in twenty, against {:.1f}", fifo.waitP95));
        tile(fmt::format("{:.0f} min", ours.longestStreak),
             fmt::format("is the day's longest stretch without a rest, against {:.0f}", fifo.longestStreak));
        tile(fmt::format("{:.1f} %", ours.breaksKeptPercent),
             fmt::format("of breaks whole and in their time; {:.1f} souvenir hunters an hour, against {:.1f}",
                         ours.hunterContactsPerHour, fifo.hunterContactsPerHour));
        say("</div>\n");
    }

    void tile(const std::string& figure, const std::string& words) {
        say("<div class=\"tile\"><b>{}</b><span>{}</span></div>", figure, words);
    }

    void people() {
        std::vector<std::string> labels;
        Line lostOurs{"Standdienst", {}, true}, lostFifo{"First come", {}, false};
        Line waitOurs = lostOurs, waitFifo = lostFifo;
        for (const Variant& variant : staffing_) {
            labels.push_back(variant.label);
            lostOurs.values.push_back(variant.ours.lostPercent);
            lostFifo.values.push_back(variant.fifo.lostPercent);
            waitOurs.values.push_back(variant.ours.waitP95);
            waitFifo.values.push_back(variant.fifo.waitP95);
        }
        say("<h2>How many people the stand needs</h2>\n<p>{}</p>\n<div class=\"pair\">", peopleWords());
        text_ +=
            lineChart("Prospects lost, by people on the stand", labels, {lostOurs, lostFifo}, " %", 1, now_);
        text_ += lineChart("Wait that one prospect in twenty exceeds", labels, {waitOurs, waitFifo}, " min",
                           2, now_);
        say("</div>\n");
    }

    // The sentence that a boss reads.
    std::string peopleWords() const {
        const double lost = now().ours.lostPercent;
        std::string enough;
        for (const Variant& variant : staffing_)
            if (variant.fifo.lostPercent <= lost) {
                enough = variant.label;
                break;
            }
        if (now().fifo.lostPerDay - now().ours.lostPerDay < 0.5)
            return "On a day like this people are enough; what is left to choose is how many of them rest.";
        if (enough.empty())
            return fmt::format(
                "First come, first served, even {} people lose more prospects than {} do with Standdienst.",
                staffing_.back().label, scenario_.staff);
        return fmt::format(
            "First come, first served, it takes {} people to lose as few prospects as {} do with "
            "Standdienst.",
            enough, scenario_.staff);
    }

    void changes() {
        struct Change {
            std::string label;
            Figures ours;
        };
        std::vector<Change> list;
        const auto add = [&](std::string label, Scenario scenario) {
            list.push_back({std::move(label), rehearse(scenario, Strategy::Ours, how_)});
        };
        const auto index = static_cast<std::size_t>(now_);
        if (now_ > 0)
            list.push_back({"One person less", staffing_[index - 1].ours});
        list.push_back({"One person more", staffing_[index + 1].ours});
        Scenario other = scenario_;
        other.terminals += 1;
        add("One kiosk terminal more", other);
        if (scenario_.terminals > 1) {
            other = scenario_;
            other.terminals -= 1;
            add("One kiosk terminal less", other);
        }
        if (scenario_.phoneShare > 0 && scenario_.terminals > 0) {
            other = scenario_;
            other.phoneShare = 0;
            add("Nobody uses a telephone", other);
        }
        other = scenario_;
        other.auc = std::min(0.95, scenario_.auc + 0.05);
        add(fmt::format("Better triage (AUC {:.2f})", other.auc), other);
        other = scenario_;
        other.auc = std::max(0.55, scenario_.auc - 0.1);
        add(fmt::format("Poorer triage (AUC {:.2f})", other.auc), other);
        say("<h2>What one change would do</h2>\n<p>Against {:.1f} prospects lost a day as it is. The same "
            "visitors come "
            "in each row.</p>\n<table><tr><th>Change</th><th>Prospects lost a day</th><th>Difference</th>"
            "<th>Lost %</th><th>Wait of one in twenty, min</th><th>Longest stretch, min</th></tr>\n",
            now().ours.lostPerDay);
        say("<tr class=\"main\"><td>As it "
            "is</td><td>{:.1f}</td><td></td><td>{:.1f}</td><td>{:.2f}</td><td>{:.0f}</td></tr>\n",
            now().ours.lostPerDay, now().ours.lostPercent, now().ours.waitP95, now().ours.longestStreak);
        for (const auto& [label, ours] : list)
            say("<tr><td>{}</td><td>{:.1f}</td><td>{}</td><td>{:.1f}</td><td>{:.2f}</td><td>{:.0f}</td></"
                "tr>\n",
                escapeHtml(label), ours.lostPerDay, signedDays(ours.lostPerDay - now().ours.lostPerDay),
                ours.lostPercent, ours.waitP95, ours.longestStreak);
        say("</table>\n");
    }

    void ways() {
        std::vector<Bar> bars;
        bool marks = false;
        for (const auto& [strategy, is] : outcomes_) {
            const auto was = reference(scenario_, strategy, "lost_percent");
            marks = marks || was;
            bars.push_back(
                {inWords(strategy), is.lostPercent, 2 * is.lostPercentSe, was, strategy == Strategy::Ours});
        }
        say("<h2>Ways of serving</h2>\n");
        if (bars.size() > 1)
            text_ +=
                barChart(marks ? "Prospects lost; whisker: two standard errors; dashed: measured by others"
                               : "Prospects lost; whisker: two standard errors",
                         bars, " %", 1);
        say("<table><tr><th>Way of serving</th><th>Lost %</th><th>Wait, mean</th><th>Wait, one in twenty</th>"
            "<th>Hunters an hour</th><th>Longest stretch</th><th>Uneven load (Gini)</th><th>Breaks kept "
            "%</th></tr>\n");
        for (const auto& [strategy, is] : outcomes_)
            say("<tr{}><td>{}</td><td>{:.1f}</td><td>{:.2f}</td><td>{:.2f}</td><td>{:.1f}</td><td>{:.0f}</"
                "td><td>{:.3f}</td>"
                "<td>{:.1f}</td></tr>\n",
                strategy == Strategy::Ours ? " class=\"main\"" : "", inWords(strategy), is.lostPercent,
                is.waitMean, is.waitP95, is.hunterContactsPerHour, is.longestStreak, is.gini,
                is.breaksKeptPercent);
        say("</table>\n");
    }

    void day() {
        const Figures& ours = now().ours;
        std::vector<Column> visitors, talking;
        const double days = static_cast<double>(std::max<std::size_t>(1, ours.days));
        for (std::size_t i = 0; i + 1 < ours.hours.size(); ++i) {
            const std::string label = fmt::format("{}.", i + 1);
            visitors.push_back({label, static_cast<double>(ours.hours[i].arrived) / days});
            talking.push_back(
                {label, 100 * ours.hours[i].talking / days / 60 / static_cast<double>(scenario_.staff)});
        }
        if (visitors.size() > 16) // no day that people work
            return;
        say("<h2>Through the day</h2>\n<div class=\"pair\">");
        text_ += columnChart("Visitors, by hour of the day", visitors, "", 0);
        text_ += columnChart("Share of the staff's time in talks", talking, " %", 0);
        say("</div>\n");
    }

    void method() {
        say("<h2>How this was found</h2>\n<p>The decisions are those of the program that runs on the stand; "
            "the visitors are "
            "drawn by chance from what the scenario says, and every way of serving meets the same ones. Lost "
            "is a prospect "
            "who left while waiting, or said no and was not recognised. ");
        if (now().ours.forecasts > 0)
            say("Waits were foreseen with an error of {:.1f} minutes (first come, first served: {:.1f}; by "
                "the age of "
                "the one in front {:.1f}). ",
                now().ours.forecastRmse, now().fifo.forecastRmse, now().fifo.headOfLineRmse);
        say("How long talks take, how patient visitors are and how well triage tells them apart are "
            "assumptions "
            "of the scenario, and so is what fatigue does; a day of your own fair may differ more than one "
            "row of "
            "these tables from the next.</p>\n");
        say("<table><tr><th>Assumed</th><th></th></tr>\n");
        const auto row = [&](const char* what, const std::string& is) {
            say("<tr><td>{}</td><td>{}</td></tr>\n", what, is);
        };
        row("Visitors an hour, apart from coaches", fmt::format("{:g}", scenario_.perHour));
        row("Prospects among them", fmt::format("{:g} %", 100 * scenario_.prospectShare));
        row("Coaches", scenario_.coaches > 0
                           ? fmt::format("{} of {}, each within {:g} min", scenario_.coaches,
                                         scenario_.coachSize, scenario_.coachSpread)
                           : std::string("none"));
        row("Talk with a prospect, with a souvenir hunter",
            fmt::format("{:g} to {:g} min, {:g} to {:g} min", scenario_.prospectTalk.least,
                        scenario_.prospectTalk.most, scenario_.hunterTalk.least, scenario_.hunterTalk.most));
        row("Patience of a prospect, of a souvenir hunter (mean)",
            fmt::format("{:g} min, {:g} min", scenario_.prospectPatience, scenario_.hunterPatience));
        row("Say yes when asked: prospects, souvenir hunters",
            fmt::format("{:g} %, {:g} %", 100 * scenario_.yesProspect, 100 * scenario_.yesHunter));
        row("Triage tells them apart with an AUC of", fmt::format("{:.2f}", scenario_.auc));
        say("</table>\n<p class=\"quiet\">{} days, seed {}. The same again: <code>standdienst rehearse "
            "--scenario FILE "
            "--days {} --seed {} --html FILE</code></p>\n",
            how_.days, how_.seed, how_.days, how_.seed);
    }

    const Scenario& scenario_;
    const Rehearsal& how_;
    const std::vector<Outcome>& outcomes_;
    std::vector<Variant> staffing_;
    int now_ = 0;
    std::string text_;
};

} // namespace

std::string rehearsalHtml(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes) {
    return Page(scenario, how, outcomes).text();
}

} // namespace standdienst::backend
