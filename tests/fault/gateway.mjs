// SPDX-License-Identifier: GPL-3.0-or-later
// A bad network as the programs on both sides see it: requests and answers, not bytes. It speaks TLS with the backend's own key, so
// that a kiosk takes it for the backend, and loses, delays, repeats, cuts off and replaces what goes through. Bytes that change on
// their way and connections that break are the TCP proxy's (proxy.mjs).
import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";

const fair = { lost: 0, answerLost: 0, delay: 0, repeated: 0, cutOff: 0, shortened: 0, portal: 0 };

export class Gateway {
    // `dice`: numbers below 1 that the seed decides.
    constructor(data, target, dice) {
        this.identity = readFileSync(path.join(data, "keys", "tls.pem"));
        this.target = target;
        this.dice = dice;
        this.weather = fair;
        this.agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
        this.struck = {}; // how often each fault happened
    }

    listen() {
        this.server = https.createServer({ key: this.identity, cert: this.identity }, (request, response) => this.take(request, response));
        this.server.on("tlsClientError", () => {});
        return new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve((this.port = this.server.address().port))));
    }

    // Chances of 0 to 1 for each exchange; `delay` in milliseconds, at most, each way.
    become(weather) {
        this.weather = { ...fair, ...weather };
        if (weather.lost || weather.answerLost) this.server.closeAllConnections();
    }

    happens(fault) {
        if (this.dice() >= this.weather[fault]) return false;
        this.struck[fault] = (this.struck[fault] ?? 0) + 1;
        return true;
    }

    later(what) {
        const delay = this.dice() * this.weather.delay;
        if (delay > 0) this.struck.delay = (this.struck.delay ?? 0) + 1;
        setTimeout(what, delay);
    }

    take(request, response) {
        const chunks = [];
        request.on("error", () => {});
        response.on("error", () => {});
        request.on("data", (chunk) => chunks.push(chunk));
        request.on("end", () => this.later(() => this.pass(request, Buffer.concat(chunks), response)));
    }

    pass(request, body, response) {
        const answerLost = this.happens("answerLost");
        if (this.happens("lost")) return request.socket.destroy();
        if (this.happens("portal")) {
            response.writeHead(200, { "Content-Type": "text/html" });
            return response.end("<html><body>Welcome to the hall's Wi-Fi. Please accept our terms.</body></html>");
        }
        // The copy comes late: after whatever the kiosk says next.
        if (this.happens("repeated")) setTimeout(() => this.forward(request, body, (answer) => answer.resume(), () => {}), this.dice() * 3000);
        const failed = () => request.socket.destroy();
        this.forward(request, body, (answer) => {
            if (!(answer.headers["content-type"] ?? "").startsWith("text/event-stream")) return this.collect(answer, request, response, answerLost);
            response.writeHead(answer.statusCode, answer.headers);
            response.flushHeaders();
            answer.on("error", failed);
            answer.pipe(response);
            response.on("close", () => answer.destroy());
        }, failed);
    }

    forward(request, body, done, failed) {
        const beyond = https.request({ host: "127.0.0.1", port: this.target, agent: this.agent, method: request.method, path: request.url, headers: request.headers, rejectUnauthorized: false }, done);
        beyond.on("error", failed);
        beyond.end(body);
    }

    collect(answer, request, response, answerLost) {
        const chunks = [];
        answer.on("error", () => request.socket.destroy());
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => this.later(() => {
            const text = Buffer.concat(chunks);
            const half = text.subarray(0, Math.floor(this.dice() * text.length));
            if (answerLost) return request.socket.destroy(); // the backend has done what it was asked
            if (this.happens("cutOff")) {
                response.writeHead(answer.statusCode, answer.headers);
                return response.write(half, () => request.socket.destroy());
            }
            // Worse: it looks whole.
            if (this.happens("shortened")) {
                response.writeHead(answer.statusCode, { ...answer.headers, "content-length": half.length });
                return response.end(half);
            }
            response.writeHead(answer.statusCode, answer.headers);
            return response.end(text);
        }));
    }

    close() {
        this.agent.destroy();
        this.server.closeAllConnections();
        return new Promise((resolve) => this.server.close(resolve));
    }
}
