// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever came for a gift has it in three touches, fetches it at the counter by its number, and is asked one question: a yes makes a
// ticket that is taken and ended in the console, a no is respected. A gift makes no lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { goTo } from "../console/pages.mjs";
import { logIn, openAnother, openConsole } from "./browser.mjs";

const gift = (name, after) => ({ name, steps: [{ tap: "attract.begin" }, { tap: "reasons.giveaway" }, { tap: "gifts.mug" }, ...after] });
const thenYes = gift("A gift, then yes", [{ tap: "gifts.yes" }, { expect: "coming" }, { tap: "coming.finish" }, { expect: "thankYou" }, { tap: "thankYou.finish" }]);
const thenNo = gift("A gift, then no", [{ tap: "gifts.no" }, { expect: "thankYou" }, { tap: "thankYou.finish" }]);
const nothing = { name: "Nothing, thank you", steps: [{ tap: "attract.begin" }, { tap: "reasons.giveaway" }, { tap: "gifts.decline" }, { tap: "gifts.no" }, { expect: "thankYou" }, { tap: "thankYou.finish" }] };

test("a gift is chosen, handed out by its number, and the yes after it is waited upon", () => Scenario.run("gift", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    const waiting = await openConsole(scenario);
    await logIn(waiting, name, password);
    await waiting.getByTestId("nav-waiting").click();
    await waiting.getByTestId("nobody-waits").waitFor();
    scenario.command("user", "add", "jonas", "--role", "sales");
    const link = scenario.command("user", "link", "jonas", "--json");
    const counter = await openAnother(waiting, `/login#token=${link.token}`);
    await goTo(counter, "gifts");
    const left = async () => Number(await counter.getByTestId("left-mug").innerText());
    await waitFor("all mugs", async () => (await left()) === 300);

    await scenario.playToTheEnd([thenYes, thenNo, nothing], ["--pair", scenario.ticket()]);
    const api = await scenario.administrator();
    const { open: claims } = await api.request("GET", "/api/console/v1/gifts");
    assert.equal(claims.length, 2);
    for (const claim of claims) assert.match(claim.number, /^\d{3}A$/u);
    await waitFor("the books in the browser", async () => (await left()) === 298);

    // The yes is a ticket, the no is none.
    const card = waiting.locator('[data-testid="ticket"][data-ticket="A1"]');
    await card.waitFor();
    assert.equal(await waiting.getByTestId("ticket").count(), 1);
    await card.getByTestId("take").click();
    await waiting.locator('[data-testid="waiting-mine"] [data-ticket="A1"]').waitFor();
    await waiting.getByTestId("waiting-mine").locator("h2").click();
    await waiting.keyboard.press("3");
    await waiting.getByTestId("nobody-waits").waitFor();

    // At the counter: by the number that the visitor says.
    await counter.getByTestId("gift-number").fill(claims[0].number.toLowerCase());
    await counter.getByTestId("gift-hand").click();
    await counter.getByTestId("gift-outcome").filter({ hasText: /mug/iu }).waitFor();
    await waitFor("one claim less", async () => (await api.request("GET", "/api/console/v1/gifts")).open.length === 1);

    const { visits } = await api.request("GET", "/api/console/v1/visits");
    assert.deepEqual(visits.map(({ reason, lead }) => [reason, lead]), Array(3).fill(["giveaway", false]), "a gift makes no lead");
    assert.deepEqual(visits.map(({ disposition }) => disposition).filter(Boolean), ["cold"]);
    const opened = [];
    for (const { visit } of visits) {
        const { story } = await api.request("GET", `/api/console/v1/visits/${visit}`);
        opened.push(...story.filter(({ type }) => type === "ticket.opened"));
    }
    assert.equal(opened.length, 1);
    for (const page of [waiting, counter]) assert.deepEqual(page.faults, [], "the browser's console is quiet");
    await api.logOut();
    scenario.checkRebuild();
}));
