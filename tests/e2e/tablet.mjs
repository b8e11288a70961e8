// SPDX-License-Identifier: GPL-3.0-or-later
// A browser becomes a tablet of the stand by a code; people name themselves and enter a PIN there; the backend is killed and comes back;
// a colleague guesses; the tablet is revoked from the command line.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Scenario, waitFor } from "./harness.mjs";
import { logIn, openAnother, openConsole } from "./browser.mjs";
import { filesBelow } from "./search.mjs";

async function enterPin(page, name, pin) {
    await page.getByTestId(`who-${name}`).click();
    await typePin(page, pin);
}

async function typePin(page, pin) {
    for (const digit of pin) await page.getByTestId(`pin-${digit}`).click();
    await page.getByTestId("pin-enter").click();
}

async function setPin(page, pin) {
    await page.getByTestId("account").click();
    await page.getByTestId("my-pin").click();
    const dialog = page.getByTestId("pin-dialog");
    for (const label of ["New PIN", "New PIN once more"]) await dialog.getByLabel(label, { exact: true }).fill(pin);
    await dialog.locator('button[type="submit"]').click();
    await dialog.locator(".notice-good").waitFor();
    await page.keyboard.press("Escape");
}

test("staff name themselves on a tablet of the stand, and nobody else does", () => Scenario.run("tablet", async (scenario) => {
    const backend = await scenario.startBackend();
    const [, name, password] = await waitFor("the first login", () => /First login.*\n\s+name\s+(\S+)\n\s+password\s+(\S+)/u.exec(backend.out));
    scenario.command("user", "add", "jonas", "--role", "sales");
    const link = scenario.command("user", "link", "jonas", "--json");

    const desk = await openConsole(scenario);
    await logIn(desk, name, password);
    await setPin(desk, "73051846");
    const his = await openAnother(desk, `/login#token=${link.token}`);
    await setPin(his, "6042");

    // A code, made at the desk and typed on the tablet, where no password ever is.
    await desk.getByTestId("account").click();
    await desk.getByTestId("tablets").click();
    await desk.getByTestId("tablets-dialog").locator("input").fill("Tablet 2");
    await desk.getByTestId("make-code").click();
    const code = /[2-9A-Z]{4} [2-9A-Z]{4}/u.exec(await desk.getByTestId("tablet-code").innerText())[0];
    const tablet = await openAnother(desk, "/tablet");
    await tablet.setViewportSize({ width: 800, height: 1280 });
    await tablet.locator("form input").fill(code.toLowerCase());
    await tablet.locator('button[type="submit"]').click();
    await tablet.getByTestId("who-jonas").waitFor();
    assert.deepEqual(await tablet.getByTestId("who-names").getByRole("button").allInnerTexts(), [name, "jonas"].sort());

    // An administrator by PIN administers nothing; one touch later somebody else is there.
    await enterPin(tablet, name, "73051846");
    await tablet.locator('[data-testid="live"][data-state="on"]').waitFor({ state: "attached" });
    const roles = () => tablet.evaluate(async () => {
        const { user } = await (await fetch("/api/console/v1/session")).json();
        return [user.role, (await fetch("/api/console/v1/tablets")).status];
    });
    assert.deepEqual(await roles(), ["sales", 403]);
    await tablet.getByTestId("change-person").click();
    await enterPin(tablet, "jonas", "6042");
    await tablet.getByTestId("change-person").waitFor();

    // Killed and started again, everybody is where they were.
    await backend.end("SIGKILL");
    await scenario.startBackend();
    await tablet.reload();
    await tablet.getByTestId("change-person").waitFor();

    // Locked, a reload shows nothing but whose it is.
    await tablet.evaluate(async () => {
        const { csrf } = await (await fetch("/api/console/v1/session")).json();
        await fetch("/api/console/v1/tablet/lock", { method: "POST", headers: { "Content-Type": "application/json", "Standdienst-Csrf": csrf }, body: "{}" });
    });
    await tablet.reload();
    await tablet.getByTestId("lock").filter({ hasText: "jonas" }).waitFor();
    assert.equal(await tablet.getByTestId("home").count(), 0);
    await typePin(tablet, "6042");
    await tablet.getByTestId("change-person").click();

    // A colleague guesses until there is a pause; who it concerns signs in with the password all the same.
    await tablet.getByTestId(`who-${name}`).click();
    for (let i = 0; i < 5; i++) {
        await typePin(tablet, `81${i}5`);
        await tablet.getByTestId("pin-trouble").waitFor();
    }
    await typePin(tablet, "73051846");
    await tablet.getByTestId("pin-trouble").filter({ hasText: "works again in" }).waitFor();
    await tablet.getByTestId("who-back").click();
    await tablet.getByTestId("by-password").click();
    await logIn(tablet, name, password);
    await tablet.getByTestId("wrong-pins").filter({ hasText: "5 times" }).waitFor();
    await tablet.getByTestId("change-person").click();
    await enterPin(tablet, name, "73051846");
    await tablet.getByTestId("change-person").waitFor();

    // Revoked: at once, for whoever is signed in there too.
    const listed = scenario.command("tablet", "list", "--json").tablets;
    assert.deepEqual(listed.map((one) => [one.name, one.revoked]), [["Tablet 2", false]]);
    scenario.command("tablet", "revoke", "Tablet 2");
    await tablet.getByTestId("login-note").filter({ hasText: "not a stand tablet any more" }).waitFor();
    assert.equal(await tablet.evaluate(async () => (await fetch("/api/console/v1/tablet")).status), 401);

    const away = /^Failed to load resource: net::ERR_/u; // while the backend was killed
    for (const page of [desk, his, tablet]) assert.deepEqual(page.faults.filter((fault) => !away.test(fault)), []);
    // No PIN is written anywhere.
    for (const file of filesBelow(scenario.folder))
        for (const pin of ["73051846"]) assert.ok(!readFileSync(file).includes(pin), `${file} has a PIN`);
}));
