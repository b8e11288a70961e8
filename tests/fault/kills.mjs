// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty times, at seeded random moments, kiosk or backend is killed (-9) and started again. Nobody who was thanked is lost, nothing
// arrives twice, and everything recovers. Same seed, same kills: SEED=n
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario, diceOf, sampleDay, seedFromEnvironment, waitFor } from "../e2e/harness.mjs";
import { readDay, watch } from "../e2e/expected.mjs";
import { checkLeads } from "../e2e/leads.mjs";

const kills = 20;

test(`${kills} kills of kiosk and backend`, () => Scenario.run("kills", async (scenario) => {
    const dice = diceOf(seedFromEnvironment());
    // Only visits that end with a Thank-you: the report then tells how far the play got before a kill.
    const day = readDay(sampleDay).filter((visit) => watch(visit).thanked).sort(() => dice() - 0.5);
    await scenario.startBackend();
    const pair = ["--pair", scenario.ticket()];

    let from = 0; // of `day`: the first visit that was not thanked yet
    let kiosk = scenario.play(day, pair);
    let before = 0;
    const struck = { kiosk: 0, backend: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
        await waitFor("a visitor since the last kill", () => scenario.thanked().length > before || kiosk.exit, 120000);
        before = scenario.thanked().length;
        const target = dice() < 0.5 ? "kiosk" : "backend";
        const until = performance.now() + 20 + dice() * 1500; // the moment is what is random here, nothing waits for it to pass
        await waitFor("the moment of the kill", () => performance.now() > until || kiosk.exit);
        assert.equal(kiosk.exit, null, `the kiosk ended by itself: ${JSON.stringify(kiosk.exit)} ${kiosk.err}`);
        struck[target] += 1;
        await scenario[target].end("SIGKILL");
        if (target === "backend") await scenario.startBackend();
        else {
            from = day.findIndex((visit) => !scenario.thanked().some((line) => line.name === visit.name));
            kiosk = scenario.play(day.slice(from));
        }
    }
    console.log(`killed the kiosk ${struck.kiosk} times, the backend ${struck.backend} times; ${scenario.thanked().length} were thanked meanwhile`);

    // No more visitors; the kiosk is started once more and delivers what it still holds.
    await kiosk.end("SIGKILL");
    await scenario.playToTheEnd(day.slice(-1));
    const counts = await checkLeads(scenario, day);
    assert.ok(counts.thanked > kills, "a visitor came between the kills, each time");
    const visits = scenario.command("visit", "list", "--json").visits;
    assert.ok(visits.every((visit) => visit.outcome), "every visit has ended, those that a kill cut off as interrupted");
    assert.ok(visits.filter((visit) => visit.outcome === "interrupted").length <= struck.kiosk + 1);
    scenario.checkRebuild();
}));
