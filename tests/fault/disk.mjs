// SPDX-License-Identifier: GPL-3.0-or-later
// Real programs on a small disk of their own that is full, fills up while they work, or can only be read. Whoever was thanked is
// kept, nobody is thanked for what was not, what is wrong is said, and all goes on once there is room. Same seed, same moments: SEED=n
// The disk is one in memory; where it may not be mounted, nothing of this is tried.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { Scenario, diceOf, sampleDay, seedFromEnvironment, waitFor } from "../e2e/harness.mjs";
import { readDay, watch } from "../e2e/expected.mjs";
import { allIsWell, checkLeads } from "../e2e/leads.mjs";

const seed = seedFromEnvironment();
const times = 3; // that a disk fills up while visitors come
// Only visits with a Thank-you, whose report says how far a play came; the giveaways of one kiosk do not last for all of them.
const day = readDay(sampleDay).filter((one) => watch(one).thanked && watch(one).reason !== "giveaway");

class Disk {
    constructor(scenario, name, megabytes) {
        this.folder = path.join(scenario.folder, name);
        mkdirSync(this.folder);
        execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "none", this.folder], { stdio: "ignore" });
        scenario.closers.push(() => execFileSync("umount", ["-l", this.folder]));
        // The data beside the ballast: a program minds whose folder it is given.
        this.data = path.join(this.folder, "data");
        mkdirSync(this.data);
        chmodSync(this.data, 0o700);
    }

    // Leaves `kilobytes` free, less where a program writes meanwhile.
    fill(kilobytes) {
        const { bavail, bsize } = statfsSync(this.folder);
        try {
            writeFileSync(path.join(this.folder, "ballast"), Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
        } catch (error) {
            if (error.code !== "ENOSPC") throw error;
        }
    }

    relieve() {
        rmSync(path.join(this.folder, "ballast"));
    }

    // Only while no program writes there.
    become(access) {
        execFileSync("mount", ["-o", `remount,${access}`, this.folder]);
    }
}

function whyNot() {
    const scenario = new Scenario("mount");
    try {
        new Disk(scenario, "disk", 1);
        return false;
    } catch {
        return "mounting a small file system is not permitted here";
    } finally {
        scenario.closers.forEach((close) => close());
        rmSync(scenario.folder, { recursive: true });
    }
}
const skip = whyNot();

const tried = (name, body) => test(name, { skip }, () => Scenario.run("disk", body));

// A kiosk that lets nobody begin, and says why.
async function closedKiosk(scenario, visits, why) {
    const before = scenario.thanked().length;
    const kiosk = scenario.play(visits);
    await waitFor(`the kiosk to say ${why}`, () => kiosk.exit || why.test(kiosk.err), 60000);
    assert.match(kiosk.err, why);
    return { kiosk, nobody: () => assert.equal(scenario.thanked().length, before, "nobody was thanked") };
}

// Mostly they wait, so all wait at once.
describe("small disks", { concurrency: 4 }, () => {
    tried("a kiosk on a full disk, then on one that can only be read: no visit begins, what was taken is kept", async (scenario) => {
        const [before, never, after, meanwhile, last] = day;
        const disk = new Disk(scenario, "kiosk-disk", 96);
        scenario.kioskData = disk.data;
        await scenario.startBackend();
        await scenario.playToTheEnd([before], ["--pair", scenario.ticket()]);
        const full = /disk is full.*free some space/iu;
        disk.fill(1024);
        const waited = await closedKiosk(scenario, [never], full);
        assert.notEqual((await waited.kiosk.ended).code, 0, "the first screen never came");
        waited.nobody();
        disk.relieve();
        await scenario.playToTheEnd([after]);
        // Not even a byte: it cannot start.
        disk.fill(0);
        const closed = await closedKiosk(scenario, [never], /disk is full.*free some space/iu);
        assert.notEqual((await closed.kiosk.ended).code, 0);
        closed.nobody();
        disk.relieve();
        await scenario.playToTheEnd([meanwhile]);
        disk.become("ro");
        const locked = await closedKiosk(scenario, [never], /cannot be written|read-only/iu);
        await locked.kiosk.end();
        locked.nobody();
        disk.become("rw");
        await scenario.playToTheEnd([last]);
        await allIsWell(scenario, [before, after, meanwhile, last]);
    });

    tried("a backend on a full disk, then on one that can only be read: kiosks keep their visits", async (scenario) => {
        const [before, meanwhile, locked, after] = day;
        const disk = new Disk(scenario, "backend-disk", 96);
        scenario.data = disk.data;
        await scenario.startBackend();
        await scenario.playToTheEnd([before], ["--pair", scenario.ticket()]);
        disk.fill(0);
        await scenario.play([meanwhile], ["--play-drain", "1"]).ended;
        await waitFor("the backend to have seen it", () => scenario.backend.exit || /disk: 0 MiB are left/u.test(scenario.backend.err), 60000);
        assert.equal(scenario.thanked().length, 2, "the visitor was thanked all the same");
        // What is wrong is said at a start as well.
        await scenario.backend.end();
        const full = await scenario.refused("serve", "--port", "0");
        assert.equal(full.code, 1);
        assert.match(full.text, /disk.*full.*free some space/iu);
        assert.doesNotMatch(full.text, /another program/u);
        assert.match(scenario.backend.err, /disk: 0 MiB are left.*Free some space/u);
        disk.relieve();
        disk.become("ro");
        const readOnly = await scenario.refused("serve", "--port", "0");
        assert.equal(readOnly.code, 1);
        assert.match(readOnly.text, /cannot be written|read-only/iu);
        await scenario.play([locked], ["--play-drain", "1"]).ended;
        disk.become("rw");
        await scenario.startBackend();
        await scenario.playToTheEnd([after]);
        await allIsWell(scenario, [before, meanwhile, locked, after]);
    });

    tried("a kiosk whose disk fills up while visitors come", async (scenario) => {
        const dice = diceOf(seed);
        const visits = day.slice(0, 300);
        const disk = new Disk(scenario, "kiosk-disk", 96);
        scenario.kioskData = disk.data;
        await scenario.startBackend();
        let pair = ["--pair", scenario.ticket()];
        const left = () => {
            const thanked = new Set(scenario.thanked().map(({ name }) => name));
            return visits.filter(({ name }) => !thanked.has(name));
        };
        for (let time = 0; time < times; time += 1) {
            const before = scenario.thanked().length;
            const enough = before + 1 + Math.floor(dice() * 4);
            const kiosk = scenario.play(left(), pair);
            pair = [];
            await waitFor("some visitors", () => kiosk.exit || scenario.thanked().length >= enough, 120000);
            const moment = performance.now() + dice() * 300; // the moment is what is random here, nothing waits for it to pass
            await waitFor("the moment", () => performance.now() > moment || kiosk.exit);
            assert.equal(kiosk.exit, null, kiosk.err);
            disk.fill(Math.floor(dice() * 64));
            // It does not go on as if nothing were: the play finds another screen than it expects, and ends.
            await waitFor("the kiosk to say that its disk is full", () => kiosk.exit, 120000);
            assert.notEqual(kiosk.exit.code, 0);
            assert.match(kiosk.err, /disk is (full|nearly full)/u);
            disk.relieve();
        }
        const last = left().slice(0, 3);
        await scenario.playToTheEnd(last);
        const seen = new Set(scenario.thanked().map(({ name }) => name));
        await checkLeads(scenario, visits.filter(({ name }) => seen.has(name)));
        scenario.checkRebuild();
    });

    tried("a backend whose disk fills up while visitors come, and has room again", async (scenario) => {
        const dice = diceOf(seed + 1);
        const rest = [...day];
        const visits = rest.splice(0, 40);
        const disk = new Disk(scenario, "backend-disk", 96);
        scenario.data = disk.data;
        const backend = await scenario.startBackend();
        let kiosk = scenario.play(visits, ["--pair", scenario.ticket()]);
        // As long as the disk is tried, visitors come.
        const keepComing = () => {
            if (!kiosk.exit) return;
            assert.equal(kiosk.exit.code, 0, kiosk.err);
            const more = rest.splice(0, 20);
            visits.push(...more);
            kiosk = scenario.play(more);
        };
        const whileTheyCome = (what, condition, deadline) => waitFor(what, () => {
            assert.equal(backend.exit, null, "the backend goes on");
            keepComing();
            return condition();
        }, deadline);
        const said = (words) => backend.err.split(words).length - 1;
        for (let time = 0; time < times; time += 1) {
            const enough = scenario.thanked().length + 1 + Math.floor(dice() * 4);
            await whileTheyCome("some visitors", () => scenario.thanked().length >= enough, 120000);
            const before = said("answered 507");
            disk.fill(Math.floor(dice() * 64));
            // It looks once a second at most, and says that there is room again only where it has seen that there was none. What it
            // refuses it says once in ten seconds.
            await whileTheyCome("the backend to have seen it", () => said("error disk:") > time, 60000);
            await whileTheyCome("the backend to refuse", () => said("answered 507") > before, 60000);
            disk.relieve();
            await whileTheyCome("the backend to say that it takes again", () => said("warning disk:") > time + 1, 90000);
        }
        await waitFor("everything to be delivered", () => kiosk.exit, 120000);
        assert.equal(kiosk.exit.code, 0, kiosk.err);
        assert.equal(backend.exit, null);
        await allIsWell(scenario, visits);
    });
});
