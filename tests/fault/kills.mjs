// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred times, at seeded random moments, kiosk or backend is killed (-9) and started again, on two stands at a time. Nobody who was
// thanked is lost, nothing arrives twice, and everything recovers. Same seed, same kills: SEED=n; a thousand: KILLS=1000
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Scenario, diceOf, sampleDay, seedFromEnvironment, waitFor } from "../e2e/harness.mjs";
import { readDay, watch } from "../e2e/expected.mjs";
import { checkLeads } from "../e2e/leads.mjs";

const kills = Number(process.env.KILLS ?? 100);
const stands = 2;
const seed = seedFromEnvironment();

// Only visits that end with a Thank-you: the report then tells how far the play got before a kill. The day is played as often as
// needed. No giveaways: a kiosk whose backend is gone has none beyond its share to give (tests/simulation has those under kills).
function visitsFor(count, dice) {
    const one = readDay(sampleDay).filter((visit) => watch(visit).thanked && watch(visit).reason !== "giveaway").sort(() => dice() - 0.5);
    const visits = [...one];
    for (let day = 2; visits.length < count; day += 1) visits.push(...one.map((visit) => ({ ...visit, name: `${visit.name}, day ${day}` })));
    return visits;
}

// Printed, not asserted: what else the machine does while this runs is not known. Three seconds are the bound that is held on a quiet one.
const slowest = (list) => `${(Math.max(...list) / 1000).toFixed(2)} s at most, ${(list.sort((a, b) => a - b)[Math.floor(list.length / 2)] / 1000).toFixed(2)} s in the median`;

async function stand(scenario, number, count) {
    const dice = diceOf(seed + number);
    const visits = visitsFor(count * 15, dice);
    const done = () => new Set(scenario.thanked().map((line) => line.name));
    await scenario.startBackend();
    const pair = ["--pair", scenario.ticket()];

    let kiosk = scenario.play(visits, pair);
    let before = 0;
    const struck = { kiosk: 0, backend: 0 };
    const starts = { kiosk: [], backend: [] }; // ms: of the backend until it listens, of the kiosk until its first visitor was thanked
    let started = null; // the kiosk's last start after a kill
    for (let kill = 0; kill < count; kill += 1) {
        await waitFor("a visitor since the last kill", () => scenario.thanked().length > before || kiosk.exit, 120000);
        if (started) starts.kiosk.push(performance.now() - started);
        started = null;
        before = scenario.thanked().length;
        const target = dice() < 0.5 ? "kiosk" : "backend";
        const until = performance.now() + 20 + dice() * 800; // the moment is what is random here, nothing waits for it to pass
        await waitFor("the moment of the kill", () => performance.now() > until || kiosk.exit);
        assert.equal(kiosk.exit, null, `the kiosk ended by itself: ${JSON.stringify(kiosk.exit)} ${kiosk.err}`);
        struck[target] += 1;
        await scenario[target].end("SIGKILL");
        const begun = performance.now();
        if (target === "backend") {
            await scenario.startBackend();
            starts.backend.push(performance.now() - begun);
        } else {
            const thanked = done();
            kiosk = scenario.play(visits.slice(visits.findIndex((visit) => !thanked.has(visit.name))));
            started = begun;
        }
    }
    console.log(`stand ${number}: killed the kiosk ${struck.kiosk} times, the backend ${struck.backend} times; ${scenario.thanked().length} were thanked meanwhile`);
    console.log(`stand ${number}: the backend listened again after ${slowest(starts.backend)}; the kiosk had thanked a visitor after ${slowest(starts.kiosk)}`);

    // No more visitors; the kiosk is started once more and delivers what it still holds.
    await kiosk.end("SIGKILL");
    const last = { ...visits[0], name: "the last" };
    await scenario.playToTheEnd([last]);
    const counts = await checkLeads(scenario, [...visits, last]);
    assert.ok(counts.thanked > count, "a visitor came between the kills, each time");
    const known = scenario.command("visit", "list", "--json").visits;
    assert.ok(known.every((visit) => visit.outcome), "every visit has ended, those that a kill cut off as interrupted");
    assert.ok(known.filter((visit) => visit.outcome === "interrupted").length <= struck.kiosk + 1);
    scenario.checkRebuild();
}

describe(`${kills} kills of kiosks and backends`, { concurrency: stands }, () => {
    for (let number = 1; number <= stands; number += 1) test(`stand ${number}`, () => Scenario.run(`kills-${number}`, (scenario) => stand(scenario, number, Math.ceil(kills / stands))));
});
