// SPDX-License-Identifier: GPL-3.0-or-later
// Two people say in the console what they found of played visits: each sees the other's answer without reloading, and the kiosk
// that recorded the visits hears of none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { goTo } from "../console/pages.mjs";
import { logIn, openAnother, openConsole } from "./browser.mjs";
import { filesBelow } from "./search.mjs";

const prospect = {
    name: "Prospect",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.appointment" }, { tap: "nav.language.en" }, { tap: "topics.heat-pumps" }, { tap: "topics.next" }, { tap: "needs.skipAll" },
        { type: "Ines", into: "contact.givenName" }, { type: "Sander", into: "contact.familyName" }, { type: "ines@werk.example", into: "contact.email" },
        { tap: "contact.consent.follow-up.email" }, { tap: "contact.send" }, { tap: "thankYou.finish" },
    ],
};
const hunter = { name: "Hunter", steps: [{ tap: "attract.begin" }, { tap: "nav.startOver" }] };
const another = { name: "Another", steps: [{ tap: "attract.begin" }, { tap: "reasons.information" }, { tap: "topics.next" }, { tap: "nav.startOver" }] };

const found = (page, index, disposition) => page.locator(`[data-testid="visit-row"]:nth-child(${index + 1})[data-found="${disposition}"][data-phase=""]`).waitFor();
const steps = (page) => page.getByTestId("step").filter({ hasText: "found" }).locator("p:first-child").allInnerTexts();

test("visits are labelled by keys, and the list and the lead's page of a colleague change live", () => Scenario.run("dispositions", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    scenario.command("user", "add", "jonas", "--role", "sales");
    const link = scenario.command("user", "link", "jonas", "--json");

    const mine = await openConsole(scenario);
    await logIn(mine, name, password);
    await goTo(mine, "visits");
    await mine.getByTestId("no-visits").waitFor();
    const theirs = await openAnother(mine, `/login#token=${link.token}`);
    await theirs.getByTestId("empty").waitFor();
    for (const page of [mine, theirs]) await page.evaluate(() => (window.neverReloaded = true));

    await scenario.playToTheEnd([prospect, hunter], ["--pair", scenario.ticket()]);
    await waitFor("both visits in the list", async () => {
        if (await mine.getByTestId("arrivals").count()) await mine.getByTestId("arrivals").click();
        return (await mine.getByTestId("visit-row").count()) === 2;
    });
    await mine.getByTestId("visit-row").nth(1).getByText("Ines Sander").waitFor();
    assert.match(await mine.getByTestId("visit-row").first().innerText(), /Nothing asked for/u);
    const leads = theirs.getByTestId("lead-row");
    await leads.waitFor();
    assert.equal(await leads.getByTestId("found-tag").count(), 0);

    // The latest first: the souvenir hunter, then the prospect.
    await mine.keyboard.press("4");
    await mine.keyboard.press("1");
    await found(mine, 0, "none");
    await found(mine, 1, "hot");
    await mine.getByTestId("progress").filter({ hasText: "2 of 2 looked at" }).waitFor();
    await leads.getByTestId("found-tag").filter({ hasText: "Hot" }).waitFor();

    // A colleague answers otherwise, on the lead's page: the later answer stands, and the story tells both.
    await leads.locator("a").first().click();
    await theirs.locator('[data-testid="lead-found"][data-found="hot"]').waitFor();
    assert.deepEqual(await steps(theirs), [`${name} found: hot`]);
    await theirs.getByTestId("lead-found").getByTestId("found-warm").click();
    await found(mine, 1, "warm");
    await mine.getByTestId("found-by").filter({ hasText: "jonas" }).waitFor();
    await waitFor("the story of both", async () => (await steps(theirs)).length === 2);
    assert.deepEqual(await steps(theirs), [`${name} found: hot`, "jonas found: warm"]);

    // Taken back in the list, and gone from the lead's page.
    await mine.getByTestId("visit-row").nth(1).getByTestId("found-warm").click();
    await theirs.locator('[data-testid="lead-found"][data-found=""]').waitFor();
    await mine.getByTestId("visit-row").nth(1).getByTestId("found-cold").click();
    await theirs.locator('[data-testid="lead-found"][data-found="cold"]').waitFor();
    for (const page of [mine, theirs]) {
        assert.equal(await page.evaluate(() => window.neverReloaded), true, "the page was reloaded");
        assert.deepEqual(page.faults, [], "the browser's console is quiet");
    }

    // The kiosk has pulled since, and holds nothing of it.
    await scenario.playToTheEnd([another]);
    const api = await scenario.administrator();
    const { visits, given, total } = await api.request("GET", "/api/console/v1/visits");
    await api.logOut();
    assert.deepEqual({ given, total }, { given: 2, total: 3 });
    const people = visits.flatMap((visit) => visit.disposition_by?.id ?? []);
    assert.equal(people.length, 2);
    const files = filesBelow(scenario.kioskData);
    for (const file of files) {
        const bytes = readFileSync(file, "latin1");
        for (const secret of ["disposition", ...people]) assert.ok(!bytes.includes(secret), `${file} on the kiosk holds ${secret}`);
    }
    assert.ok(files.length > 0);
    scenario.checkRebuild();
}));
