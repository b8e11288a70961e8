// SPDX-License-Identifier: GPL-3.0-or-later
// The console in a real browser, over a mock of its API (mock.mjs). Across programs: tests/e2e.
import assert from 'node:assert/strict';
import {
  accessible,
  base,
  browser,
  enter,
  fits,
  focused,
  has,
  mock,
  none,
  reloads,
  screen,
} from './harness.mjs';
import {
  connected,
  goTo,
  leadRow,
  leadRows,
  login,
  openLead,
  openPage,
  openVisits,
  search,
  sizes,
  visitRows,
} from './pages.mjs';
import {
  fair,
  fill,
  fillDay,
  fillGifts,
  knownHere,
  makeClaim,
  makeGift,
  makeLead,
  makeTicket,
  makeVisit,
} from './people.mjs';
import { addScores, scores } from './scores.mjs';

screen('logging in: a wrong password says what to do, the right one shows the leads', {}, async (page) => {
  fill(mock, 3);
  await page.goto(`${base}/leads`);
  await page.getByLabel('Name').fill('petra');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await accessible(page);
  await page.keyboard.press('Enter');
  await has(page.getByRole('alert'), 'do not belong together');
  await page.getByLabel('Password', { exact: true }).fill(mock.password);
  await page.keyboard.press('Enter');
  await has(leadRows(page), 'Anneliese Brückner');
  assert.equal(await leadRows(page).count(), 3);

  await page.reload();
  await has(leadRows(page), 'Anneliese Brückner');
  await page.getByTestId('account').click();
  await page.getByTestId('logout').click();
  await has(page.getByTestId('login-note'), 'You are logged out.');
  await page.goto(`${base}/leads`);
  await page.getByLabel('Name').waitFor();
});

screen('logging in: too many tries say for how long to wait', { language: 'de' }, async (page) => {
  mock.failing = {
    path: /^login$/,
    status: 429,
    headers: { 'Retry-After': '180' },
    body: '{"code":"too_many"}',
  };
  await page.goto(base);
  await page.getByLabel('Name').fill('petra');
  await page.getByLabel('Kennwort', { exact: true }).fill('x');
  await page.keyboard.press('Enter');
  await has(page.getByRole('alert'), 'in 3 Minuten erneut');
});

screen('a disk that fills is told to everybody, and that there is room again too', {}, async (page) => {
  fill(mock, 1);
  await page.clock.install();
  await enter(page);
  await has(leadRows(page), 'Anneliese');
  const notice = page.getByTestId('disk-notice');
  assert.equal(await notice.count(), 0);
  mock.disk = 'low';
  mock.moved();
  await has(notice, 'nearly full');
  await accessible(page);
  // Now nothing moves any more: the page asks by itself.
  mock.disk = 'full';
  await page.clock.runFor(61_000);
  await page.locator('[data-testid="disk-notice"][data-disk="full"]').waitFor();
  await has(notice, 'nothing new is saved');
  await accessible(page);
  mock.disk = 'ok';
  await page.clock.runFor(61_000);
  await notice.waitFor({ state: 'detached' });
});

screen('a disk that is full is told in German too', { language: 'de' }, async (page) => {
  fill(mock, 1);
  mock.disk = 'full';
  await enter(page);
  await has(page.getByTestId('disk-notice'), 'Die Festplatte des Servers ist voll');
});

screen('a one-time link logs in once, and its token leaves the address at once', {}, async (page) => {
  mock.links.add('s3cret');
  fill(mock, 1);
  await page.goto(`${base}/login#token=s3cret`);
  await has(leadRows(page), 'Anneliese');
  assert.equal(page.url(), `${base}/leads`);
  await page.goBack().catch(() => null);
  assert.ok(!page.url().includes('s3cret'));

  const other = await openPage(browser);
  await other.goto(`${base}/login#token=s3cret`);
  await has(other.getByTestId('login-note'), 'has been used already');
  assert.equal(other.url(), `${base}/login`);
  await other.context().close();
});

screen(
  'a lead arrives by itself, is marked as new until it is opened, and is said aloud',
  {},
  async (page) => {
    fill(mock, 2);
    await enter(page);
    await has(leadRows(page), 'James Okafor');
    const loaded = await reloads(page);
    mock.add(makeLead(2, new Date()));
    await has(leadRow(page, 'Mehmet Yıldız').getByTestId('fresh'), 'New');
    assert.match(await leadRows(page).first().textContent(), /Mehmet/, 'newest first');
    await has(page.getByTestId('arrival'), 'New lead: Mehmet Yıldız');
    await has(page.getByTestId('total'), '3 leads');
    assert.match(await page.title(), /^\(1\) Leads/);
    await openLead(page, 'Mehmet');
    await none(leadRow(page, 'Mehmet').getByTestId('fresh'));
    assert.equal(await reloads(page), loaded);
  },
);

screen('an empty list teaches, and fills by itself', { language: 'de' }, async (page) => {
  await enter(page);
  await has(page.getByTestId('empty'), 'Berühren Sie den Kiosk');
  await accessible(page);
  mock.add(makeLead(0, new Date()));
  await has(leadRows(page), 'Anneliese');
});

screen('without a fair it says how to set one up, and goes on when there is one', {}, async (page) => {
  mock.fair = null;
  await enter(page);
  await has(page.getByTestId('no-fair'), 'standdienst fair import');
  mock.fair = fair;
  mock.moved();
  await page.getByTestId('empty').waitFor();
  await has(page.getByTestId('fair-name'), 'Wärmeforum 2027');
  await has(page.getByTestId('fair-state'), 'Trial');
});

screen('search and filters narrow the list, stand in the address, and come back', {}, async (page) => {
  fill(mock, 24);
  await enter(page);
  await search(page, 'okaf');
  await has(page.getByTestId('total'), '2 leads match');
  assert.equal(await leadRow(page, 'James Okafor').count(), 2);
  await page.getByTestId('search').press('Escape');
  await has(page.getByTestId('total'), '24 leads');

  await page.getByTestId('filter-reason').selectOption('appointment');
  await page.getByTestId('filter-topic').selectOption({ label: 'Using waste heat' });
  await has(page.getByTestId('total'), '6 leads match');
  assert.match(page.url(), /reason=appointment&topic=waste-heat/);
  await page.reload();
  await has(page.getByTestId('total'), '6 leads match');
  await page.goBack();
  await has(page.getByTestId('total'), '6 leads match'); // by reason alone: every appointment speaks of it
  assert.ok(!page.url().includes('topic='));

  await search(page, 'nobody');
  await has(page.getByTestId('no-match'), 'Try fewer words');
  await page.getByRole('button', { name: 'Show all leads' }).click();
  await has(page.getByTestId('total'), '24 leads');
  assert.equal(await page.getByTestId('search').inputValue(), '');
});

screen(
  'a search that has much to look at goes on by itself, and says so',
  { language: 'de' },
  async (page) => {
    fill(mock, 40);
    mock.looksAt = 15;
    await enter(page);
    await search(page, 'okaf');
    await has(page.getByTestId('total'), '4 Treffer');
    assert.equal(await page.getByTestId('more').count(), 0);

    await search(page, 'nobody');
    await page.getByTestId('no-match').waitFor();

    // The way to the backend is gone in the middle.
    let asked = 0;
    await page.route('**/leads?*before=*', (route) => (++asked < 2 ? route.continue() : route.abort()));
    await search(page, 'nobodyelse');
    await has(page.getByTestId('none-yet'), 'Bisher kein Treffer');
    await has(page.getByTestId('more'), 'weitersuchen');
    await has(page.getByTestId('failure'), 'Erneut');
    await accessible(page);
    await page.unroute('**/leads?*before=*');
    await page.getByTestId('more').click();
    await page.getByTestId('no-match').waitFor();
  },
);

screen('an address with a filter that nobody knows leads back to all', {}, async (page) => {
  fill(mock, 3);
  await enter(page);
  await page.goto(`${base}/leads?reason=nonsense`);
  await page.getByTestId('no-match').waitFor();
  await page.getByRole('button', { name: 'Show all leads' }).click();
  await has(page.getByTestId('total'), '3 leads');
});

screen('typing on cancels the search before it', {}, async (page) => {
  fill(mock, 12);
  await enter(page);
  await leadRows(page).first().waitFor();
  let release;
  mock.hold = new Promise((resolve) => (release = resolve));
  await search(page, 'okafor');
  const cancelled = page.waitForEvent(
    'requestfailed',
    (request) => request.url().includes('q=okafor&') || request.url().endsWith('q=okafor'),
  );
  await search(page, 'kowal');
  await cancelled;
  release();
  await has(page.getByTestId('total'), '1 lead matches');
  await has(leadRows(page), 'Ewa Kowalczyk');
});

screen('more is a page further, and stays when a lead arrives', {}, async (page) => {
  fill(mock, 120);
  await enter(page);
  await leadRows(page).nth(49).waitFor();
  await page.getByTestId('more').click();
  await leadRows(page).nth(99).waitFor();
  mock.add(makeLead(500, new Date()));
  await leadRows(page).nth(100).waitFor();
  await page.getByTestId('more').click();
  await leadRows(page).nth(120).waitFor();
  await none(page.getByTestId('more'));
  assert.equal(await leadRows(page).count(), 121);
});

screen('one lead: contact, wishes, own words, consents, and the story in order', {}, async (page) => {
  fill(mock, 4);
  await enter(page);
  const lead = await openLead(page, 'Anneliese Brückner');
  await accessible(page);
  assert.equal(
    await lead.getByTestId('way-email').getByRole('link').getAttribute('href'),
    'mailto:a.brueckner@nordstern.example',
  );
  assert.equal(
    await lead.getByTestId('way-phone').getByRole('link').getAttribute('href'),
    'tel:+49405550118',
  );
  await has(lead.getByTestId('way-email'), 'Agreed: answer to the enquiry');
  await has(lead.getByTestId('lead-reason'), 'Advice');
  await has(lead.getByTestId('lead-topics'), 'Maintenance and spare parts');
  await has(lead.getByTestId('message'), 'verliert nachts Temperatur');
  assert.equal(await lead.getByTestId('consent').count(), 3);
  const newsletter = lead.getByTestId('consent').filter({ hasText: 'newsletter' });
  await has(newsletter, 'Withdrawn');
  await has(newsletter, 'Ja, schicken Sie mir viermal im Jahr Neues.'); // what they agreed to, in the language of then
  assert.deepEqual(
    await lead
      .getByTestId('step')
      .evaluateAll((steps) => steps.map((step) => step.querySelector('p').textContent)),
    [
      'Touched the kiosk, in German',
      'Said what brought them: Advice',
      'Agreed to be contacted by e-mail',
      'Agreed to be contacted by phone',
      'Agreed to be contacted by e-mail',
      'Left their contact',
      'Took back the consent to be contacted by e-mail',
      'Finished the visit',
    ],
  );
  await has(lead, 'This visit was played from a recording');

  const { visit } = mock.leads[0].lead;
  assert.equal(page.url(), `${base}/leads/${visit}`);
  await page.goto(`${base}/leads/${visit}`);
  await has(page.getByTestId('lead-name'), 'Anneliese Brückner');
  mock.remove(visit);
  await has(page.getByTestId('lead-gone'), 'took their consent back');
  await page.goto(`${base}/nowhere`);
  await has(page.getByRole('heading'), 'There is nothing at this address');
});

screen('what people typed is text, in whatever writing', {}, async (page) => {
  fill(mock, 9);
  await enter(page);
  const bobby = await openLead(page, '<b>Robert</b>');
  assert.equal(await bobby.getByTestId('message').textContent(), '<script>alert(1)</script>\nSecond line.');
  assert.equal(
    await page.locator('table img, table b, [data-testid="lead"] img, [data-testid="lead"] script').count(),
    0,
  );
  const layla = await openLead(page, 'ليلى حداد');
  assert.equal(
    await layla.getByTestId('message').evaluate((words) => getComputedStyle(words).direction),
    'rtl',
  );
});

screen('everything by keyboard alone', {}, async (page) => {
  fill(mock, 5);
  await page.goto(base);
  await page.waitForFunction(() => document.activeElement?.matches('input'));
  await page.keyboard.type('petra');
  await page.keyboard.press('Tab');
  await page.keyboard.type(mock.password);
  await page.keyboard.press('Enter');
  await leadRows(page).first().waitFor();
  await page.keyboard.press('j');
  assert.equal(await focused(page), 'Anneliese Brückner');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  assert.equal(await focused(page), 'James Okafor');
  await page.keyboard.press('Enter');
  await has(page.getByTestId('lead-name'), 'James Okafor');
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'lead-name');
  await page.keyboard.press('j');
  await has(page.getByTestId('lead-name'), 'Mehmet');
  assert.match(await focused(page), /Mehmet/);
  await page.keyboard.press('Escape');
  await none(page.getByTestId('lead'));
  await page.waitForFunction(() => document.activeElement?.textContent.includes('Mehmet'));
  await page.keyboard.press('/');
  await page.keyboard.type('stadt');
  await has(page.getByTestId('total'), '1 lead matches');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), 'Stadtwerke Öd');
  await page.keyboard.press('?');
  await has(page.getByRole('dialog'), 'Previous lead');
  await accessible(page);
  await page.keyboard.press('Escape');
  await none(page.getByRole('dialog'));
});

screen('German and English at any time, and the choice is kept', { language: 'de' }, async (page) => {
  fill(mock, 2);
  await enter(page);
  await has(page.getByTestId('total'), '2 Leads');
  const lead = await openLead(page, 'James');
  await has(lead.getByTestId('lead-topics'), 'Hochtemperatur-Wärmepumpen');
  await page.getByTestId('language-en').click();
  await has(lead.getByTestId('lead-topics'), 'High-temperature heat pumps');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.reload();
  await has(page.getByTestId('total'), '2 leads');
});

screen('a lost connection is said quietly, and everything missed is there after it', {}, async (page) => {
  fill(mock, 1);
  await enter(page);
  mock.failing = { path: /^live$/, status: 503 };
  mock.dropLive();
  await has(page.getByTestId('connection-lost'), 'No connection');
  await accessible(page);
  mock.add(makeLead(1, new Date())); // nobody hears of it
  mock.failing = null;
  await connected(page);
  await has(leadRows(page), 'James Okafor');
  await none(page.getByTestId('connection-lost'));
});

screen('a list that cannot be had says what to do', {}, async (page) => {
  mock.failing = { path: /^leads/, status: 500, body: 'oops' };
  await enter(page);
  await has(page.getByTestId('failure'), 'Something other than the backend answered');
  mock.failing = null;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByTestId('empty').waitFor();
});

screen('an ended session asks to log in again, and goes on at the same lead', {}, async (page) => {
  fill(mock, 2);
  await enter(page);
  await openLead(page, 'James');
  mock.endSessions();
  await has(page.getByTestId('login-note'), 'Your session has ended');
  await page.getByLabel('Name').fill('petra');
  await page.getByLabel('Password', { exact: true }).fill(mock.password);
  await page.keyboard.press('Enter');
  await has(page.getByTestId('lead-name'), 'James Okafor');
});

screen('the password can be changed by who knows it', {}, async (page) => {
  await enter(page);
  await page.getByTestId('account').click();
  await page.getByTestId('change-password').click();
  const dialog = page.getByTestId('password-dialog');
  await dialog.getByLabel('Current password').fill('wrong');
  await dialog.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await has(dialog.getByRole('alert'), 'at least 12 characters');
  await dialog.getByLabel('New password').fill('quite long enough');
  await page.keyboard.press('Enter');
  await has(dialog.getByRole('alert'), 'not your current password');
  await accessible(page);
  await dialog.getByLabel('Current password').fill(mock.password);
  await page.keyboard.press('Enter');
  await has(dialog.getByRole('status'), 'Your password is changed.');
  assert.equal(mock.password, 'quite long enough');
});

for (const dark of [false, true])
  screen(
    `on a phone${dark ? ' in the dark' : ''}: cards, then the lead as a page of its own`,
    { size: sizes.phone, dark },
    async (page) => {
      fill(mock, 8);
      mock.know(knownHere);
      await enter(page);
      await leadRows(page).first().waitFor();
      await fits(page);
      await accessible(page);
      await openLead(page, 'Hohenstein');
      assert.equal(await leadRows(page).count(), 0);
      await fits(page);
      await accessible(page);
      await page.getByTestId('back').click();
      await has(leadRows(page), 'Anneliese');
      await page.goForward();
    },
  );

for (const size of [sizes.desk, sizes.laptop, { width: 800, height: 600 }])
  screen(
    `nothing sticks out at ${size.width} wide, with a lead beside the table`,
    { size, dark: size.width === 800 },
    async (page) => {
      fill(mock, 8);
      mock.know(knownHere);
      await enter(page);
      await leadRows(page).first().waitFor();
      await fits(page);
      await openLead(page, 'Hohenstein');
      await fits(page);
      await accessible(page);
      const table = await page.getByRole('table').boundingBox();
      const panel = await page.getByTestId('lead').boundingBox();
      assert.ok(table.x + table.width <= panel.x + 1, 'the table ends where the lead begins');
    },
  );

const morning = new Date('2027-03-10T11:00:00Z'); // noon at the fair
const colleague = { id: '6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a02', name: 'Jonas' };
const foundOf = (page) => visitRows(page).evaluateAll((rows) => rows.map((row) => row.dataset.found));
const selected = (page) => page.locator('[data-testid="visit-row"][aria-selected="true"]');
const isFound = (page, index, disposition) =>
  page.waitForFunction(
    ([at, wanted]) => {
      const row = document.querySelectorAll('[data-testid="visit-row"]')[at];
      return row?.dataset.found === wanted && row.dataset.phase === '';
    },
    [index, disposition],
  );
const place = (locator) => locator.evaluate((element) => element.getBoundingClientRect().top);

screen('visits: a day is worked through by keys alone', {}, async (page) => {
  fillDay(mock, 8, morning);
  mock.find(mock.visits[2].visit, 'cold', colleague);
  await enter(page);
  await goTo(page, 'visits');
  await has(page.getByTestId('day'), 'Wednesday 10 March');
  await has(page.getByTestId('progress'), '1 of 8 looked at');
  await accessible(page);
  await page.keyboard.press('1');
  await page.keyboard.press('4');
  await isFound(page, 0, 'hot');
  await isFound(page, 1, 'none');
  await has(page.getByTestId('progress'), '3 of 8 looked at');
  assert.equal(await place(selected(page)), await place(visitRows(page).nth(3)), 'past what Jonas has found');
  assert.match(await focused(page), /11:44/);
  await has(page.getByTestId('said'), 'Saved: no prospect. Now: 11:44, Advice');
  assert.deepEqual(await foundOf(page), ['hot', 'none', 'cold', '', '', '', '', '']);
  await has(visitRows(page).nth(2).getByTestId('found-by'), 'Jonas');
  assert.equal(await visitRows(page).nth(0).getByTestId('found-by').count(), 0, 'one’s own needs no name');

  await page.keyboard.press('Backspace'); // the selected one is open: the newest answer goes
  await isFound(page, 1, '');
  assert.equal(await place(selected(page)), await place(visitRows(page).nth(1)));
  await has(page.getByTestId('said'), 'Taken back.');
  await page.keyboard.press('k');
  await page.keyboard.press('0'); // the selected one has an answer: that goes
  await isFound(page, 0, '');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('3');
  await page.keyboard.press('2');
  await isFound(page, 3, 'warm');
  const asked = mock.requests.filter((request) => request.startsWith('PUT visits/'));
  assert.equal(asked.length, 5, 'what Jonas said already is said once more by nobody who agrees by key');

  // On from the last one to those that were passed over, and to the end.
  for (let key = 0; key < 6; key++) await page.keyboard.press('2');
  await has(page.getByTestId('progress'), '8 of 8 looked at');
  await has(page.getByTestId('said'), 'All of them are looked at.');
  await accessible(page);
});

screen(
  'visits: one click answers, another answer replaces it, and the same takes it back',
  {},
  async (page) => {
    fillDay(mock, 6, morning);
    await enter(page);
    await openVisits(page);
    const button = (index, disposition) => visitRows(page).nth(index).getByTestId(`found-${disposition}`);
    await button(3, 'warm').click();
    await isFound(page, 3, 'warm');
    assert.equal(await button(3, 'warm').getAttribute('aria-pressed'), 'true');
    await button(3, 'hot').click();
    await isFound(page, 3, 'hot');
    assert.equal(await button(3, 'warm').getAttribute('aria-pressed'), 'false');
    await button(3, 'hot').click();
    await isFound(page, 3, '');
    await button(4, 'none').dblclick();
    await isFound(page, 4, 'none');
    await page.getByTestId('take-back').click();
    await isFound(page, 4, '');
    await none(page.getByTestId('undo'));
  },
);

screen(
  'visits: a colleague’s answers appear by themselves, and nothing moves under the hand',
  {},
  async (page) => {
    fillDay(mock, 12, morning);
    await enter(page);
    await openVisits(page);
    const loaded = await reloads(page);
    const row = visitRows(page).nth(4);
    const before = await place(row);
    mock.find(mock.visits[4].visit, 'cold', colleague);
    await isFound(page, 4, 'cold');
    await has(row.getByTestId('found-by'), 'Jonas');
    mock.addVisit(makeVisit(100, new Date(morning.getTime() + 60_000)));
    mock.addVisit(makeVisit(101, new Date(morning.getTime() - 23 * 60_000))); // from a kiosk that was offline
    await has(page.getByTestId('arrivals'), 'Show 2 new visits');
    await has(page.getByTestId('progress'), '1 of 14 looked at');
    assert.equal(await place(row), before);
    assert.equal(await visitRows(page).count(), 12);
    await accessible(page);
    await page.getByTestId('arrivals').click();
    await visitRows(page).nth(13).waitFor();
    await has(visitRows(page).first(), '12:01');
    await none(page.getByTestId('arrivals'));
    assert.equal(await reloads(page), loaded);
  },
);

screen('visits: an answer that is not saved says so, and is saved when it can be', {}, async (page) => {
  fillDay(mock, 5, morning);
  await enter(page);
  await openVisits(page);
  mock.failing = { path: /disposition$/, status: 503, body: '{"code":"busy"}' };
  await page.keyboard.press('1');
  await has(page.getByTestId('unsaved'), 'Not saved: hot');
  await has(page.getByTestId('unsaved-many'), 'One answer is not saved.');
  assert.equal((await foundOf(page))[0], '', 'nothing looks saved that is not');
  assert.equal(await visitRows(page).first().getByTestId('found-hot').getAttribute('aria-pressed'), 'false');
  await has(page.getByTestId('progress'), '0 of 5 looked at');
  await page.keyboard.press('4');
  await has(page.getByTestId('unsaved-many'), '2 answers are not saved.');
  await accessible(page);
  await goTo(page, 'leads'); // away and back: nothing is forgotten
  await leadRows(page).first().waitFor();
  await goTo(page, 'visits');
  await has(page.getByTestId('unsaved-many'), '2 answers are not saved.');
  mock.failing = null;
  await page.getByTestId('retry-unsaved').click();
  await isFound(page, 0, 'hot');
  await isFound(page, 1, 'none');
  await none(page.getByTestId('unsaved-many'));
});

screen('visits: an answer on its way is marked until it is there', {}, async (page) => {
  fillDay(mock, 3, morning);
  await enter(page);
  await openVisits(page);
  let release;
  mock.holdFound = new Promise((resolve) => (release = resolve));
  await page.keyboard.press('2');
  await page.locator('[data-phase="saving"]').waitFor();
  assert.equal(
    await page.getByRole('group', { name: 'What staff found' }).first().getAttribute('aria-busy'),
    'true',
  );
  await has(page.getByTestId('undo'), 'Saving');
  release();
  await isFound(page, 0, 'warm');
  await has(page.getByTestId('undo'), 'Warm: ');
});

screen(
  'visits: filters and days stand in the address, and what was answered stays in sight',
  {},
  async (page) => {
    fillDay(mock, 4, morning);
    fillDay(mock, 3, new Date('2027-03-08T12:00:00Z'));
    mock.find(mock.visits[1].visit, 'hot');
    await enter(page);
    await openVisits(page);
    await page.getByTestId('filter-found').selectOption('open');
    await page.waitForURL(/show=open/);
    assert.equal(await visitRows(page).count(), 3);
    await page.keyboard.press('3');
    await isFound(page, 0, 'cold');
    assert.equal(await visitRows(page).count(), 3, 'to be looked at again');
    await page.getByTestId('day-back').click();
    await has(page.getByTestId('day'), 'Monday 8 March');
    assert.match(page.url(), /day=2027-03-08&show=open/);
    assert.equal(await visitRows(page).count(), 3);
    assert.ok(await page.getByTestId('day-back').isDisabled());
    await page.getByTestId('day-forward').click();
    await has(page.getByTestId('day'), 'Wednesday 10 March');
    await visitRows(page).nth(1).waitFor();
    assert.equal(await visitRows(page).count(), 2);
    await page.getByTestId('filter-found').selectOption('warm');
    await has(page.getByTestId('none-such'), 'That day has no such visit.');
    await page.getByRole('button', { name: 'Show all visits' }).click();
    await visitRows(page).nth(3).waitFor();
    await page.goto(`${base}/visits?day=someday`);
    await page.getByTestId('no-such-day').waitFor();
    await page.getByRole('button', { name: 'Show the last day' }).click();
    await has(page.getByTestId('day'), 'Wednesday 10 March');
  },
);

screen('visits: a long day goes on below', {}, async (page) => {
  mock.mostVisits = 20;
  fillDay(mock, 45, morning);
  for (const visit of mock.visits.slice(0, 30)) mock.find(visit.visit, 'none');
  await enter(page);
  await openVisits(page);
  assert.equal(await visitRows(page).count(), 20);
  await page.getByTestId('more').click();
  await visitRows(page).nth(39).waitFor();
  await page.getByTestId('filter-found').selectOption('open');
  await visitRows(page).nth(14).waitFor(); // looked for beyond what was shown
  await none(page.getByTestId('more'));
});

screen('visits: an empty day teaches, and fills by itself', { language: 'de' }, async (page) => {
  await enter(page);
  await goTo(page, 'visits');
  await has(page.getByTestId('no-visits'), 'noch niemand am Kiosk');
  await accessible(page);
  mock.addVisit(makeVisit(3, new Date('2027-03-10T09:00:00Z')));
  await visitRows(page).first().waitFor();
  await has(page.getByTestId('progress'), '0 von 1 angesehen');
});

screen('what is known of a company stands beside its name, and filters the list', {}, async (page) => {
  fill(mock, 12, morning);
  await enter(page);
  await leadRows(page).first().waitFor();
  assert.equal(await page.getByTestId('known-tag').count(), 0);
  const { organization } = mock.leads[0].lead.contact;
  mock.know({ [organization]: 'competitor', 'Delta Packaging Ltd': 'customer' });
  await has(leadRows(page).first(), 'Competitor'); // at once
  await page.getByTestId('filter-company').selectOption('customer');
  await has(page.getByTestId('total'), 'matches');
  assert.match(page.url(), /company=customer/);
  await has(leadRows(page).first(), 'Delta Packaging Ltd');
  await leadRows(page).first().getByRole('link').click();
  await has(page.getByTestId('lead').getByTestId('known-tag'), 'Customer');
  await accessible(page);
  await page.getByTestId('filter-company').selectOption('target');
  await page.getByTestId('no-match').waitFor();
  mock.know({ 'Delta Packaging Ltd': 'target' }); // another list was imported
  await has(leadRows(page).first(), 'Target account');
});

screen('a lead tells what was found, by whom, and takes another answer', {}, async (page) => {
  fillDay(mock, 5, morning);
  await enter(page);
  await openVisits(page);
  await page.keyboard.press('j');
  await page.getByTestId('visit-lead').first().click();
  const lead = page.getByTestId('lead');
  const found = lead.getByTestId('lead-found');
  await found.waitFor();
  const visit = await lead.getAttribute('data-visit-shown');
  mock.find(visit, 'cold', colleague);
  await page.locator('[data-testid="lead-found"][data-found="cold"]').waitFor();
  await has(found, 'Jonas, ');
  await found.getByTestId('found-hot').click();
  await page.locator('[data-testid="lead-found"][data-found="hot"]').waitFor();
  await has(lead.getByTestId('step'), 'Petra Lindner found: hot');
  await has(found, 'Petra Lindner, ');
  await has(leadRows(page).getByTestId('found-tag'), 'Hot');
  await accessible(page);
  await page.getByTestId('filter-disposition').selectOption('hot');
  await has(page.getByTestId('total'), '1 lead matches');
  assert.match(page.url(), /disposition=hot/);
  mock.failing = { path: /disposition$/, status: 500 };
  await found.getByTestId('found-none').click();
  await has(found.getByRole('alert'), 'Not saved: no prospect');
  await found.getByRole('button', { name: 'Discard' }).click();
  await none(found.getByRole('alert'));
  await page.locator('[data-testid="lead-found"][data-found="hot"]').waitFor();
});

for (const { size, dark, language } of [
  { size: sizes.phone, dark: false, language: 'de' },
  { size: sizes.phone, dark: true, language: 'en' },
  { size: { width: 800, height: 600 }, dark: false, language: 'de' },
  { size: sizes.laptop, dark: true, language: 'de' },
])
  screen(
    `visits at ${size.width} wide${dark ? ' in the dark' : ''}: nothing sticks out, and targets are large enough`,
    { size, dark, language, hasTouch: size.width < 500, isMobile: size.width < 500 },
    async (page) => {
      fillDay(mock, 30, morning);
      mock.find(mock.visits[0].visit, 'none', colleague);
      await enter(page);
      await goTo(page, 'visits');
      await visitRows(page).first().waitFor();
      await fits(page);
      await accessible(page);
      const least = size.width < 500 ? 45 : 36; // 12 mm for a thumb
      const button = await visitRows(page).nth(1).getByTestId('found-none').boundingBox();
      assert.ok(button.height >= least && button.width >= least, `${button.width} × ${button.height}`);
      await visitRows(page).nth(1).getByTestId('found-none').click();
      await isFound(page, 1, 'none');
      await page.getByTestId('undo').waitFor();
      await fits(page);
      await accessible(page);
    },
  );

// A lead with this score, among others.
async function scored(page, score, { triage = null } = {}) {
  fillDay(mock, 12, morning);
  addScores(mock);
  const { visit } = mock.leads.find(({ lead }) => lead.contact.given_name === 'James').lead;
  if (score) mock.scores.set(visit, score);
  else mock.scores.delete(visit);
  mock.triage = triage;
  await enter(page);
  return visit;
}
const textsOf = (locator) =>
  locator.evaluateAll((rows) => rows.map((row) => row.textContent.replaceAll('\u00a0', ' ')));
const marks = (locator) => locator.getByTestId('likely').locator('visible=true');
const untrusted = (verdict) => ({ version: 12, labels: 40, verdict, doubted: 0 });

screen('a lead says how likely it is a prospect, and why: for and against', {}, async (page) => {
  await scored(page, scores.usual);
  const lead = await openLead(page, 'James');
  await has(lead.getByTestId('probability'), '61%');
  await has(lead.getByTestId('likelihood'), 'Rather a prospect');
  await has(lead.getByTestId('reasons'), 'between 40 and 78%');
  await has(lead.getByTestId('why-start'), 'A visit of which nothing is known');
  assert.equal(await lead.getByTestId('lane').count(), 0); // everybody's way is not worth a line
  await has(lead.getByTestId('model'), 'Model 12, learned from 40 findings.');
  await has(lead.getByTestId('model'), '10 March 2027 at 12:05');
  const told = await textsOf(lead.getByTestId('why-row'));
  assert.equal(told[0], '+Asked for advice, strongly for, that makes 43%43%');
  assert.equal(
    told[3],
    '−Came when a group had just arrived (12 visits in ten minutes), against, that makes 54%54%',
  );
  assert.equal(told.length, 8);
  assert.match(told[7], /3 weaker reasons/);
  assert.equal(await lead.getByTestId('triage-warning').count(), 0);
  await accessible(page);

  // By the keyboard, and the focus stays where it was.
  await lead.getByTestId('why-others').focus();
  await page.keyboard.press('Enter');
  await has(lead.getByTestId('why-row'), 'Chose the topic “Using waste heat”');
  assert.equal(await lead.getByTestId('why-row').count(), 10);
  assert.equal(await focused(page), 'Put the weaker reasons together');
  await accessible(page);
  await page.keyboard.press('Space');
  await has(lead.getByTestId('why-others'), '3 weaker reasons');
  assert.equal(await lead.getByTestId('why-row').count(), 8);

  mock.scores.delete(await lead.getAttribute('data-visit-shown'));
  mock.moved();
  await none(lead.getByTestId('reasons'));
});

screen('as drawn, the reasons lead from the start to the score', { language: 'de' }, async (page) => {
  const visit = await scored(page, scores.usual);
  const lead = await openLead(page, 'James');
  const others = lead.getByTestId('why-others');
  for (const [name, score] of Object.entries(scores)) {
    // A time that tells this one from those before.
    const minute = 10 + Object.keys(scores).indexOf(name);
    mock.scores.set(visit, { ...score, at: `2027-03-10T11:${minute}:00.000Z` });
    mock.moved();
    await has(lead.getByTestId('model'), `12:${minute}`);
    for (const open of [false, true]) {
      if (await others.count())
        if ((await others.getAttribute('aria-expanded')) !== String(open)) await others.click();
      const drawn = await lead.getByTestId('why').evaluate((list) => {
        const middle = (box) => box.left + box.width / 2;
        const box = (row, part) => row.querySelector(part).getBoundingClientRect();
        const around = list.getBoundingClientRect();
        return {
          stops: [...list.querySelectorAll('.why-stop')].map((stop) => middle(stop.getBoundingClientRect())),
          bars: [...list.querySelectorAll('[data-testid="why-row"]')].map((row) => {
            const { left, right } = box(row, '.why-bar');
            const tip = middle(box(row, '.why-tip'));
            return row.dataset.direction === 'against'
              ? { from: right, to: left, tip }
              : { from: left, to: right, tip };
          }),
          inside: [...list.querySelectorAll('rect')]
            .map((rect) => rect.getBoundingClientRect())
            .every(({ left, right }) => left >= around.left - 1 && right <= around.right + 1),
        };
      });
      assert.ok(drawn.inside, `${name}: nothing is drawn beside the scale`);
      let at = drawn.stops[0];
      for (const { from, to, tip } of drawn.bars) {
        assert.ok(Math.abs(from - at) < 1.6, `${name}: ${from} goes on from ${at}`);
        assert.ok(Math.abs(to - tip) < 1.6, `${name}: ${to} is ${tip}`);
        at = tip;
      }
      assert.ok(Math.abs(at - drawn.stops[1]) < 0.6, `${name}: ${at} is ${drawn.stops[1]}`);
      const last = (await textsOf(lead.getByTestId('why-row').locator('.why-percent'))).at(-1);
      assert.deepEqual(await textsOf(lead.getByTestId('why-total').locator('.why-percent')), [last]);
    }
    assert.doesNotMatch(await lead.getByTestId('reasons').textContent(), /undefined|NaN|\[object/);
  }
});

screen('a visitor led to a person although unlikely, and one shown the giveaways', {}, async (page) => {
  const visit = await scored(page, scores.unlikely);
  const lead = await openLead(page, 'James');
  await has(lead.getByTestId('lane'), 'although it seemed unlikely: to learn from it');
  await has(lead.getByTestId('likelihood'), 'Very unlikely a prospect');
  mock.scores.set(visit, scores.few);
  mock.moved();
  await has(lead.getByTestId('lane'), 'Was shown the giveaways first.');
  await has(lead.getByTestId('model'), 'nothing found yet');
  mock.scores.set(visit, { ...scores.newer, lane: 'press', at: 'soon' });
  mock.moved();
  await has(lead.getByTestId('why-row'), 'no words for: weather');
  assert.equal(await lead.getByTestId('lane').count(), 0);
});

screen('without scores nothing is shown of them, nor warned of', {}, async (page) => {
  fillDay(mock, 8, morning);
  mock.triage = untrusted('few_labels');
  await enter(page);
  const lead = await openLead(page, 'Anneliese');
  await lead.getByTestId('lead-reason').waitFor();
  for (const what of ['reasons', 'likely', 'triage-warning'])
    assert.equal(await page.getByTestId(what).count(), 0, what);
  assert.equal(await page.getByRole('columnheader', { name: 'Prospect' }).count(), 0);
  await openVisits(page);
  for (const what of ['likely', 'likely-hidden', 'visit-why', 'triage-warning'])
    assert.equal(await page.getByTestId(what).count(), 0, what);
  await page.keyboard.press('r');
  assert.equal(await page.getByTestId('why-dialog').count(), 0);
});

screen('a visit tells its probability only to whoever has said what they found of it', {}, async (page) => {
  const visit = await scored(page, scores.usual);
  await has(marks(leadRow(page, 'James')), '61% likely to be a prospect');
  await openVisits(page);
  const row = page.locator(`[data-visit="${visit}"]`);
  const button = row.getByTestId('visit-why');
  assert.equal(await page.getByTestId('likely').count(), 0);
  assert.doesNotMatch(await page.getByTestId('visits').textContent(), /%/);
  await has(button, 'Show the estimate');
  assert.match(await button.getAttribute('title'), /does not lead you/);
  const size = () => button.evaluate((element) => element.getBoundingClientRect().toJSON());
  const before = await size();

  await row.getByTestId('found-warm').click();
  await has(row.getByTestId('likely'), '61% likely to be a prospect');
  await has(button, 'Why?');
  assert.equal((await button.getAttribute('title')) ?? '', '');
  assert.deepEqual(await size(), before, 'nothing moves');
  assert.equal(await page.getByTestId('likely').count(), 1);
  await page.keyboard.press('0');
  await none(row.getByTestId('likely'));

  mock.failing = { path: /disposition$/, status: 500 };
  await row.getByTestId('found-hot').click();
  await has(page.getByTestId('unsaved-many'), 'not');
  await has(row.getByTestId('likely'), '61%');
  await page.getByTestId('discard-unsaved').click();
  await none(row.getByTestId('likely'));
});

screen('the lists mark what is scored, and a visit tells why by mouse or key', {}, async (page) => {
  const visit = await scored(page, scores.usual);
  await has(marks(leadRow(page, 'James')), '61% likely to be a prospect');
  await openVisits(page);
  const row = page.locator(`[data-visit="${visit}"]`);
  const before = await place(row);
  await row.getByTestId('visit-why').click();
  const dialog = page.getByTestId('why-dialog');
  await has(dialog.getByRole('heading'), 'Appointment, James Okafor');
  await has(dialog.getByTestId('why-row'), 'Asked for advice');
  await accessible(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await none(dialog);
  assert.equal(await row.getAttribute('data-found'), '', 'keys are the dialog’s while it is open');
  assert.equal(await place(row), before);
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'visit-why');
  await page.keyboard.press('r');
  await dialog.getByTestId('reasons').waitFor();
  await page.keyboard.press('Escape');
  await none(dialog);
  assert.equal(await visitRows(page).nth(2).getByTestId('visit-why').count(), 0, 'not scored');

  mock.failing = { path: /^visits\//, status: 500 };
  await row.getByTestId('visit-why').click();
  await dialog.getByTestId('failure').waitFor();
});

screen(
  'scores that do not hold are warned of wherever they stand, and asked of once a page',
  {},
  async (page) => {
    const asked = () => mock.requests.filter((request) => request === 'GET triage').length;
    await scored(page, scores.usual, { triage: untrusted('fewer_prospects') });
    await has(page.getByTestId('triage-warning'), 'Look at who is coming today');
    await has(page.getByTestId('triage-warning').locator('code'), 'standdienst triage reset');
    const lead = await openLead(page, 'James');
    await has(lead.getByTestId('reasons').getByTestId('triage-warning'), 'Fewer visitors are prospects');
    await accessible(page);
    mock.moved();
    mock.moved();
    assert.equal(asked(), 1);

    mock.triage = { ...untrusted('something_new'), doubted: 2 };
    await openVisits(page);
    await has(page.getByTestId('triage-warning'), 'should not be relied on');
    await has(page.getByTestId('triage-warning'), 'two accounts differ');
    await accessible(page);
    assert.equal(asked(), 2);

    for (const verdict of ['few_labels', 'more_prospects', 'no_separation', 'miscalibrated']) {
      mock.triage = untrusted(verdict);
      await page.reload();
      await page.locator(`[data-testid="triage-warning"][data-verdict="${verdict}"]`).waitFor();
      assert.doesNotMatch(await page.getByTestId('triage-warning').textContent(), /`|relied on/);
    }
    mock.triage = untrusted('none');
    await page.reload();
    await page.getByTestId('visit-why').first().waitFor();
    await connected(page);
    assert.equal(await page.getByTestId('triage-warning').count(), 0);
  },
);

screen('a backend that knows nothing of triage, or fails at it, is no trouble', {}, async (page) => {
  await scored(page, scores.usual);
  const lead = await openLead(page, 'James');
  await lead.getByTestId('reasons').waitFor();
  assert.ok(mock.requests.includes('GET triage'));
  mock.failing = { path: /^triage$/, status: 500, body: 'oops' };
  await openVisits(page);
  await page.getByTestId('visit-why').first().waitFor();
  for (const what of ['triage-warning', 'failure']) assert.equal(await page.getByTestId(what).count(), 0);
});

for (const { size, dark, language, touch } of [
  { size: { width: 390, height: 844 }, dark: false, language: 'de', touch: true },
  { size: sizes.phone, dark: true, language: 'en', touch: true },
  { size: { width: 800, height: 600 }, dark: true, language: 'de' },
  { size: sizes.laptop, dark: false, language: 'en' },
])
  screen(
    `reasons at ${size.width} wide${dark ? ' in the dark' : ''}: nothing sticks out, whatever they are`,
    { size, dark, language, hasTouch: touch ?? false, isMobile: touch ?? false },
    async (page) => {
      const visit = await scored(page, scores.many, { triage: untrusted('more_prospects') });
      await marks(leadRow(page, 'James')).first().waitFor();
      assert.equal(await marks(leadRow(page, 'James')).count(), 1);
      await fits(page);
      const lead = await openLead(page, 'James');
      await lead.getByTestId('why-others').click();
      if (touch) {
        const toggle = await lead.getByTestId('why-others').boundingBox();
        assert.ok(toggle.height >= 44, `${toggle.height} high`);
      }
      for (const score of Object.values(scores)) {
        mock.scores.set(visit, score);
        mock.moved();
        const percent = String(Math.round(score.probability * 100));
        await has(lead.getByTestId('probability'), percent);
        await fits(page);
        const out = await lead.getByTestId('reasons').evaluate((part) => part.scrollWidth - part.clientWidth);
        assert.ok(out <= 1, `${out} pixels stick out`);
      }
      await accessible(page);
      if (touch) await page.getByTestId('back').click();
      await openVisits(page);
      await visitRows(page).first().getByTestId('visit-why').click();
      await page.getByTestId('reasons').waitFor();
      await fits(page);
      await accessible(page);
    },
  );

const jonas = () => mock.people[1];
const cards = (page) => page.getByTestId('ticket');
const card = (page, number) => page.locator(`[data-testid="ticket"][data-ticket="${number}"]`);
const openWaiting = (page) => goTo(page, 'waiting');
// Somebody who waits, with a visit that the mock knows.
function wait(number, minutes, change) {
  const lead = number % 2 ? makeLead(number, new Date(Date.now() - minutes * 60_000)) : null;
  if (lead) mock.add(lead);
  const visit = makeVisit(number + 2, new Date(Date.now() - (minutes + 1) * 60_000), lead?.lead);
  mock.addVisit(visit);
  return mock.addTicket(makeTicket(number, minutes, visit, { score: scores.usual, ...change }));
}

screen('nobody waits: the page says how it works, in both languages', { language: 'de' }, async (page) => {
  await enter(page);
  await openWaiting(page);
  await has(page.getByTestId('nobody-waits'), 'Mit jemandem sprechen');
  await accessible(page);
  await page.getByTestId('language-en').click();
  await has(page.getByTestId('nobody-waits'), 'Speak to a person');
  assert.equal(await page.getByTestId('waiting-count').count(), 0);
});

for (const [name, size] of Object.entries(sizes)) {
  screen(
    `waiting at ${name} width: who has waited longest first, what is known, all within reach`,
    { size },
    async (page) => {
      wait(0, 12);
      wait(1, 3, { cause: 'after_gift' });
      wait(2, 1, {
        state: 'taken',
        by: mock.me,
        taken_at: new Date().toISOString(),
        wanted: [{ by: jonas(), at: new Date().toISOString() }],
      });
      wait(3, 7, { state: 'taken', by: jonas(), taken_at: new Date().toISOString() });
      wait(4, 60 * 26, { earlier: true });
      wait(5, 2, {
        for: mock.me,
        notes: [
          { by: jonas(), at: new Date().toISOString(), text: 'Wants <b>bold</b> pumps' },
          { by: null, at: '2027-03-10T11:05:00.000Z', text: null },
        ],
      });
      await enter(page);
      await openWaiting(page);
      await cards(page).nth(5).waitFor();
      const order = await cards(page).evaluateAll((all) => all.map((one) => one.dataset.ticket));
      assert.deepEqual(order, ['A9', 'B12', 'A7', 'B8', 'B10', 'A11']);
      await has(card(page, 'A7'), 'for 12 minutes');
      await has(card(page, 'B8'), 'said yes after the gift');
      await has(card(page, 'A9').getByTestId('ticket-wanted'), 'Jonas Weiß wanted to go too');
      await has(card(page, 'B12').getByTestId('ticket-for'), 'Meant for you');
      await has(card(page, 'B12').getByTestId('ticket-note'), 'Wants <b>bold</b> pumps');
      await has(card(page, 'B12'), 'A note that was erased');
      await has(card(page, 'B10').getByTestId('ticket-state'), 'Jonas Weiß, since');
      assert.equal(await card(page, 'B10').getByTestId('take').count(), 0);
      // The badge counts those of today that nobody has.
      assert.match(await page.getByTestId('waiting-count').innerText(), /^3/);
      assert.match(await page.title(), /^\(3\) /);
      await accessible(page);
      await fits(page);
      await card(page, 'A7').getByTestId('ticket-why').click();
      await page.getByTestId('reasons').waitFor();
      await page.keyboard.press('Escape');
      await goTo(page, 'leads');
      assert.match(await page.getByTestId('waiting-count').innerText(), /^3/);
      assert.match(await page.title(), /^\(3\) /);
    },
  );
}

screen('a ticket is taken, and ended by a key with a note that was typed before', {}, async (page) => {
  const ticket = wait(0, 2);
  await enter(page);
  await openWaiting(page);
  await card(page, 'A7').getByTestId('take').click();
  await page.locator('[data-testid="waiting-mine"] [data-ticket="A7"]').waitFor();
  await card(page, 'A7').getByTestId('note').fill('Call Monday 1');
  await page.keyboard.press('2'); // typed, not pressed
  await page.locator('h1').click();
  await page.keyboard.press('2');
  await has(page.getByTestId('message'), 'A7 ended: warm');
  await page.getByTestId('nobody-waits').waitFor();
  assert.equal(ticket.notes[0].text, 'Call Monday 12');
  assert.equal(mock.visits.find(({ visit }) => visit === ticket.id).disposition, 'warm');
  assert.ok(!(await page.title()).startsWith('('));
});

screen(
  'two want the same ticket: who comes second reads who has it, and the list is right',
  {},
  async (page) => {
    const ticket = wait(0, 2);
    await enter(page);
    await openWaiting(page);
    await card(page, 'A7').waitFor();
    // A colleague was first, and this page has not heard of it.
    let release;
    mock.holdTickets = new Promise((resolve) => (release = resolve));
    mock.act(ticket, 'taken', jonas());
    await card(page, 'A7').getByTestId('take').click();
    await has(page.getByTestId('message'), 'Jonas Weiß has taken A7 just before you.');
    await page.locator('[data-testid="waiting-others"] [data-ticket="A7"]').waitFor();
    mock.holdTickets = null;
    release();
    assert.equal(await page.getByTestId('waiting-count').count(), 0);
    await page.getByRole('button', { name: 'Close this message' }).click();
    await none(page.getByTestId('message'));
  },
);

screen(
  'whoever is going hears that somebody wanted to come too, that the visitor left, or that a colleague ended it',
  {},
  async (page) => {
    const first = wait(0, 2);
    const second = wait(2, 1);
    await enter(page);
    await openWaiting(page);
    for (const number of ['A7', 'A9']) {
      await card(page, number).getByTestId('take').click();
      await page.locator(`[data-testid="waiting-mine"] [data-ticket="${number}"]`).waitFor();
    }
    mock.act(first, 'wanted', jonas());
    await has(card(page, 'A7').getByTestId('ticket-wanted'), 'Jonas Weiß wanted to go too');
    mock.act(first, 'left');
    await has(page.getByTestId('message'), 'A7 has left the queue.');
    mock.act(second, 'ended', jonas());
    await has(page.getByTestId('message'), 'Jonas Weiß has ended A9 already.');
    await page.getByTestId('nobody-waits').waitFor();
  },
);

screen('handing on: to a colleague with a note, or back to everybody', {}, async (page) => {
  const ticket = wait(0, 2);
  await enter(page);
  await openWaiting(page);
  await card(page, 'A7').getByTestId('take').click();
  await card(page, 'A7').getByTestId('note').fill('Knows our pumps');
  await card(page, 'A7').getByTestId('hand-on').click();
  const dialog = page.getByTestId('hand-on-dialog');
  assert.equal(await dialog.locator('textarea').inputValue(), 'Knows our pumps');
  await accessible(page);
  await dialog.getByTestId('to-Jonas Weiß').click();
  await has(page.getByTestId('message'), 'A7 handed on to Jonas Weiß.');
  await has(card(page, 'A7').getByTestId('ticket-for'), 'Meant for Jonas Weiß');
  assert.equal(ticket.notes[0].text, 'Knows our pumps');
  await card(page, 'A7').getByTestId('hand-on').click();
  await page.getByTestId('to-everybody').click();
  await has(page.getByTestId('message'), 'A7 is back with everybody.');
  await none(page.getByTestId('ticket-for'));
});

screen('what did not reach the backend is said, and the note is kept', {}, async (page) => {
  wait(0, 2);
  await enter(page);
  await openWaiting(page);
  await card(page, 'A7').getByTestId('take').click();
  await card(page, 'A7').getByTestId('note').fill('Not lost');
  mock.failing = { path: /tickets\/.*end$/, status: 500 };
  await card(page, 'A7').getByTestId('found-hot').click();
  await has(page.getByTestId('message'), 'did not reach the backend');
  assert.equal(await card(page, 'A7').getByTestId('note').inputValue(), 'Not lost');
  mock.failing = null;
  mock.forgotten = true;
  await card(page, 'A7').getByTestId('found-hot').click();
  await has(page.getByTestId('message'), 'no note may be kept');
  await card(page, 'A7').getByTestId('note').fill('');
  await card(page, 'A7').getByTestId('nobody-there').click();
  await has(page.getByTestId('message'), 'A7 ended without a finding.');
});

screen(
  'a new ticket rings and notifies where that was allowed, and says nothing of who it is',
  {},
  async (page) => {
    await page.context().grantPermissions(['notifications'], { origin: base });
    await page.addInitScript(() => {
      window.told = [];
      window.rung = 0;
      window.Notification = class {
        static permission = 'granted';
        constructor(title, options) {
          window.told.push({ title, ...options });
        }
      };
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...args) {
        window.rung++;
        return start.apply(this, args);
      };
      window.resumed = 0;
      const resume = AudioContext.prototype.resume;
      AudioContext.prototype.resume = function () {
        window.resumed++;
        return resume.call(this);
      };
      Object.defineProperty(document, 'hidden', { get: () => window.away === true });
    });
    wait(0, 5);
    await enter(page);
    await openWaiting(page);
    await cards(page).first().waitFor();
    assert.equal(await page.evaluate(() => window.rung), 0, 'silent until somebody asks for sound');
    await page.getByTestId('sound').click();
    await page.locator('[data-testid="sound"][data-state="on"]').waitFor();
    await page.waitForFunction(() => window.rung === 2);
    await goTo(page, 'leads'); // on every page
    await page.evaluate(() => (window.away = true));
    wait(1, 0);
    await page.waitForFunction(() => window.rung === 4);
    const told = await page.evaluate(() => window.told);
    assert.equal(told.length, 1);
    assert.equal(told[0].title, 'B8 is waiting');
    assert.doesNotMatch(JSON.stringify(told), /Okafor|Delta/);
    const again = page.waitForResponse((response) => response.url().endsWith('/tickets'));
    mock.moved();
    await (await again).finished();
    assert.equal(await page.evaluate(() => window.rung), 4, 'nobody is told twice');
    // Remembered; the browser wants a touch first. It counts when it ends, or what it changes moves the button from under it.
    await openWaiting(page);
    await page.reload();
    await page.locator('[data-testid="sound"][data-state="blocked"]').waitFor();
    await page.getByTestId('sound').hover();
    await page.mouse.down();
    assert.equal(await page.evaluate(() => window.resumed), 0);
    await page.mouse.up();
    assert.equal(await page.evaluate(() => window.resumed), 1);
    await page.locator('[data-testid="sound"][data-state="off"]').waitFor();
    await page.reload();
    await page.locator('[data-testid="sound"][aria-pressed="false"]').waitFor();
  },
);

// ---- The header on every width

const narrow = [
  { size: { width: 320, height: 640 }, language: 'de', touch: true },
  { size: { width: 390, height: 844 }, language: 'de', touch: true },
  { size: { width: 800, height: 600 }, language: 'de', touch: false },
  { size: { width: 800, height: 600 }, language: 'en', touch: false },
  { size: { width: 1024, height: 768 }, language: 'de', touch: true },
  { size: sizes.laptop, language: 'en', touch: false },
  { size: sizes.laptop, language: 'de', touch: false },
  { size: sizes.desk, language: 'de', touch: false },
];
for (const { size, language, touch } of narrow)
  screen(
    `the header at ${size.width} wide in ${language}: every section is reached, and who waits is counted on each`,
    { size, language, hasTouch: touch, isMobile: touch },
    async (page) => {
      fillDay(mock, 5, morning);
      fillGifts(mock);
      wait(1, 3);
      mock.addTicket(makeTicket(40, 2, makeVisit(40, new Date()), { number: 'AB123' }));
      await enter(page);
      for (const section of ['gifts', 'visits', 'waiting', 'leads']) {
        const link = page.getByTestId(`nav-${section}`);
        if ((await link.count()) === 0) await page.getByTestId('nav-more').click();
        await link.click();
        await page.locator(`[data-testid="nav-${section}"][aria-current="page"]`).waitFor();
        await fits(page);
        const count = page.getByTestId('waiting-count');
        assert.match(await count.innerText(), /^2/);
        const box = await count.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= size.width, 'the count is in sight');
        assert.ok(box.y >= 0 && box.y + box.height <= size.height);
      }
      const small = await page.locator('.header a:visible, .header button:visible').evaluateAll((all) =>
        all
          .filter((one) => !one.matches('.skip'))
          .map((one) => ({ what: one.textContent, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ what, box }) => `${what}: ${box.width} by ${box.height}`),
      );
      assert.deepEqual(small, [], 'everything can be touched');
      await accessible(page);
    },
  );

screen(
  'the header by the keys: what did not fit is behind "More", and Escape gives the focus back',
  { size: { width: 800, height: 600 }, language: 'de' },
  async (page) => {
    fillGifts(mock);
    wait(1, 3);
    await enter(page);
    await page.setViewportSize({ width: 640 + 130, height: 600 });
    await openGifts(page);
    const more = page.getByTestId('nav-more');
    await more.focus();
    assert.equal(await more.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    const hidden = page.locator('.nav-more .menu-items a').first();
    await hidden.waitFor();
    await accessible(page);
    await fits(page);
    await page.keyboard.press('Escape');
    await none(page.locator('.nav-more .menu-items'));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'nav-more');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/gifts'));
    await page.setViewportSize({ width: 1920, height: 900 }); // with room, all are there
    await page.getByTestId('nav-gifts').waitFor();
    assert.equal(await more.isVisible(), false);
    assert.equal(
      await page.locator('.nav > .nav-link:visible').count(),
      await page.locator('.nav > .nav-link').count(),
    );
  },
);

screen(
  'on a narrow screen the languages stand in the account’s menu',
  { size: sizes.phone },
  async (page) => {
    await enter(page);
    assert.equal(await page.getByTestId('language-de').count(), 0);
    await page.getByTestId('account').click();
    await page.getByTestId('language-de').click();
    await has(page.getByTestId('nav-today'), 'Heute');
  },
);

// ---- Gifts

const openGifts = async (page) => {
  await page.goto(`${base}/gifts`);
  await page.getByTestId('gift-number').waitFor();
};
const handOut = async (page, number) => {
  await page.getByTestId('gift-number').fill(number);
  await page.keyboard.press('Enter');
};
const outcome = (page) => page.getByTestId('gift-outcome');
const left = (page, gift) => page.getByTestId(`left-${gift}`);

for (const { size, dark, language, touch } of [
  { size: { width: 390, height: 844 }, dark: false, language: 'de', touch: true },
  { size: sizes.phone, dark: true, language: 'en', touch: true },
  { size: { width: 1024, height: 768 }, dark: false, language: 'de', touch: true },
  { size: { width: 800, height: 600 }, dark: true, language: 'de', touch: false },
  { size: sizes.desk, dark: false, language: 'en', touch: false },
])
  screen(
    `gifts at ${size.width} wide${dark ? ' in the dark' : ''} in ${language}: what is left at a glance, all in reach`,
    { size, dark, language, hasTouch: touch, isMobile: touch },
    async (page) => {
      fillGifts(mock);
      await enter(page);
      await openGifts(page);
      await has(left(page, 'mug'), '187');
      await has(left(page, 'pocket-thermometer'), '22');
      await has(left(page, 'folding-rule'), '0');
      const states = await page.locator('.gift').evaluateAll((all) => all.map((one) => one.dataset.state));
      assert.deepEqual(states, ['good', 'low', 'gone']);
      await has(page.getByTestId('pace-mug'), language === 'de' ? '14 je Stunde' : '14 an hour');
      await has(page.getByTestId('forecast-folding-rule'), language === 'de' ? 'Keine mehr' : 'None left');
      await fits(page);
      await accessible(page);
      if (touch) await page.getByTestId('gift-number').tap();
      await page.getByTestId('gift-number').fill('127B');
      await has(page.getByTestId('gift-meant'), language === 'de' ? 'Emaillebecher' : 'Enamel mug');
      assert.equal(await page.getByTestId('keypad').count(), touch ? 1 : 0);
      await fits(page);
      await accessible(page);
      const small = await page.locator('.gifts button:visible, .gifts input:visible').evaluateAll((all) =>
        all
          .map((one) => ({ what: one.outerHTML, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ what }) => what),
      );
      assert.deepEqual(small, [], 'everything can be touched');
      const go = await page.getByTestId('gift-hand').boundingBox();
      assert.ok(go.y + go.height <= size.height, 'handing out is in sight');
      // The changes of one gift, opened.
      await page.getByTestId('change-mug').click();
      await page.getByTestId('restock-mug').waitFor();
      await fits(page);
      await accessible(page);
    },
  );

screen(
  'gifts: four touches of a thumb hand out a number',
  {
    size: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  },
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    assert.equal(await page.getByTestId('keypad').count(), 0, 'no keys before they are wanted');
    await page.getByTestId('gift-number').tap();
    assert.equal(
      await page.getByTestId('gift-number').getAttribute('inputmode'),
      'none',
      'no keyboard above ours',
    );
    assert.ok(await page.getByTestId('key-A').isDisabled(), 'digits first');
    for (const key of ['1', '3', '2', 'erase', '1', 'B', 'A']) await page.getByTestId(`key-${key}`).tap();
    assert.equal(
      await page.getByTestId('gift-number').inputValue(),
      '131A',
      'another letter replaces the first',
    );
    await has(page.getByTestId('gift-meant'), 'Pocket thermometer');
    assert.ok(await page.getByTestId('key-5').isDisabled(), 'three digits are all');
    await page.getByTestId('gift-hand').tap();
    await has(outcome(page), '131A: Pocket thermometer is handed out.');
    assert.equal(await page.getByTestId('gift-number').inputValue(), '');
    await none(page.getByTestId('claim-131A'));
    await has(page.getByTestId('gifts-open'), '1 visitor has a number');
  },
);

screen('gifts: where there is one kiosk, its letter need not be typed', {}, async (page) => {
  fillGifts(mock);
  mock.letters = ['A'];
  await enter(page);
  await openGifts(page);
  await page.getByTestId('gift-number').fill('131');
  await has(page.getByTestId('gift-meant'), 'Pocket thermometer');
  await page.keyboard.press('Enter');
  await has(outcome(page), '131A: Pocket thermometer is handed out.');
});

screen('gifts: while a number is typed, only those are shown that it may become', {}, async (page) => {
  fillGifts(mock);
  mock.addClaim(makeClaim('128B', 'mug', 2));
  await enter(page);
  await openGifts(page);
  // The list follows with the next answer, or the next frame.
  const shows = (numbers) =>
    page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.gifts-number')].map((one) => one.innerText).join() === wanted,
      numbers.join(),
    );
  await shows(['127B', '131A', '128B']);
  await page.getByTestId('gift-number').fill('12');
  await shows(['127B', '128B']);
  await page.getByTestId('gift-number').fill('128 b');
  await shows(['128B']);
  await page.getByTestId('gift-number').fill('');
  await shows(['127B', '131A', '128B']);
  // Or by one touch in the list.
  await page.getByRole('button', { name: 'Hand out: 131A' }).click();
  await has(outcome(page), '131A: Pocket thermometer');
  await shows(['127B', '128B']);
});

screen(
  'gifts: numbers that cannot be, that no kiosk has, and that were fetched say what to do',
  {},
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    for (const [typed, says] of [
      ['B12', 'three digits and one or two letters'],
      ['99A', 'three digits'],
      ['100A', 'three digits'],
      ['127Q', 'No kiosk has these letters'],
    ]) {
      await handOut(page, typed);
      await has(outcome(page), says);
      assert.equal(await page.getByTestId('gift-number').inputValue(), typed, 'what was typed stays');
    }
    await accessible(page);
    await handOut(page, '127b');
    await has(outcome(page), '127B: Enamel mug is handed out.');
    await handOut(page, '127B');
    await has(outcome(page), /127B was handed out already, \d\d:\d\d by Petra Lindner\./);
    await page.getByTestId('gift-number').fill('1');
    assert.equal((await outcome(page).innerText()).trim(), '', 'what was said of another number goes');
    assert.equal(mock.requests.filter((one) => one.startsWith('POST gifts/handed')).length, 6);
  },
);

screen('gifts: a number whose kiosk is offline asks which gift, and counts it at once', {}, async (page) => {
  fillGifts(mock);
  await enter(page);
  await openGifts(page);
  await handOut(page, '140A');
  await has(outcome(page), 'Which gift is it?');
  await accessible(page);
  await outcome(page).getByRole('button', { name: 'Enamel mug' }).click();
  await has(outcome(page), '140A: Enamel mug is handed out.');
  await has(outcome(page), 'Its kiosk has not told us of it yet');
  await has(left(page, 'mug'), '186');
});

screen(
  'gifts: a late one gets a piece; promised ones only if somebody decides; none where none is',
  {},
  async (page) => {
    fillGifts(mock);
    mock.claims.push(makeClaim('110A', 'mug', 45, { state: 'expired' }));
    mock.claims.push(makeClaim('111A', 'mug', 40, { state: 'expired' }));
    mock.claims.push(makeClaim('112A', 'folding-rule', 40, { state: 'expired' }));
    await enter(page);
    await openGifts(page);
    await handOut(page, '110A');
    await has(outcome(page), 'It came after its 30 minutes; one was still free.');
    mock.gifts[0].free = 0;
    await handOut(page, '111A');
    await has(outcome(page), 'promised to somebody else');
    assert.equal(mock.claims.find(({ number }) => number === '111A').state, 'expired');
    await outcome(page).getByRole('button', { name: 'Hand out anyway' }).click();
    await has(outcome(page), '111A: Enamel mug is handed out.');
    await handOut(page, '112A');
    await has(outcome(page), 'By our books none is left');
    assert.equal(await outcome(page).getByRole('button').count(), 0);
  },
);

screen(
  'gifts: what the page says of a number is never a full disk’s or a busy backend’s',
  {},
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    for (const [status, code] of [
      [507, 'full'],
      [429, 'busy'],
    ]) {
      mock.failing = { path: /^gifts\/handed$/, status, body: `{"code":"${code}"}` };
      await handOut(page, '127B');
      await outcome(page).getByTestId('failure').waitFor();
      assert.equal(await page.getByTestId('gift-number').inputValue(), '127B');
    }
    mock.failing = null;
    await outcome(page).getByRole('button').click();
    await has(outcome(page), '127B: Enamel mug is handed out.');
  },
);

screen(
  'gifts: deliveries and stocktakes change the books, and the page says what was counted',
  {},
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    await page.getByTestId('change-folding-rule').click();
    const restock = page.getByTestId('restock-folding-rule');
    for (const [typed, can] of [
      ['', false],
      ['0', false],
      ['-3', false],
      ['2.5', false],
      ['12345678', false],
      ['50', true],
    ]) {
      await restock.fill(typed);
      const button = page.locator('form:has([data-testid="restock-folding-rule"]) button');
      assert.equal(await button.isEnabled(), can, typed);
    }
    await page.keyboard.press('Enter');
    await has(left(page, 'folding-rule'), '50');
    assert.equal(await restock.inputValue(), '');
    const count = page.getByTestId('count-folding-rule');
    mock.failing = { path: /count$/, status: 413, body: '{"code":"too_large"}' };
    await count.fill('9999999');
    await page.keyboard.press('Enter');
    await page.getByTestId('gift-folding-rule').getByTestId('failure').waitFor();
    assert.equal(await count.inputValue(), '9999999', 'what was typed stays');
    mock.failing = null;
    await count.fill('48');
    await page.keyboard.press('Enter');
    await has(page.getByTestId('counted-folding-rule'), 'Counted 48 (−2)');
    await has(page.getByTestId('counted-folding-rule'), 'Petra Lindner');
    await count.fill('0');
    await page.keyboard.press('Enter');
    await has(left(page, 'folding-rule'), '0');
    assert.equal(await page.getByTestId('gift-folding-rule').getAttribute('data-state'), 'gone');
  },
);

screen(
  'gifts: what happens elsewhere is here at once, and nothing that was typed is lost',
  {},
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    const loaded = await reloads(page);
    await page.getByTestId('gift-number').fill('13');
    mock.addClaim(makeClaim('133B', 'mug', 0));
    await page.getByTestId('claim-133B').waitFor();
    await has(left(page, 'mug'), '186');
    assert.equal(await page.getByTestId('gift-number').inputValue(), '13');
    mock.gifts[0].short = 3;
    mock.moved();
    await has(page.getByTestId('gift-mug'), '3 too few');
    assert.equal(await reloads(page), loaded);
  },
);

screen(
  'gifts: without a connection the page says what to do, and goes on by itself',
  { language: 'de' },
  async (page) => {
    fillGifts(mock);
    await enter(page);
    await openGifts(page);
    await page.getByTestId('gift-number').fill('127B');
    mock.failing = { path: /./, status: 503, body: 'nothing' };
    mock.dropLive();
    await has(page.getByTestId('connection-lost'), 'tragen Sie sie nach');
    await page.keyboard.press('Enter');
    await outcome(page).getByTestId('failure').waitFor();
    assert.equal(await page.getByTestId('gift-number').inputValue(), '127B');
    await has(left(page, 'mug'), '187');
    await fits(page);
    mock.failing = null;
    await none(page.getByTestId('connection-lost'));
    await page.getByTestId('gift-number').press('Enter');
    await has(outcome(page), '127B: Emaillebecher ist ausgegeben.');
  },
);

screen(
  'gifts: a fair without any teaches, and what is retired stays as long as there is some',
  {},
  async (page) => {
    await enter(page);
    await page.goto(`${base}/gifts`);
    await has(page.getByTestId('no-gifts'), '[[gifts]]');
    await accessible(page);
    mock.gifts = [
      makeGift('mug', 5, [0, 0, 0], { retired: true }),
      makeGift('folding-rule', 0, [0, 0, 0], { retired: true }),
    ];
    mock.moved();
    await has(page.getByTestId('gift-mug'), 'no longer offered');
    assert.equal(await page.getByTestId('gift-folding-rule').count(), 0);
    await has(page.getByTestId('gifts-open'), 'Nobody is on the way');
    await has(page.getByTestId('pace-mug'), 'too few yet');
  },
);

screen(
  'gifts: numbers that were given back, and second gifts, are told apart from late ones',
  {},
  async (page) => {
    fillGifts(mock);
    mock.claims.push(makeClaim('120A', 'mug', 5, { state: 'released', now: '122A' }));
    mock.claims.push(makeClaim('121A', 'mug', 5, { state: 'released' }));
    mock.addClaim(makeClaim('123A', 'mug', 1, { second: '119A' }));
    await enter(page);
    await openGifts(page);
    await has(page.getByTestId('claim-123A'), 'has fetched a gift already, by 119A');
    await handOut(page, '120A');
    await has(outcome(page), 'The visitor gave 120A back and has 122A now.');
    await accessible(page);
    await handOut(page, '121A');
    await has(outcome(page), 'has no other number');
    await outcome(page).getByRole('button', { name: 'Hand out anyway' }).click();
    await has(outcome(page), '121A: Enamel mug is handed out. Although it had been given back.');
    await handOut(page, '123A');
    await has(outcome(page), 'has fetched a gift already, by 119A');
    await outcome(page).getByRole('button', { name: 'Hand out anyway' }).click();
    await has(outcome(page), '123A: Enamel mug is handed out.');
  },
);

screen('gifts: a wrong tap is taken back, there and where the rightful visitor comes', {}, async (page) => {
  fillGifts(mock);
  await enter(page);
  await openGifts(page);
  await page.getByTestId('claim-127B').getByRole('button').click();
  await has(outcome(page), '127B: Enamel mug is handed out.');
  await accessible(page);
  await page.getByTestId('gift-undo').click();
  await has(outcome(page), '127B no longer counts as handed out.');
  await page.getByTestId('claim-127B').waitFor();
  await handOut(page, '127B');
  await has(outcome(page), '127B: Enamel mug is handed out.');
  await handOut(page, '127B');
  await has(outcome(page), '127B was handed out already');
  await page.getByTestId('gift-undo').click();
  await has(outcome(page), '127B no longer counts as handed out.');
  await handOut(page, '127B');
  mock.claims.find(({ number }) => number === '127B').handed_at = new Date(
    Date.now() - 3_700_000,
  ).toISOString();
  await page.getByTestId('gift-undo').click();
  await has(outcome(page), 'more than an hour ago');
  await handOut(page, '127B'); // too old to be offered
  await has(outcome(page), '127B was handed out already');
  assert.equal(await page.getByTestId('gift-undo').count(), 0);
});

screen('gifts: while one is handed out, no tap on another is lost: the buttons say so', {}, async (page) => {
  fillGifts(mock);
  await enter(page);
  await openGifts(page);
  let go;
  mock.holdHanded = new Promise((resolve) => (go = resolve));
  const other = page.getByTestId('claim-131A').getByRole('button');
  await page.getByTestId('claim-127B').getByRole('button').click();
  await has(page.getByTestId('gift-hand'), 'One moment');
  assert.equal(await other.isDisabled(), true);
  go();
  mock.holdHanded = null;
  await has(outcome(page), '127B: Enamel mug is handed out.');
  await other.click();
  await has(outcome(page), '131A: Pocket thermometer is handed out.');
});

screen('gifts: a delivery counts once, however often it is sent', {}, async (page) => {
  fillGifts(mock);
  await enter(page);
  await openGifts(page);
  await page.getByTestId('change-folding-rule').click();
  const restock = page.getByTestId('restock-folding-rule');
  const said = page.getByTestId('restock-folding-rule-said');
  const failure = page.getByTestId('gift-folding-rule').getByTestId('failure');
  const stock = () => mock.gifts[2].stock;
  await restock.fill('50');
  // The same form in another tab, typed before the first is through.
  const other = await page.context().newPage();
  await openGifts(other);
  await other.getByTestId('change-folding-rule').click();
  await other.getByTestId('restock-folding-rule').fill('50');
  mock.losing = true;
  await restock.press('Enter');
  await failure.waitFor();
  assert.equal(stock(), 110);
  mock.losing = false;
  await failure.getByRole('button').click();
  await has(said, 'It counts once');
  await other.getByTestId('restock-folding-rule').press('Enter');
  await has(other.getByTestId('restock-folding-rule-said'), 'It counts once');
  assert.equal(stock(), 110);
  await other.close();
  // What is typed next is another one.
  await restock.fill('5');
  await restock.press('Enter');
  await has(left(page, 'folding-rule'), '55');
  // Another number than the one that arrived is not added to it, unless it is another delivery.
  mock.losing = true;
  await restock.fill('7');
  await restock.press('Enter');
  await failure.waitFor();
  mock.losing = false;
  await restock.fill('8');
  await restock.press('Enter');
  await has(said, 'with another number');
  assert.equal(stock(), 122);
  await restock.press('Enter');
  await has(left(page, 'folding-rule'), '70');
});

screen('waiting: notes that were begun go with the session', {}, async (page) => {
  wait(0, 1);
  await enter(page);
  await openWaiting(page);
  const loaded = await reloads(page);
  await card(page, 'A7').getByTestId('take').click();
  await card(page, 'A7').getByTestId('note').fill('Owes us money');
  await goTo(page, 'leads');
  await goTo(page, 'waiting');
  assert.equal(
    await card(page, 'A7').getByTestId('note').inputValue(),
    'Owes us money',
    'kept while one looks elsewhere',
  );
  await page.getByTestId('account').click();
  await page.getByTestId('logout').click();
  await has(page.getByTestId('login-note'), 'You are logged out.');
  await page.getByLabel('Name').fill('petra');
  await page.getByLabel('Password', { exact: true }).fill(mock.password);
  await page.keyboard.press('Enter');
  await connected(page);
  await goTo(page, 'waiting');
  assert.equal(await card(page, 'A7').getByTestId('note').inputValue(), '');
  assert.equal(await reloads(page), loaded, 'by the page itself, which was never loaded anew');
});

screen('waiting: the card says what is needed and what was answered', {}, async (page) => {
  const both = (de, en) => ({ de, en });
  mock.fair = {
    ...fair,
    questions: [
      { id: 'degrees', kind: 'number', ask: both('Wie warm?', 'How warm?'), unit: both('°C', '°C') },
      { id: 'role', kind: 'single', ask: both('Rolle?', 'Role?'), options: [] },
    ],
    needs: [{ id: 'oil', needs: both('Sie brauchen Thermalöl.', 'You need <b>thermal</b> oil.') }],
  };
  const ticket = wait(0, 4);
  ticket.visit.needs = {
    answers: [
      { question: 'degrees', number: 200 },
      { question: 'role', skipped: true },
      { question: 'gone', options: ['x'] },
    ],
    needs: ['oil'],
  };
  wait(1, 2);
  await enter(page);
  await openWaiting(page);
  await has(card(page, 'A7').getByTestId('ticket-needed'), 'You need <b>thermal</b> oil.');
  const answers = card(page, 'A7').getByTestId('ticket-answers');
  await has(answers, 'How warm?');
  await has(answers, '200\u00a0°C');
  await has(answers, 'gone');
  assert.ok(!(await answers.innerText()).includes('Role?'), 'what was left open takes no room');
  assert.equal(await card(page, 'B8').getByTestId('ticket-needed').count(), 0);
  await accessible(page);
  await page.getByTestId('language-de').click();
  await has(card(page, 'A7').getByTestId('ticket-needed'), 'Sie brauchen Thermalöl.');
  await page.setViewportSize(sizes.phone);
  await fits(page);
});
