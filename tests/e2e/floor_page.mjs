// SPDX-License-Identifier: GPL-3.0-or-later
// Two people on the stand with a tablet each, and visitors at a real kiosk: one of the two is asked, passes, and the other one goes;
// a call for help reaches the colleague; what is touched while the backend is dead is done once it is back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connected } from "../console/pages.mjs";
import { logIn, openAnother, openConsole } from "./browser.mjs";
import { Scenario, waitFor } from "./harness.mjs";

const asks = {
    name: "Asks for a person",
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.heat-pumps" }, { tap: "nav.person" }, { expect: "coming" }, { tap: "coming.goOn" }, { expect: "topics" },
        { tap: "topics.next" }, { expect: "needs" }, { tap: "needs.skipAll" }, { expect: "contact" }, { tap: "contact.finishWithout" }, { expect: "thankYou" }, { tap: "thankYou.finish" },
    ],
};
const asksAtOnce = { name: "One touch", steps: [{ tap: "attract.person" }, { expect: "coming" }, { tap: "coming.finish" }, { expect: "thankYou" }, { tap: "thankYou.finish" }] };
const lookedFor = (page) => page.getByTestId("offer");
const status = (page, words) => page.getByTestId("floor-status").filter({ hasText: words }).waitFor();

async function come(page) {
    await page.goto(new URL("/floor", page.url()).href);
    await connected(page);
    await page.getByTestId("chip-de").click();
    await page.getByTestId("chip-heat-pumps").click();
    await page.getByTestId("floor-come").click();
    await status(page, "Free");
}

test("one of two is asked, passes, and the other one goes; nothing that is touched is lost with the backend", () => Scenario.run("floor-page", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    scenario.command("user", "add", "jonas", "--role", "sales");
    const link = scenario.command("user", "link", "jonas", "--json");
    const mine = await openConsole(scenario);
    await logIn(mine, name, password);
    await mine.getByTestId("live").waitFor();
    const theirs = await openAnother(mine, `/login#token=${link.token}`);
    await theirs.getByTestId("live").waitFor();
    for (const page of [mine, theirs]) await come(page);
    await mine.getByTestId("colleague-jonas").filter({ hasText: "free" }).waitFor();
    await theirs.getByTestId(`colleague-${name}`).filter({ hasText: "free" }).waitFor();

    // One is asked, the other is not.
    await scenario.playToTheEnd([asks], ["--pair", scenario.ticket()]);
    const first = await waitFor("an offer to one of them", async () => ((await lookedFor(mine).count()) ? mine : (await lookedFor(theirs).count()) ? theirs : null));
    const [second, nameOfFirst] = first === mine ? [theirs, name] : [mine, "jonas"];
    assert.equal(await lookedFor(second).count(), 0, "offered to two");
    const offer = await lookedFor(first).innerText();
    for (const words of [/A1/u, /Advice/u, /High-temperature heat pumps/u, /German/u, /Why you/u]) assert.match(offer, words);
    assert.doesNotMatch(offer, /undefined|NaN|_/u);
    await second.getByTestId("waits-A1").filter({ hasText: "somebody is asked" }).waitFor();

    await first.getByTestId("floor-pass").click();
    await first.getByTestId("floor-said").filter({ hasText: "That is fine." }).waitFor();
    await lookedFor(second).filter({ hasText: "A1" }).waitFor();
    await second.getByTestId("floor-accept").click();
    await status(second, "In a talk A1");
    await second.getByTestId("talk").filter({ hasText: "High-temperature heat pumps" }).waitFor();
    await second.getByTestId("note").fill("Angebot bis Freitag");

    // A call, and somebody comes.
    await second.getByTestId("floor-help").click();
    await second.getByTestId("help-called").waitFor();
    await first.getByTestId("due-help-go").click();
    await status(first, "With a colleague");
    await second.getByTestId("help-called").filter({ hasText: `${nameOfFirst} is coming to you.` }).waitFor();
    await second.getByTestId("floor-help-off").click();
    await status(first, "Free");

    // The backend dies; the talk ends all the same, once.
    await scenario.backend.end("SIGKILL");
    await second.getByTestId("connection-lost").waitFor();
    await second.getByTestId("floor-finish").click();
    await second.getByTestId("found-hot").click();
    await second.getByTestId("unsent").waitFor();
    await status(second, "In a talk A1");
    await scenario.startBackend();
    await second.getByTestId("floor-said").filter({ hasText: "A1: hot." }).waitFor();
    await status(second, "Free");
    await connected(first);

    // A break, and nobody is asked who is on one; who is there is.
    await second.getByTestId("floor-rest").click();
    await status(second, "On a break");
    await first.locator('[data-testid^="colleague-"]').filter({ hasText: "on a break" }).waitFor();
    await scenario.playToTheEnd([asksAtOnce]);
    await lookedFor(first).filter({ hasText: "A2" }).waitFor();
    await first.getByTestId("floor-accept").click();
    await status(first, "In a talk A2");
    await first.getByTestId("floor-hand-on").click();
    await first.getByTestId("hand-over-note").fill("Spricht nur Deutsch");
    await first.getByTestId("to-everybody").click();
    await status(first, "Free");
    // Not to whoever gave it away, as long as there is somebody else.
    await second.getByTestId("floor-back").click();
    await lookedFor(second).filter({ hasText: "Spricht nur Deutsch" }).waitFor();
    await second.getByTestId("floor-accept").click();
    await second.getByTestId("floor-finish").click();
    await second.getByTestId("finish-without").click();
    await status(second, "Free");
    await first.getByTestId("floor-walk-up").click();
    await first.getByTestId("floor-finish").click();
    await first.getByTestId("found-cold").click();
    await first.getByTestId("floor-said").filter({ hasText: "The talk is ended." }).waitFor();
    for (const page of [mine, theirs]) {
        await page.getByTestId("mine").filter({ hasText: "Only you see this" }).waitFor();
        await page.getByTestId("floor-go").click();
        await status(page, "Not on the stand");
        assert.deepEqual(page.faults.filter((fault) => !/Failed to load resource/u.test(fault)), [], "the browser's console is quiet");
    }

    const api = await scenario.administrator();
    const { visits } = await api.request("GET", "/api/console/v1/visits");
    const visit = visits.find(({ reason }) => reason === "advice");
    assert.equal(visit.disposition, "hot");
    const { ticket } = await api.request("GET", `/api/console/v1/tickets/${visit.visit}`);
    assert.equal(ticket.state, "ended");
    assert.deepEqual(ticket.notes.map(({ text }) => text), ["Angebot bis Freitag"]);
    const { story } = await api.request("GET", `/api/console/v1/visits/${visit.visit}`);
    assert.equal(story.filter(({ type }) => type === "ticket.ended").length, 1);
    await api.logOut();
    scenario.checkRebuild();
}));
