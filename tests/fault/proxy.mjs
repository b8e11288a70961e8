// SPDX-License-Identifier: GPL-3.0-or-later
// A bad network between kiosk and backend: a TCP proxy that can be cut, left silent, change bytes, or become a captive portal.
import net from "node:net";
import { Transform } from "node:stream";

export class Proxy {
    // `dice`: numbers below 1 that a seed decides, for what is changed.
    constructor(target, dice = Math.random) {
        this.target = target;
        this.dice = dice;
        // "pass", "cut" (connections are reset), "silent" (nothing is ever answered), "portal" (a page for everything that is said),
        // "corrupt" (a byte of every fourth piece is another one)
        this.mode = "pass";
        this.corrupted = 0; // pieces
        this.sockets = new Set();
        this.refused = 0; // connections that met no backend
    }

    listen() {
        this.server = net.createServer((socket) => this.connected(socket));
        return new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve((this.port = this.server.address().port))));
    }

    // Ends what is open, as a radio that loses its cell does.
    become(mode) {
        this.mode = mode;
        for (const socket of this.sockets) socket.resetAndDestroy();
    }

    connected(socket) {
        this.sockets.add(socket);
        socket.on("close", () => this.sockets.delete(socket));
        socket.on("error", () => socket.destroy());
        if (!["pass", "corrupt"].includes(this.mode)) this.refused += 1;
        if (this.mode === "cut") socket.resetAndDestroy();
        else if (this.mode === "silent") socket.resume();
        else if (this.mode === "portal") {
            const page = "<html><body>Welcome to the hall's Wi-Fi. Please accept our terms.</body></html>";
            socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`));
        } else {
            const backend = net.connect(this.target, "127.0.0.1");
            this.sockets.add(backend);
            backend.on("close", () => {
                this.sockets.delete(backend);
                socket.destroy();
            });
            backend.on("error", () => socket.destroy());
            socket.on("close", () => backend.destroy());
            socket.pipe(this.wire()).pipe(backend).pipe(this.wire()).pipe(socket);
        }
    }

    wire() {
        return new Transform({
            transform: (piece, encoding, done) => {
                if (this.mode === "corrupt" && this.dice() < 0.25) {
                    this.corrupted += 1;
                    piece[Math.floor(this.dice() * piece.length)] ^= 1 + Math.floor(this.dice() * 255);
                }
                done(null, piece);
            },
        });
    }

    close() {
        this.become("cut");
        return new Promise((resolve) => this.server.close(resolve));
    }
}

// A pairing ticket that leads through the proxy; the key in it is still the backend's.
export function through(proxy, ticket) {
    return ticket.replace(/address=[^&]*/u, `address=${encodeURIComponent(`https://127.0.0.1:${proxy.port}`)}`);
}
