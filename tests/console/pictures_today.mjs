// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures_today.mjs BUILD [FOLDER]: draws docs/pictures/console-today*.png from the console in that build folder over a mock
// of its API (mock_today.mjs): the day at a glance of stands of two sizes, at ten past three, before the first visit, and the day after.
// Part of pictures.mjs.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { busyDay, emptyDay, pastDay } from './mock_today.mjs';
import { connected, launch, login, openPage } from './pages.mjs';
import { fair } from './people.mjs';

const day = '2027-03-10';
const desk = { size: { width: 1440, height: 900 } };
const thumb = { size: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const german = { language: 'de' };

export async function drawToday(browser, consoleFolder, folder) {
  const mock = new Mock(consoleFolder);
  mock.fair = fair;
  const base = await mock.start();
  const picture = async (name, options, today, { hour = 15.17, path = '/today', whole = true } = {}) => {
    mock.today = today;
    const page = await openPage(browser, options);
    await page.clock.setFixedTime(new Date(Date.parse(`${day}T00:00:00+01:00`) + hour * 3_600_000));
    await login(page, base, 'petra', mock.password);
    await connected(page);
    await page.goto(base + path);
    await page.getByTestId('day').waitFor();
    await page.evaluate(() => document.fonts.ready);
    if (today.hours.length) await page.getByTestId('chart-visits').locator('canvas').waitFor();
    if (!options.isMobile) await page.mouse.move(options.size.width * 0.7, 20); // over nothing
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
    await page.context().close();
  };
  await picture('console-today', desk, busyDay(day));
  await picture('console-today-de-dark', { ...desk, ...german, dark: true }, busyDay(day));
  await picture('console-today-small-de', { ...desk, ...german }, busyDay(day, { people: 4 }));
  await picture(
    'console-today-empty-de',
    { ...desk, ...german },
    emptyDay(day, { previous_day: '2027-03-09' }),
    { hour: 9 },
  );
  mock.days = [pastDay('2027-03-09', { people: 4 })];
  await picture('console-today-past', desk, emptyDay(day), { path: '/today?day=2027-03-09' });
  mock.days = [];
  await picture('console-phone-today', { ...thumb, ...german }, busyDay(day), { whole: false });
  await mock.stop();
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [build, where] = process.argv.slice(2);
  if (!build) {
    console.error('usage: node pictures_today.mjs BUILD [FOLDER]');
    process.exit(2);
  }
  const folder = resolve(where ?? join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures'));
  await mkdir(folder, { recursive: true });
  const browser = await launch();
  await drawToday(browser, join(resolve(build), 'console'), folder);
  await browser.close();
}
