// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for words in files of any kind, in every dress that programs put text in.
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

// The part of a base64 text that does not depend on what stands around it, for each of the three alignments.
function base64Cores(bytes) {
    return [0, 1, 2].map((shift) => {
        const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").replace(/=+$/u, "");
        return whole.slice(shift === 0 ? 0 : shift + 1, Math.floor(((bytes.length + shift) * 8) / 6));
    });
}

const utf16be = (text) => Buffer.from(text, "utf16le").swap16();
const utf32le = (text) => Buffer.concat([...text].map((letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0)).buffer)));
const percent = (bytes, digits) => [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `%${digits(byte.toString(16))}`)).join("");

// [{word, dress, bytes}] for a word: as typed, in small and in capital letters, each in every encoding.
export function needlesOf(word) {
    const needles = new Map();
    for (const text of new Set([word, word.toLowerCase(), word.toUpperCase()])) {
        const utf8 = Buffer.from(text);
        const add = (dress, bytes) => needles.set(Buffer.from(bytes).toString("hex"), { word, dress, bytes: Buffer.from(bytes) });
        add("UTF-8", utf8);
        add("UTF-16LE", Buffer.from(text, "utf16le"));
        add("UTF-16BE", utf16be(text));
        add("UTF-32LE", utf32le(text));
        add("Latin-1", Buffer.from(text, "latin1"));
        for (const core of [...base64Cores(utf8), ...base64Cores(Buffer.from(text, "utf16le"))]) {
            add("base64", core);
            add("base64url", core.replaceAll("+", "-").replaceAll("/", "_"));
        }
        add("percent-encoded", percent(utf8, (hex) => hex.toUpperCase()));
        add("percent-encoded", percent(utf8, (hex) => hex));
        add("hexadecimal", utf8.toString("hex"));
        add("JSON escapes", text.replace(/[^\x20-\x7e]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`));
    }
    return [...needles.values()];
}

export function filesBelow(folder) {
    return readdirSync(folder, { recursive: false, withFileTypes: true }).flatMap((entry) => {
        const where = path.join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(where) : entry.isFile() ? [where] : [];
    });
}

// All needles in one pass, by their first three bytes: a core dump is large, and there are hundreds of them.
class Finder {
    constructor(needles) {
        this.pairs = new Uint8Array(1 << 16); // the first two bytes of some needle
        this.byStart = new Map();
        for (const needle of needles) {
            const [first, second, third] = needle.bytes;
            const start = first | (second << 8) | (third << 16);
            this.pairs[first | (second << 8)] = 1;
            this.byStart.set(start, [...(this.byStart.get(start) ?? []), needle]);
        }
    }

    *in(bytes) {
        const { pairs, byStart } = this;
        for (let at = 0, last = bytes.length - 3; at <= last; at += 1) {
            if (pairs[bytes[at] | (bytes[at + 1] << 8)] === 0) continue;
            for (const needle of byStart.get(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16)) ?? []) {
                if (bytes.compare(needle.bytes, 0, needle.bytes.length, at, Math.min(at + needle.bytes.length, bytes.length)) === 0) yield { ...needle, at };
            }
        }
    }
}

// Where the words stand: ["file: word as UTF-16LE at 4711"], at most one line a file and dress.
export function findWords(words, files) {
    const finder = new Finder(words.flatMap(needlesOf));
    const found = new Map();
    for (const file of files) {
        if (statSync(file).size === 0) continue;
        for (const { word, dress, at } of finder.in(readFileSync(file))) {
            const what = `${file}: ${word} as ${dress}`;
            if (!found.has(what)) found.set(what, `${what} at ${at}`);
        }
    }
    return [...found.values()];
}
