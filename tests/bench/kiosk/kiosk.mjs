// SPDX-License-Identifier: GPL-3.0-or-later
// What the kiosk needs: until its first frame and in memory, in multiples of the least program in Qt Quick; of a core while it waits
// for visitors; and from a touch to the frame that answers it. The same screen in Chromium stands beside it. For figures.sh:
//
//     STANDDIENST_BUILD=FOLDER node tests/bench/kiosk/kiosk.mjs [--quick]
//
// The kiosk is paired with a backend that runs, fills a screen of 1080 × 1920, and is drawn by Qt's software renderer. A line of JSON
// for each figure (tests/bench/README.md).
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { Scenario, programs, sampleDay, top, waitFor } from "../../e2e/harness.mjs";
import { readDay, watch } from "../../e2e/expected.mjs";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const starts = values.quick ? 1 : 15;
const seconds = values.quick ? 1 : 40;
const warm = values.quick ? 1 : 10; // s, until a picture has changed and both are held
const bin = path.dirname(programs.kiosk);
const floor = path.join(bin, "bench-kiosk-floor");
const screen = { width: 1080, height: 1920 };
const frame = 1000 / 60; // ms, of a screen's
const ticks = 100; // a second, in /proc/PID/stat: USER_HZ on Linux

const sorted = (list) => [...list].sort((a, b) => a - b);
const quantile = (list, share) => sorted(list)[Math.min(list.length - 1, Math.ceil(share * list.length) - 1)];
const median = (list) => quantile(list, 0.5);
const round = (number, digits = 2) => Number(number.toFixed(digits));
// The time that is measured over.
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A process and all that it started.
function family(pid) {
    const parents = new Map();
    for (const entry of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
        try {
            parents.set(Number(entry), Number(readFileSync(`/proc/${entry}/stat`, "utf8").replace(/^.*\) /u, "").split(" ")[1]));
        } catch { /* gone meanwhile */ }
    }
    const all = [pid];
    for (const one of all) for (const [child, parent] of parents) if (parent === one) all.push(child);
    return all;
}

const pss = (pid) => family(pid).reduce((sum, one) => sum + Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${one}/smaps_rollup`, "utf8"))?.[1] ?? 0), 0) / 1024; // MiB
function used(pid) { // s of a core
    return family(pid).reduce((sum, one) => {
        const fields = readFileSync(`/proc/${one}/stat`, "utf8").replace(/^.*\) /u, "").split(" ");
        return sum + Number(fields[11]) + Number(fields[12]);
    }, 0) / ticks;
}

async function share(pid, span = seconds) {
    const before = used(pid);
    const began = performance.now();
    await pause(span * 1000);
    return ((used(pid) - before) / ((performance.now() - began) / 1000)) * 100;
}

await Scenario.run("bench-kiosk", async (scenario) => {
    await scenario.startBackend();
    const screens = path.join(scenario.folder, "screens.json");
    writeFileSync(screens, JSON.stringify({ screens: [{ name: "kiosk", x: 0, y: 0, ...screen, logicalDpi: 96, logicalBaseDpi: 96, dpr: 1 }] }));
    const shown = { QT_QPA_PLATFORM: `offscreen:configfile=${screens}` };
    const notes = path.join(scenario.folder, "probe");
    const probed = { ...shown, QT_PLUGIN_PATH: path.join(bin, "bench-plugins"), QT_QPA_GENERIC_PLUGINS: "standdienst-probe", STANDDIENST_PROBE: notes };
    const said = () => (existsSync(notes) ? readFileSync(notes, "utf8").split("\n").slice(0, -1).map((line) => line.split(" ")) : []);
    const run = (what, env) => (what === "kiosk" ? scenario.startKiosk(["--fullscreen"], { env })
        : scenario.start(what, floor, [], { env: { ...scenario.kioskEnvironment(), ...env } }));

    // Paired, and everything that Qt keeps of a first start is kept.
    await scenario.playToTheEnd(readDay(sampleDay).filter((one) => watch(one).thanked).slice(0, 3), ["--pair", scenario.ticket()], { env: shown });

    // First frames, in turns, so that both meet the same machine.
    const first = { kiosk: [], floor: [] };
    for (let turn = 0; turn < starts; turn += 1) {
        for (const what of ["floor", "kiosk"]) {
            rmSync(notes, { force: true });
            const began = process.hrtime.bigint();
            const one = run(what, probed);
            await waitFor("a first frame", () => one.exit || said().length > 0);
            if (one.exit) throw new Error(`${what}: ${one.err}`);
            first[what].push(Number(BigInt(said()[0][1]) - began) / 1e6);
            await one.end("SIGKILL");
        }
    }

    // Memory, each alone on the machine, and the load while it waits: greeting and picture change every eight seconds.
    const memory = {};
    let moving = 0;
    for (const what of ["floor", "kiosk"]) {
        const one = run(what, shown);
        await pause(warm * 1000);
        memory[what] = pss(one.pid);
        if (what === "kiosk") moving = await share(one.pid);
        await one.end("SIGKILL");
    }
    // Still: somebody began and thinks about the reasons. Everything but the clock stands.
    const thinking = scenario.play([{ name: "thinks", steps: [{ tap: "attract.begin" }, { expect: "reasons" }, { wait_ms: 43000 }, { tap: "nav.startOver" }] }], ["--fullscreen", "--pace", "1"], { env: shown });
    await pause(values.quick ? 1500 : 3000);
    const still = await share(thinking.pid, Math.min(seconds, 30));
    await thinking.end("SIGKILL");

    // Touches, four times as fast as visitors'.
    rmSync(notes, { force: true });
    const visits = readDay(sampleDay).filter((one) => watch(one).thanked).slice(0, values.quick ? 2 : 60);
    const touching = scenario.play(visits, ["--fullscreen", "--pace", "4"], { env: probed });
    const { code } = await touching.ended;
    if (code !== 0) throw new Error(touching.err);
    const touches = said().filter(([kind]) => kind === "touch").map(([, , later, before]) => ({ ms: Number(later) / 1e6, frames: Number(before) + 1 }));

    // Chromium with the same screen, which says when it was first painted.
    const site = await serveAttract();
    scenario.closers.push(() => site.server.close());
    const browse = () => scenario.start("chromium", "chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", `--user-data-dir=${path.join(scenario.folder, "chromium")}`, `--window-size=${screen.width},${screen.height}`, `http://127.0.0.1:${site.server.address().port}/attract.html`], { env: scenario.kioskEnvironment() });
    const chromium = { first: [] };
    const turns = Math.min(starts, 5);
    for (let turn = 0; turn < turns; turn += 1) {
        site.painted = 0;
        const began = Date.now();
        const browser = browse();
        await waitFor("Chromium's first paint", () => browser.exit || site.painted);
        if (browser.exit) throw new Error(browser.err);
        chromium.first.push(site.painted - began);
        if (turn === turns - 1) {
            await pause(warm * 1000);
            chromium.memory = pss(browser.pid);
            chromium.moving = await share(browser.pid);
        }
        await browser.end();
    }

    const times = { floor: median(first.floor), kiosk: median(first.kiosk) };
    const ms = touches.map((one) => one.ms);
    const frames = touches.map((one) => Math.max(one.frames, Math.ceil(one.ms / frame)));
    const tell = (name, what, value, unit, limit, more) => console.log(JSON.stringify({ name, what, value: round(value), unit, bound: "at most", limit, held: value <= limit, more }));
    tell("first_frame", "from the start of the kiosk until its first frame, in multiples of the floor's", times.kiosk / times.floor, "ratio", 2,
        { kiosk_ms: round(times.kiosk, 0), floor_ms: round(times.floor, 0), chromium_ms: round(median(chromium.first), 0) });
    tell("memory", "proportional set size of the kiosk on Attract, in multiples of the floor's", memory.kiosk / memory.floor, "ratio", 1.4,
        { kiosk_mib: round(memory.kiosk, 1), floor_mib: round(memory.floor, 1), chromium_mib: round(chromium.memory, 1) });
    tell("attract", "of a core, while Attract changes greeting and picture", moving, "%", 3, { seconds, chromium_percent: round(chromium.moving) });
    // A tick of /proc is 0.03 % of half a minute.
    tell("still", "of a core, while nothing moves", still, "%", 0.1, { seconds: Math.min(seconds, 30) });
    tell("touch_median", "frames of 1/60 s from a touch to the frame that answers it, in the median", quantile(frames, 0.5), "frames", 1, { touches: touches.length, ms: round(median(ms), 1) });
    tell("touch_p99", "the same, of 99 in 100", quantile(frames, 0.99), "frames", 2, { ms: round(quantile(ms, 0.99), 1), longest_ms: round(Math.max(...ms), 1) });
});

async function serveAttract() {
    const pictures = path.join(top, "deploy/fairs/sample/pictures");
    const site = { painted: 0 };
    site.server = http.createServer((request, response) => {
        const name = path.basename(request.url.split("?")[0]);
        if (name === "painted") {
            request.setEncoding("utf8").on("data", (text) => (site.painted = Number(text)));
            request.on("end", () => response.writeHead(204).end());
        } else if (name === "attract.html" || name.endsWith(".png")) {
            const html = name === "attract.html";
            response.writeHead(200, { "Content-Type": html ? "text/html" : "image/png" });
            response.end(readFileSync(html ? path.join(top, "tests/bench/kiosk/attract.html") : path.join(pictures, name)));
        } else response.writeHead(404).end();
    });
    await new Promise((resolve) => site.server.listen(0, "127.0.0.1", resolve));
    return site;
}
