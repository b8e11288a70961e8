// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes for tests across programs: each scenario has a folder of its own, its processes are ended by their ids, and
// where it fails, what they said is printed. Nothing waits on a clock: waitFor polls a condition, its deadline is for failing.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { administrator, serveInfo, standdienst } from "../../deploy/lib/console.mjs";

export const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const build = path.resolve(process.env.STANDDIENST_BUILD ?? path.join(top, "build/dev"));
export const programs = { standdienst: path.join(build, "bin/standdienst"), kiosk: path.join(build, "bin/standdienst-kiosk") };
export const sampleFair = path.join(top, "deploy/fairs/sample/fair.toml");
export const sampleDay = path.join(top, "deploy/fairs/sample/day.jsonl");

export async function waitFor(what, condition, deadlineMs = 30000) {
    const end = performance.now() + deadlineMs;
    for (;;) {
        const value = await condition();
        if (value) return value;
        if (performance.now() > end) throw new Error(`waited ${deadlineMs / 1000} s in vain for: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

// Numbers below 1 that a seed alone decides. Print the seed wherever it is used.
export function diceOf(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

export function seedFromEnvironment() {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`SEED=${seed}`);
    return seed;
}

export function freePort() {
    return new Promise((resolve, reject) => {
        const server = net.createServer();
        server.on("error", reject);
        server.listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

class Process {
    constructor(name, program, args, options) {
        this.name = name;
        this.out = "";
        this.err = "";
        this.exit = null; // {code, signal} once it has ended
        this.child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
        this.child.stdout.setEncoding("utf8").on("data", (text) => (this.out += text));
        this.child.stderr.setEncoding("utf8").on("data", (text) => (this.err += text));
        this.ended = new Promise((resolve) => {
            this.child.on("error", (error) => {
                this.err += `${error}\n`;
                this.exit = { code: -1, signal: null };
                resolve(this.exit);
            });
            this.child.on("close", (code, signal) => {
                this.exit = { code, signal };
                resolve(this.exit);
            });
        });
    }

    get pid() {
        return this.child.pid;
    }

    // Ends it and waits until it has ended.
    end(signal = "SIGTERM") {
        if (!this.exit) this.child.kill(signal);
        return this.ended;
    }
}

// One folder, one backend, one kiosk, and whatever else a test starts.
export class Scenario {
    constructor(name) {
        this.folder = mkdtempSync(path.join(os.tmpdir(), `standdienst-${name}-`));
        this.processes = [];
        this.closers = [];
        this.data = path.join(this.folder, "backend");
        this.kioskData = path.join(this.folder, "kiosk");
        this.reports = []; // of each play
    }

    // Runs a test's body and tidies up behind it, also where it failed.
    static async run(name, body) {
        const scenario = new Scenario(name);
        try {
            await body(scenario);
        } catch (error) {
            for (const one of scenario.processes) {
                console.error(`--- ${one.name} (${one.exit ? JSON.stringify(one.exit) : "running"})`);
                console.error((one.out + one.err).split("\n").slice(-40).join("\n"));
            }
            throw error;
        } finally {
            await scenario.close();
        }
    }

    async close() {
        for (const one of this.processes.reverse()) await one.end("SIGKILL");
        for (const closer of this.closers.reverse()) await closer();
        if (!process.env.KEEP) rmSync(this.folder, { recursive: true, force: true });
    }

    start(name, program, args, options = {}) {
        const started = new Process(name, program, args, options);
        this.processes.push(started);
        return started;
    }

    // Starts `serve` and returns once it listens; the port stays the same over restarts.
    async startBackend({ args = [], fair = sampleFair, wrap = [], env = {} } = {}) {
        this.port ??= await freePort();
        rmSync(path.join(this.data, "serve.json"), { force: true });
        const command = [...wrap, programs.standdienst, "serve", "--data", this.data, "--port", String(this.port), ...(fair ? ["--fair", fair] : []), ...args];
        const backend = this.start("backend", command[0], command.slice(1), { env: { ...process.env, ...env } });
        await waitFor("the backend to listen", () => {
            if (backend.exit) throw new Error(`the backend ended: ${backend.err}`);
            try {
                return serveInfo(this.data).port === this.port;
            } catch {
                return false;
            }
        });
        this.backend = backend;
        return backend;
    }

    // Runs a command of standdienst's; what it printed, parsed where it is asked for as JSON.
    command(...args) {
        const text = standdienst(programs.standdienst, this.data, ...args);
        return args.includes("--json") ? JSON.parse(text) : text;
    }

    // A command that fails: its exit code and what it said.
    async refused(...args) {
        const one = this.start(args.join(" "), programs.standdienst, [...args, "--data", this.data]);
        const { code } = await one.ended;
        return { code, text: one.err + one.out };
    }

    ticket() {
        return this.command("device", "pair", "--json").ticket;
    }

    // The kiosk writes nothing outside the scenario's folder, whatever library wants to remember something.
    kioskEnvironment() {
        const home = path.join(this.folder, "home");
        const folders = { HOME: home, XDG_DATA_HOME: `${home}/data`, XDG_CONFIG_HOME: `${home}/config`, XDG_CACHE_HOME: `${home}/cache`, XDG_STATE_HOME: `${home}/state`, XDG_RUNTIME_DIR: `${home}/run`, TMPDIR: `${home}/tmp` };
        for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
        return { ...process.env, ...folders, QT_QPA_PLATFORM: "offscreen", QT_QUICK_BACKEND: "software", LANG: "C.UTF-8" };
    }

    startKiosk(args = [], { env = {}, wrap = [] } = {}) {
        const command = [...wrap, programs.kiosk, "--data", this.kioskData, ...args];
        this.kiosk = this.start("kiosk", command[0], command.slice(1), { env: { ...this.kioskEnvironment(), ...env } });
        return this.kiosk;
    }

    // Plays visits, as fast as possible where `args` name no other pace; returns the kiosk's process.
    play(visits, args = [], options = {}) {
        const file = path.join(this.folder, `visits-${this.reports.length}.jsonl`);
        const report = path.join(this.folder, `report-${this.reports.length}.jsonl`);
        this.reports.push(report);
        writeFileSync(file, visits.map((visit) => JSON.stringify(visit)).join("\n") + "\n");
        return this.startKiosk(["--pace", "0", ...args, "--play", file, "--play-report", report], options);
    }

    async playToTheEnd(visits, args = [], options = {}) {
        const kiosk = this.play(visits, args, options);
        const { code } = await kiosk.ended;
        if (code !== 0) throw new Error(`the play failed: ${kiosk.err}`);
    }

    // The Thank-you screens seen so far, in all plays: [{visit, name}]. A last line that a kill cut off is none.
    thanked() {
        return this.reports.filter((report) => existsSync(report)).flatMap((report) =>
            readFileSync(report, "utf8").split("\n").slice(0, -1).map((line) => JSON.parse(line)).filter((line) => line.visit));
    }

    administrator() {
        return administrator(programs.standdienst, this.data);
    }

    // Folds the journal anew and compares.
    checkRebuild() {
        return this.command("rebuild", "--check");
    }
}
