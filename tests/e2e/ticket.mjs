// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor asks at the kiosk for a person; two people want to go, one of them does, ends it with what they found, and the kiosk
// hears of it. A kiosk without a network gives a number all the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { logIn, openAnother, openConsole } from "./browser.mjs";
import { filesBelow } from "./search.mjs";

const asks = {
    name: "Asks for a person",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.heat-pumps" }, { tap: "nav.person" }, { expect: "coming" }, { tap: "coming.goOn" }, { expect: "topics" },
        { tap: "topics.next" }, { expect: "contact" }, { tap: "contact.finishWithout" }, { expect: "thankYou" }, { tap: "thankYou.finish" },
    ],
};
const asksAtOnce = { name: "One touch", steps: [{ tap: "attract.person" }, { expect: "coming" }, { tap: "coming.finish" }, { expect: "thankYou" }, { tap: "thankYou.finish" }] };
const leaves = { name: "Leaves the queue", steps: [{ tap: "attract.person" }, { expect: "coming" }, { tap: "coming.leave" }, { tap: "coming.finish" }, { expect: "thankYou" }, { tap: "thankYou.finish" }] };
const waits = { name: "Watches the screen", steps: [{ tap: "attract.person" }, { expect: "coming" }, { expect: "coming.onTheWay" }, { tap: "coming.finish" }, { expect: "thankYou" }] };
const another = { name: "Another", steps: [{ tap: "attract.begin" }, { tap: "nav.startOver" }] };

const card = (page, number) => page.locator(`[data-testid="ticket"][data-ticket="${number}"]`);

test("who asks for a person is waited upon by one of two who want to go, and the kiosk hears of it", () => Scenario.run("ticket", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    scenario.command("user", "add", "jonas", "--role", "sales");
    const link = scenario.command("user", "link", "jonas", "--json");
    const mine = await openConsole(scenario);
    await logIn(mine, name, password);
    await mine.getByTestId("nav-waiting").click();
    await mine.getByTestId("nobody-waits").waitFor();
    const theirs = await openAnother(mine, `/login#token=${link.token}`);
    await theirs.getByTestId("nav-waiting").click();
    await theirs.getByTestId("nobody-waits").waitFor();
    for (const page of [mine, theirs]) await page.evaluate(() => (window.neverReloaded = true));

    await scenario.playToTheEnd([asks, leaves], ["--pair", scenario.ticket()]);
    for (const page of [mine, theirs]) {
        await card(page, "A1").waitFor();
        assert.match(await card(page, "A1").innerText(), /Advice/u);
        assert.match(await card(page, "A1").innerText(), /High-temperature heat pumps/u);
        assert.match(await card(page, "A1").innerText(), /German/u);
        await waitFor("who left the queue to be gone from the page", async () => (await page.getByTestId("ticket").count()) === 1);
        assert.match(await page.title(), /^\(1\) /u);
        assert.equal((await page.getByTestId("waiting-count").innerText()).split("\n")[0], "1");
    }
    await card(mine, "A1").getByTestId("ticket-why").click();
    await mine.getByTestId("reasons").waitFor();
    await mine.keyboard.press("Escape");

    // Both touch the button; the second one's page has not heard of the first yet.
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await theirs.route("**/api/console/v1/tickets", async (route) => {
        await released;
        await route.continue();
    });
    await card(mine, "A1").getByTestId("take").click();
    await mine.locator('[data-ticket="A1"][data-state="taken"]').waitFor();
    await card(theirs, "A1").getByTestId("take").click();
    await theirs.getByTestId("message").filter({ hasText: `${name} has taken A1 just before you.` }).waitFor();
    await theirs.locator('[data-testid="waiting-others"] [data-ticket="A1"][data-state="taken"]').waitFor();
    release();
    await card(mine, "A1").getByTestId("ticket-wanted").filter({ hasText: "jonas wanted to go too" }).waitFor();

    // Handed on with a note, ended by the colleague with a key.
    await card(mine, "A1").getByTestId("hand-on").click();
    await mine.getByTestId("hand-on-dialog").locator("textarea").fill("Fragt nach Öl über 300 Grad");
    await mine.getByTestId("to-jonas").click();
    await card(theirs, "A1").getByTestId("ticket-note").filter({ hasText: "Fragt nach Öl über 300 Grad" }).waitFor();
    await card(theirs, "A1").getByTestId("take").click();
    await theirs.locator('[data-testid="waiting-mine"] [data-ticket="A1"]').waitFor();
    await card(theirs, "A1").getByTestId("note").fill("Angebot bis Freitag");
    await theirs.getByTestId("waiting-mine").locator("h2").click();
    await theirs.keyboard.press("1");
    for (const page of [mine, theirs]) {
        await page.getByTestId("nobody-waits").waitFor();
        assert.equal(await page.evaluate(() => window.neverReloaded), true, "the page was reloaded");
        assert.deepEqual(page.faults, [], "the browser's console is quiet");
    }

    // Under the visits it stands with its finding, though nobody left an address.
    const api = await scenario.administrator();
    const { visits } = await api.request("GET", "/api/console/v1/visits");
    const visit = visits.find(({ reason }) => reason === "advice");
    assert.equal(visit.disposition, "hot");
    assert.equal(visit.disposition_by.name, "jonas");
    assert.equal(visit.lead, false);
    const { ticket } = await api.request("GET", `/api/console/v1/tickets/${visit.visit}`);
    assert.equal(ticket.state, "ended");
    assert.deepEqual(ticket.notes.map(({ text }) => text), ["Fragt nach Öl über 300 Grad", "Angebot bis Freitag"]);
    const { story } = await api.request("GET", `/api/console/v1/visits/${visit.visit}`);
    const types = story.map(({ type }) => type);
    for (const type of ["ticket.opened", "ticket.taken", "ticket.handed_on", "ticket.ended", "disposition.given"]) assert.ok(types.includes(type), type);

    // Who watches the screen is told that somebody is on the way, as soon as somebody is.
    const playing = scenario.playToTheEnd([waits]);
    const open = await waitFor("the third ticket", async () => (await api.request("GET", "/api/console/v1/tickets")).tickets[0]);
    await api.request("POST", `/api/console/v1/tickets/${open.id}/take`, JSON.stringify({ based_on: open.position }));
    await playing;
    await api.logOut();

    // The kiosk knows how its tickets ended, and neither who went nor a note.
    await scenario.playToTheEnd([another]);
    const files = filesBelow(scenario.kioskData);
    const held = files.map((file) => readFileSync(file, "latin1"));
    assert.ok(held.some((bytes) => bytes.includes('"state":"ended"')), "the kiosk has not heard of the end");
    const people = [visit.disposition_by.id, ticket.notes[0].by.id, "jonas", "Freitag", "300 Grad", "disposition"];
    for (const [index, bytes] of held.entries()) for (const secret of people) assert.ok(!bytes.includes(secret), `${files[index]} on the kiosk holds ${secret}`);
    scenario.checkRebuild();
}));

test("a kiosk without a network gives a number, and the ticket comes when the network does", () => Scenario.run("ticket-offline", async (scenario) => {
    await scenario.startBackend();
    await scenario.playToTheEnd([asksAtOnce], ["--pair", scenario.ticket()]);
    await scenario.backend.end();
    await scenario.playToTheEnd([asksAtOnce, asks], ["--play-drain", "0"]);
    assert.match(scenario.kiosk.err, /are kept and sent later/u);
    await scenario.startBackend();
    await scenario.playToTheEnd([another]);
    const api = await scenario.administrator();
    const { tickets } = await api.request("GET", "/api/console/v1/tickets");
    await api.logOut();
    assert.deepEqual(tickets.map(({ number, state }) => [number, state]), [["A1", "open"], ["A2", "open"], ["A3", "open"]]);
    assert.equal(tickets[2].visit.reason, "advice");
    assert.deepEqual(tickets.map(({ screen }) => screen), ["attract", "attract", "topics"]);
    scenario.checkRebuild();
}));
