// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/sheet.h"

namespace standdienst::backend {

namespace {

constexpr const char* style = R"(
:root{--paper:#faf7f2;--raised:#fffdfa;--line:#e5ddd0;--ink:#1f1b16;--quiet:#635a4e;--main:#8f4310;--other:#b9ab98;--good:#2b6a3f;--band:#f2ede4}
@media(prefers-color-scheme:dark){:root{--paper:#17140f;--raised:#211d17;--line:#3b342a;--ink:#f2ece2;--quiet:#b5a998;--main:#e8935a;--other:#75695a;--good:#7cc796;--band:#2c261e}}
:root{color-scheme:light dark}
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
.grid{stroke:var(--line)}.whisker{stroke:var(--ink);stroke-width:1.5}.mark{stroke:var(--ink);stroke-width:2;stroke-dasharray:3 2}.band{fill:var(--band)}
table{border-collapse:collapse;width:100%;margin-top:14px;font-size:15px;background:var(--raised);border:1px solid var(--line);border-radius:10px;overflow:hidden}
th,td{padding:8px 12px;text-align:right;border-top:1px solid var(--line)}th{font-weight:600;color:var(--quiet);font-size:13px;border-top:0;vertical-align:bottom}
th:first-child,td:first-child{text-align:left}tr.main td{font-weight:650}code{background:var(--band);border-radius:4px;padding:1px 5px;font-size:14px}
@media(max-width:760px){.tiles{grid-template-columns:1fr 1fr}.pair{grid-template-columns:1fr}body{padding:24px 16px}table{display:block;overflow-x:auto}}
@media screen and (min-width:900px){td:first-child{white-space:nowrap}}
.good b{color:var(--good)}.note{background:var(--band);border-radius:10px;padding:12px 18px;margin:18px 0}.note ul{margin:4px 0;padding-left:20px}
.note p{margin:0 0 4px;font-weight:600}td.num{white-space:nowrap}h1{text-wrap:balance;max-width:26em}
@page{size:A4;margin:14mm}
@media print{:root{--paper:#fff;--raised:#fff;--line:#d5cdc0;--ink:#000;--quiet:#444;--main:#8f4310;--other:#a79a88;--good:#2b6a3f;--band:#f2ede4}
html{font-size:13px}h1{font-size:25px}h2{font-size:18px;margin-top:26px}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.tiles{grid-template-columns:repeat(4,1fr)}.pair{grid-template-columns:1fr 1fr}.tile b{font-size:24px}
body{max-width:none;padding:0}figure,.tile,table{break-inside:avoid}h2,h2+p{break-after:avoid}.pair,.note{break-inside:avoid}}
)";

} // namespace

Sheet::Sheet(Language language, const std::string& title) : language_(language) {
    text_ = fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                        "<title>{}</title><style>{}</style></head><body>\n",
                        language == Language::German ? "de" : "en", escapeHtml(title), style);
}

void Sheet::tile(const std::string& figure, const std::string& words, bool good) {
    text_ += fmt::format("<div class=\"tile{}\"><b>{}</b><span>{}</span></div>", good ? " good" : "", figure,
                         words);
}

std::string inWords(Strategy strategy, Language language) {
    const bool german = language == Language::German;
    switch (strategy) {
    case Strategy::Fifo:
        return german ? "Der Reihe nach" : "First come, first served";
    case Strategy::Shield:
        return german ? "Feste Schranke" : "Hard shield";
    case Strategy::Priority:
        return german ? "Schranke und Vorrang" : "Shield and priority";
    case Strategy::Full:
        return german ? "Geschenk, dann Frage" : "Gift, then question";
    case Strategy::Ours:
        return "Standdienst";
    case Strategy::Learning:
        return german ? "Standdienst, erster Tag" : "Standdienst, first day";
    case Strategy::Perfect:
        return german ? "Wüsste man alles vorher" : "If triage knew";
    }
    return "";
}

} // namespace standdienst::backend
