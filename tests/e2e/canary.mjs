// SPDX-License-Identifier: GPL-3.0-or-later
// What visitors entrusted to a kiosk is not on it afterwards: not in its database and log files, not in what libraries
// remember at home, not in its memory while the attract screen stands. Sent or not sent, typed on keys or on the screen.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Proxy, through } from "../fault/proxy.mjs";
import { Scenario, waitFor } from "./harness.mjs";
import { checkLeads } from "./leads.mjs";
import { filesBelow, findWords, needlesOf } from "./search.mjs";

// Nobody is called so; searched are also their beginnings, for text grows a letter at a time.
const people = ["Quvexm\u00fcrzo", "Zwyrbalonth", "Krynfomtal", "Vostrixuby", "Hjelmquazok", "Pfunzilgrow", "Dwolmkarnip", "Gjuthvaspor"];
const word = (person, number) => [`${person}given`, `${person}family`, `${person.toLowerCase().replace("\u00fc", "u")}@canary${number}box.example`, `030 9977553${number}1`];
const words = [...people.map((person) => person.slice(0, 6)), ...people.map((_, number) => `canary${number}box`), ...people.map((_, number) => `9977553${number}`)];

const fill = (number) => {
    const [given, family, email, phone] = word(people[number], number);
    return [
        { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.heat-pumps" }, { tap: "topics.next" },
        // Words of their own to a question of the fair, too: for three of them what was said is corrected once.
        { tap: "needs.option.unsure" }, { tap: "needs.skip" }, { tap: "needs.skip" }, { type: `${given} heats ${family}`, into: "needs.words" }, { tap: "needs.next" },
        ...(number % 2 ? [{ tap: "needs.sentence.words" }, { type: ` for ${given}`, into: "needs.words" }, { tap: "needs.next" }] : []), { tap: "needs.confirm" },
        { type: given, into: "contact.givenName" },
        { type: family, into: "contact.familyName" }, { type: email, into: "contact.email" }, { type: phone, into: "contact.phone" },
        { type: `Call ${given} ${family} at ${phone}`, into: "contact.message" }, { tap: "contact.consent.follow-up.email" }, { tap: "contact.consent.follow-up.phone" },
    ];
};
const badge = (number) => {
    const [given, family, email, phone] = word(people[number], number);
    return `BEGIN:VCARD\nVERSION:3.0\nN:${family};${given};;;\nTEL:${phone}\nEMAIL:${email}\nUID:${given}-0815\nEND:VCARD`;
};
const send = [{ tap: "contact.send" }, { expect: "thankYou" }];
const visits = [
    { name: "sent", steps: [...fill(0), ...send, { tap: "thankYou.finish" }] },
    { name: "walks away", steps: [...fill(1), { idle: "wipe" }] },
    { name: "walks away from the question", steps: [...fill(2).slice(0, 8), { idle: "wipe" }] },
    { name: "starts over", steps: [...fill(2), { tap: "nav.startOver" }] },
    { name: "finishes without", steps: [...fill(3), { tap: "contact.finishWithout" }, { idle: "wipe" }] },
    { name: "takes back", steps: [...fill(4), ...send, { tap: "thankYou.takeBack" }, { tap: "thankYou.finish" }] },
    {
        name: "on the screen", steps: [
            { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.next" }, { tap: "needs.skipAll" }, { tap: "contact.email" }, { keys: word(people[5], 5)[2] },
            { tap: "contact.consent.follow-up.email" }, ...send, { tap: "thankYou.finish" },
        ],
    },
    { name: "scans a badge", steps: [{ tap: "attract.begin" }, { scan: badge(6) }, { tap: "reasons.advice" }, { tap: "topics.next" }, { tap: "needs.skipAll" }, { tap: "contact.consent.follow-up.email" }, ...send, { tap: "thankYou.finish" }] },
    { name: "scans a badge for a gift", steps: [{ scan: badge(7) }, { tap: "reasons.giveaway" }, { tap: "gifts.mug" }, { tap: "gifts.no" }, { tap: "thankYou.finish" }] },
    { name: "comes again", steps: [{ scan: badge(7) }, { tap: "reasons.giveaway" }, { expect: "gifts" }, { idle: "wipe" }] },
    { name: "says nothing", steps: [{ tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.next" }, { tap: "needs.skipAll" }, { tap: "contact.finishWithout" }, { tap: "thankYou.finish" }, { expect: "attract" }] },
];

function dumpMemory(scenario, name) {
    const prefix = path.join(scenario.folder, "dumps-" + name);
    execFileSync("gcore", ["-o", prefix, String(scenario.kiosk.pid)], { stdio: "ignore" });
    return `${prefix}.${scenario.kiosk.pid}`;
}

test("the search finds a word in every dress", () => Scenario.run("search", async (scenario) => {
    const dresses = needlesOf("Quvexm\u00fcrzo");
    assert.ok(dresses.length >= 30);
    for (const [index, { bytes }] of dresses.entries()) {
        const file = path.join(scenario.folder, String(index));
        writeFileSync(file, Buffer.concat([Buffer.alloc(index, 0x2e), bytes, Buffer.alloc(7)]));
        assert.equal(findWords(["Quvexm\u00fcrzo"], [file]).length > 0, true, file);
    }
    for (const shift of [0, 1, 2]) {
        const file = path.join(scenario.folder, `base64-${shift}`);
        writeFileSync(file, Buffer.from(`${"x".repeat(shift)}Quvexm\u00fcrzo and more`).toString("base64"));
        assert.equal(findWords(["Quvexm\u00fcrzo"], [file]).length > 0, true, file);
    }
}));

test("nothing that a visitor typed stays on the kiosk", () => Scenario.run("canary", async (scenario) => {
    const backend = await scenario.startBackend();
    const proxy = new Proxy(scenario.port);
    await proxy.listen();
    scenario.closers.push(() => proxy.close());

    const kiosk = scenario.play(visits, ["--pair", through(proxy, scenario.ticket()), "--play-drain", "600"]);
    // With the network gone the player waits at the attract screen, with sealed contacts on its disk.
    await waitFor("the fair, and the first Thank-you", () => kiosk.exit || scenario.thanked().length > 0);
    proxy.become("cut");
    await waitFor("the last Thank-you", () => kiosk.exit || scenario.thanked().some((line) => line.name === "says nothing"), 120000);
    await waitFor("the visits to be over", () => kiosk.exit || endedVisits(scenario) === visits.length);
    assert.equal(kiosk.exit, null, kiosk.err);
    const dump = dumpMemory(scenario, "attract");

    const log = path.join(scenario.folder, "kiosk.log");
    writeFileSync(log, kiosk.out + kiosk.err + backend.out + backend.err);
    const files = [...filesBelow(scenario.kioskData), ...filesBelow(path.join(scenario.folder, "home")), log, dump];
    assert.ok(findWords(["Rautenberg"], [dump]).length > 0, "what the screen shows is found in the dump, so the search sees it");
    assert.ok(findWords(["Rautenberg"], filesBelow(scenario.kioskData)).length > 0, "the fair is found in the database");
    assert.deepEqual(findWords(words, files), []);

    proxy.become("pass");
    assert.equal((await kiosk.ended).code, 0, kiosk.err);
    assert.deepEqual(findWords(words, [...filesBelow(scenario.kioskData), ...filesBelow(path.join(scenario.folder, "home"))]), []);
    assert.deepEqual(await checkLeads(scenario, visits), { thanked: 7, leads: 3 });
}));

// Starts a program that may write cores as large as it likes, waits for a file, crashes it, and prints whether the kernel wrote one.
const crash = `
import os, resource, signal, subprocess, sys, time
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
child = subprocess.Popen(sys.argv[2:])
while not os.path.exists(sys.argv[1]) and child.poll() is None:
    time.sleep(0.02)
os.kill(child.pid, signal.SIGSEGV)
print("dumped" if os.WCOREDUMP(os.waitpid(child.pid, 0)[1]) else "nothing")
`;

test("a kiosk that crashed wrote its memory to the disk", (context) => Scenario.run("core", async (scenario) => {
    const sleeper = scenario.start("sleep", "python3", ["-c", crash, "/", "sleep", "60"], { cwd: scenario.folder });
    await sleeper.ended;
    if (!sleeper.out.includes("dumped")) return context.skip("this machine writes no cores");
    const kiosk = scenario.startKiosk([], { wrap: ["python3", "-c", crash, path.join(scenario.kioskData, "device.db")] });
    await kiosk.ended;
    assert.equal(kiosk.out.trim(), "nothing");
}));

function endedVisits(scenario) {
    const count = "SELECT count(*) FROM journal WHERE record LIKE '%\"visit.ended\"%'";
    return Number(execFileSync("sqlite3", ["-readonly", path.join(scenario.kioskData, "device.db"), count], { encoding: "utf8" }));
}
