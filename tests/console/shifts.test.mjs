// SPDX-License-Identifier: GPL-3.0-or-later
// The shifts' page in a real browser, over a mock of its API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { setHere } from './mock_shifts.mjs';
import { connected, launch, login, openPage, sizes } from './pages.mjs';
import { fair } from './people.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.env.STANDDIENST_CONSOLE_DIR ?? join(here, '../../build/console'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
let mock;
let base;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
beforeEach(async () => {
  await mock?.stop();
  mock = new Mock(folder);
  mock.fair = fair;
  base = await mock.start();
});
after(() => mock?.stop());

// Noon of a Tuesday in Berlin, whatever day it is.
const noon = new Date('2027-03-09T12:10:00+01:00');
const at = (day, time) => `2027-03-${day}T${time}:00+01:00`;

// Four people on two days; Petra looks.
function fillShifts() {
  const plan = mock.shifts;
  setHere(mock, ['Jonas Weiß', 'Ute Kern']);
  plan.add('Petra Lindner', at('09', '09:00'), at('09', '17:30'));
  plan.add('Jonas Weiß', at('09', '09:00'), at('09', '17:30'), {
    breaks: [
      { begins: new Date(at('09', '12:00')).toISOString(), ends: new Date(at('09', '12:45')).toISOString() },
    ],
  });
  plan.add('Mia Wolf', at('09', '12:00'), at('09', '18:00'));
  plan.add('Petra Lindner', at('10', '09:00'), at('10', '14:00'));
  plan.add('Jonas Weiß', at('10', '15:00'), at('10', '18:00'), { offered: true });
  plan.add('Ute Kern', at('11', '01:00'), at('11', '06:00'));
}

function screen(name, options, run) {
  test(name, async () => {
    if (options.admin) mock.role = 'admin';
    fillShifts();
    const page = await openPage(browser, options);
    page.setDefaultTimeout(30_000);
    await page.clock.setFixedTime(noon);
    try {
      await login(page, base, 'petra', mock.password);
      await connected(page);
      await page.goto(`${base}/shifts`);
      await page.getByTestId('shift-row').first().waitFor();
      await run(page);
      assert.deepEqual(page.troubles, []);
    } finally {
      await page.context().close();
    }
  });
}

const has = (locator, text) => locator.filter({ hasText: text }).first().waitFor();
const row = (page, name) => page.getByTestId('shift-row').filter({ hasText: name });

async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    [],
  );
}
const fits = async (page) =>
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    'nothing sticks out sideways',
  );

for (const [size, language, dark, admin] of [
  ['desk', 'de', false, true],
  ['laptop', 'en', true, false],
  ['phone', 'de', true, false],
  ['phone', 'en', false, true],
]) {
  screen(
    `shifts at ${size} in ${language}${dark ? ' in the dark' : ''}${admin ? ' for whoever plans' : ''}: everybody's plan, one's own first`,
    { size: sizes[size], language, dark, admin },
    async (page) => {
      mock.shifts.uncovered = [
        { from: at('09', '10:00'), until: at('09', '11:30'), visitors: 30, planned: 2, needed: 5 },
      ];
      mock.moved();
      const rows = page.getByTestId('shift-row');
      assert.equal(await rows.count(), 3);
      await has(rows.nth(0), 'Petra Lindner');
      await has(rows.nth(0), '09:00–17:30');
      await has(row(page, 'Jonas Weiß'), '12:00–12:45');
      assert.equal(await page.getByTestId('shift-add').count(), admin ? 1 : 0);
      if (admin) await has(page.getByTestId('uncovered'), '10:00–11:30');
      else assert.equal(await page.getByTestId('uncovered').count(), 0);
      await fits(page);
      await accessible(page);
      if (admin) {
        await page.getByTestId('shift-add').click();
        await page.getByTestId('shift-found').waitFor();
        await accessible(page);
        await fits(page);
      }
    },
  );
}

screen('shifts: who should be here now is here, or not yet; nothing says since when', {}, async (page) => {
  await has(row(page, 'Jonas Weiß').getByTestId('presence'), 'is here');
  await has(row(page, 'Petra Lindner').getByTestId('presence'), 'not here yet');
  await has(page.getByTestId('also-here'), 'Ute Kern');
  const said = await page.getByTestId('presence').allInnerTexts();
  for (const text of said) assert.ok(!/\d/.test(text), text);
  // On another day nobody is asked for.
  await page.getByTestId('day-2027-03-10').click();
  await has(row(page, 'Jonas Weiß'), '15:00–18:00');
  assert.equal(await page.getByTestId('presence').count(), 0);
  assert.ok(page.url().endsWith('/shifts?day=2027-03-10'));
  // Off: then nobody is asked for at all.
  setHere(mock, null);
  mock.moved();
  await page.getByTestId('day-2027-03-09').click();
  await page.getByTestId('presence').first().waitFor({ state: 'detached' });
});

screen(
  'shifts: planning says what the law says while one types, and can be undone',
  { admin: true },
  async (page) => {
    await page.getByTestId('shift-add').click();
    await page.getByTestId('shift-who').selectOption('Mia Wolf');
    await page.getByTestId('shift-day').fill('2027-03-10');
    await page.getByTestId('shift-begins').fill('08:00');
    await page.getByTestId('shift-ends').fill('16:30');
    await has(page.getByTestId('shift-found'), 'nothing against it');
    await page.getByTestId('shift-ends').fill('19:00');
    await has(page.getByTestId('shift-found'), 'more than 10:00 hours of work');
    await page.getByTestId('shift-begins').fill('04:00');
    await has(page.getByTestId('shift-found'), 'less than 11:00 hours of rest');
    await page.getByTestId('shift-begins').fill('09:00');
    await page.getByTestId('shift-ends').fill('17:00');
    await has(page.getByTestId('shift-found'), 'nothing against it');
    await page.getByTestId('break-add').click();
    await page.getByTestId('break-from-0').fill('13:00');
    await page.getByTestId('break-until-0').fill('13:30');
    await page.getByTestId('shift-ends').fill('13:15');
    await page.getByTestId('shift-ends').fill('17:00');
    await page.getByTestId('shift-save').click();
    await has(page.getByTestId('shifts-said'), 'Mia Wolf’s shift is saved');
    const added = mock.shifts.shifts.find(
      ({ who, begins }) => who === 'Mia Wolf' && begins.startsWith('2027-03-10'),
    );
    assert.equal(added.begins, '2027-03-10T08:00:00.000Z');
    assert.equal(added.ends, '2027-03-10T16:00:00.000Z');
    assert.deepEqual(added.breaks, [
      { begins: '2027-03-10T12:00:00.000Z', ends: '2027-03-10T12:30:00.000Z' },
    ]);
    await page.getByTestId('day-2027-03-10').click();
    await has(row(page, 'Mia Wolf'), '09:00–17:00');
    await page.getByTestId('shifts-undo').click();
    await row(page, 'Mia Wolf').waitFor({ state: 'detached' });

    await row(page, 'Jonas Weiß').getByTestId('shift-change').click();
    await page.getByTestId('shift-remove').click();
    await has(page.getByTestId('shifts-said'), 'deleted');
    await row(page, 'Jonas Weiß').waitFor({ state: 'detached' });
    await page.getByTestId('shifts-undo').click();
    await has(row(page, 'Jonas Weiß'), '15:00–18:00');
  },
);

screen('shifts: over midnight, and more than can be', { admin: true }, async (page) => {
  await page.getByTestId('shift-add').click();
  await page.getByTestId('shift-day').fill('2027-03-13');
  await page.getByTestId('shift-begins').fill('20:00');
  await page.getByTestId('shift-ends').fill('01:00');
  await page.getByTestId('break-add').click();
  await page.getByTestId('break-from-0').fill('23:50');
  await page.getByTestId('break-until-0').fill('00:10');
  await page.getByTestId('shift-save').click();
  await has(page.getByTestId('shifts-said'), 'saved');
  const night = mock.shifts.shifts.at(-1);
  assert.equal(night.ends, '2027-03-14T00:00:00.000Z');
  assert.deepEqual(night.breaks, [{ begins: '2027-03-13T22:50:00.000Z', ends: '2027-03-13T23:10:00.000Z' }]);
  await page.getByTestId('day-2027-03-13').click();
  await has(page.getByTestId('shift-row'), 'the day after');
  await page.getByTestId('shift-change').click();
  await page.getByTestId('shift-ends').fill('19:00');
  await page.getByTestId('shift-malformed').waitFor();
  assert.ok(await page.getByTestId('shift-save').isDisabled());
});

screen('shifts: one is given away, and taken back', { language: 'de' }, async (page) => {
  await page.getByTestId('day-2027-03-10').click();
  const mine = row(page, 'Petra Lindner');
  await mine.getByTestId('shift-offer').click();
  await has(page.getByTestId('shifts-said'), 'Bis dahin ist sie Ihre');
  await has(mine, 'abzugeben');
  await page.getByTestId('shifts-undo').click();
  await has(mine.getByTestId('shift-offer'), 'Abgeben');
  assert.ok(mock.shifts.shifts.every(({ who, offered }) => who !== 'Petra Lindner' || !offered));
  // One that has begun is nobody's to give.
  await page.getByTestId('day-2027-03-09').click();
  await has(page.getByTestId('shift-row'), '09:00–17:30');
  assert.equal(await page.getByTestId('shift-offer').count(), 0);
});

screen('shifts: a colleague’s is taken, unless it breaks the law or somebody was first', {}, async (page) => {
  await page.getByTestId('day-2027-03-10').click();
  // An hour after one's own.
  await row(page, 'Jonas Weiß').getByTestId('shift-take').click();
  await has(page.getByTestId('shifts-said'), 'too little rest');
  await has(row(page, 'Jonas Weiß'), 'to give away');
  mock.shifts.shifts = mock.shifts.shifts.filter(
    ({ who, begins }) => who !== 'Petra Lindner' || begins < '2027-03-10',
  );
  mock.moved();
  await row(page, 'Petra Lindner').waitFor({ state: 'detached' });
  const [jonas] = mock.shifts.shifts.filter(({ offered }) => offered);
  jonas.offered = false; // and the page does not know yet
  await row(page, 'Jonas Weiß').getByTestId('shift-take').click();
  await has(page.getByTestId('shifts-said'), 'no longer to be had');
  jonas.offered = true;
  mock.moved();
  await row(page, 'Jonas Weiß').getByTestId('shift-take').click();
  await has(page.getByTestId('shifts-said'), 'yours now');
  await has(row(page, 'Petra Lindner'), 'swapped, before Jonas Weiß');
});

screen('shifts: the link to one’s calendar is shown once, copied, and ended', {}, async (page) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByTestId('calendar-make').click();
  const url = await page.getByTestId('calendar-url').inputValue();
  assert.match(url, /\/calendar\/.{43}\.ics$/);
  await page.getByTestId('calendar-qr').waitFor();
  await page.getByTestId('calendar-copy').click();
  await page.getByText('Copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
  await accessible(page);
  await page.reload();
  await page.getByTestId('calendar-since').waitFor();
  assert.equal(await page.getByTestId('calendar-url').count(), 0);
  await page.getByTestId('calendar-end').click();
  await page.getByText('not valid any more').waitFor();
  assert.equal(mock.shifts.since, null);
});

test('shifts: without any the page teaches', async () => {
  for (const [role, text] of [
    ['admin', '[[shifts]]'],
    ['sales', 'as soon as whoever leads'],
  ]) {
    mock.role = role;
    const page = await openPage(browser);
    await login(page, base, 'petra', mock.password);
    await page.goto(`${base}/shifts`);
    await has(page.getByTestId('no-shifts'), text);
    await accessible(page);
    await page.context().close();
  }
});
