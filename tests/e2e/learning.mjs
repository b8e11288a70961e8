// SPDX-License-Identifier: GPL-3.0-or-later
// What people in the console find of played visits moves the kiosk's next scores, with and without a network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { goTo } from "../console/pages.mjs";
import { logIn, openConsole } from "./browser.mjs";

const asks = (reason) => ({ name: `Asks for ${reason}`, steps: [{ tap: "attract.begin" }, { tap: `reasons.${reason}` }, { tap: "topics.next" }, { tap: "nav.startOver" }] });
const lead = {
    name: "Lead",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.information" }, { tap: "topics.heat-pumps" }, { tap: "topics.next" }, { tap: "needs.skipAll" },
        { type: "Ines", into: "contact.givenName" }, { type: "Sander", into: "contact.familyName" }, { type: "ines@werk.example", into: "contact.email" },
        { tap: "contact.consent.follow-up.email" }, { tap: "contact.send" }, { tap: "thankYou.finish" },
    ],
};

// What the console has to say of the lead's facts.
const sentences = {
    reason: { en: "Asked for information", de: "Wollte Informationen" },
    channels: { en: "Allowed us to write", de: "Erlaubte uns zu schreiben" },
    email: { en: "Left an e-mail address of a company", de: "Hinterließ die E-Mail-Adresse einer Firma" },
    organization: { en: "Named no company", de: "Nannte keine Firma" },
    message: { en: "Said nothing in their own words", de: "Sagte nichts in eigenen Worten" },
    topics: { en: "Chose one topic", de: "Wählte ein Thema" },
    "topic.heat-pumps": { en: "Chose the topic “High-temperature heat pumps”", de: "Wählte das Thema „Hochtemperatur-Wärmepumpen“" },
};
const plain = (text) => text.replace(/\s/gu, " ");
const percentIn = { en: (probability) => `${Math.round(probability * 100)}%`, de: (probability) => `${Math.round(probability * 100)} %` };

// The reasons that `where` shows are those of the API's score: the figure, and the strongest facts in its order, for or against.
async function holdsReasons(where, score, language) {
    await where.getByTestId("why-row").first().waitFor();
    assert.equal(plain(await where.getByTestId("probability").innerText()), percentIn[language](score.probability));
    const shown = await where.getByTestId("why-row").evaluateAll((rows) => rows.map((row) => ({ text: row.textContent, direction: row.dataset.direction })));
    const known = score.facts.filter(({ fact }) => sentences[fact]).slice(0, 4);
    assert.equal(known.length, 4);
    let before = -1;
    for (const { fact, logit } of known) {
        const place = shown.findIndex(({ text }) => plain(text).startsWith(sentences[fact][language], 1));
        assert.ok(place > before, `${fact}, in its place among ${JSON.stringify(shown)}`);
        assert.equal(shown[place].direction, logit > 0 ? "for" : "against", fact);
        before = place;
    }
}

async function readsReasons(page, lead, score) {
    await page.goto(new URL(lead, page.url()).href);
    for (const language of ["en", "de", "en"]) {
        await page.getByTestId(`language-${language}`).click();
        await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
        await holdsReasons(page.getByTestId("lead"), score, language);
    }
}

// In the list of visits the figure waits for an answer; the reasons open for whoever asks for them.
async function opensReasonsOfVisit(page, visit, score) {
    await goTo(page, "visits");
    const row = page.locator(`[data-testid="visit-row"][data-visit="${visit}"]`);
    await row.getByTestId("likely-hidden").waitFor();
    await row.getByTestId("visit-why").click();
    const dialog = page.getByTestId("why-dialog");
    await holdsReasons(dialog, score, "en");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await row.click();
    await page.keyboard.press("2");
    await row.getByTestId("likely").waitFor();
    assert.ok(plain(await row.getByTestId("likely").innerText()).includes(percentIn.en(score.probability)));
}

test("visits that people call hot raise the next score of their like, and leave the others behind, offline too", () => Scenario.run("learning", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    let api = await scenario.administrator();
    // The latest first, each with its score.
    const scored = async () => {
        const { visits } = await api.request("GET", "/api/console/v1/visits");
        const scores = [];
        for (const { visit } of visits) scores.push((await api.request("GET", `/api/console/v1/visits/${visit}`)).score);
        return scores;
    };
    const reasonOf = (score) => score.facts.find(({ fact }) => fact === "reason").value;

    await scenario.playToTheEnd([1, 2, 3, 4].flatMap(() => [asks("information"), asks("advice")]), ["--pair", scenario.ticket()]);
    const first = await scored();
    assert.equal(first.length, 8);
    const prior = Object.fromEntries(first.map((score) => [reasonOf(score), score.probability]));
    for (const score of first) {
        assert.equal(score.model.version, 0, "nothing was learned yet");
        assert.equal(score.lane, "prospect", "nobody is diverted where nobody knows the load");
        const sum = score.bias + score.facts.reduce((all, { logit }) => all + logit, 0);
        assert.ok(Math.abs(sum - score.logit) < 1e-9, "the reasons sum to the score");
    }
    assert.ok(prior.advice > prior.information, "who asks for advice is the likelier prospect to begin with");

    // In the browser: those who asked for advice turn out to be no prospects, those who wanted information were hot.
    const page = await openConsole(scenario);
    await logIn(page, name, password);
    await goTo(page, "visits");
    await waitFor("the visits", async () => (await page.getByTestId("visit-row").count()) === 8);
    for (const key of ["4", "1", "4", "1", "4", "1", "4", "1"]) await page.keyboard.press(key);
    await page.getByTestId("progress").filter({ hasText: "8 of 8 looked at" }).waitFor();
    const state = await waitFor("all dispositions to be learned", async () => {
        const learned = await api.request("GET", "/api/console/v1/triage");
        return learned.labels === 8 ? learned : null;
    });
    assert.equal(state.version, 8);
    assert.equal(state.verdict, "few_labels");

    // The kiosk pulls what was learned while it runs; the visit after that is scored with it.
    await waitFor("a score by the new model", async () => {
        // A single visit may be over, and delivered, before anything was pulled.
        await scenario.playToTheEnd(Array(4).fill(asks("information")));
        return (await scored())[0].model.version === state.version;
    }, 60000);

    // Without a network the same model goes on.
    const before = (await scored()).length;
    await backend.end();
    await api.close?.();
    await scenario.playToTheEnd([asks("advice"), lead], ["--play-drain", "0"]);
    await scenario.startBackend();
    api = await scenario.administrator();
    await scenario.playToTheEnd([asks("information")]);
    const after = await waitFor("what was recorded offline", async () => {
        const all = await scored();
        return all.length === before + 3 && all.every(Boolean) ? all : null;
    });
    const [online, offlineLead, offlineAdvice] = after;
    for (const score of [offlineLead, offlineAdvice]) assert.equal(score.model.version, state.version);
    assert.ok(online.probability > prior.information + 0.1, `${online.probability} after four hot ones, ${prior.information} before`);
    const logit = (probability) => Math.log(probability / (1 - probability));
    const ahead = logit(online.probability) - logit(offlineAdvice.probability);
    const aheadBefore = logit(prior.information) - logit(prior.advice);
    assert.ok(ahead > aheadBefore + 0.3, `${ahead} ahead of those who were none, ${aheadBefore} before`);
    const share = (score) => score.facts.find(({ fact }) => fact === "reason").logit;
    assert.ok(share(offlineAdvice) < share(first.find((score) => reasonOf(score) === "advice")), "advice speaks for a prospect less than it did");

    // And the visits' lead says so on its page.
    assert.ok(offlineLead.probability > online.probability, "a contact speaks for a prospect");
    const { leads } = await api.request("GET", "/api/console/v1/leads");
    assert.equal(leads.length, 1);
    assert.ok(Math.abs(leads[0].probability - offlineLead.probability) < 1e-12);
    await readsReasons(page, `/leads/${leads[0].visit}`, offlineLead);
    await opensReasonsOfVisit(page, leads[0].visit, offlineLead);
    assert.deepEqual(page.faults.filter((fault) => !fault.includes("ERR_CONNECTION_REFUSED")), []); // the backend was away
    await api.logOut();
    scenario.checkRebuild();
}));
