// SPDX-License-Identifier: GPL-3.0-or-later
// deploy/run.sh --headless plays the whole sample day; what it counts is what day.jsonl implies.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Scenario, freePort, sampleDay, programs, top, waitFor } from "./harness.mjs";
import { expectedOf, readDay } from "./expected.mjs";
import { checkLeads } from "./leads.mjs";

const day = readDay(sampleDay);
const { thankYous, leads } = expectedOf(day);

const startRun = (scenario, ...args) => scenario.start("run.sh", path.join(top, "deploy/run.sh"), ["--data", scenario.folder, ...args], {
    env: { ...scenario.kioskEnvironment(), STANDDIENST_BUILD: path.dirname(path.dirname(programs.standdienst)) },
});

async function runHeadless(scenario, ...args) {
    const run = startRun(scenario, "--headless", ...args);
    const { code } = await run.ended;
    assert.equal(code, 0, run.err);
    return run.out.trim().split("\n").at(-1);
}

test("day.jsonl is what make_day.py makes, with enough in it", () => {
    const made = execFileSync("python3", [path.join(top, "deploy/fairs/sample/make_day.py")], { encoding: "utf8", maxBuffer: 1 << 26 });
    assert.ok(made === readFileSync(sampleDay, "utf8"), "run make_day.py > day.jsonl again");
    assert.ok(thankYous >= 210 && day.length >= 300);
});

test("after a first start that was interrupted before it had paired, run.sh failed for good", () => Scenario.run("interrupted", async (scenario) => {
    const { code } = await scenario.play([], ["--pair", "interrupted"]).ended;
    assert.equal(code, 3);
    assert.ok(existsSync(path.join(scenario.kioskData, "device.db")));
    const port = String(await freePort());
    const seen = () => {
        try {
            return scenario.command("device", "list", "--json").devices.filter((one) => one.last_seen).length;
        } catch {
            return 0; // the backend is on its way
        }
    };
    for (const pairs of [true, false]) {
        const run = startRun(scenario, "--port", port);
        await waitFor("the kiosk to talk to its backend", () => run.exit || (run.out.includes("Opening the kiosk") && seen() > 0));
        assert.equal(run.exit, null, run.err);
        assert.equal(run.out.includes("Pairing the kiosk"), pairs);
        assert.equal(seen(), 1);
        await run.end();
    }
}));

test("a port that is none was taken by run.sh", () => Scenario.run("port", async (scenario) => {
    for (const port of ["0", "65536", "many", "08443", "1000000"]) {
        const run = scenario.start("run.sh", path.join(top, "deploy/run.sh"), ["--headless", "--data", scenario.folder, "--port", port]);
        assert.equal((await run.ended).code, 1);
        assert.match(run.err, /--port wants a number from 1 to 65535/u);
    }
}));

test("the sample day, counted by run.sh and by its recordings", () => Scenario.run("day", async (scenario) => {
    const port = await freePort();
    assert.equal(await runHeadless(scenario, "--port", String(port)), `${thankYous} visits, ${leads} leads, 0 lost`);

    // Every lead in it is right, word for word.
    scenario.port = port;
    scenario.reports = [path.join(scenario.folder, "play-report.jsonl")];
    const backend = await scenario.startBackend();
    await checkLeads(scenario, day);
    scenario.checkRebuild();
    assert.ok(!/First login/u.test(backend.out), "the first login is told once");
}));
