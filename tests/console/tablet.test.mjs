// SPDX-License-Identifier: GPL-3.0-or-later
// A browser that staff share, over a mock of its API (mock_tablet.mjs). Across programs: tests/e2e/tablet.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { connected, launch, login, openPage } from './pages.mjs';
import { fair, fill, makeLead, makeTicket, makeVisit } from './people.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.env.STANDDIENST_CONSOLE_DIR ?? join(here, '../../build/console'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const upright = { width: 800, height: 1280 };
const lying = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

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

// A test with a page of its own, in which nothing may go wrong unseen.
function screen(name, options, run) {
  test(name, async () => {
    const page = await openPage(browser, { size: upright, ...options });
    page.setDefaultTimeout(20_000);
    try {
      await run(page);
      assert.deepEqual(page.troubles, []);
    } finally {
      await page.context().close();
    }
  });
}

const has = (locator, text) => locator.filter({ hasText: text }).first().waitFor();
const fits = async (page) =>
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    'nothing sticks out sideways',
  );
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
async function enterPin(page, pin) {
  for (const digit of pin) await page.getByTestId(`pin-${digit}`).click();
  await page.getByTestId('pin-enter').click();
}
async function comeIn(page, name = 'anna', pin = '3917') {
  mock.tablet.pins.set('anna', '3917');
  mock.tablet.pins.set('jonas', '60429');
  await mock.tablet.pair(page.context(), base);
  await page.goto(base);
  await page.getByTestId(`who-${name}`).click();
  await enterPin(page, pin);
  await connected(page);
}

// Beside the others, or behind "More".
async function goTo(page, section) {
  const link = page.getByTestId(`nav-${section}`);
  if (!(await link.isVisible())) await page.getByTestId('nav-more').click();
  await link.click();
}

screen('a tablet asks who one is: names by the alphabet, then the PIN, then what waits', {}, async (page) => {
  const lead = makeLead(1, new Date());
  mock.tickets = [makeTicket(1, 3, makeVisit(1, new Date(), lead.lead))];
  for (const name of ['mia', 'jonas', 'anna']) mock.tablet.pins.set(name, '3917');
  await mock.tablet.pair(page.context(), base, 'Tablet 2');
  await page.goto(`${base}/leads?q=secret`);
  await has(page.getByRole('heading'), 'Who are you?');
  await has(page.locator('.login-brand'), 'Tablet 2');
  assert.deepEqual(await page.getByTestId('who-names').getByRole('button').allInnerTexts(), [
    'anna',
    'jonas',
    'mia',
  ]);
  await accessible(page);
  await fits(page);
  await page.getByTestId('who-anna').click();
  await has(page.getByRole('heading'), 'anna, your PIN');
  await accessible(page);
  for (const digit of '391') await page.getByTestId(`pin-${digit}`).click();
  assert.equal(await page.getByTestId('pin-enter').isEnabled(), false);
  await page.getByTestId('pin-7').click();
  await page.getByTestId('pin-enter').click();
  await connected(page);
  // Not where the one before was, and nothing to administer.
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/waiting');
  await page.getByTestId('account').click();
  await page.getByTestId('my-pin').waitFor();
  assert.equal(await page.getByTestId('tablets').count(), 0);
});

screen('a wrong PIN says how many tries are left, then pauses, then wants the password', {}, async (page) => {
  mock.tablet.pins.set('anna', '3917');
  await mock.tablet.pair(page.context(), base);
  await page.goto(base);
  await page.getByTestId('who-anna').click();
  await enterPin(page, '5555');
  await has(page.getByTestId('pin-trouble'), '4 more tries');
  await accessible(page);
  for (const left of ['3 more tries', '2 more tries', 'One more try']) {
    await enterPin(page, '5555');
    await has(page.getByTestId('pin-trouble'), left);
  }
  await enterPin(page, '5555');
  await page.getByTestId('pin-trouble').waitFor();
  await enterPin(page, '3917');
  await has(page.getByTestId('pin-trouble'), 'works again in 14 minutes');
  mock.tablet.failures.set('anna', 10);
  await enterPin(page, '3917');
  await has(page.getByTestId('pin-trouble'), 'signed in with the password');
  // The way out is there.
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
  await page.getByLabel('Name').waitFor();
  await page.getByTestId('to-names').click();
  await page.getByTestId('who-anna').waitFor();
});

screen('a keyboard types a PIN as well, and Escape goes back to the names', { size: lying }, async (page) => {
  mock.tablet.pins.set('anna', '3917');
  await mock.tablet.pair(page.context(), base);
  await page.goto(base);
  await page.getByTestId('who-anna').click();
  await page.getByTestId('enter-pin').waitFor();
  await page.keyboard.type('99');
  await page.keyboard.press('Escape');
  await page.getByTestId('who-anna').click();
  await page.getByTestId('enter-pin').waitFor();
  await page.keyboard.type('39188');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await connected(page);
});

screen('a browser that is no tablet is told no names', {}, async (page) => {
  mock.tablet.pins.set('anna', '3917');
  await page.goto(base);
  await page.getByLabel('Name').waitFor();
  assert.equal(await page.getByTestId('to-names').count(), 0);
  assert.ok(!(await page.content()).includes('anna'));
});

screen('a tablet that was revoked says so, and takes passwords', { language: 'de' }, async (page) => {
  await comeIn(page);
  mock.tablet.tablets[0].revoked = true;
  mock.endSessions();
  await has(page.getByTestId('login-note'), 'kein Stand-Tablet mehr');
  await page.getByLabel('Kennwort', { exact: true }).waitFor();
});

screen('changing the person is one touch from every screen, and leaves nothing behind', {}, async (page) => {
  fill(mock, 3);
  await comeIn(page);
  for (const section of ['leads', 'visits', 'waiting', 'gifts']) {
    await goTo(page, section);
    assert.ok(await page.getByTestId('change-person').isVisible());
  }
  await goTo(page, 'leads');
  await page.getByText('Anneliese').first().waitFor();
  await page.getByTestId('change-person').click();
  await has(page.getByRole('heading'), 'Who are you?');
  assert.ok(!(await page.content()).includes('Anneliese'));
  assert.ok(mock.requests.includes('POST logout'));
  await page.getByTestId('who-jonas').click();
  await enterPin(page, '60429');
  await connected(page);
  assert.equal(new URL(page.url()).pathname, '/waiting');
});

screen(
  'a tablet that lies about locks, keeps what was typed, and says that somebody waits',
  {},
  async (page) => {
    await page.clock.install();
    const lead = makeLead(1, new Date());
    mock.tickets = [makeTicket(1, 3, makeVisit(1, new Date(), lead.lead))];
    mock.act(mock.tickets[0], 'taken', mock.me);
    mock.me = { ...mock.me, name: 'anna' };
    mock.tickets[0].by = mock.me;
    await comeIn(page);
    await page.getByRole('textbox').first().fill('Wants two pumps by May');
    await page.clock.runFor(9 * 60_000);
    await page.mouse.click(5, 600); // touched: it counts from here
    await page.clock.runFor(9 * 60_000);
    assert.equal(await page.getByTestId('lock').count(), 0);
    await page.clock.runFor(65_000);
    await page.getByTestId('lock').waitFor();
    await has(page.getByTestId('lock'), 'Locked: anna');
    assert.ok(mock.requests.includes('POST tablet/lock'));
    assert.equal(await page.getByRole('textbox').first().isVisible(), false);
    await accessible(page);
    await fits(page);
    // Somebody waits; who and why stays beneath.
    assert.equal(await page.getByTestId('lock-waiting').count(), 0);
    mock.tablet.waiting = true;
    mock.moved();
    await has(page.getByTestId('lock-waiting'), 'A visitor is waiting for you.');
    // Escape is no proof.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByTestId('lock').waitFor();
    assert.equal(await page.getByRole('textbox').first().isVisible(), false);
    await enterPin(page, '1111');
    await has(page.getByTestId('lock-trouble'), 'not the PIN');
    await enterPin(page, '3917');
    await page.getByTestId('lock').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('textbox').first().inputValue(), 'Wants two pumps by May');
  },
);

screen('a locked tablet stays locked through a reload, and a password opens it', {}, async (page) => {
  await comeIn(page);
  await page.evaluate(async () => {
    const { csrf } = await (await fetch('/api/console/v1/session')).json();
    await fetch('/api/console/v1/tablet/lock', {
      method: 'POST',
      headers: { 'Standdienst-Csrf': csrf, 'Content-Type': 'application/json' },
      body: '{}',
    });
  });
  await page.reload();
  await page.getByTestId('lock').waitFor();
  assert.equal(await page.getByTestId('home').count(), 0);
  await page.getByTestId('lock-other').click();
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await has(page.getByTestId('lock-trouble'), 'not the password');
  await page.getByLabel('Password', { exact: true }).fill(mock.password);
  await page.keyboard.press('Enter');
  await page.getByTestId('lock').waitFor({ state: 'detached' });
  await connected(page);
  await page.getByTestId('home').waitFor();
});

screen('somebody else takes a locked tablet: one touch, and the names are there', {}, async (page) => {
  await comeIn(page);
  mock.failing = { path: /^leads$/, status: 410, body: '{"code":"expired"}' };
  await goTo(page, 'leads');
  await page.getByTestId('lock').waitFor(); // the backend locks by itself too: any request says so
  mock.failing = null;
  await page.getByTestId('lock-change').click();
  await page.getByTestId('who-jonas').waitFor();
});

screen('who leaves a tablet while there is no network has left it', { language: 'de' }, async (page) => {
  fill(mock, 2);
  await comeIn(page);
  await goTo(page, 'leads');
  await page.getByText('Anneliese').first().waitFor();
  await page.context().setOffline(true);
  await page.getByTestId('change-person').click();
  await has(page.getByTestId('failure'), 'nicht erreichbar');
  assert.ok(!(await page.content()).includes('Anneliese'));
  await page.context().setOffline(false);
  // By itself, and not back to whoever left.
  await page.getByTestId('who-anna').waitFor();
  await page.reload();
  await page.getByTestId('who-anna').waitFor();
});

screen('names that cannot be asked for say so, and come by themselves', { language: 'de' }, async (page) => {
  mock.tablet.pins.set('anna', '3917');
  await mock.tablet.pair(page.context(), base);
  await page.goto(base);
  await page.getByTestId('who-anna').click();
  await page.context().setOffline(true);
  await enterPin(page, '3917');
  await has(page.getByTestId('pin-trouble'), 'nicht erreichbar');
  await page.context().setOffline(false);
  await enterPin(page, '3917');
  await connected(page);
});

screen(
  'nobody has a PIN yet: the tablet says how one gets one',
  { language: 'de', size: phone },
  async (page) => {
    await mock.tablet.pair(page.context(), base);
    await page.goto(base);
    await has(page.getByTestId('who-nobody'), 'Noch hat niemand eine PIN');
    await has(page.getByTestId('who-nobody'), 'Meine PIN');
    await accessible(page);
    await fits(page);
  },
);

screen('wrong PINs of somebody else are told at the next sign-in', {}, async (page) => {
  mock.tablet.failures.set('anna', 4);
  await comeIn(page);
  await has(page.getByTestId('wrong-pins'), 'entered 4 times under your name');
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.getByTestId('wrong-pins').waitFor({ state: 'detached' });
});

screen(
  'my PIN: a trivial one is refused with the reason, a good one is kept, and it can go',
  {},
  async (page) => {
    await login(page, base, 'petra', mock.password);
    await page.getByTestId('account').click();
    await page.getByTestId('my-pin').click();
    const dialog = page.getByTestId('pin-dialog');
    await accessible(page);
    const fill = async (pin, again = pin) => {
      await dialog.getByLabel('New PIN', { exact: true }).fill(pin);
      await dialog.getByLabel('New PIN once more').fill(again);
      await dialog.getByRole('button', { name: 'Save PIN' }).click();
    };
    await fill('1234');
    await has(dialog.getByRole('alert'), 'Digits in a row');
    await fill('12');
    await has(dialog.getByRole('alert'), '4 to 8 digits');
    await fill('3917', '3971');
    await has(dialog.getByRole('alert'), 'not the same');
    await fill('3917');
    await has(dialog.getByRole('status'), 'Your PIN is saved');
    assert.equal(mock.tablet.pins.get('Petra Lindner'), '3917');
    await page.keyboard.press('Escape');
    await page.getByTestId('account').click();
    await page.getByTestId('my-pin').click();
    await has(dialog, 'You have a PIN');
    await dialog.getByTestId('remove-pin').click();
    await has(dialog.getByRole('status'), 'removed');
    assert.equal(mock.tablet.pins.size, 0);
  },
);

screen('my PIN, a while after signing in: the password is asked once more', {}, async (page) => {
  mock.tablet.stale = true;
  await login(page, base, 'petra', mock.password);
  await page.getByTestId('account').click();
  await page.getByTestId('my-pin').click();
  const dialog = page.getByTestId('pin-dialog');
  await dialog.getByLabel('New PIN', { exact: true }).fill('3917');
  await dialog.getByLabel('New PIN once more').fill('3917');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Your password').fill('wrong');
  await page.keyboard.press('Enter');
  await has(dialog.getByRole('alert'), 'not the password');
  await dialog.getByLabel('Your password').fill(mock.password);
  await page.keyboard.press('Enter');
  await has(dialog.getByRole('status'), 'Your PIN is saved');
});

screen('an administrator makes this browser a tablet, and is signed out', { size: lying }, async (page) => {
  mock.role = 'admin';
  mock.tablet.pins.set('anna', '3917');
  await login(page, base, 'petra', mock.password);
  await page.getByTestId('account').click();
  await page.getByTestId('tablets').click();
  const dialog = page.getByTestId('tablets-dialog');
  await dialog.getByTestId('make-tablet').click();
  await has(dialog.getByRole('alert'), '1 to 60 characters');
  await dialog.getByLabel('Name of the tablet').fill('Tablet 2');
  await accessible(page);
  await dialog.getByTestId('make-tablet').click();
  await page.getByTestId('who-anna').waitFor();
  await page.reload();
  await page.getByTestId('who-anna').waitFor();
  assert.equal((await page.evaluate(() => document.cookie)).length, 0);
});

screen('a code makes another browser a tablet; it can be revoked', { language: 'de' }, async (page) => {
  mock.role = 'admin';
  mock.tablet.pins.set('anna', '3917');
  mock.tablet.qr = ['10101', '01010', '11011', '00100', '11111'];
  await login(page, base, 'petra', mock.password);
  await page.getByTestId('account').click();
  await page.getByTestId('tablets').click();
  const dialog = page.getByTestId('tablets-dialog');
  await dialog.getByLabel('Name des Tablets').fill('Tablet 3');
  await dialog.getByTestId('make-code').click();
  await has(dialog.getByTestId('tablet-code'), 'ABCD 2345');
  await dialog.locator('svg.qr').waitFor();
  await accessible(page);

  const other = await openPage(browser, { size: phone, language: 'de' });
  await other.goto(`${base}/tablet`);
  await other.getByLabel('Code').fill('ABCD 2346');
  await other.keyboard.press('Enter');
  await has(other.getByRole('alert'), 'Ein solcher Code wartet nicht');
  await accessible(other);
  await fits(other);
  await other.goto('about:blank');
  await other.goto(`${base}/tablet#code=ABCD2345`);
  await other.getByTestId('who-anna').waitFor();
  assert.ok(!other.url().includes('ABCD'));

  await page.keyboard.press('Escape');
  await page.getByTestId('account').click();
  await page.getByTestId('tablets').click();
  await dialog.getByTestId('revoke-Tablet 3').click();
  await dialog.getByTestId('revoke-yes').click();
  await has(dialog, 'Noch kein Tablet');
  await other.reload();
  await other.getByLabel('Kennwort', { exact: true }).waitFor();
  await other.context().close();
});

for (const [what, size] of Object.entries({ upright, lying, phone }))
  screen(
    `everything of a tablet can be seen and touched: ${what}`,
    { size, language: 'de' },
    async (page) => {
      for (let i = 0; i < 14; i++) mock.tablet.pins.set(`kollegin.mit.langem.namen.${i}`, '3917');
      await comeIn(page);
      await fits(page);
      assert.ok(await page.getByTestId('change-person').isVisible());
      const box = await page.getByTestId('change-person').boundingBox();
      assert.ok(box.width >= 44 && box.height >= 44);
      await page.getByTestId('change-person').click();
      await page.getByTestId('who-anna').click();
      await fits(page);
      for (const digit of '0123456789') {
        const key = await page.getByTestId(`pin-${digit}`).boundingBox();
        assert.ok(key.width >= 56 && key.height >= 52, `${digit}: ${key.width}x${key.height}`);
        assert.ok(key.y + key.height <= size.height, `${digit} without scrolling`);
      }
    },
  );
