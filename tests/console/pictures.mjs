// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures.mjs BUILD [FOLDER]: draws docs/pictures/console.png and console-*.png from the programs in that build folder:
// a first day at the kiosk, staff saying what they found of it, and a second day scored by what was learned. Days pass in
// minutes, by a clock that libfaketime (Debian's faketime) bends. FOLDER is docs/pictures by default.
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lists, makeDay } from './fair_days.mjs';
import {
  connected,
  goTo,
  launch,
  leadRows,
  loginWithLink,
  openPage,
  openVisits,
  sizes,
  visitRows,
} from './pages.mjs';
import { drawToday } from './pictures_today.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [build, where] = process.argv.slice(2);
if (!build) {
  console.error('usage: node pictures.mjs BUILD [FOLDER]');
  process.exit(2);
}
process.env.STANDDIENST_BUILD = resolve(build);
const { diceOf, programs, Scenario, waitFor } = await import('../e2e/harness.mjs');
const { Console, serveInfo } = await import('../../deploy/lib/console.mjs');
const folder = resolve(where ?? join(top, 'docs/pictures'));
await mkdir(folder, { recursive: true });

const libraries = (await readdir('/usr/lib')).map((name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`);
const library = libraries.find((path) => existsSync(path));
if (!library) throw new Error('libfaketime is not here: apt install faketime');

// What time it is for backend and kiosk, which read it from a file.
class Clock {
  constructor(path) {
    this.path = path;
    this.env = {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: path,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }
  async set(day, minute) {
    const time = Date.parse(`${day}T00:00:00+01:00`) + minute * 60_000;
    this.ahead = Math.round((time - Date.now()) / 1000);
    await writeFile(`${this.path}.new`, `+${this.ahead}\n`);
    await rename(`${this.path}.new`, this.path);
  }
  now = () => new Date(Date.now() + this.ahead * 1000);
}

const dice = diceOf(20270309);
const yesterday = { date: '2027-03-09', visits: makeDay(dice, 9.2 * 60, 17.5 * 60) };
const today = { date: '2027-03-10', visits: makeDay(dice, 9.1 * 60, 14.4 * 60) };

await Scenario.run('pictures', async (scenario) => {
  const browser = await launch(); // before the clock is bent
  scenario.closers.push(() => browser.close());
  const clock = new Clock(join(scenario.folder, 'clock'));
  await clock.set(yesterday.date, 9 * 60);
  Object.assign(process.env, clock.env);
  await scenario.startBackend();
  for (const [kind, companies] of Object.entries(lists)) {
    const file = join(scenario.folder, `${kind}.csv`);
    await writeFile(file, `domain\n${companies.join('\n')}\n`);
    scenario.command('companies', 'import', kind, file);
  }
  await mkdir(scenario.kioskData, { mode: 0o700 });
  await writeFile(join(scenario.kioskData, 'settings.ini'), '[device]\nname=Kiosk am Gang\n');
  scenario.command('user', 'add', 'petra', '--role', 'sales');
  const link = () => scenario.command('user', 'link', 'petra', '--json');
  const logIn = async () => {
    const api = new Console(serveInfo(scenario.data));
    await api.logIn(link().token);
    return api;
  };

  await live(scenario, clock, await logIn(), yesterday, ['--pair', scenario.ticket()]);
  await clock.set(yesterday.date, 18 * 60);
  await label(await logIn(), yesterday, (number) => number % 17 !== 5);
  await clock.set(today.date, 9 * 60);
  const api = await logIn();
  await live(scenario, clock, api, today);
  await clock.set(today.date, today.visits.at(-1).begins + 9);
  // As a day looks in the afternoon: those who took a gift were quickly looked at, the others of the last hour are open.
  const looked = (number) =>
    number < today.visits.length - 9 ? number % 13 !== 7 : /collects$/.test(today.visits[number].name);
  await label(api, today, looked);
  const { verdict, labels } = await api.request('GET', '/api/console/v1/triage');
  console.log(
    `${yesterday.visits.length} and ${today.visits.length} visits, ${labels} found; scores: ${verdict}`,
  );
  await draw(browser, clock, `https://127.0.0.1:${scenario.port}`, link);
  await drawToday(browser, join(resolve(build), 'console'), folder);
});
console.log(`drawn by ${programs.standdienst}`);

// Plays a day: the clock goes on to the next visit as soon as the backend knows of the one before.
async function live(scenario, clock, api, { date, visits }, args = []) {
  await clock.set(date, visits[0].begins);
  let ended = false;
  const playing = scenario.playToTheEnd(visits, args).finally(() => (ended = true));
  for (let known = 0; !ended && known < visits.length;) {
    const { total } = await api.request('GET', `/api/console/v1/visits?day=${date}&limit=1`);
    if (total !== known) {
      if (visits[total]) await clock.set(date, visits[total].begins);
      await handOut(api, 2);
    }
    known = total;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await playing;
}

// At the counter, to all who came with a number but the newest few.
async function handOut(api, waiting) {
  const { open } = await api.request('GET', '/api/console/v1/gifts');
  for (const { number } of open.slice(0, Math.max(open.length - waiting, 0)))
    await api.request('POST', '/api/console/v1/gifts/handed', JSON.stringify({ number }));
}

// Says of the visits of a day what was found, and waits until that is learned.
async function label(api, { date, visits }, isFound) {
  const listed = [];
  for (let before = ''; before !== null;) {
    const page = await api.request('GET', `/api/console/v1/visits?day=${date}&limit=200&before=${before}`);
    listed.push(...page.visits);
    before = page.next;
  }
  if (listed.length !== visits.length) throw new Error(`${listed.length} of ${visits.length} visits`);
  for (const [number, { visit }] of listed.reverse().entries()) {
    if (!isFound(number)) continue;
    const body = JSON.stringify({ disposition: visits[number].found });
    await api.request('PUT', `/api/console/v1/visits/${visit}/disposition`, body);
  }
  const learned = async () => (await api.request('GET', '/api/console/v1/triage')).labels > 0;
  await waitFor('what was found to be learned', learned);
}

async function draw(browser, clock, base, link) {
  // At the fair's time in the browser too.
  const open = async (options) => {
    const page = await openPage(browser, options);
    await page.clock.setFixedTime(clock.now());
    return page;
  };
  const first = await open();
  await first.goto(base);
  await first.locator('form').waitFor();
  await first.setViewportSize(sizes.laptop);
  await first.screenshot({ path: join(folder, 'console-login.png') });
  await loginWithLink(first, `${base}/login#token=${link().token}`);
  // A link works once: the other pages share its session.
  const storageState = await first.context().storageState();
  await first.context().close();

  async function picture(name, options, arrange) {
    const page = await open({ ...options, storageState });
    await page.goto(base);
    await connected(page);
    await leadRows(page).first().waitFor();
    await arrange?.(page);
    if (!options.isMobile) await page.mouse.move(options.size.width * 0.7, 20); // over nothing
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.context().close();
  }
  const desk = { size: { width: 1440, height: 900 } };
  const dark = { ...desk, language: 'de', dark: true };
  const thumb = { size: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  await picture('console-leads', desk);
  await picture('console', desk, openTelling);
  await picture('console-reasons', desk, openReasons);
  await picture('console-lead-de-dark', dark, openReasons);
  await picture('console-phone', { ...thumb, language: 'de' });
  await picture('console-phone-lead', thumb, openTelling);
  await picture('console-phone-reasons', { ...thumb, language: 'de' }, openReasons);
  await picture('console-phone-visits', { ...thumb, language: 'de' }, async (page) => {
    await openVisits(page);
    await visitRows(page).first().getByTestId('found-warm').tap();
    await page.locator('[data-testid="undo"]').waitFor();
  });
  await picture('console-visits', desk, workThrough);
  await picture('console-visits-de-dark', dark, workThrough);
  await picture('console-gifts', desk, openGifts);
  await picture('console-phone-gifts', { ...thumb, language: 'de' }, async (page) => {
    const number = await openGifts(page);
    await page.getByTestId('gift-number').tap();
    for (const key of [...number.slice(0, 3), number.slice(3)]) await page.getByTestId(`key-${key}`).tap();
    await page.getByTestId('gift-meant').waitFor();
  });
}

// The lead that shows the most: hot, in its own words, of a known company, with a phone number; the newest of those.
async function openTelling(page) {
  const telling = await page.evaluate(async () => {
    const { leads } = await (await fetch('/api/console/v1/leads?disposition=hot&limit=30')).json();
    const shows = ({ contact, company }) =>
      (contact.message ? 4 : 0) + (company ? 2 : 0) + (contact.phone ? 1 : 0);
    const most = Math.max(...leads.slice(0, 4).map(shows));
    return leads.find((lead) => shows(lead) === most).visit;
  });
  await page.locator(`a[data-visit="${telling}"]`).click();
  await page.getByTestId('story').waitFor();
}

// Says the number of somebody who is on the way.
async function openGifts(page) {
  await goTo(page, 'gifts');
  await page.locator('.gifts-number').first().waitFor();
  return (await page.locator('.gifts-number').first().innerText()).trim();
}

async function openReasons(page) {
  await openTelling(page);
  const section = page.locator('section:has([data-testid="reasons"])');
  await section.evaluate((part) => {
    part.style.scrollMarginTop = '3.4rem'; // below what stays at the top
    part.scrollIntoView({ block: 'start' });
  });
}

// By the keys: an answer that can be taken back, and the next open visit.
async function workThrough(page) {
  await openVisits(page);
  await page.keyboard.press('2');
  await page.locator('[data-testid="undo"]').waitFor();
  await page.locator('[data-phase=""][data-found="warm"]').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}
