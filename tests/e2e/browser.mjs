// SPDX-License-Identifier: GPL-3.0-or-later
// A headless Chromium of Debian's with the console open in it.
import { createRequire } from "node:module";
import path from "node:path";
import { top } from "./harness.mjs";

const { chromium } = createRequire(path.join(top, "tests/console/package.json"))("playwright-core");

// Nothing is looked up anywhere: the browser's own services are off.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function openConsole(scenario, where = "/") {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
    scenario.closers.push(() => browser.close());
    return openIn(browser, `https://127.0.0.1:${scenario.port}${where}`);
}

// A page of somebody else, who shares nothing with `page` but the backend.
export function openAnother(page, where = "/") {
    return openIn(page.context().browser(), new URL(where, page.url()).href);
}

async function openIn(browser, address) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-GB", viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.faults = [];
    page.on("pageerror", (error) => page.faults.push(String(error)));
    // The browser itself reports each 4xx, such as the 401 by which the console learns that nobody is logged in.
    const expected = /^Failed to load resource: the server responded with a status of 4/;
    page.on("console", (message) => message.type() === "error" && !expected.test(message.text()) && page.faults.push(message.text()));
    await page.goto(address);
    return page;
}

// Through the form, as a person does.
export async function logIn(page, name, password) {
    await page.locator('input[autocomplete="username"]').fill(name);
    await page.locator('input[autocomplete="current-password"]').fill(password);
    await page.locator('button[type="submit"]').click();
}
