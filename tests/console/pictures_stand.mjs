// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures_stand.mjs BUILD [FOLDER]: draws docs/pictures/console-shifts-*.png and console-tablet-*.png, the plan of shifts and
// the tablets that staff share, from the bundled console of that build folder over a mock.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { setHere } from './mock_shifts.mjs';
import { connected, launch, login, openPage } from './pages.mjs';
import { fair } from './people.mjs';

const [build, where] = process.argv.slice(2);
if (!build) {
  console.error('usage: node pictures_stand.mjs BUILD [FOLDER]');
  process.exit(2);
}
const folder = resolve(where ?? join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures'));
await mkdir(folder, { recursive: true });
const browser = await launch();

const german = { locale: 'de-DE', language: 'de' };
const portrait = { size: { width: 800, height: 1280 } };
const landscape = { size: { width: 1280, height: 800 } };
const phone = { size: { width: 390, height: 844 } };
const noon = new Date('2027-03-09T12:10:00+01:00');
const at = (day, time) => `2027-03-${day}T${time}:00+01:00`;
const hours = (from, to) => ({
  begins: new Date(at('09', from)).toISOString(),
  ends: new Date(at('09', to)).toISOString(),
});

async function picture(name, options, run) {
  const mock = new Mock(join(resolve(build), 'console'));
  mock.fair = { ...fair, state: 'open' };
  const base = await mock.start();
  const page = await openPage(browser, options);
  try {
    await run(page, mock, base);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `console-${name}.png`), animations: 'disabled' });
  } finally {
    await page.context().close();
    await mock.stop();
  }
}

const shifts =
  (role, more = async () => {}) =>
  async (page, mock, base) => {
    mock.role = role;
    const plan = mock.shifts;
    setHere(mock, ['Jonas Weiß', 'Ute Kern']);
    plan.add('Petra Lindner', at('09', '09:00'), at('09', '17:30'), { breaks: [hours('13:00', '13:45')] });
    plan.add('Jonas Weiß', at('09', '09:00'), at('09', '17:30'), { breaks: [hours('12:00', '12:45')] });
    plan.add('Mia Wolf', at('09', '12:00'), at('09', '18:00'), { offered: true });
    plan.add('Ute Kern', at('09', '09:00'), at('09', '18:00'), { breaks: [hours('11:30', '12:15')] });
    plan.add('Petra Lindner', at('10', '09:00'), at('10', '14:00'));
    await page.clock.setFixedTime(noon);
    await login(page, base, 'petra', mock.password);
    await connected(page);
    await page.goto(`${base}/shifts`);
    await page.getByTestId('shift-row').first().waitFor();
    await more(page, mock);
  };

const tablet =
  (more = async () => {}) =>
  async (page, mock, base) => {
    for (const name of ['anna', 'jonas', 'mehmet', 'petra', 'ute']) mock.tablet.pins.set(name, '3917');
    await mock.tablet.pair(page.context(), base);
    await page.goto(base);
    await page.getByTestId('who-anna').waitFor();
    await more(page, mock);
  };
const atPin = async (page) => {
  await page.getByTestId('who-anna').click();
  await page.getByTestId('pin-3').click();
  await page.getByTestId('pin-9').click();
};
const wrong = async (page) => {
  await page.getByTestId('who-anna').click();
  for (const digit of '5555') await page.getByTestId(`pin-${digit}`).click();
  await page.getByTestId('pin-enter').click();
  await page.getByTestId('pin-trouble').waitFor();
};
const locked = async (page, mock) => {
  await page.getByTestId('who-anna').click();
  for (const digit of '3917') await page.getByTestId(`pin-${digit}`).click();
  await page.getByTestId('pin-enter').click();
  await connected(page);
  await page.evaluate(async () => {
    const { csrf } = await (await fetch('/api/console/v1/session')).json();
    await fetch('/api/console/v1/tablet/lock', { method: 'POST', headers: { 'Standdienst-Csrf': csrf } });
  });
  mock.tablet.waiting = true;
  await page.reload();
  await page.getByTestId('lock').waitFor();
  await page.getByTestId('lock-waiting').waitFor();
};

await picture('shifts', { size: { width: 1440, height: 900 } }, shifts('admin'));
await picture('shifts-tablet-de', { ...portrait, ...german }, shifts('sales'));
await picture('shifts-phone-de', { ...phone, ...german }, shifts('sales'));
await picture('tablet-names-de', { ...portrait, ...german }, tablet());
await picture('tablet-names-landscape', landscape, tablet());
await picture('tablet-pin-de', { ...portrait, ...german }, tablet(atPin));
await picture('tablet-wrong', landscape, tablet(wrong));
await picture('tablet-locked-de', { ...portrait, ...german }, tablet(locked));
await browser.close();
