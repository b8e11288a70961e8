// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor touches the kiosk, and a sales manager sees the lead in the browser, without reloading.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { logIn, openConsole } from "./browser.mjs";
import { checkLeads } from "./leads.mjs";

const anna = {
    name: "Anna",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.appointment" }, { tap: "nav.language.en" },
        { tap: "topics.heat-pumps" }, { tap: "topics.steam" }, { tap: "topics.steam" }, { tap: "topics.waste-heat" }, { tap: "topics.next" }, { expect: "needs" },
        { tap: "needs.option.tools" }, { tap: "needs.number.digit.1" }, { tap: "needs.number.digit.9" }, { tap: "needs.number.digit.0" }, { tap: "needs.next" },
        { tap: "needs.option.stainless" }, { tap: "needs.next" }, { tap: "needs.option.open" }, { type: "Our rollers <b>are</b> old.", into: "needs.words" }, { tap: "needs.next" },
        { tap: "needs.sentence.timeframe" }, { tap: "needs.option.now" }, { tap: "needs.topic.temperature-control-units" }, { tap: "needs.confirm" }, { expect: "contact" },
        { type: "Änne-Sophie", into: "contact.givenName" }, { type: "O'Größler-Смит", into: "contact.familyName" }, { type: "Färberei & <Söhne>", into: "contact.organization" },
        { type: "aenne@werk.example", into: "contact.email" }, { type: "+49 30 23125-042", into: "contact.phone" }, { type: "Please call after 2 pm.\nThank you!", into: "contact.message" },
        { tap: "contact.consent.follow-up.email" }, { tap: "contact.consent.follow-up.phone" }, { tap: "contact.send" }, { expect: "thankYou" }, { tap: "thankYou.finish" },
    ],
};
const doubtful = {
    name: "Doubtful",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.next" }, { tap: "needs.skipAll" }, { type: "Nobody", into: "contact.familyName" }, { type: "nobody@werk.example", into: "contact.email" },
        { tap: "contact.consent.follow-up.email" }, { tap: "contact.send" }, { expect: "thankYou" }, { tap: "thankYou.takeBack" }, { tap: "thankYou.finish" },
    ],
};

test("a lead appears in the console without a reload, with its story, consents and contact", () => Scenario.run("touch", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    const page = await openConsole(scenario);
    await logIn(page, name, password);
    await page.getByTestId("empty").waitFor();
    await page.evaluate(() => (window.neverReloaded = true));

    await scenario.playToTheEnd([anna], ["--pair", scenario.ticket()]);
    assert.doesNotMatch(scenario.kiosk.err, /fair/u, "a healthy first start has nothing to say of the fair");

    const row = page.getByTestId("lead-row");
    await row.waitFor();
    assert.match(await row.innerText(), /Änne-Sophie O'Größler-Смит/u);
    await row.locator("a").first().click();
    const lead = page.getByTestId("lead");
    await lead.getByTestId("story").waitFor();
    assert.equal(await page.evaluate(() => window.neverReloaded), true, "the page was reloaded");
    assert.match(await lead.getByTestId("lead-name").innerText(), /Änne-Sophie O'Größler-Смит/u);
    assert.match(await lead.getByTestId("way-email").innerText(), /aenne@werk\.example/u);
    assert.match(await lead.getByTestId("way-phone").innerText(), /\+49 30 23125-042/u);
    assert.equal(await lead.getByTestId("message").innerText(), "Please call after 2 pm.\nThank you!");
    assert.match(await lead.getByTestId("lead-reason").innerText(), /appointment/iu);
    assert.deepEqual((await lead.getByTestId("lead-topics").locator("li").allInnerTexts()).sort(), ["High-temperature heat pumps", "Temperature control units", "Using waste heat"]);
    // What was asked and answered, in the fair's words, and what is needed.
    const needs = lead.getByTestId("needs");
    assert.match(await needs.locator('[data-question="task"]').innerText(), /What would you like to heat\?\s+Moulds, rollers or tools/u);
    assert.match(await needs.locator('[data-question="temperature"]').innerText(), /190\s°C/u);
    assert.match(await needs.locator('[data-question="timeframe"]').innerText(), /As soon as possible/u);
    assert.match(await needs.locator('[data-question="words"]').innerText(), /Our rollers <b>are<\/b> old\./u);
    assert.match(await lead.getByTestId("needed").innerText(), /temperature control with a loop of its own[\s\S]*thermal oil/u);
    assert.equal(await lead.getByTestId("consent").count(), 2);
    assert.deepEqual(await lead.getByTestId("step").evaluateAll((steps) => steps.map((step) => step.dataset.type)),
        ["visit.started", "interest.stated", "interest.stated", "needs.stated", "consent.given", "consent.given", "contact.given", "visit.ended"]);

    // Another visitor takes everything back: the kiosk says so, and the console has no lead of it, also after the push.
    await scenario.playToTheEnd([doubtful]);
    const counts = await checkLeads(scenario, [anna, doubtful]);
    assert.deepEqual(counts, { thanked: 2, leads: 1 });
    assert.equal(await page.getByTestId("lead-row").count(), 1);
    assert.deepEqual(page.faults, [], "the browser's console is quiet");
    scenario.checkRebuild();
}));
