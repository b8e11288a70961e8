// SPDX-License-Identifier: GPL-3.0-or-later
// From a visitor's touch at a real kiosk to the offer that a colleague's page has, with fifty such pages on one backend:
//
//     node tests/bench/floor/offers.mjs [--people 50] [--tickets 200] [--json]
//
// Everybody hears what moves and looks, as the page does; whoever is offered somebody goes, and is back at once. The floor in
// the same run is one request of one person while nothing else happens.
import { parseArgs } from "node:util";
import { Colleague } from "../../e2e/staff.mjs";
import { Scenario, waitFor } from "../../e2e/harness.mjs";

const { values } = parseArgs({ options: { people: { type: "string", default: "50" }, tickets: { type: "string", default: "200" }, json: { type: "boolean", default: false } } });
const people = Number(values.people);
const tickets = Number(values.tickets);

const asks = { name: "Asks", steps: [{ wait_ms: 250 }, { tap: "attract.person" }, { expect: "coming" }, { tap: "coming.finish" }, { expect: "thankYou" }, { tap: "thankYou.finish" }] };
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
const figures = (list) => {
    const sorted = [...list].sort((a, b) => a - b);
    return { p50: Math.round(quantile(sorted, 0.5)), p99: Math.round(quantile(sorted, 0.99)), max: Math.round(sorted.at(-1)) };
};

await Scenario.run("offers", async (scenario) => {
    await scenario.startBackend();
    const staff = [];
    scenario.closers.push(() => staff.forEach((one) => one.close()));
    for (let index = 0; index < people; ++index) {
        const name = `staff-${index + 1}`;
        scenario.command("user", "add", name, "--role", "sales");
        staff.push(new Colleague(scenario.port, name, scenario.command("user", "link", name, "--json").token));
        await staff.at(-1).signIn();
        await staff.at(-1).act("come");
    }
    const idle = [];
    for (let round = 0; round < 100; ++round) {
        const began = performance.now();
        await staff[0].ask("GET", "floor/me");
        idle.push(performance.now() - began);
    }
    const seen = new Map(); // of a ticket, when somebody's page had it
    for (const one of staff) {
        let going = "";
        one.onMe = async (me) => {
            const ticket = me.offer?.ticket;
            if (!ticket || ticket === going) return;
            going = ticket;
            if (!seen.has(ticket)) seen.set(ticket, Date.now());
            if ((await one.act("accept")) !== 200) return;
            await one.act("end", { disposition: "none" });
        };
        one.watch();
    }
    // Two kiosks, as fast as two visitors after each other.
    const half = Math.ceil(tickets / 2);
    const first = scenario.play(Array(half).fill(asks), ["--pair", scenario.ticket(), "--pace", "1"]);
    scenario.kioskData += "-2";
    const second = scenario.play(Array(tickets - half).fill(asks), ["--pair", scenario.ticket(), "--pace", "1"]);
    const began = Date.now();
    for (const kiosk of [first, second]) {
        const { code } = await kiosk.ended;
        if (code !== 0) throw new Error(kiosk.err);
    }
    await waitFor("every ticket to be offered", () => seen.size === tickets, 60000);
    const seconds = (Date.now() - began) / 1000;
    const watcher = staff[0];
    const touched = [];
    for (const [ticket, at] of seen) {
        const { body } = await watcher.ask("GET", `visits/${ticket}`);
        const step = body.story.find((one) => one.type === "ticket.opened");
        touched.push(at - Date.parse(step.at));
    }
    const figure = { people, tickets, tickets_per_second: Number((tickets / seconds).toFixed(2)), touch_to_offer_ms: figures(touched), one_idle_request_ms: figures(idle) };
    if (values.json) console.log(JSON.stringify(figure));
    else {
        console.log(`${people} pages, ${tickets} tickets at ${figure.tickets_per_second} a second`);
        console.log(`from touch to offer   p50 ${figure.touch_to_offer_ms.p50} ms   p99 ${figure.touch_to_offer_ms.p99} ms   longest ${figure.touch_to_offer_ms.max} ms   (bound: p99 1000 ms)`);
        console.log(`an idle request       p50 ${figure.one_idle_request_ms.p50} ms   p99 ${figure.one_idle_request_ms.p99} ms`);
    }
});
