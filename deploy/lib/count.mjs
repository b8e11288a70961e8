// SPDX-License-Identifier: GPL-3.0-or-later
// count.mjs STANDDIENST DATA REPORT: what became of the visits that a kiosk played. Prints "V visits, L leads, X lost".
import { readFileSync } from "node:fs";
import { administrator, standdienst } from "./console.mjs";

const [program, data, report] = process.argv.slice(2);
const lines = readFileSync(report, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const thanked = new Set(lines.filter((line) => line.visit).map((line) => line.visit)); // one line a Thank-you screen

const known = new Set(JSON.parse(standdienst(program, data, "visit", "list", "--json")).visits.map((visit) => visit.visit));
const api = await administrator(program, data);
const leads = (await api.leads()).filter((lead) => thanked.has(lead.visit));
await api.logOut();

const lost = [...thanked].filter((visit) => !known.has(visit));
for (const visit of lost) console.error(`lost: ${visit}`);
console.log(`${thanked.size} visits, ${leads.length} leads, ${lost.length} lost`);
process.exitCode = lost.length > 0 ? 1 : 0;
