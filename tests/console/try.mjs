// SPDX-License-Identifier: GPL-3.0-or-later
// node try.mjs [FOLDER] [PORT] [VERDICT]: serves the bundled console with invented leads, a new one every ten seconds.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { fair, fillDay, fillGifts, makeLead, makeVisit } from './people.mjs';
import { addScores } from './scores.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const mock = new Mock(resolve(process.argv[2] ?? join(here, '../../build/console')));
mock.fair = fair;
fillDay(mock, 112);
addScores(mock);
fillGifts(mock);
mock.triage = { version: 12, labels: 40, verdict: process.argv[4] ?? 'none', doubted: 0 };
mock.links.add('try');
const address = await mock.start(Number(process.argv[3] ?? 0));
console.log(`${address}/login#token=try  or log in as petra, "${mock.password}"`);
let number = 200;
setInterval(() => {
  const lead = makeLead(number++, new Date());
  mock.add(lead);
  mock.addVisit(makeVisit(number, new Date(), lead.lead));
}, 10_000);
setInterval(() => mock.heartbeat(), 15_000);
