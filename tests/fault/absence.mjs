// SPDX-License-Identifier: GPL-3.0-or-later
// An hour without a network, by the visitors' clock: they are served as ever, and afterwards everything is delivered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario, sampleDay, waitFor } from "../e2e/harness.mjs";
import { readDay, watch } from "../e2e/expected.mjs";
import { allIsWell } from "../e2e/leads.mjs";
import { Proxy, through } from "./proxy.mjs";

// What a visit takes of the visitor's clock, at least.
const milliseconds = (visit) => visit.steps.reduce((sum, step) => sum + (step.wait_ms ?? 0) + (step.idle === "wipe" ? 60000 : step.idle ? 45000 : 0), 0);

// Nobody comes for so long after each visit: some forty visitors an hour, as on the sample day.
const between = { wait_ms: 60000 };

async function anHour(scenario, mode, said) {
    const proxy = new Proxy(await scenario.startBackend().then(() => scenario.port));
    await proxy.listen();
    scenario.closers.push(() => proxy.close());
    const visits = [];
    let hour = 0;
    for (const recorded of readDay(sampleDay).filter((one) => watch(one).thanked && watch(one).reason !== "giveaway")) {
        const visit = { ...recorded, steps: [between, ...recorded.steps] };
        visits.push(visit);
        if (visits.length > 2) hour += milliseconds(visit); // two come before the network goes
        if (hour >= 3600000) break;
    }
    assert.ok(hour >= 3600000, "the visits last an hour");

    const kiosk = scenario.play(visits, ["--pair", through(proxy, scenario.ticket())]);
    await waitFor("the first Thank-you", () => kiosk.exit || scenario.thanked().length > 0);
    proxy.become(mode);
    await waitFor("all visitors to be thanked, with no network", () => kiosk.exit || scenario.thanked().length === visits.length, 180000);
    assert.equal(kiosk.exit, null, kiosk.err);
    const arrived = scenario.command("visit", "list", "--json").visits.length;
    assert.ok(arrived < visits.length, "the network was away");
    assert.ok(proxy.refused > 0, "the kiosk tried meanwhile");
    assert.match(kiosk.err, said, "the log says what is wrong");
    proxy.become("pass");
    const { code } = await kiosk.ended;
    assert.equal(code, 0, kiosk.err);
    await allIsWell(scenario, visits);
}

test("an hour of connections that are reset", () => Scenario.run("reset", (scenario) => anHour(scenario, "cut", /cannot be reached/u)));
test("an hour behind a captive portal", () => Scenario.run("portal", (scenario) => anHour(scenario, "portal", /captive portal.*login page.*Nothing is lost/u)));
