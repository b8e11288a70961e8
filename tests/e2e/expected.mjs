// SPDX-License-Identifier: GPL-3.0-or-later
// What recorded visits imply, worked out from the recordings and from what kiosk/play/README.md promises a visitor; nothing
// of the product is asked. `node expected.mjs FILE.jsonl` prints "V thank-yous, L leads".
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const email = (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim());
const phone = (text) => (text.match(/\d/gu) ?? []).length >= 5;
const graphemes = (text) => [...new Intl.Segmenter().segment(text)].map((part) => part.segment);

// One visit as a person standing behind the visitor would write it down.
export function watch({ name, steps }) {
    const seen = {
        name, language: "de", page: "attract", reason: null, topics: new Set(), interest: null, thanked: false, options: [], words: "", corrected: false,
        consents: new Set(), fields: {}, sent: null, takenBack: false, outcome: null,
    };
    let field = null;
    const gone = (outcome) => {
        seen.outcome = outcome;
        seen.page = "attract";
    };
    const tap = (control) => {
        const [group, ...rest] = control.split(".");
        const what = rest.join(".");
        if (control === "attract.begin") seen.page = "reasons";
        else if (control === "attract.person" || control === "nav.person") seen.page = "coming";
        else if (control === "coming.finish") thank();
        else if (control === "idle.stay") return;
        else if (control === "nav.startOver") gone(seen.page === "thankYou" ? "finished" : "left");
        else if (control === "nav.back") {
            if (seen.page === "reasons") gone("left");
            else if (seen.page === "gifts") return; // from the number to the choice
            else if (seen.page === "needs" && answered) throw new Error(`${name}: nobody behind the visitor knows which question stands`);
            else seen.page = { topics: "reasons", needs: "topics", contact: "needs" }[seen.page];
        } else if (group === "nav") seen.language = rest[1];
        else if (group === "reasons") {
            seen.reason = what;
            seen.page = what === "giveaway" ? "gifts" : "topics";
            if (what === "giveaway") seen.interest = { reason: what, topics: [] };
        } else if (group === "gifts") {
            if (what === "no") thank();
            else if (what === "yes") seen.page = "coming";
        } else if (control === "topics.next") {
            seen.interest = { reason: seen.reason, topics: [...seen.topics] };
            seen.page = "needs";
        } else if (group === "needs") needs(rest, what);
        else if (group === "topics") {
            if (!seen.topics.delete(what)) seen.topics.add(what);
        } else if (what.startsWith("consent.")) {
            const consent = what.slice("consent.".length);
            if (!seen.consents.delete(consent)) seen.consents.add(consent);
        } else if (control === "contact.send") send();
        else if (control === "contact.finishWithout" || control === "thankYou.finish") {
            if (seen.page === "thankYou") gone("finished");
            else thank();
        } else if (control === "thankYou.takeBack") seen.takenBack = true;
        else if (group === "contact") field = what;
        else throw new Error(`${name}: what is ${control}?`);
    };
    let answered = false; // to any question
    const needs = ([kind, id], what) => {
        if (kind === "option" || kind === "number" || kind === "step") answered = true;
        if (kind === "option") seen.options.push(id);
        else if (kind === "sentence") seen.corrected = true;
        else if (kind === "words") field = "needs.words";
        else if (kind === "topic" && !seen.topics.delete(id)) seen.topics.add(id);
        else if (what === "confirm" || (what === "skipAll" && !answered)) {
            seen.interest.topics = [...seen.topics];
            seen.page = "contact";
        } else if (what === "next" && field === "needs.words" && seen.fields[field]) {
            seen.words = seen.fields[field].trim();
            answered = true;
            field = null;
        }
    };
    const thank = () => {
        seen.page = "thankYou";
        seen.thanked = true;
    };
    const send = () => {
        const channels = new Set([...seen.consents].map((consent) => consent.split(".")[1]));
        if (channels.size === 0) return;
        if (channels.has("email") && !email(seen.fields.email ?? "")) return;
        if (channels.has("phone") && !phone(seen.fields.phone ?? "")) return;
        const kept = Object.entries(seen.fields).map(([key, text]) => [key, text.trim()])
            .filter(([key, text]) => text && !key.includes(".") && ((key !== "email" && key !== "phone") || channels.has(key)));
        const answers = seen.words ? [["answers", { words: seen.words }]] : [];
        seen.sent = { contact: Object.fromEntries([...kept, ...answers]), consents: [...seen.consents].sort() };
        thank();
    };
    for (const step of steps) {
        if (step.tap) tap(step.tap);
        else if (step.clear) seen.fields[(field = step.clear.slice("contact.".length))] = "";
        else if (step.type ?? step.keys) {
            if (step.into) field = step.into.replace(/^contact\./u, "");
            seen.fields[field] = (seen.fields[field] ?? "") + (step.type ?? step.keys);
        } else if (step.erase) seen.fields[field] = graphemes(seen.fields[field]).slice(0, -step.erase).join("");
        else if (step.scan) {
            // The recordings' cards are vCards of these lines; what they say fills what is empty.
            const said = Object.fromEntries(step.scan.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]));
            const [familyName, givenName] = said.N.split(/(?<!\\);/u).map((part) => part.replaceAll("\\;", ";"));
            seen.fields = { givenName, familyName, email: said.EMAIL, phone: said.TEL ?? "", badgeId: said.UID, ...seen.fields };
            if (seen.page === "attract") seen.page = "reasons";
        } else if (step.idle === "wipe") gone(seen.page === "thankYou" ? "finished" : "timed_out");
        else if (step.expect === "contact" && seen.page === "needs" && !answered && !seen.words) seen.page = "contact"; // left everything open
        else if (step.expect && step.expect !== seen.page) throw new Error(`${name}: ${step.expect} expected, ${seen.page} stands`);
    }
    if (!seen.outcome) gone(seen.page === "thankYou" ? "finished" : "timed_out");
    seen.lead = Boolean(seen.interest && seen.sent && !seen.takenBack);
    return seen;
}

export function readDay(file) {
    return readFileSync(file, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
}

export function expectedOf(visits) {
    const seen = visits.map(watch);
    return { seen, thankYous: seen.filter((one) => one.thanked).length, leads: seen.filter((one) => one.lead).length };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const { thankYous, leads } = expectedOf(readDay(process.argv[2]));
    console.log(`${thankYous} thank-yous, ${leads} leads`);
}
