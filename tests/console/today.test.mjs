// SPDX-License-Identifier: GPL-3.0-or-later
// The day at a glance in a real browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { accessible, base, enter, fits, has, mock, none, screen } from './harness.mjs';
import { busyDay, emptyDay, pastDay } from './mock_today.mjs';
import { sizes } from './pages.mjs';

const day = '2027-03-10';
const at = new Date(`${day}T15:10:00+01:00`);
const phone = { size: sizes.phone, hasTouch: true, isMobile: true };

async function open(page, path = '/today') {
  await page.clock.setFixedTime(at);
  await enter(page);
  await page.goto(base + path);
  await page.getByTestId('day').waitFor();
}
const figureOf = (page, tile) =>
  page.getByTestId(tile).locator('.tile-figure, .tile-none, .tile-names').innerText();
// How many pixels of a canvas are not its ground. A chart whose width changes gets another canvas: it is looked for and read at once.
const inked = async (page, chart) => {
  const place = page.getByTestId(`chart-${chart}`);
  await place.locator('canvas').waitFor();
  return place.evaluate((figure) => {
    const canvas = figure.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
    return count;
  });
};

screen('today: what must be decided now, and how the day goes', {}, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  assert.equal(await figureOf(page, 'now-waiting'), '2');
  await has(page.getByTestId('now-waiting'), 'the first for 4 minutes');
  assert.equal(await figureOf(page, 'now-wait'), '3.5 min');
  await has(page.getByTestId('now-people'), '4 busy');
  assert.equal(await figureOf(page, 'now-breaks'), 'Jonas Weiß');
  assert.equal(await figureOf(page, 'day-visits'), '235');
  assert.equal(await figureOf(page, 'day-found'), '27');
  assert.equal(await figureOf(page, 'day-lost'), '9');
  await has(page.getByTestId('day-waits'), '47 of 54 no longer than promised');
  await accessible(page);
  await fits(page);
  await page.getByTestId('now-waiting').getByRole('link').click();
  await page.locator('[data-testid="nav-waiting"][aria-current="page"]').waitFor();
  await page.getByTestId('nav-today').click();
  await page.getByTestId('day').waitFor();
});

screen('today: it is live, and nobody has to ask for it anew', {}, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  assert.equal(await figureOf(page, 'now-waiting'), '2');
  mock.today = { ...mock.today, now: { ...mock.today.now, waiting: 0, since: null }, visits: 236 };
  mock.moved();
  await has(page.getByTestId('now-waiting'), 'nobody');
  assert.equal(await figureOf(page, 'day-visits'), '236');
  mock.today.now.floor.breaks_due = [];
  mock.moved();
  await has(page.getByTestId('now-breaks'), 'nobody');
});

screen('today: charts are drawn, and each has a table that says the same', {}, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  for (const chart of ['visits', 'waits', 'fared', 'team']) {
    const figure = page.getByTestId(`chart-${chart}`);
    assert.equal(await figure.getAttribute('data-told'), 'true');
    assert.ok((await inked(page, chart)) > 3000, `${chart} is empty`);
    const image = figure.getByRole('img');
    assert.ok((await image.getAttribute('aria-label')).length > 20);
    await page.getByTestId(`table-${chart}`).click();
    assert.equal(await figure.locator('tbody tr').count(), mock.today.hours.length);
  }
  const row = (chart, index) => page.getByTestId(`chart-${chart}`).locator('tbody tr').nth(index).innerText();
  assert.match(await row('visits', 3), /^12:00–13:00\s+52\s+15$/);
  assert.match(await row('waits', 3), /^12:00–13:00\s+4\.5\s+5\.2$/);
  assert.match(await row('fared', 3), /^12:00–13:00\s+6\s+3\s+2$/);
  // The hour that runs tells nothing of the team.
  assert.match(await row('team', 6), /^15:00–16:00(\s+–\s*not told){5}$/);
  await accessible(page);
});

screen('today: whoever points at an hour reads its figures in every chart', {}, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  const visits = page.getByTestId('chart-visits');
  await visits.locator('.u-over').waitFor();
  const box = await visits.evaluate((figure) =>
    figure.querySelector('.u-over').getBoundingClientRect().toJSON(),
  );
  await page.mouse.move(box.x + box.width * (3.5 / 7), box.y + 40);
  await has(page.getByTestId('chosen-hour'), '12:00 to 13:00');
  const figures = (chart) => page.getByTestId(`chart-${chart}`).locator('.legend-figure').allInnerTexts();
  assert.deepEqual(await figures('visits'), ['52', '15']);
  assert.deepEqual(await figures('waits'), ['5.2', '4.5']);
  assert.deepEqual(await figures('fared'), ['6', '5']);
  await page.mouse.move(5, 5);
  await has(page.getByTestId('chosen-hour'), 'Point at an hour');
  assert.deepEqual(await figures('visits'), []);
});

screen('today: a stand of four sees no hours of what it did, and reads why', {}, async (page) => {
  mock.today = busyDay(day, { people: 4 });
  await open(page);
  assert.equal(await page.getByTestId('chart-visits').getAttribute('data-told'), 'true');
  assert.equal(await page.getByTestId('chart-waits').getAttribute('data-told'), 'true');
  for (const chart of ['fared', 'team']) {
    assert.equal(await page.getByTestId(`chart-${chart}`).getAttribute('data-told'), 'false');
    assert.equal(await page.getByTestId(`chart-${chart}`).locator('canvas, table').count(), 0);
    await has(page.getByTestId(`rule-${chart}`), 'more than four');
  }
  await has(page.getByTestId('team-day'), 'once the day is over');
  mock.today = busyDay(day, { people: 2 });
  mock.moved();
  await has(page.getByTestId('rule-waits'), 'at least three people');
  await none(page.getByTestId('chart-waits').locator('canvas'));
});

screen('today: a day that is over says so, and leads back', {}, async (page) => {
  mock.today = busyDay(day);
  mock.today.previous_day = '2027-03-09';
  mock.days = [{ ...pastDay('2027-03-09', { people: 4 }), next_day: day }];
  await open(page);
  await page.getByTestId('day-back').click();
  await page.locator('[data-testid="day"][data-day="2027-03-09"]').waitFor();
  assert.equal(new URL(page.url()).search, '?day=2027-03-09');
  await has(page.locator('.today-over'), 'This day is over.');
  assert.equal(await page.getByTestId('now-waiting').count(), 0);
  await has(page.getByTestId('team-day'), '121 talks');
  await page.getByTestId('to-today').click();
  await page.locator(`[data-testid="day"][data-day="${day}"]`).waitFor();
  await page.goto(`${base}/today?day=monday`);
  await page.getByTestId('no-such-day').waitFor();
});

screen('today: before the first visit it says what will be there', { language: 'de' }, async (page) => {
  mock.today = emptyDay(day, { previous_day: '2027-03-09' });
  await open(page);
  await has(page.getByTestId('no-visits'), 'Heute noch kein Besuch');
  await has(page.getByTestId('last-day'), 'Dienstag, 9. März');
  await has(page.getByTestId('now-people'), 'meldet sich unter „Stand“');
  await accessible(page);
  mock.today = busyDay(day);
  mock.moved();
  await page.getByTestId('chart-visits').locator('canvas').waitFor();
  await none(page.getByTestId('no-visits'));
});

screen('today: where who-goes-to-whom is off it says so, and foretells nothing', {}, async (page) => {
  const plain = busyDay(day, { people: 0 });
  mock.today = { ...plain, floor_enabled: false, now: { ...plain.now, floor: null } };
  await open(page);
  await has(page.getByTestId('floor-off'), 'enabled = true');
  assert.equal(await figureOf(page, 'now-waiting'), '2');
  assert.equal(await page.getByTestId('now-breaks').count(), 0);
});

screen(
  'today: without a fair it says how to begin, and scores that nobody trusts count nobody',
  {},
  async (page) => {
    mock.today = { ...busyDay(day), scores_trusted: false };
    mock.today.lost = { ...mock.today.lost, unmet: null, likely_left: null };
    await open(page);
    await has(page.getByTestId('scores-doubted'), 'not trusted');
    assert.equal(await figureOf(page, 'day-lost'), '5');
    mock.fair = null;
    await page.reload();
    await page.getByTestId('no-fair').waitFor();
  },
);

for (const [language, separator, decimal] of [
  ['en', ',', '.'],
  ['de', ';', ','],
])
  screen(`today: what is shown can be taken along as a file (${language})`, { language }, async (page) => {
    mock.today = busyDay(day);
    await open(page);
    const waited = page.waitForEvent('download');
    await page.getByTestId('download').click();
    const file = await waited;
    assert.match(file.suggestedFilename(), /^(Today|Heute)-2027-03-10\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    assert.ok(text.startsWith('\ufeff"'));
    const lines = text.slice(1).trimEnd().split('\r\n');
    assert.equal(lines.length, mock.today.hours.length + 1);
    const noon = lines[4].split(separator);
    assert.equal(noon[0], '"2027-03-10"');
    assert.equal(noon[1], '"12:00–13:00"');
    assert.equal(noon[2], '52');
    assert.equal(noon[4], `4${decimal}5`);
    assert.equal(lines[7].split(separator).at(-1), ''); // not told
  });

screen(
  'today: on a phone nothing sticks out, and a touch chooses an hour',
  { ...phone, language: 'de' },
  async (page) => {
    mock.today = busyDay(day);
    await open(page);
    await fits(page);
    const over = page.getByTestId('chart-visits').locator('.u-over');
    await over.scrollIntoViewIfNeeded();
    const box = await over.boundingBox();
    await page.touchscreen.tap(box.x + box.width * (1.5 / 7), box.y + 60);
    await has(page.getByTestId('chosen-hour'), '10:00 bis 11:00');
    await page.getByTestId('table-fared').click();
    await fits(page);
    await accessible(page);
  },
);

screen('today: whoever went without a talk is one touch away', {}, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  const lost = page.getByTestId('lost').locator('li');
  assert.equal(await lost.count(), 6);
  await has(lost, 'A64 waited and left');
  await lost.first().getByRole('link').click();
  assert.match(new URL(page.url()).pathname, /^\/leads\/01930071-/);
});

screen('today: dark, and a chart that follows the window', { dark: true }, async (page) => {
  mock.today = busyDay(day);
  await open(page);
  const drawn = (least, most) =>
    page.waitForFunction(
      ([from, to]) => {
        const width = document
          .querySelector('[data-testid="chart-visits"] canvas')
          ?.getBoundingClientRect().width;
        return width > from && width <= to;
      },
      [least, most],
    );
  await drawn(sizes.phone.width, Infinity);
  await accessible(page);
  await page.setViewportSize(sizes.phone);
  await drawn(0, sizes.phone.width);
  await fits(page);
  assert.ok((await inked(page, 'visits')) > 1500);
});
