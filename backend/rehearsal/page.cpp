// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsal as a page that one shows to whoever decides about staff.
#include "backend/rehearsal/report.h"
#include "backend/rehearsal/sheet.h"

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

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

class Page {
public:
    Page(const Scenario& scenario, const Rehearsal& how, const std::vector<Outcome>& outcomes,
         Language language)
        : scenario_(scenario),
          how_(how),
          outcomes_(outcomes),
          staffing_(staffing(scenario, how)),
          sheet_(language, (language == Language::German ? "Probe: " : "Rehearsal: ") + scenario.name) {
        now_ = static_cast<int>(scenario.staff - (scenario.staff > 2 ? scenario.staff - 2 : 1));
    }

    std::string text() {
        head();
        people();
        changes();
        ways();
        day();
        method();
        return sheet_.finish();
    }

private:
    const Variant& now() const { return staffing_[static_cast<std::size_t>(now_)]; }
    std::string f(double value, int digits) const { return sheet_.figure(value, digits); }

    void head() {
        const Figures &ours = now().ours, &fifo = now().fifo;
        sheet_.say("<p class=\"quiet\">Rehearsal of a fair day: {}</p>\n",
                   "<p class=\"quiet\">Probe eines Messetags: {}</p>\n", escapeHtml(scenario_.name));
        const double saved = fifo.lostPerDay - ours.lostPerDay;
        if (saved >= 0.5)
            sheet_.say("<h1>First come, first served, {} of {} prospects a day are lost. With Standdienst: "
                       "{}.</h1>\n",
                       "<h1>Der Reihe nach bedient gehen {} von {} Interessenten am Tag verloren. Mit "
                       "Standdienst: {}.</h1>\n",
                       f(fifo.lostPerDay, 0), f(fifo.prospectsPerDay, 0),
                       f(ours.lostPerDay, ours.lostPerDay < 10 ? 1 : 0));
        else
            sheet_.say(
                "<h1>With {} people this day loses hardly a prospect, whatever the way of serving.</h1>\n",
                "<h1>Mit {} Personen geht an diesem Tag kaum ein Interessent verloren, wie auch immer "
                "bedient wird.</h1>\n",
                scenario_.staff);
        sheet_.say(
            "<p>{} visitors, {} of them prospects; {} people on the stand, {} kiosk terminals. Means of {} "
            "simulated days.</p>\n",
            "<p>{} Besucher, davon {} Interessenten; {} Personen am Stand, {} Kioske. Mittel über {} "
            "simulierte Tage.</p>\n",
            f(ours.visitorsPerDay, 0), f(ours.prospectsPerDay, 0), scenario_.staff, scenario_.terminals,
            how_.days);
        sheet_.add("<div class=\"tiles\">");
        sheet_.tile(f(ours.lostPercent, 1) + " %",
                    sheet_.words("of prospects lost (± {}), {} % first come, first served",
                                 "der Interessenten verloren (± {}), der Reihe nach {} %",
                                 f(2 * ours.lostPercentSe, 1), f(fifo.lostPercent, 1)),
                    ours.lostPercent < fifo.lostPercent);
        sheet_.tile(f(ours.waitP95, 1) + " min",
                    sheet_.words("is waited by no more than one prospect in twenty, against {}",
                                 "wartet höchstens einer von zwanzig Interessenten länger, sonst {}",
                                 f(fifo.waitP95, 1)));
        sheet_.tile(f(ours.longestStreak, 0) + " min",
                    sheet_.words("is the day's longest stretch without a rest, against {}",
                                 "dauert der längste Einsatz ohne Erholung, sonst {}",
                                 f(fifo.longestStreak, 0)));
        sheet_.tile(
            f(ours.breaksKeptPercent, 1) + " %",
            sheet_.words("of breaks whole and in their time; {} souvenir hunters an hour, against {}",
                         "der Pausen ganz und zu ihrer Zeit; je Person {} Mitnehmer in der Stunde, sonst {}",
                         f(ours.hunterContactsPerHour, 1), f(fifo.hunterContactsPerHour, 1)));
        sheet_.add("</div>\n");
    }

    void people() {
        std::vector<std::string> labels;
        Line lostOurs{"Standdienst", {}, true},
            lostFifo{sheet_.words("First come", "Der Reihe nach"), {}, false};
        Line waitOurs = lostOurs, waitFifo = lostFifo;
        for (const Variant& variant : staffing_) {
            labels.push_back(variant.label);
            lostOurs.values.push_back(variant.ours.lostPercent);
            lostFifo.values.push_back(variant.fifo.lostPercent);
            waitOurs.values.push_back(variant.ours.waitP95);
            waitFifo.values.push_back(variant.fifo.waitP95);
        }
        sheet_.say("<h2>How many people the stand needs</h2>\n",
                   "<h2>Wie viele Personen der Stand braucht</h2>\n");
        sheet_.add("<p>" + peopleWords() + "</p>\n<div class=\"pair\">");
        sheet_.add(lineChart(sheet_.words("Prospects lost, by people on the stand",
                                          "Verlorene Interessenten nach Personen am Stand"),
                             labels, {lostOurs, lostFifo}, " %", 1, now_, sheet_.language()));
        sheet_.add(lineChart(sheet_.words("Wait that one prospect in twenty exceeds",
                                          "Wartezeit, die einer von zwanzig Interessenten überschreitet"),
                             labels, {waitOurs, waitFifo}, " min", 2, now_, sheet_.language()));
        sheet_.add("</div>\n");
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
            return sheet_.words(
                "On a day like this people are enough; what is left to choose is how many of them rest.",
                "An einem solchen Tag reichen die Personen; zu entscheiden bleibt, wie viele davon sich "
                "erholen.");
        if (enough.empty())
            return sheet_.words(
                "First come, first served, even {} people lose more prospects than {} do with Standdienst.",
                "Der Reihe nach verlieren selbst {} Personen mehr Interessenten als {} mit Standdienst.",
                staffing_.back().label, scenario_.staff);
        return sheet_.words(
            "First come, first served, it takes {} people to lose as few prospects as {} do with "
            "Standdienst.",
            "Der Reihe nach braucht es {} Personen, um so wenige Interessenten zu verlieren wie {} "
            "mit Standdienst.",
            enough, scenario_.staff);
    }

    std::string signedDays(double difference) const { // prospects a day, fewer is better
        if (std::abs(difference) < 0.05)
            return sheet_.words("no difference", "kein Unterschied");
        return difference < 0 ? sheet_.words("{} fewer a day", "{} weniger am Tag", f(-difference, 1))
                              : sheet_.words("{} more a day", "{} mehr am Tag", f(difference, 1));
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
            list.push_back(
                {sheet_.words("One person less", "Eine Person weniger"), staffing_[index - 1].ours});
        list.push_back({sheet_.words("One person more", "Eine Person mehr"), staffing_[index + 1].ours});
        Scenario other = scenario_;
        other.terminals += 1;
        add(sheet_.words("One kiosk more", "Ein Kiosk mehr"), other);
        if (scenario_.terminals > 1) {
            other = scenario_;
            other.terminals -= 1;
            add(sheet_.words("One kiosk less", "Ein Kiosk weniger"), other);
        }
        if (scenario_.phoneShare > 0 && scenario_.terminals > 0) {
            other = scenario_;
            other.phoneShare = 0;
            add(sheet_.words("Nobody uses a telephone", "Niemand benutzt ein Telefon"), other);
        }
        other = scenario_;
        other.auc = std::min(0.95, scenario_.auc + 0.05);
        add(sheet_.words("Better triage (AUC {})", "Bessere Einschätzung (AUC {})", f(other.auc, 2)), other);
        other = scenario_;
        other.auc = std::max(0.55, scenario_.auc - 0.1);
        add(sheet_.words("Poorer triage (AUC {})", "Schlechtere Einschätzung (AUC {})", f(other.auc, 2)),
            other);
        sheet_.say("<h2>What one change would do</h2>\n<p>Against {} prospects lost a day as it is. The same "
                   "visitors come in each row.</p>\n",
                   "<h2>Was eine einzelne Änderung bewirkt</h2>\n<p>Verglichen mit {} verlorenen "
                   "Interessenten am Tag "
                   "wie geplant. In jeder Zeile kommen dieselben Besucher.</p>\n",
                   f(now().ours.lostPerDay, 1));
        std::vector<Bar> bars{
            {sheet_.words("As planned", "Wie geplant"), now().ours.lostPerDay, 0, std::nullopt, true}};
        for (const auto& [label, ours] : list)
            bars.push_back({label, ours.lostPerDay, 0, now().ours.lostPerDay, false});
        sheet_.add(barChart(sheet_.words("Prospects lost a day; dashed: as planned",
                                         "Verlorene Interessenten am Tag; gestrichelt: wie geplant"),
                            bars, "", 1, sheet_.language()));
        sheet_.say(
            "<table><tr><th>Change</th><th>Prospects lost a day</th><th>Difference</th><th>Lost %</th>"
            "<th>Wait of one in twenty, min</th><th>Longest stretch, min</th></tr>\n",
            "<table><tr><th>Änderung</th><th>Verlorene Interessenten am Tag</th><th>Unterschied</th>"
            "<th>Verloren %</th><th>Einer von zwanzig wartet länger als, min</th><th>Längster Einsatz, "
            "min</th></tr>\n");
        const auto row = [&](const char* kind, const std::string& label, const Figures& is,
                             const std::string& difference) {
            sheet_.add(fmt::format("<tr{}><td>{}</td><td>{}</td><td "
                                   "class=\"num\">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                   kind, escapeHtml(label), f(is.lostPerDay, 1), difference,
                                   f(is.lostPercent, 1), f(is.waitP95, 2), f(is.longestStreak, 0)));
        };
        row(" class=\"main\"", bars.front().label, now().ours, "");
        for (const auto& [label, ours] : list)
            row("", label, ours, signedDays(ours.lostPerDay - now().ours.lostPerDay));
        sheet_.add("</table>\n");
    }

    void ways() {
        std::vector<Bar> bars;
        bool marks = false;
        for (const auto& [strategy, is] : outcomes_) {
            const auto was = referenceOf(scenario_, strategy, "lost_percent");
            marks = marks || was;
            bars.push_back({inWords(strategy, sheet_.language()), is.lostPercent, 2 * is.lostPercentSe, was,
                            strategy == Strategy::Ours});
        }
        sheet_.say("<h2>Ways of serving</h2>\n", "<h2>Wie bedient wird</h2>\n");
        if (bars.size() > 1)
            sheet_.add(barChart(sheet_.words("Prospects lost; whisker: two standard errors{}",
                                             "Verlorene Interessenten; Strich: zwei Standardfehler{}",
                                             std::string(!marks ? ""
                                                         : sheet_.language() == Language::German
                                                             ? "; gestrichelt: von anderen gemessen"
                                                             : "; dashed: measured by others")),
                                bars, " %", 1, sheet_.language()));
        sheet_.say(
            "<table><tr><th>Way of serving</th><th>Lost %</th><th>Wait, mean</th><th>Wait, one in twenty</th>"
            "<th>Hunters an hour</th><th>Longest stretch</th><th>Uneven load (Gini)</th><th>Breaks kept "
            "%</th></tr>\n",
            "<table><tr><th>Wie bedient wird</th><th>Verloren %</th><th>Wartezeit im Mittel</th><th>Einer "
            "von "
            "zwanzig wartet länger als</th><th>Mitnehmer in der Stunde</th><th>Längster Einsatz</th>"
            "<th>Ungleiche Last (Gini)</th><th>Pausen eingehalten %</th></tr>\n");
        for (const auto& [strategy, is] : outcomes_)
            sheet_.add(fmt::format("<tr{}><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</"
                                   "td><td>{}</td><td>{}</td></tr>\n",
                                   strategy == Strategy::Ours ? " class=\"main\"" : "",
                                   inWords(strategy, sheet_.language()), f(is.lostPercent, 1),
                                   f(is.waitMean, 2), f(is.waitP95, 2), f(is.hunterContactsPerHour, 1),
                                   f(is.longestStreak, 0), f(is.gini, 3), f(is.breaksKeptPercent, 1)));
        sheet_.add("</table>\n");
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
        sheet_.say("<h2>Through the day</h2>\n<div class=\"pair\">",
                   "<h2>Über den Tag</h2>\n<div class=\"pair\">");
        sheet_.add(columnChart(sheet_.words("Visitors, by hour of the day", "Besucher nach Stunde des Tages"),
                               visitors, "", 0, sheet_.language()));
        sheet_.add(columnChart(sheet_.words("Share of the staff's time in talks",
                                            "Anteil der Zeit des Teams, der in Gespräche geht"),
                               talking, " %", 0, sheet_.language()));
        sheet_.add("</div>\n");
    }

    void method() {
        sheet_.say(
            "<h2>How this was found</h2>\n<p>The decisions are those of the program that runs on the stand; "
            "the visitors are drawn by chance from what the scenario says, and every way of serving meets "
            "the "
            "same ones. Lost is a prospect who left while waiting, or said no and was not recognised. ",
            "<h2>Wie das ermittelt wurde</h2>\n<p>Die Entscheidungen sind die des Programms, das am Stand "
            "läuft; "
            "die Besucher sind nach den Angaben des Szenarios ausgelost, und jede Art zu bedienen trifft auf "
            "dieselben. Verloren ist ein Interessent, der beim Warten ging oder Nein sagte und nicht erkannt "
            "wurde. ");
        if (now().ours.forecasts > 0)
            sheet_.say("Waits were foreseen with an error of {} minutes (first come, first served: {}; by "
                       "the age of "
                       "the one in front {}). ",
                       "Wartezeiten wurden auf {} Minuten genau vorhergesagt (der Reihe nach: {}; nach der "
                       "Wartezeit "
                       "des Vordersten: {}). ",
                       f(now().ours.forecastRmse, 1), f(now().fifo.forecastRmse, 1),
                       f(now().fifo.headOfLineRmse, 1));
        sheet_.say("How long talks take, how patient visitors are and how well triage tells them apart are "
                   "assumptions "
                   "of the scenario, and so is what fatigue does; a day of your own fair may differ more "
                   "than one row "
                   "of these tables from the next.</p>\n<table><tr><th>Assumed</th><th></th></tr>\n",
                   "Wie lange Gespräche dauern, wie geduldig Besucher sind und wie gut die Einschätzung sie "
                   "unterscheidet, sind Annahmen des Szenarios, ebenso, was Ermüdung bewirkt. Ein Tag Ihrer "
                   "Messe kann "
                   "sich davon stärker unterscheiden als eine Zeile dieser Tabellen von der nächsten.</p>\n"
                   "<table><tr><th>Angenommen</th><th></th></tr>\n");
        const auto row = [&](const char* english, const char* german, const std::string& is) {
            sheet_.add("<tr><td>" + sheet_.words(english, german) + "</td><td>" + is + "</td></tr>\n");
        };
        const auto plain = [&](double value) { // as short as it is
            std::string text = fmt::format("{:g}", value);
            if (sheet_.language() == Language::German)
                std::ranges::replace(text, '.', ',');
            return text;
        };
        const auto range = [&](const Range& is) {
            return sheet_.words("{} to {} min", "{} bis {} min", plain(is.least), plain(is.most));
        };
        row("Visitors an hour, apart from coaches", "Besucher in der Stunde, ohne Busse",
            plain(scenario_.perHour));
        row("Prospects among them", "davon Interessenten", plain(100 * scenario_.prospectShare) + " %");
        row("Coaches", "Busse",
            scenario_.coaches > 0
                ? sheet_.words("{} of {}, each within {} min", "{} mit je {} Personen, in je {} min",
                               scenario_.coaches, scenario_.coachSize, plain(scenario_.coachSpread))
                : sheet_.words("none", "keine"));
        row("Talk with a prospect, with a souvenir hunter",
            "Gespräch mit einem Interessenten, einem Mitnehmer",
            range(scenario_.prospectTalk) + ", " + range(scenario_.hunterTalk));
        row("Patience of a prospect, of a souvenir hunter (mean)",
            "Geduld eines Interessenten, eines Mitnehmers (Mittel)",
            plain(scenario_.prospectPatience) + " min, " + plain(scenario_.hunterPatience) + " min");
        row("Say yes when asked: prospects, souvenir hunters", "Sagen auf Frage Ja: Interessenten, Mitnehmer",
            plain(100 * scenario_.yesProspect) + " %, " + plain(100 * scenario_.yesHunter) + " %");
        row("Triage tells them apart with an AUC of", "Die Einschätzung unterscheidet sie mit einer AUC von",
            f(scenario_.auc, 2));
        sheet_.say(
            "</table>\n<p class=\"quiet\">{0} days, seed {1}. The same again: <code>standdienst rehearse "
            "--scenario FILE --days {0} --seed {1} --html FILE</code></p>\n",
            "</table>\n<p class=\"quiet\">{0} Tage, Startwert {1}. Noch einmal dasselbe: <code>standdienst "
            "rehearse --scenario DATEI --days {0} --seed {1} --html DATEI</code></p>\n",
            how_.days, how_.seed);
    }

    const Scenario& scenario_;
    const Rehearsal& how_;
    const std::vector<Outcome>& outcomes_;
    std::vector<Variant> staffing_;
    Sheet sheet_;
    int now_ = 0;
};

} // namespace

std::string rehearsalHtml(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes, Language language) {
    return Page(scenario, how, outcomes, language).text();
}

} // namespace standdienst::backend
