// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody on the stand without a browser: what the staff page asks of the backend, in the same order, for tests that need more
// people than a machine can draw pages for.
import https from "node:https";

export class Colleague {
    constructor(port, name, link) {
        this.name = name;
        this.link = link;
        this.options = { host: "127.0.0.1", port, rejectUnauthorized: false, agent: new https.Agent({ keepAlive: true, maxSockets: 2 }) };
        this.headers = {};
        this.me = null; // as GET floor/me said last
        this.onMe = () => {};
    }

    ask(method, path, body) {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = { ...this.headers, ...(text ? { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) } : {}) };
        return new Promise((resolve, reject) => {
            const request = https.request({ ...this.options, rejectUnauthorized: false, method, path: `/api/console/v1/${path}`, headers }, (response) => {
                let answer = "";
                response.setEncoding("utf8").on("data", (part) => (answer += part)).on("error", reject);
                response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: answer ? JSON.parse(answer) : null }));
            });
            request.on("error", reject);
            request.end(text);
        });
    }

    async signIn() {
        const { status, headers, body } = await this.ask("POST", "login/link", { token: this.link });
        if (status !== 200) throw new Error(`${this.name} cannot sign in: ${status} ${JSON.stringify(body)}`);
        this.headers = { Cookie: headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; "), "Standdienst-Csrf": body.csrf };
    }

    // Hears of every move, and looks at once; while a look is under way one more is enough.
    watch() {
        const agent = new https.Agent({ keepAlive: false });
        this.stream = https.request({ ...this.options, agent, path: "/api/console/v1/live", headers: this.headers }, (response) => {
            response.setEncoding("utf8").on("data", (text) => text.includes("event: moved") && this.look()).on("error", () => {});
        });
        this.stream.on("error", () => {});
        this.stream.end();
    }

    async look() {
        this.again = true;
        if (this.looking) return;
        this.looking = true;
        try {
            while (this.again && !this.closed) {
                this.again = false;
                const [{ body: me }] = await Promise.all([this.ask("GET", "floor/me"), this.ask("GET", "floor")]);
                this.me = me;
                this.onMe(me);
            }
        } catch (error) {
            if (!this.closed) throw error;
        } finally {
            this.looking = false;
        }
    }

    // What a button does.
    async act(what, body = {}) {
        const { status, body: answer } = await this.ask("POST", `floor/me/${what}`, body);
        if (status >= 500) throw new Error(`${what}: ${status} ${JSON.stringify(answer)}`);
        this.me = status === 200 ? answer : (answer.me ?? this.me);
        return status;
    }

    close() {
        this.closed = true;
        this.stream?.destroy();
        this.options.agent.destroy();
    }
}
