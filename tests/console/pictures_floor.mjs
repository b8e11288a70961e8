// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures_floor.mjs BUILD [FOLDER]: draws docs/pictures/console-floor-*.png, the page for staff on the stand in all that it
// can show, from the bundled console of that build folder over a mock: no day brings all of it within a minute.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { connected, launch, login, openPage } from './pages.mjs';
import { fair, fillGifts, makeClaim, makeLead, makeTicket, makeVisit } from './people.mjs';

const [build, where] = process.argv.slice(2);
if (!build) {
  console.error('usage: node pictures_floor.mjs BUILD [FOLDER]');
  process.exit(2);
}
const folder = resolve(where ?? join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures'));
await mkdir(folder, { recursive: true });

const text = (de, en) => ({ de, en });
const asked = {
  ...fair,
  meeting_point: text('Stehtisch am Gang', 'High table by the aisle'),
  questions: [
    {
      id: 'temperature',
      kind: 'number',
      ask: text('Welche Temperatur brauchen Sie?', 'Which temperature do you need?'),
      unit: text('°C', '°C'),
    },
    {
      id: 'when',
      kind: 'single',
      ask: text('Wann soll es losgehen?', 'When do you want to start?'),
      options: [{ id: 'soon', name: text('In den nächsten drei Monaten', 'Within three months') }],
    },
  ],
  needs: [
    {
      id: 'recovery',
      needs: text(
        'Eine Hochtemperaturlösung mit Wärmerückgewinnung',
        'A high-temperature solution with heat recovery',
      ),
    },
  ],
};
const needs = {
  answers: [
    { question: 'temperature', number: 180 },
    { question: 'when', options: ['soon'] },
  ],
  needs: ['recovery'],
};
const minutes = (count) => new Date(Date.now() + count * 60_000).toISOString();

class Stand {
  mock = new Mock(join(resolve(build), 'console'));
  constructor() {
    this.mock.fair = { ...asked, state: 'open' };
    fillGifts(this.mock);
    const states = { 'Anna Schreiber': 'free', 'Jonas Weiß': 'busy', 'Mehmet Aydın': 'break' };
    this.mock.floor.people = Object.entries(states).map(([name, status], index) => ({
      id: `6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a1${index}`,
      name,
      status,
      break_due: index === 1,
      needs_help: false,
    }));
  }
  waits(number, since) {
    const { lead } = makeLead(number, new Date());
    const visit = { ...makeVisit(number, new Date(), lead), played: false, needs };
    return this.mock.addTicket(makeTicket(number, since, visit));
  }
  come() {
    this.mock.floor.change({
      me: this.mock.me,
      status: 'free',
      load: { talk_minutes: 134, streak_minutes: 38, fatigue: 0.45 },
      next_break: { minutes: 30, earliest: minutes(40), latest: minutes(95) },
      shift: { begins: minutes(-200), ends: minutes(240) },
      languages: ['de', 'en'],
      topics: ['heat-pumps'],
    });
  }
  offer() {
    const ticket = this.waits(0, 2);
    this.waits(8, 1);
    const because = [
      { reason: 'likely_prospect', value: 0.5 },
      { reason: 'speaks_language', value: 2 },
      { reason: 'knows_topic', value: 1 },
    ];
    this.mock.floor.offer(ticket, because, 23);
  }
  talk() {
    const ticket = this.waits(0, 16);
    this.waits(8, 1);
    this.mock.addClaim(makeClaim('144B', 'mug', 2, { visit: ticket.id }));
    this.mock.act(ticket, 'taken');
    this.mock.floor.begin(ticket);
    this.mock.floor.began -= 14 * 60_000;
    this.mock.stir();
  }
}

const portrait = { size: { width: 800, height: 1280 }, hasTouch: true };
const landscape = { size: { width: 1280, height: 800 }, hasTouch: true };
const phone = { size: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const german = { language: 'de' };

const browser = await launch();
async function picture(name, options, arrange) {
  const stand = new Stand();
  const base = await stand.mock.start();
  const page = await openPage(browser, options);
  await login(page, base, 'petra', stand.mock.password);
  await page.goto(`${base}/floor`);
  await page.getByTestId('floor-status').or(page.getByTestId('no-fair')).waitFor();
  await connected(page);
  await arrange(stand, page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `console-floor-${name}.png`) });
  if (page.troubles.length > 0) throw new Error(`${name}: ${page.troubles.join()}`);
  await page.context().close();
  await stand.mock.stop();
}
const shows = (page, what) => page.locator(`[data-testid="floor"][data-status="${what}"]`).waitFor();

const free = async (stand, page) => {
  stand.come();
  await shows(page, 'free');
};
const offered = async (stand, page) => {
  stand.come();
  stand.offer();
  await page.getByTestId('visitor').waitFor();
};
const talking = async (stand, page) => {
  stand.come();
  stand.talk();
  await page.getByTestId('visitor').waitFor();
};
const resting = async (stand, page) => {
  stand.come();
  stand.mock.floor.change({
    status: 'resting',
    rest: { rest: 'break', minutes: 30, until: minutes(22) },
  });
  await shows(page, 'resting');
};
const due = async (stand, page) => {
  stand.come();
  const because = [{ reason: 'break_lull', value: 25 }];
  stand.mock.floor.change({ due: [{ what: 'rest', rest: 'break', minutes: 30, because }] });
  await page.getByTestId('due-rest').waitFor();
};
const called = async (stand, page) => {
  stand.come();
  const colleague = stand.mock.floor.people[1];
  colleague.needs_help = true;
  const because = [{ reason: 'calls_help', value: 0 }];
  stand.mock.floor.change({ due: [{ what: 'help', colleague, because }] });
  await page.getByTestId('due-help').waitFor();
};
const finishing = async (stand, page) => {
  await talking(stand, page);
  await page.getByTestId('floor-finish').click();
  await page.getByTestId('finish-sheet').waitFor();
};
const gift = async (stand, page) => {
  await talking(stand, page);
  await page.getByTestId('floor-gift').click();
  await page.getByTestId('own-gift').waitFor();
};
const offline = async (stand, page) => {
  await offered(stand, page);
  await page.context().setOffline(true);
  stand.mock.dropLive();
  await page.getByTestId('connection-lost').waitFor();
  await page.getByTestId('floor-accept').click();
  await page.getByTestId('unsent').waitFor();
};
const helped = async (stand, page) => {
  await talking(stand, page);
  stand.mock.floor.change({ help: { coming: stand.mock.floor.people[0] } });
  await page.getByTestId('help-called').waitFor();
};
const nobody = () => undefined;

await picture('come-de', { ...portrait, ...german }, nobody);
await picture('free', portrait, free);
await picture('free-de-landscape', { ...landscape, ...german }, free);
await picture('offer', portrait, offered);
await picture('offer-de-landscape', { ...landscape, ...german }, offered);
await picture('offer-de-dark', { ...portrait, ...german, dark: true }, offered);
await picture('talk-de', { ...portrait, ...german }, talking);
await picture('talk-landscape', landscape, talking);
await picture('finish-de', { ...portrait, ...german }, finishing);
await picture('gift', portrait, gift);
await picture('help-de', { ...portrait, ...german }, helped);
await picture('called-landscape', landscape, called);
await picture('break-de', { ...portrait, ...german }, resting);
await picture('due', portrait, due);
await picture('offline-de', { ...portrait, ...german }, offline);
await picture('phone-offer-de', { ...phone, ...german }, offered);
await picture('phone-talk', phone, talking);
await picture('phone-come-de', { ...phone, ...german }, nobody);
await picture('empty-de', { ...portrait, ...german }, async (stand, page) => {
  stand.mock.floor.people = [];
  await free(stand, page);
});
await browser.close();
