// SPDX-License-Identifier: GPL-3.0-or-later
// Bad networks between a real kiosk and a real backend. Visitors are served as ever meanwhile; once the network is well, everything is
// delivered, once, within a minute. Same seed, same weather: SEED=n
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Scenario, diceOf, sampleDay, seedFromEnvironment, waitFor } from "../e2e/harness.mjs";
import { readDay, watch } from "../e2e/expected.mjs";
import { allIsWell } from "../e2e/leads.mjs";
import { Gateway } from "./gateway.mjs";
import { Proxy, through } from "./proxy.mjs";

const seed = seedFromEnvironment();
// No giveaways: without a network a kiosk has none beyond its share to give.
const day = readDay(sampleDay).filter((one) => watch(one).thanked && watch(one).reason !== "giveaway");
const enough = 24; // visits
const atMost = 10 * enough;
assert.ok(day.length > atMost);

// Plays visits while `begin` makes the network bad, until they are all thanked and `bad` says that it was bad enough; then `end`
// makes it well again.
async function under(scenario, dice, network, { begin, end, bad }) {
    await network.listen();
    scenario.closers.push(() => network.close());
    const rest = day.slice(Math.floor(dice() * (day.length - atMost)));
    const visits = rest.splice(0, enough);
    let kiosk = scenario.play(visits, ["--pair", through(network, scenario.ticket())]);
    await waitFor("the first Thank-you", () => kiosk.exit || scenario.thanked().length > 0);
    begin();
    for (;;) {
        await waitFor("every visitor to be thanked in a bad network", () => kiosk.exit || scenario.thanked().length === visits.length, 180000);
        await waitFor("the network to have been bad", () => kiosk.exit || bad(), 90000);
        if (bad()) break;
        // All was delivered before each fault had its turn: more visitors come.
        assert.equal(kiosk.exit.code, 0, kiosk.err);
        assert.ok(visits.length < atMost, "the network was never bad enough");
        const more = rest.splice(0, enough);
        visits.push(...more);
        kiosk = scenario.play(more);
    }
    end();
    const healed = performance.now();
    await waitFor("everything to be delivered", () => kiosk.exit, 60000);
    assert.equal(kiosk.exit.code, 0, kiosk.err);
    await allIsWell(scenario, visits);
    return ((performance.now() - healed) / 1000).toFixed(1);
}

function exchanges(name, weather) {
    test(name, () => Scenario.run("network", async (scenario) => {
        const dice = diceOf(seed);
        await scenario.startBackend();
        const gateway = new Gateway(scenario.data, scenario.port, dice);
        const faults = Object.keys(weather);
        const seconds = await under(scenario, dice, gateway, {
            begin: () => gateway.become(weather),
            end: () => gateway.become({}),
            bad: () => faults.every((fault) => gateway.struck[fault] >= 3),
        });
        console.log(`${name}: ${JSON.stringify(gateway.struck)}; delivered ${seconds} s after`);
    }));
}

function connections(name, change) {
    test(name, () => Scenario.run("network", async (scenario) => {
        const dice = diceOf(seed);
        await scenario.startBackend();
        const proxy = new Proxy(scenario.port, dice);
        const seconds = await under(scenario, dice, proxy, change(proxy));
        console.log(`${name}: delivered ${seconds} s after`);
    }));
}

// Mostly they wait for the network, so several wait at once.
describe("bad networks", { concurrency: 4 }, () => {
    exchanges("answers that are lost after the commit", { answerLost: 0.5 });
    exchanges("everything said twice, the second time late", { repeated: 0.7 });
    exchanges("answers that break off, and answers that only look whole", { cutOff: 0.2, shortened: 0.2 });
    exchanges("three in ten exchanges lost, the others up to two seconds late each way", { lost: 0.3, delay: 2000 });
    exchanges("a portal that answers some with its own page, in the backend's name", { portal: 0.4 });
    exchanges("all of it at once", { lost: 0.1, answerLost: 0.1, delay: 300, repeated: 0.2, cutOff: 0.1, shortened: 0.1, portal: 0.1 });

    connections("bytes that change on their way", (proxy) => ({
        begin: () => proxy.become("corrupt"),
        end: () => proxy.become("pass"),
        bad: () => proxy.corrupted >= 3,
    }));
    // The whole minute: the kiosk has to use the five seconds that it gets.
    connections("five seconds up, fifty-five down", (proxy) => {
        let turns = 0;
        let timer;
        const turn = () => {
            const up = proxy.mode === "cut";
            turns += 1;
            proxy.become(up ? "pass" : "cut");
            timer = setTimeout(turn, up ? 5000 : 55000);
        };
        return {
            begin: turn,
            end: () => {
                clearTimeout(timer);
                proxy.become("pass");
            },
            bad: () => turns >= 3,
        };
    });
});
