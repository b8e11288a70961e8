// SPDX-License-Identifier: GPL-3.0-or-later
// deploy/run.sh --headless plays the whole sample day; what it counts is what day.jsonl implies.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Scenario, freePort, sampleDay, programs, top } from "./harness.mjs";
import { expectedOf, readDay } from "./expected.mjs";
import { checkLeads } from "./leads.mjs";

const day = readDay(sampleDay);
const { thankYous, leads } = expectedOf(day);

async function runHeadless(scenario, ...args) {
    const run = scenario.start("run.sh", path.join(top, "deploy/run.sh"), ["--headless", "--data", scenario.folder, ...args], {
        env: { ...scenario.kioskEnvironment(), STANDDIENST_BUILD: path.dirname(path.dirname(programs.standdienst)) },
    });
    const { code } = await run.ended;
    assert.equal(code, 0, run.err);
    return run.out.trim().split("\n").at(-1);
}

test("day.jsonl is what make_day.py makes, with enough in it", () => {
    const made = execFileSync("python3", [path.join(top, "deploy/fairs/sample/make_day.py")], { encoding: "utf8", maxBuffer: 1 << 26 });
    assert.ok(made === readFileSync(sampleDay, "utf8"), "run make_day.py > day.jsonl again");
    assert.ok(thankYous >= 210 && day.length >= 300);
});

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
