// SPDX-License-Identifier: GPL-3.0-or-later
// What the world does wrong: each time a message says what to do, nothing is lost, and everything goes on once it was put right.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Scenario, sampleFair, waitFor } from "../e2e/harness.mjs";
import { allIsWell, checkLeads } from "../e2e/leads.mjs";
import { Proxy, through } from "./proxy.mjs";

const visit = (name) => ({
    name,
    steps: [
        { tap: "attract.begin" }, { tap: "reasons.advice" }, { tap: "topics.steam" }, { tap: "topics.next" }, { tap: "needs.skipAll" }, { type: name, into: "contact.familyName" },
        { type: `${name}@werk.example`, into: "contact.email" }, { tap: "contact.consent.follow-up.email" }, { tap: "contact.send" }, { expect: "thankYou" }, { tap: "thankYou.finish" },
    ],
});
const leave = { name: "leaves", steps: [{ tap: "attract.begin" }, { tap: "nav.startOver" }] };

// A play that cannot go as recorded: what the kiosk said.
async function failedPlay(scenario, visits, args = [], options = {}) {
    const { code } = await scenario.play(visits, args, options).ended;
    assert.notEqual(code, 0, "the play should not have succeeded");
    return scenario.kiosk.err;
}

test("a broken fair file: file, line, key and remedy, and the fair that stands stays", () => Scenario.run("fair", async (scenario) => {
    await scenario.startBackend();
    const good = readFileSync(sampleFair, "utf8");
    const broken = path.join(scenario.folder, "broken.toml");
    const tries = [
        [good.replace('state = "trial"', 'state = "rehearsal"'), /broken\.toml:\d+: .*state.*trial/su],
        [good.replace('de = "Abwärme nutzen", ', ""), /broken\.toml:\d+: .*topics.*name.*de/su],
        [good.replace("[look]", "[look"), /broken\.toml:\d+/u],
        [good.replace('id = "steam"', 'id = "heat-pumps"'), /broken\.toml:\d+: .*heat-pumps/su],
        [good.replace('"#b3400f"', '"red"'), /broken\.toml:\d+: .*accent/su],
    ];
    for (const [text, message] of tries) {
        assert.notEqual(text, good);
        writeFileSync(broken, text);
        for (const command of [["fair", "check", broken], ["fair", "import", "--yes", broken]]) {
            const { code, text: said } = await scenario.refused(...command);
            assert.equal(code, 1);
            assert.match(said, message);
        }
    }
    assert.match((await scenario.refused("fair", "check", "/does/not/exist.toml")).text, /exist\.toml.*[Cc]heck/su);
    assert.equal(JSON.parse(scenario.command("fair", "show")).revision, 1);
}));

test("an unreachable backend, then somebody else who answers: visitors are served, and all arrives later", () => Scenario.run("unreachable", async (scenario) => {
    await scenario.startBackend();
    const proxy = new Proxy(scenario.port);
    await proxy.listen();
    scenario.closers.push(() => proxy.close());
    await scenario.playToTheEnd([visit("first")], ["--pair", through(proxy, scenario.ticket())]);
    proxy.become("cut");
    await scenario.play([visit("second")], ["--play-drain", "1"]).ended;
    assert.match(scenario.kiosk.err, /reach|connect|network/iu);
    proxy.become("portal");
    await scenario.play([visit("third")], ["--play-drain", "1"]).ended;
    assert.match(scenario.kiosk.err, /captive portal.*login page/iu);
    proxy.become("pass");
    await scenario.playToTheEnd([leave]);
    await allIsWell(scenario, [visit("first"), visit("second"), visit("third")]);
}));

test("pairing: nobody there, a mistyped code, a used one, another backend's key", () => Scenario.run("pairing", async (scenario) => {
    await scenario.startBackend();
    const ticket = scenario.ticket();
    const nobody = ticket.replace(/address=[^&]*/u, `address=${encodeURIComponent("https://127.0.0.1:1")}`);
    assert.match(await failedPlay(scenario, [leave], ["--pair", nobody]), /reach|answer|connect/iu);
    const code = ticket.match(/code=(\w+)/u)[1];
    const mistyped = ticket.replace(code, code.startsWith("2") ? `3${code.slice(1)}` : `2${code.slice(1)}`);
    assert.match(await failedPlay(scenario, [leave], ["--pair", mistyped]), /code/iu);
    const otherKey = ticket.replace(/key=../u, (start) => (start === "key=00" ? "key=11" : "key=00"));
    assert.match(await failedPlay(scenario, [leave], ["--pair", otherKey]), /key/iu);
    assert.match(await failedPlay(scenario, [leave], ["--pair", "nonsense"]), /pair/iu);
    await scenario.playToTheEnd([visit("paired")], ["--pair", ticket]);
    // The code is used up: another kiosk does not get in with it.
    const first = scenario.kioskData;
    scenario.kioskData = path.join(scenario.folder, "second-kiosk");
    assert.match(await failedPlay(scenario, [leave], ["--pair", ticket]), /code|expired/iu);
    scenario.kioskData = first;
    await allIsWell(scenario, [visit("paired")]);
}));

test("a changed backend key: nothing is sent to it, and the visits wait for the right one", () => Scenario.run("key", async (scenario) => {
    await scenario.startBackend();
    await scenario.playToTheEnd([visit("before")], ["--pair", scenario.ticket()]);
    await scenario.backend.end();
    const right = scenario.data;
    scenario.data = path.join(scenario.folder, "another-backend");
    await scenario.startBackend();
    await scenario.play([visit("meanwhile")], ["--play-drain", "1"]).ended;
    assert.match(scenario.kiosk.err, /key/iu);
    assert.deepEqual(scenario.command("visit", "list", "--json").visits, []);
    await scenario.backend.end();
    scenario.data = right;
    await scenario.startBackend();
    await scenario.playToTheEnd([leave]);
    await allIsWell(scenario, [visit("before"), visit("meanwhile")]);
}));

test("a revoked device takes no more visits, says so, and delivers what it kept once it is paired again", () => Scenario.run("revoked", async (scenario) => {
    await scenario.startBackend();
    const proxy = new Proxy(scenario.port);
    await proxy.listen();
    scenario.closers.push(() => proxy.close());
    await scenario.playToTheEnd([visit("before")], ["--pair", through(proxy, scenario.ticket())]);
    proxy.become("cut");
    await scenario.play([visit("waiting")], ["--play-drain", "1"]).ended;
    const [{ device }] = scenario.command("device", "list", "--json").devices;
    assert.match((await scenario.refused("device", "revoke", "nobody")).text, /device list|no .*device|nobody/iu);
    scenario.command("device", "revoke", device);
    proxy.become("pass");
    const kiosk = scenario.play([visit("after")].flatMap((one) => Array(40).fill(one)));
    await kiosk.ended;
    assert.notEqual(kiosk.exit.code, 0);
    assert.match(kiosk.err, /revoked/iu);
    const known = () => new Set(scenario.command("visit", "list", "--json").visits.map((one) => one.visit));
    const lost = () => scenario.thanked().filter((one) => !known().has(one.visit));
    assert.deepEqual([...new Set(lost().map(({ name }) => name))].includes("waiting"), true, "nothing is taken from a revoked device");

    // Restarted without a network, it remembers.
    proxy.become("cut");
    assert.match(await failedPlay(scenario, [visit("never")]), /revoked/iu);
    // Another backend does not get it, and its code is not used up for it.
    proxy.become("pass");
    const ticket = through(proxy, scenario.ticket());
    const theirs = ticket.replace(/key=../u, (start) => (start === "key=00" ? "key=11" : "key=00"));
    assert.match(await failedPlay(scenario, [leave], ["--pair", theirs]), /belongs to another backend.*--forget/su);

    await scenario.playToTheEnd([visit("again")], ["--pair", ticket]);
    assert.deepEqual(lost(), [], "every thanked visit is in the backend");
    await checkLeads(scenario, [visit("before"), visit("waiting"), visit("after"), visit("again")]);
    const devices = scenario.command("device", "list", "--json").devices;
    assert.deepEqual(devices.map((one) => one.device), [device], "it is the device that it was");
    scenario.checkRebuild();
}));

test("a kiosk is given to another backend by whoever has the machine, not by whoever stands before it", () => Scenario.run("forget", async (scenario) => {
    await scenario.startBackend();
    await scenario.playToTheEnd([visit("before")], ["--pair", scenario.ticket()]);
    await scenario.backend.end();
    await scenario.play([visit("waiting")], ["--play-drain", "1"]).ended;
    const forget = async (...args) => {
        const kiosk = scenario.startKiosk(["--forget", ...args], { env: { QT_QPA_PLATFORM: "none", DISPLAY: "" } });
        const { code } = await kiosk.ended;
        return { code, said: kiosk.err + kiosk.out };
    };
    const refused = await forget();
    assert.equal(refused.code, 1);
    assert.match(refused.said, /not delivered.*--even-undelivered/su);
    await scenario.startBackend();
    await scenario.playToTheEnd([leave]);
    await allIsWell(scenario, [visit("before"), visit("waiting")]);
    const first = scenario.data;
    await scenario.backend.end();

    scenario.data = path.join(scenario.folder, "another-backend");
    await scenario.startBackend();
    assert.match(await failedPlay(scenario, [leave], ["--pair", scenario.ticket()]), /belongs to another backend/su);
    assert.deepEqual(scenario.command("device", "list", "--json").devices, []);
    assert.equal((await forget()).code, 0);
    const { reports } = scenario;
    scenario.reports = reports.map(() => path.join(scenario.folder, "none"));
    await scenario.playToTheEnd([visit("theirs")], ["--pair", scenario.ticket()]);
    await allIsWell(scenario, [visit("theirs")]);
    await scenario.backend.end();
    scenario.data = first;
    scenario.reports = reports;
    await scenario.startBackend();
    await allIsWell(scenario, [visit("before"), visit("waiting")]);
}));

test("a kiosk refuses what it does not understand on its command line with 2, and says what it takes", () => Scenario.run("options", async (scenario) => {
    const tries = [
        [["--nonsense"], /nonsense/u], [["argument"], /argument/u], [["--data"], /data/u], [["--pace", "fast", "--play", "day"], /pace.*number/su],
        [["--language", "xx"], /de, en.*xx/su], [["--language", ""], /de, en/u], [["--even-undelivered"], /--forget/u],
    ];
    for (const [args, said] of tries) {
        const kiosk = scenario.startKiosk(args);
        const { code } = await kiosk.ended;
        assert.equal(code, 2, `${args}: ${kiosk.err}`);
        assert.match(kiosk.err, said);
        assert.match(kiosk.err, /--help/u);
    }
    const help = scenario.startKiosk(["--help"]);
    assert.equal((await help.ended).code, 0);
    assert.match(help.out, /de,\s+en/u);
}));

const fakeClock = readdirSync("/usr/lib", { withFileTypes: true }).map((entry) => `/usr/lib/${entry.name}/faketime/libfaketimeMT.so.1`)
    .find((library) => { try { return readFileSync(library).length > 0; } catch { return false; } });
for (const [name, time] of [["1970", "@1970-01-01 12:00:00"], ["2038", "@2038-02-01 12:00:00"], ["a year behind", "-365d"], ["a year ahead", "+365d"]]) {
    test(`a kiosk that believes it is ${name}`, { skip: fakeClock ? false : "libfaketime is not here" }, () => Scenario.run("clock", async (scenario) => {
        await scenario.startBackend();
        const env = { LD_PRELOAD: fakeClock, FAKETIME: time, DONT_FAKE_MONOTONIC: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
        await scenario.playToTheEnd([visit("wrong")], ["--pair", scenario.ticket()], { env });
        await scenario.playToTheEnd([visit("right")]); // the clock was set
        await scenario.playToTheEnd([visit("again")], [], { env });
        await allIsWell(scenario, [visit("wrong"), visit("right"), visit("again")]);
    }));
}

test("a backend that believes it is 1970", { skip: fakeClock ? false : "libfaketime is not here" }, () => Scenario.run("clock", async (scenario) => {
    await scenario.startBackend({ env: { LD_PRELOAD: fakeClock, FAKETIME: "@1970-01-01 12:00:00", DONT_FAKE_MONOTONIC: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" } });
    await scenario.playToTheEnd([visit("early")], ["--pair", scenario.ticket()]);
    await allIsWell(scenario, [visit("early")]);
}));

const databaseIn = (folder) => path.join(folder, readdirSync(folder).find((name) => name.endsWith(".db")));
const schema = (file, version) => execFileSync("sqlite3", [file, `PRAGMA user_version = ${version};`]);
const schemaOf = (file) => Number(execFileSync("sqlite3", ["-readonly", file, "PRAGMA user_version;"], { encoding: "utf8" }));

test("databases from a newer version are left alone", () => Scenario.run("newer", async (scenario) => {
    await scenario.startBackend();
    await scenario.playToTheEnd([visit("before")], ["--pair", scenario.ticket()]);
    const ofKiosk = databaseIn(scenario.kioskData);
    const kioskSchema = schemaOf(ofKiosk);
    schema(ofKiosk, 999);
    assert.match(await failedPlay(scenario, [leave]), /newer version.*install/su);
    assert.equal(schemaOf(ofKiosk), 999);
    schema(ofKiosk, kioskSchema);

    await scenario.backend.end();
    const ofBackend = databaseIn(scenario.data);
    const backendSchema = schemaOf(ofBackend);
    schema(ofBackend, 999);
    const { code, text } = await scenario.refused("serve", "--port", "0");
    assert.equal(code, 1);
    assert.match(text, /newer version.*install/su);
    schema(ofBackend, backendSchema);
    await scenario.startBackend();
    await scenario.playToTheEnd([visit("after")]);
    await allIsWell(scenario, [visit("before"), visit("after")]);
}));

test("a second process on the same data", () => Scenario.run("second", async (scenario) => {
    await scenario.startBackend();
    const { code, text } = await scenario.refused("serve", "--port", "0");
    assert.equal(code, 1);
    assert.match(text, /in use by another process \(pid \d+\); stop it/u);
    const first = scenario.play([visit("first"), { name: "waits", steps: [{ tap: "attract.begin" }, { tap: "reasons.advice" }, { expect: "contact" }] }], ["--pair", scenario.ticket()]);
    await waitFor("the first kiosk to be at work", () => first.exit || scenario.thanked().length > 0);
    assert.match(await failedPlay(scenario, [leave]), /another standdienst-kiosk.*end/su);
    await first.ended;
    await scenario.playToTheEnd([leave]);
    await allIsWell(scenario, [visit("first")]);
}));
