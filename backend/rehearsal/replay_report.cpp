// SPDX-License-Identifier: GPL-3.0-or-later
// What a replay found, for programs, for a terminal and on a page.
#include "backend/rehearsal/replay.h"
#include "backend/rehearsal/sheet.h"

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

double rounded(double value, int digits) {
    const double factor = std::pow(10, digits);
    return std::round(value * factor) / factor;
}

// Whoever walked up is the team's to know.
std::size_t spoken(const DayFit& fit, const Happened& is) {
    return fit.tickets + (is.team ? fit.walkUps : 0);
}

// What a doubt means for whoever reads the figures.
std::string inWords(const std::string& doubt, const ReplayOutcome& outcome, Language language) {
    const bool german = language == Language::German;
    const DayFit& fit = outcome.fit;
    if (doubt == "played")
        return german ? "Besuche wurden abgespielt: Das war eine Vorführung und kein Tag auf einer Messe."
                      : "Visits were played from a recording: this was a demonstration and no day at a fair.";
    if (doubt == "short_day")
        return fmt::format(
            fmt::runtime(
                german ? "Vom ersten bis zum letzten Ereignis vergingen {} Minuten. Daraus lässt sich "
                         "nicht auf einen ganzen Tag schließen."
                       : "From the first to the last that happened it was {} minutes. That says nothing of a "
                         "whole day."),
            number(60 * fit.hours, 0, language));
    if (doubt == "few_visitors")
        return fmt::format(
            fmt::runtime(german
                             ? "Nur {} Besucher wollten mit jemandem sprechen: zu wenige, um Unterschiede zu "
                               "belegen."
                             : "Only {} visitors wanted to speak to someone: too few to tell differences."),
            spoken(fit, outcome.happened));
    if (doubt == "nobody_there")
        return german ? "Niemand hatte sich am Stand angemeldet; wie es wirklich besetzt war, weiß das "
                        "Journal nicht."
                      : "Nobody had come on to the floor; how many people were there is not in the journal.";
    if (doubt == "patience_assumed")
        return fmt::format(
            fmt::runtime(
                german ? "Beim Warten gingen {} Besucher: zu wenige, um zu sagen, wie lange sie warten. "
                         "Angenommen sind {} Minuten im Mittel."
                       : "{} visitors left while waiting: too few to tell how long they wait. Assumed are {} "
                         "minutes on average."),
            fit.patience.left, number(fit.patience.mean, 0, language));
    if (doubt == "team_untold")
        return german
                   ? "Wie lange Gespräche dauerten und wie viel Arbeit sie machten, wird erst gesagt, wenn "
                     "der Tag vorbei ist, und nur, wenn so viele da waren, dass keine Zahl von einer "
                     "einzelnen Person handelt."
                   : "How long talks were, and how much work, is told only of a day that is over and on "
                     "which so many people were there that no figure is one person's.";
    if (doubt == "talks_assumed")
        return fmt::format(
            fmt::runtime(german ? "Von zu wenigen Gesprächen ist Länge und Ergebnis bekannt. {}{}"
                                : "Length and outcome of too few talks are known. {}{}"),
            !fit.prospectTalkAssumed ? ""
            : german                 ? fmt::format("Mit Interessenten sind {} Minuten angenommen. ",
                                                   number(fit.prospectTalk, 0, language))
                                     : fmt::format("With prospects {} minutes are assumed. ",
                                                   number(fit.prospectTalk, 0, language)),
            !fit.otherTalkAssumed ? ""
            : german              ? fmt::format("Mit anderen {} Minuten.", number(fit.otherTalk, 0, language))
                     : fmt::format("With others {} minutes.", number(fit.otherTalk, 0, language)));
    return fmt::format(
        fmt::runtime(
            german
                ? "Wer Interessent war, haben weder Bewertungen noch das Team gesagt. Angenommen sind {} %."
                : "Who was a prospect neither scores nor staff have said. Assumed are {} %."),
        number(100 * fit.share, 0, language));
}

// Figures that tell what people on the stand did, of a day whose team is told.
json::value ofTeam(const Happened& is, double value, int digits) {
    return is.team ? json::value(rounded(value, digits)) : json::value();
}

json::object toJson(const Replayed& row, const Happened& is) {
    return {{"staff", row.staff},
            {"as_it_was", row.asItWas},
            {"policy", name(row.strategy)},
            {"prospects", rounded(row.prospects, 3)},
            {"lost", rounded(row.lost, 3)},
            {"lost_low", rounded(row.lostLow, 3)},
            {"lost_high", rounded(row.lostHigh, 3)},
            {"lost_waiting", rounded(row.lostWaiting, 3)},
            {"lost_percent", rounded(row.prospects > 0 ? 100 * row.lost / row.prospects : 0, 3)},
            {"left", rounded(row.left, 3)},
            {"wait_mean_min", rounded(row.waitMean, 3)},
            {"wait_p95_min", rounded(row.waitP95, 3)},
            {"hunter_contacts_per_staff_hour", ofTeam(is, row.contactsPerHour, 3)},
            {"talk_percent", ofTeam(is, 100 * row.talkShare, 2)},
            {"breaks_kept_percent", rounded(row.breaksKeptPercent, 2)}};
}

} // namespace

json::object replayJson(const PastDay& day, const Replay& how, const ReplayOutcome& outcome) {
    const DayFit& fit = outcome.fit;
    const Happened& is = outcome.happened;
    json::array rows;
    for (const Replayed& row : outcome.rows)
        rows.push_back(toJson(row, is));
    const Patience& patience = fit.patience;
    json::object waits{
        {"waits", patience.waits},     {"left", patience.left}, {"mean_min", rounded(patience.mean, 3)},
        {"assumed", patience.assumed}, {"low_min", nullptr},    {"high_min", nullptr},
        {"median_min", nullptr}};
    if (!patience.assumed) {
        waits["low_min"] = rounded(patience.low, 3);
        waits["high_min"] = rounded(patience.high, 3);
    }
    if (patience.median)
        waits["median_min"] = rounded(*patience.median, 3);
    return {{"day", day.day},
            {"fair", day.fair},
            {"draws", how.draws},
            {"seed", how.seed},
            {"doubts", json::array(outcome.doubts.begin(), outcome.doubts.end())},
            {"known",
             {{"visits", fit.visits},
              {"tickets", fit.tickets},
              {"walk_ups", is.team ? json::value(fit.walkUps) : json::value()},
              {"talks", is.team ? json::value(fit.talks) : json::value()},
              {"found", fit.found},
              {"scored", fit.scored},
              {"hours", rounded(fit.hours, 3)},
              {"most_people", fit.mostPeople},
              {"prospect_share", rounded(fit.share, 4)},
              {"prospect_talk_min", ofTeam(is, fit.prospectTalk, 3)},
              {"other_talk_min", ofTeam(is, fit.otherTalk, 3)},
              {"patience", std::move(waits)}}},
            {"happened",
             {{"prospects", rounded(is.prospects, 3)},
              {"lost", rounded(is.lost, 3)},
              {"tickets", is.tickets},
              {"left", is.left},
              {"waiting", is.waiting},
              {"served", is.served},
              {"wait_mean_min", rounded(is.waitMean, 3)},
              {"wait_p95_min", rounded(is.waitP95, 3)},
              {"hunter_contacts_per_staff_hour", ofTeam(is, is.contactsPerHour, 3)},
              {"staff_hours", ofTeam(is, is.staffHours, 3)}}},
            {"rehearsed", std::move(rows)}};
}

std::string replayText(const PastDay& day, const Replay& how, const ReplayOutcome& outcome) {
    const DayFit& fit = outcome.fit;
    const Happened& is = outcome.happened;
    std::string text =
        fmt::format("{} of {}: {} visits, {} wanted to speak to someone; {} draws, seed {}\n\n", day.day,
                    day.fair, fit.visits, spoken(fit, is), how.draws, how.seed);
    const auto team = [&](double value) {
        return is.team ? fmt::format("{:.2f}", value) : "-";
    };
    for (const std::string& doubt : outcome.doubts)
        text += "! " + inWords(doubt, outcome, Language::English) + "\n";
    if (!outcome.doubts.empty())
        text += "\n";
    text += fmt::format("{:<12}{:<10}{:>10}{:>8}{:>16}{:>8}{:>8}{:>10}{:>10}{:>10}\n", "staff", "policy",
                        "prospects", "lost", "(8 of 10)", "left", "wait", "wait p95", "hunters", "breaks %");
    text += fmt::format("{:<12}{:<10}{:>10.1f}{:>8.1f}{:>16}{:>8}{:>8.2f}{:>10.2f}{:>10}{:>10}\n", "that day",
                        "-", is.prospects, is.lost, "", is.left, is.waitMean, is.waitP95,
                        team(is.contactsPerHour), "");
    for (const Replayed& row : outcome.rows)
        text += fmt::format("{:<12}{:<10}{:>10.1f}{:>8.1f}{:>16}{:>8.1f}{:>8.2f}{:>10.2f}{:>10}{:>10.1f}\n",
                            row.label, name(row.strategy), row.prospects, row.lost,
                            fmt::format("{:.0f} to {:.0f}", row.lostLow, row.lostHigh), row.left,
                            row.waitMean, row.waitP95, team(row.contactsPerHour), row.breaksKeptPercent);
    return text + "\nlost: prospects who left while waiting, or said no; left: all who did, prospects or "
                  "not; wait: of "
                  "everybody\nserved, minutes; hunters: contacts with others per hour of somebody's work. "
                  "\"as it was\": "
                  "the same people as\nthat day: what stands apart from \"that day\" there, the rehearsal "
                  "gets wrong.\n";
}

std::string replayHtml(const PastDay& day, const Replay& how, const ReplayOutcome& outcome,
                       Language language) {
    const DayFit& fit = outcome.fit;
    const Happened& is = outcome.happened;
    Sheet sheet(language, (language == Language::German ? "Noch einmal: " : "Replay: ") + day.day);
    const auto f = [&](double value, int digits) {
        return sheet.figure(value, digits);
    };
    const bool several = std::ranges::any_of(
        outcome.rows, [&](const Replayed& row) { return row.strategy != outcome.rows.front().strategy; });
    const auto label = [&](const Replayed& row) {
        std::string people = row.asItWas      ? sheet.words("As it was", "Wie es war")
                             : row.staff == 1 ? sheet.words("1 person", "1 Person")
                                              : sheet.words("{} people", "{} Personen", row.staff);
        return several ? people + ", " + inWords(row.strategy, language) : people;
    };
    sheet.say("<p class=\"quiet\">{} of {}, played again</p>\n",
              "<p class=\"quiet\">{} von {}, noch einmal gespielt</p>\n", escapeHtml(day.day),
              escapeHtml(day.fair));
    const bool unsure = std::ranges::any_of(outcome.doubts, [](const std::string& doubt) {
        return doubt == "short_day" || doubt == "few_visitors" || doubt == "played";
    });
    if (unsure)
        sheet.say("<h1>This day is too small to say how many people the stand needs.</h1>\n",
                  "<h1>Dieser Tag ist zu klein, um zu sagen, wie viele Personen der Stand braucht.</h1>\n");
    else
        sheet.say(
            "<h1>That day about {} of {} prospects were lost. What other staffing would have changed:</h1>\n",
            "<h1>An diesem Tag gingen etwa {} von {} Interessenten verloren. Was eine andere Besetzung "
            "geändert "
            "hätte:</h1>\n",
            f(is.lost, 0), f(is.prospects, 0));
    sheet.say("<p>{} visits; {} wanted to speak to someone, {} left while waiting. Who came, when, what they "
              "asked for "
              "and how long known talks took is as it was; what nobody knows was drawn {} times.</p>\n",
              "<p>{} Besuche; {} wollten mit jemandem sprechen, {} gingen beim Warten. Wer wann kam, was sie "
              "wollten und "
              "wie lange bekannte Gespräche dauerten, ist wie an dem Tag; was niemand weiß, wurde {}-mal "
              "ausgelost.</p>\n",
              fit.visits, spoken(fit, is), is.left, how.draws);
    sheet.add("<div class=\"tiles\">");
    sheet.tile(f(is.lost, 0),
               sheet.words("prospects lost that day, of about {}",
                           "Interessenten gingen an dem Tag verloren, von etwa {}", f(is.prospects, 0)));
    sheet.tile(fmt::format("{}", is.left),
               sheet.words("visitors left while waiting; {} waited at the end",
                           "Besucher gingen beim Warten; {} warteten am Ende noch", is.waiting));
    sheet.tile(is.served > 0 ? f(is.waitP95, 1) + " min" : "–",
               sheet.words("was waited by no more than one in twenty; {} on average",
                           "wartete höchstens einer von zwanzig länger; im Mittel {}",
                           is.served > 0 ? f(is.waitMean, 1) : "–"));
    sheet.tile(is.team ? f(is.staffHours, 1) : "–",
               sheet.words("hours of work of all together, breaks taken off",
                           "Arbeitsstunden aller zusammen, ohne Pausen"));
    sheet.add("</div>\n");
    if (!outcome.doubts.empty()) {
        sheet.say("<div class=\"note\"><p>What these figures cannot tell</p><ul>",
                  "<div class=\"note\"><p>Was diese Zahlen nicht sagen können</p><ul>");
        for (const std::string& doubt : outcome.doubts)
            sheet.add("<li>" + escapeHtml(inWords(doubt, outcome, language)) + "</li>");
        sheet.add("</ul></div>\n");
    }
    std::vector<Bar> lost, waits;
    for (const Replayed& row : outcome.rows) {
        const bool strong = row.strategy == Strategy::Ours && !row.asItWas;
        lost.push_back({label(row), row.lost, 0, is.lost, strong});
        waits.push_back(
            {label(row), row.waitP95, 0, is.served > 0 ? std::optional(is.waitP95) : std::nullopt, strong});
    }
    sheet.say("<h2>Other staffing</h2>\n", "<h2>Andere Besetzung</h2>\n");
    sheet.add(barChart(
        sheet.words("Prospects lost; dashed: that day", "Verlorene Interessenten; gestrichelt: an dem Tag"),
        lost, "", 1, language));
    sheet.add(barChart(sheet.words("Wait that one in twenty exceeds; dashed: that day",
                                   "Wartezeit, die einer von zwanzig überschreitet; gestrichelt: an dem Tag"),
                       waits, " min", 1, language));
    sheet.say("<table><tr><th>Staffing</th><th>Prospects lost</th><th>Eight of ten draws</th><th>Left while "
              "waiting</th><th>Wait, mean, "
              "min</th><th>Wait of one in twenty, min</th><th>Others an hour and person</th><th>Time in "
              "talks</th><th>Breaks kept</th></tr>\n",
              "<table><tr><th>Besetzung</th><th>Verlorene Interessenten</th><th>Acht von zehn "
              "Auslosungen</th><th>Beim Warten gegangen</th><th>Wartezeit im "
              "Mittel, min</th><th>Einer von zwanzig wartet länger als, min</th><th>Andere je Stunde und "
              "Person</th><th>Zeit in Gesprächen</th><th>Pausen "
              "eingehalten</th></tr>\n");
    sheet.add(fmt::format("<tr "
                          "class=\"main\"><td>{}</td><td>{}</td><td></td><td>{}</td><td>{}</td><td>{}</"
                          "td><td>{}</td><td></td><td></td></tr>\n",
                          sheet.words("That day", "An dem Tag"), f(is.lost, 1), is.left,
                          is.served > 0 ? f(is.waitMean, 2) : "–", is.served > 0 ? f(is.waitP95, 2) : "–",
                          is.team ? f(is.contactsPerHour, 1) : "–"));
    for (const Replayed& row : outcome.rows)
        sheet.add(fmt::format("<tr><td>{}</td><td>{}</td><td "
                              "class=\"num\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}"
                              "</td><td>{} %</td></tr>\n",
                              label(row), f(row.lost, 1),
                              sheet.words("{} to {}", "{} bis {}", f(row.lostLow, 0), f(row.lostHigh, 0)),
                              f(row.left, 1), f(row.waitMean, 2), f(row.waitP95, 2),
                              is.team ? f(row.contactsPerHour, 1) : "–",
                              is.team ? f(100 * row.talkShare, 0) + " %" : "–", f(row.breaksKeptPercent, 0)));
    sheet.add("</table>\n");
    sheet.say("<h2>How this was found</h2>\n<p>The decisions are those of the program that runs on the "
              "stand. Lost is a "
              "prospect who left while waiting, or said no when asked; of whom staff said nothing, the score "
              "says how "
              "likely they are one. Whoever said no is asked no more. “As it was” plays the people of that "
              "day: where it differs from that day, the rehearsal is wrong by so much. Nobody of the staff "
              "is named or "
              "counted by themselves.</p>\n",
              "<h2>Wie das ermittelt wurde</h2>\n<p>Die Entscheidungen sind die des Programms, das am Stand "
              "läuft. Verloren "
              "ist ein Interessent, der beim Warten ging oder auf Frage Nein sagte; hat das Team nichts "
              "gesagt, sagt die "
              "Bewertung, wie wahrscheinlich es einer ist. Wer Nein gesagt hat, wird nicht noch einmal "
              "gefragt. „Wie es "
              "war“ spielt die Besetzung jenes Tages: Was dort von dem Tag abweicht, macht die Probe falsch. "
              "Niemand "
              "vom Team ist genannt oder einzeln gezählt.</p>\n");
    const Patience& patience = fit.patience;
    if (!patience.assumed)
        sheet.say("<p>{} of {} left while waiting; patience is {} minutes on average (95 % interval {} to "
                  "{}).{}</p>\n",
                  "<p>{} von {} gingen beim Warten; die Geduld beträgt im Mittel {} Minuten (95-%-Intervall "
                  "{} bis {}).{}</p>\n",
                  patience.left, patience.waits, f(patience.mean, 1), f(patience.low, 1), f(patience.high, 1),
                  patience.median
                      ? sheet.words(" Half would have left after {} minutes (Kaplan and Meier).",
                                    " Nach {} Minuten wäre die Hälfte gegangen (Kaplan und Meier).",
                                    f(*patience.median, 1))
                      : std::string());
    if (is.team)
        sheet.say("<p>Talks with prospects: {} minutes on average{}; with others: {}{}.</p>\n",
                  "<p>Gespräche mit Interessenten: im Mittel {} Minuten{}; mit anderen: {}{}.</p>\n",
                  f(fit.prospectTalk, 1),
                  fit.prospectTalkAssumed ? sheet.words(" (assumed)", " (angenommen)") : std::string(),
                  f(fit.otherTalk, 1),
                  fit.otherTalkAssumed ? sheet.words(" (assumed)", " (angenommen)") : std::string());
    return sheet.finish();
}

} // namespace standdienst::backend
