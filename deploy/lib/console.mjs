// SPDX-License-Identifier: GPL-3.0-or-later
// A small client of the console's API for scripts: the backend's self-made key is pinned, by the fingerprint in serve.json.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";

export function serveInfo(data) {
    return JSON.parse(readFileSync(path.join(data, "serve.json"), "utf8"));
}

// Runs `standdienst ARGUMENTS --data DIR` and returns what it printed.
export function standdienst(program, data, ...args) {
    return execFileSync(program, [...args, "--data", data], { encoding: "utf8", maxBuffer: 1 << 28 });
}

export class Console {
    constructor(info) {
        this.base = new URL(info.address);
        this.fingerprint = info.fingerprint;
        this.cookie = "";
        this.csrf = "";
    }

    request(method, where, body) {
        return new Promise((resolve, reject) => {
            const request = https.request({
                host: this.base.hostname,
                port: this.base.port,
                path: where,
                method,
                agent: false,
                rejectUnauthorized: false, // the key is compared below instead
                headers: {
                    ...(this.cookie && { Cookie: this.cookie }),
                    ...(method !== "GET" && this.csrf && { "Standdienst-Csrf": this.csrf }),
                    ...(body && { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }),
                },
            });
            request.on("socket", (socket) => socket.once("secureConnect", () => {
                const key = socket.getPeerX509Certificate().publicKey.export({ type: "spki", format: "der" });
                if (createHash("sha256").update(key).digest("hex") !== this.fingerprint) {
                    request.destroy(new Error(`${this.base} answers with another key than serve.json names`));
                }
            }));
            request.on("error", reject);
            request.on("response", (response) => {
                const chunks = [];
                response.on("data", (chunk) => chunks.push(chunk));
                response.on("error", reject);
                response.on("end", () => {
                    const text = Buffer.concat(chunks).toString("utf8");
                    if (response.statusCode >= 300) {
                        reject(new Error(`${method} ${where}: ${response.statusCode} ${text}`));
                        return;
                    }
                    for (const cookie of response.headers["set-cookie"] ?? []) this.cookie = cookie.split(";")[0];
                    resolve(text ? JSON.parse(text) : null);
                });
            });
            request.end(body);
        });
    }

    async logIn(token) {
        const answer = await this.request("POST", "/api/console/v1/login/link", JSON.stringify({ token }));
        this.csrf = answer.csrf;
        return answer;
    }

    logOut() {
        return this.request("POST", "/api/console/v1/logout");
    }

    // Every lead, newest first.
    async leads() {
        const all = [];
        let before = "";
        do {
            const page = await this.request("GET", `/api/console/v1/leads?limit=200${before && `&before=${encodeURIComponent(before)}`}`);
            all.push(...page.leads);
            before = page.next;
        } while (before);
        return all;
    }

    lead(visit) {
        return this.request("GET", `/api/console/v1/leads/${visit}`);
    }
}

// A console logged in as the first administrator, through a one-time link.
export async function administrator(program, data) {
    const { token } = JSON.parse(standdienst(program, data, "user", "link", "admin", "--json"));
    const console_ = new Console(serveInfo(data));
    await console_.logIn(token);
    return console_;
}
