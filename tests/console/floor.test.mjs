// SPDX-License-Identifier: GPL-3.0-or-later
// The page for staff on the stand in a real browser, over a mock of its API (mock_floor.mjs). With the backend and kiosks:
// tests/e2e/floor_page.mjs.
import assert from 'node:assert/strict';
import { accessible, base, enter, fits, has, mock, none, screen } from './harness.mjs';
import { connected, goTo } from './pages.mjs';
import { fair, fillGifts, makeClaim, makeLead, makeTicket, makeVisit } from './people.mjs';

const portrait = { width: 800, height: 1280 };
const landscape = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const people = () =>
  ['Anna Schreiber', 'Jonas Weiß', 'Mehmet Aydın'].map((name, index) => ({
    id: `6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a1${index}`,
    name,
    status: ['free', 'busy', 'break'][index],
    break_due: index === 1,
    needs_help: false,
  }));

// Somebody who waits, and is known as the kiosk knows them.
function waits(number = 0, minutes = 3, change = {}) {
  const { lead } = makeLead(number, new Date());
  return mock.addTicket(makeTicket(number, minutes, makeVisit(number, new Date(), lead), change));
}

const status = (page) => page.getByTestId('floor-status');

async function open(page) {
  mock.floor.people = people();
  await enter(page);
  await goTo(page, 'floor');
  await page.getByTestId('floor').waitFor();
}

async function come(page) {
  await open(page);
  await page.getByTestId('floor-come').click();
  await has(page.getByTestId('floor'), 'Free');
}

// Happens on the server after the touch and before what was touched arrives there: the page cannot know of it.
const meanwhile = (page, act, change) =>
  page.route(
    `**/floor/me/${act}`,
    (route) => {
      change();
      return route.continue();
    },
    { times: 1 },
  );

const posts = () => mock.requests.filter((request) => request.startsWith('POST floor/'));

screen(
  'coming: languages, topics and the end of the shift, remembered for the next day',
  {},
  async (page) => {
    await open(page);
    await has(status(page), 'Not on the stand');
    await page.getByTestId('chip-de').click();
    await page.getByTestId('chip-heat-pumps').click();
    await page.getByTestId('chip-steam').click();
    await page.getByTestId('chip-steam').click();
    const end = await page.getByTestId('floor-until').evaluate((select) => {
      select.selectedIndex = 6;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return select.value;
    });
    await accessible(page);
    await page.getByTestId('floor-come').click();
    await has(status(page), 'Free');
    const { languages, topics, shift } = mock.floor.me;
    assert.deepEqual([languages, topics], [['en', 'de'], ['heat-pumps']]);
    assert.equal(shift.ends, end);
    await page.getByTestId('floor-go').click();
    await has(status(page), 'Not on the stand');
    await page.reload();
    await page.locator('[data-testid="chip-de"][aria-pressed="true"]').waitFor();
    assert.equal(await page.getByTestId('chip-heat-pumps').getAttribute('aria-pressed'), 'true');
    assert.equal(await page.getByTestId('chip-steam').getAttribute('aria-pressed'), 'false');
    assert.equal(await page.getByTestId('floor-until').inputValue(), end);
  },
);

screen('what one speaks is changed while one is there', {}, async (page) => {
  await come(page);
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  const sent = page.waitForRequest('**/floor/me/come');
  await page.route('**/floor/me/come', (route) => arrived.then(() => route.continue()));
  const sheet = page.getByTestId('skills-sheet');
  await page.getByTestId('change-skills').click();
  await sheet.getByTestId('chip-fr').click();
  await page.getByTestId('save-skills').click();
  await none(sheet);
  // What was touched stands, also while it is on its way.
  await sent;
  await page.getByTestId('change-skills').click();
  assert.equal(await sheet.getByTestId('chip-fr').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(mock.floor.me.languages, ['en']);
  await page.keyboard.press('Escape');
  await none(sheet);
  const answer = page.waitForResponse('**/floor/me/come');
  arrive();
  await answer;
  await page.locator('[data-testid="change-skills"]').click();
  assert.equal(await sheet.getByTestId('chip-fr').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(mock.floor.me.languages, ['en', 'fr']);
});

screen('an offer comes by itself, says why, and is accepted', { size: portrait }, async (page) => {
  await come(page);
  const ticket = waits(0, 4);
  mock.floor.offer(ticket, [
    { reason: 'likely_prospect', value: 0.62 },
    { reason: 'speaks_language', value: 2 },
    { reason: 'knows_topic', value: 1 },
    { reason: 'something_new', value: 7 },
  ]);
  const offer = page.getByTestId('offer');
  await has(offer, ticket.number);
  await has(offer, 'Advice');
  await has(offer, 'German');
  await has(offer, 'Thermal oil systems');
  await has(offer, 'verliert nachts Temperatur');
  await has(offer, 'waiting for 4 minutes');
  await has(page.getByTestId('why-me'), 'What brings them here sounds concrete.');
  await has(page.getByTestId('why-me'), 'You speak the language and know the topic.');
  assert.doesNotMatch(await page.getByTestId('why-me').innerText(), /something|62|undefined/);
  const seconds = Number(await page.getByTestId('offer-left').getAttribute('data-seconds'));
  assert.ok(seconds > 20 && seconds <= 30, `${seconds} s`);
  await page.getByTestId('floor-offered').waitFor();
  await accessible(page);
  await page.getByTestId('floor-accept').click();
  await has(status(page), `In a talk ${ticket.number}`);
  await none(page.getByTestId('offer'));
  assert.equal(mock.floor.me.talk.ticket, ticket.id);
  assert.equal(ticket.state, 'taken');
});

screen('the time that is left is the backend’s, whatever the tablet’s clock says', {}, async (page) => {
  await page.clock.install({ time: new Date(Date.now() + 3 * 3_600_000) });
  await come(page);
  mock.floor.offer(waits(), undefined, 25);
  await page.getByTestId('offer').waitFor();
  const left = () => page.getByTestId('offer-left').getAttribute('data-seconds').then(Number);
  const before = await left();
  assert.ok(before > 15 && before <= 25, `${before} s`);
  await page.clock.runFor(10_000);
  assert.ok((await left()) <= before - 9);
});

screen('passing is no matter, and is said kindly', {}, async (page) => {
  await come(page);
  const ticket = waits();
  mock.floor.offer(ticket);
  await page.getByTestId('floor-pass').click();
  await has(page.getByTestId('floor-said'), 'goes to somebody else. That is fine.');
  await has(status(page), 'Free');
  assert.equal(mock.floor.me.offer, null);
});

screen('an offer that goes by itself says where to', {}, async (page) => {
  await come(page);
  const [first, second, third] = [waits(0), waits(1), waits(2)];
  mock.floor.offer(first);
  await has(page.getByTestId('offer'), first.number);
  mock.floor.withdraw();
  await has(page.getByTestId('floor-said'), `${first.number} is offered to a colleague.`);
  mock.floor.offer(second);
  await has(page.getByTestId('offer'), second.number);
  mock.act(second, 'taken', mock.floor.people[0]);
  mock.floor.withdraw();
  await has(page.getByTestId('floor-said'), `Anna Schreiber has gone to ${second.number} already.`);
  mock.floor.offer(third);
  await has(page.getByTestId('offer'), third.number);
  mock.act(third, 'left');
  mock.floor.withdraw();
  await has(page.getByTestId('floor-said'), `${third.number} could not wait any longer.`);
});

screen('whoever was offered meanwhile is not accepted unseen', { language: 'de' }, async (page) => {
  await open(page);
  await page.getByTestId('floor-come').click();
  const [first, second] = [waits(0), waits(1)];
  mock.floor.offer(first);
  await has(page.getByTestId('offer'), first.number);
  await meanwhile(page, 'accept', () => {
    mock.act(first, 'taken', mock.floor.people[0]);
    mock.floor.offer(second);
  });
  await page.getByTestId('floor-accept').click();
  await has(page.getByTestId('floor-said'), `Anna Schreiber ist schon bei ${first.number}.`);
  await has(page.getByTestId('offer'), second.number);
  assert.equal(mock.floor.me.status, 'offered');
});

screen('a talk: what is known, a note, and an end with one of four', { size: portrait }, async (page) => {
  await come(page);
  const ticket = waits(0, 4);
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').click();
  const talk = page.getByTestId('talk');
  await has(talk, 'Anneliese Brückner');
  await has(talk, 'Maintenance and spare parts');
  await none(page.getByTestId('mine')); // a visitor looks over the shoulder
  await page.getByTestId('note').fill('Angebot bis Freitag');
  await accessible(page);
  // Elsewhere and back: what was begun is there.
  await goTo(page, 'waiting');
  await page.getByTestId('waiting-mine').waitFor();
  await goTo(page, 'floor');
  assert.equal(await page.getByTestId('note').inputValue(), 'Angebot bis Freitag');
  await page.getByTestId('floor-finish').click();
  await accessible(page);
  await page.getByTestId('found-hot').click();
  await has(page.getByTestId('floor-said'), `${ticket.number}: hot.`);
  await has(status(page), 'Free');
  assert.equal(ticket.state, 'ended');
  assert.equal(ticket.notes[0].text, 'Angebot bis Freitag');
  assert.equal(mock.floor.ended.disposition, 'hot');
});

screen('nobody was there; and a talk without a number ends without a finding', {}, async (page) => {
  await come(page);
  const ticket = waits();
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').click();
  await page.getByTestId('floor-finish').click();
  await has(page.getByTestId('finish-without'), 'Nobody was there');
  await page.getByTestId('finish-without').click();
  await has(page.getByTestId('floor-said'), 'Nobody was there.');
  assert.equal(mock.floor.ended.disposition, null);
  await page.getByTestId('floor-walk-up').click();
  await has(page.getByTestId('talk-minutes'), 'Talk without a number');
  await none(page.getByTestId('floor-hand-on'));
  await none(page.getByTestId('note'));
  await page.getByTestId('floor-finish').click();
  await page.getByTestId('found-cold').click();
  await has(page.getByTestId('floor-said'), 'The talk is ended.');
  assert.deepEqual(mock.floor.ended, { ticket: null, number: null, disposition: 'cold' });
});

screen('a talk is handed over with a note, to somebody and to whoever is free', {}, async (page) => {
  await come(page);
  const ticket = waits();
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').click();
  await page.getByTestId('note').fill('Fragt nach Dampf');
  await page.getByTestId('floor-hand-on').click();
  const sheet = page.getByTestId('hand-over-sheet');
  await has(sheet.getByTestId('to-Anna Schreiber'), 'free');
  await accessible(page);
  await sheet.getByTestId('to-Anna Schreiber').click();
  await has(page.getByTestId('floor-said'), `${ticket.number} is handed to Anna Schreiber.`);
  assert.equal(ticket.for.name, 'Anna Schreiber');
  assert.equal(ticket.notes[0].text, 'Fragt nach Dampf');
  await has(status(page), 'Free');
  mock.floor.offer(ticket, [{ reason: 'handed_to_you', value: 0 }]);
  await has(page.getByTestId('offer'), 'Fragt nach Dampf');
  await page.getByTestId('floor-accept').click();
  assert.equal(await page.getByTestId('note').inputValue(), '', 'what was handed over is said once');
  await page.getByTestId('floor-hand-on').click();
  await page.getByTestId('to-everybody').click();
  await has(page.getByTestId('floor-said'), 'is offered to whoever is free next');
  assert.equal(ticket.for, null);
});

screen('help is called with one touch, said to be on its way, and called off', {}, async (page) => {
  await come(page);
  await page.getByTestId('floor-walk-up').click();
  await page.getByTestId('floor-help').click();
  await has(page.getByTestId('help-called'), 'Your colleagues know.');
  mock.floor.change({ help: { coming: mock.floor.people[1] } });
  await has(page.getByTestId('help-called'), 'Jonas Weiß is coming to you.');
  await accessible(page);
  await page.getByTestId('floor-help-off').click();
  await none(page.getByTestId('help-called'));
  assert.equal(mock.floor.me.help, null);
  await page.getByTestId('floor-help').waitFor();
});

screen('a colleague who calls is gone to', { size: landscape }, async (page) => {
  await come(page);
  const [, jonas] = mock.floor.people;
  jonas.needs_help = true;
  mock.stir();
  await has(page.getByTestId('colleague-Jonas Weiß'), 'asks for help');
  await page.getByTestId('help-Jonas Weiß').click();
  await has(status(page), 'With a colleague');
  await has(page.getByTestId('floor'), 'You are with Jonas Weiß.');
  await page.getByTestId('floor-back').click();
  await has(status(page), 'Free');
  // Asked by name: one button, at the bottom.
  jonas.needs_help = true;
  mock.floor.change({
    due: [{ what: 'help', colleague: jonas, because: [{ reason: 'calls_help', value: 0 }] }],
  });
  await has(page.getByTestId('due-help'), 'You can be there first.');
  await none(page.getByTestId('help-Jonas Weiß'));
  jonas.needs_help = false; // somebody was quicker
  await page.getByTestId('due-help-go').click();
  await has(page.getByTestId('floor-said'), 'Nobody is needed there any more.');
});

screen('breaks: due with a reason, begun, and over', {}, async (page) => {
  await come(page);
  mock.floor.change({
    load: { talk_minutes: 134.6, streak_minutes: 58, fatigue: 0.5 },
    due: [{ what: 'rest', rest: 'break', minutes: 30, because: [{ reason: 'break_due', value: 8.4 }] }],
  });
  await has(page.getByTestId('due-rest'), 'Time for your break: 30 minutes');
  await has(page.getByTestId('due-rest'), 'It has to begin within 8 minutes.');
  await none(page.getByTestId('floor-rest'));
  await has(page.getByTestId('mine'), '2 h 15 min of talks today');
  await has(page.getByTestId('mine'), 'Only you see this');
  await accessible(page);
  await page.getByTestId('due-rest-go').click();
  await has(status(page), 'On a break');
  await has(page.getByTestId('floor'), '30 more minutes. They are yours.');
  await page.getByTestId('floor-back').click();
  await has(status(page), 'Free');
  mock.floor.change({
    due: [{ what: 'rest', rest: 'breather', minutes: 5, because: [{ reason: 'long_streak', value: 61 }] }],
  });
  await has(page.getByTestId('due-rest'), 'You have been at it for 61 minutes without a rest.');
  await page.getByTestId('due-rest-go').click();
  await has(status(page), 'Taking a breather');
  mock.floor.change({
    due: [
      { what: 'recall', number: 'B12', because: [{ reason: 'waited_long', value: 9 }] },
      { what: 'of a later version', because: [] },
    ],
  });
  await has(page.getByTestId('due-recall'), 'B12 has been waiting for long.');
  await page.getByTestId('due-recall-go').click();
  await has(status(page), 'Free');
  await page.getByTestId('floor-rest').click();
  await has(status(page), 'On a break');
});

screen('a talk that has to end for the break says so', {}, async (page) => {
  await come(page);
  await page.getByTestId('floor-walk-up').click();
  mock.floor.change({ due: [{ what: 'finish', because: [{ reason: 'break_due', value: -2 }] }] });
  await has(page.getByTestId('due-finish'), 'Please bring this talk to an end soon');
  await has(page.getByTestId('due-finish'), 'It has to begin now');
});

screen('who did not answer twice is asked whether they are there', {}, async (page) => {
  await come(page);
  mock.floor.change({ unanswered: 1 });
  await none(page.getByTestId('unanswered'));
  mock.floor.change({ unanswered: 2 });
  await has(page.getByTestId('unanswered'), 'Are you there?');
  await page.getByTestId('floor-back').click();
  await none(page.getByTestId('unanswered'));
  assert.equal(mock.floor.me.unanswered, 0);
});

screen(
  'without a network: what was known, said as such, and what is touched is sent later',
  {},
  async (page) => {
    await come(page);
    mock.floor.offer(waits());
    await page.getByTestId('offer').waitFor();
    await page.context().setOffline(true);
    mock.dropLive();
    await has(page.getByTestId('connection-lost'), 'This is how things stood at');
    await page.getByTestId('offer').waitFor();
    await page.getByTestId('floor-accept').click();
    await has(page.getByTestId('unsent'), '“I will go” has not reached the server yet.');
    assert.equal(await page.getByTestId('floor-pass').isDisabled(), true, 'one thing after another');
    await accessible(page);
    assert.equal(mock.floor.me.status, 'offered');
    await page.context().setOffline(false);
    await has(status(page), 'In a talk');
    await none(page.getByTestId('unsent'));
    await none(page.getByTestId('connection-lost'));
    assert.equal(mock.floor.me.status, 'talk');
  },
);

screen('what was not sent can be dropped', {}, async (page) => {
  await come(page);
  await page.route('**/floor/me/rest', (route) => route.abort());
  await page.getByTestId('floor-rest').click();
  await has(page.getByTestId('unsent'), '“Break” has not reached the server yet.');
  await page.getByTestId('unsent-drop').click();
  await none(page.getByTestId('unsent'));
  await page.unroute('**/floor/me/rest');
  await page.getByTestId('floor-walk-up').click();
  await has(status(page), 'In a talk');
  assert.equal(mock.floor.me.rest, null);
});

screen('an end whose answer was lost is not said twice', {}, async (page) => {
  await come(page);
  const ticket = waits();
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').click();
  await page.getByTestId('floor-finish').click();
  mock.floor.lose = 'end';
  await page.getByTestId('found-warm').click();
  await has(page.getByTestId('floor-said'), `${ticket.number}: warm.`);
  await has(status(page), 'Free');
  assert.equal(posts().filter((request) => request.endsWith('/end')).length, 1);
});

screen('what cannot be done any more is said in words, and the page shows how it is', {}, async (page) => {
  await come(page);
  await meanwhile(page, 'rest', () => mock.floor.begin(null)); // from another tablet
  await page.getByTestId('floor-rest').click();
  await has(page.getByTestId('floor-said'), 'You are in a talk. End it first, or hand it over.');
  await has(status(page), 'In a talk');
  mock.failing = { path: /^floor\/me\/end$/, status: 400, body: '{"code":"malformed"}' };
  await page.getByTestId('floor-finish').click();
  await page.getByTestId('found-cold').click();
  await has(page.getByTestId('floor-said'), 'The server did not accept that.');
  mock.failing = null;
});

screen('a gift: the visitor’s own with one touch, any other by number', {}, async (page) => {
  fillGifts(mock);
  await come(page);
  const ticket = waits();
  mock.addClaim(makeClaim('144B', 'mug', 2, { visit: ticket.id }));
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').click();
  await page.getByTestId('floor-gift').click();
  await has(page.getByTestId('own-gift'), 'Enamel mug · 144B');
  await accessible(page);
  await page.getByTestId('own-gift-hand').click();
  await has(page.getByTestId('gift-outcome'), '144B: Enamel mug is handed out.');
  await none(page.getByTestId('own-gift'));
  await page.getByTestId('gift-number').fill('131A');
  await page.getByTestId('gift-number').press('Enter');
  await has(page.getByTestId('gift-outcome'), '131A: Pocket thermometer is handed out.');
  await page.keyboard.press('Escape');
  await none(page.getByTestId('gift-sheet'));
});

screen('who waits stands below, with what is known of them behind a touch', {}, async (page) => {
  await come(page);
  const [first, second] = [waits(0, 6), waits(1, 2)];
  const list = page.getByTestId('floor-waiting');
  await has(list.getByTestId(`waits-${first.number}`), 'waiting for 6 minutes');
  await has(list.getByTestId(`waits-${second.number}`), 'English');
  await has(page.getByTestId('floor'), '2 visitors are waiting');
  mock.floor.offer(first);
  await has(list.getByTestId(`waits-${first.number}`), 'you are asked');
  await list.getByTestId(`waits-${second.number}`).click();
  await has(page.locator('dialog [data-testid="ticket"]'), 'Delta Packaging');
  await page.keyboard.press('Escape');
});

screen('an offer calls with a tone, and on every other page too', {}, async (page) => {
  await come(page);
  await page.getByTestId('sound').click();
  await page.locator('[data-testid="sound"][data-state="on"]').waitFor();
  await page.evaluate(() => {
    globalThis.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...args) {
      globalThis.tones++;
      return start.apply(this, args);
    };
  });
  const tones = () => page.evaluate(() => globalThis.tones);
  const ticket = waits();
  await page.getByTestId(`waits-${ticket.number}`).waitFor();
  assert.equal(await tones(), 0, 'those that are not mine do not call me');
  await goTo(page, 'gifts');
  mock.floor.offer(ticket);
  await page.getByTestId('floor-offered').waitFor();
  await page.waitForFunction(() => globalThis.tones === 2); // one tone of two notes
});

screen('turned off, without a fair, and after the session', { language: 'de' }, async (page) => {
  mock.floor.enabled = false;
  await enter(page);
  await page.goto(`${base}/floor`);
  await has(page.getByTestId('floor-off'), 'werden Besucher nicht zugeteilt');
  await accessible(page);
  await page.getByTestId('floor-off').getByRole('button').click();
  await page.waitForURL(/\/waiting$/);
  mock.floor.enabled = true;
  mock.fair = null;
  await page.goto(`${base}/floor`);
  await page.getByTestId('no-fair').waitFor();
  mock.fair = fair;
  mock.stir();
  await has(status(page), 'Nicht am Stand');
  mock.endSessions();
  await has(page.getByTestId('login-note'), 'Ihre Sitzung ist abgelaufen');
  await page.locator('input[autocomplete="username"]').fill('petra');
  await page.locator('input[autocomplete="current-password"]').fill(mock.password);
  await page.keyboard.press('Enter');
  await has(status(page), 'Nicht am Stand');
});

screen('by the keyboard alone', {}, async (page) => {
  await come(page);
  const ticket = waits();
  mock.floor.offer(ticket);
  await page.getByTestId('floor-accept').focus();
  await page.keyboard.press('Enter');
  await has(status(page), 'In a talk');
  await page.getByTestId('floor-finish').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('finish-sheet').waitFor();
  await page.getByTestId('found-warm').focus();
  await page.keyboard.press('Space');
  await has(status(page), 'Free');
});

for (const [name, size, language, dark] of [
  ['portrait', portrait, 'de', false],
  ['landscape', landscape, 'en', true],
  ['phone', phone, 'de', false],
]) {
  screen(
    `large enough for a thumb, and within the screen: ${name}`,
    { size, language, dark },
    async (page) => {
      fillGifts(mock);
      await open(page);
      const check = async (what) => {
        await fits(page);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('main button, main select, dialog[open] button')]
            .filter((one) => one.checkVisibility() && !one.closest('.gifts-hand, .ticket-head'))
            .map((one) => {
              const { width, height } = one.getBoundingClientRect();
              const least = one.matches('.floor-dock .floor-button, .floor-sheet .found-button') ? 64 : 48;
              return width < least || height < least ? `${one.outerHTML} ${width}x${height}` : null;
            })
            .filter(Boolean),
        );
        assert.deepEqual(small, [], what);
        // The button for what comes now is seen without scrolling, in the lower part.
        const main = page.locator('.floor-dock .button-main').first();
        if (await main.count()) {
          const box = await main.boundingBox();
          assert.ok(
            box.y > size.height / 2 && box.y + box.height <= size.height,
            `${what}: ${JSON.stringify(box)}`,
          );
        }
        await accessible(page);
      };
      await check('off');
      await page.getByTestId('floor-come').click();
      await page.getByTestId('floor-walk-up').waitFor();
      await check('free');
      const ticket = waits(6, 4); // long names, every topic
      waits(1, 2);
      mock.floor.offer(ticket);
      await page.getByTestId('offer').waitFor();
      await check('offered');
      await page.getByTestId('floor-accept').click();
      await page.getByTestId('talk').waitFor();
      await check('talk');
      await page.getByTestId('floor-finish').click();
      await check('finish');
      await page.keyboard.press('Escape');
      await page.getByTestId('floor-hand-on').click();
      await check('hand over');
      await page.keyboard.press('Escape');
      await page.getByTestId('floor-help').click();
      await page.getByTestId('help-called').waitFor();
      await check('help');
      mock.floor.free();
      mock.floor.people[1].needs_help = true;
      mock.stir();
      await page.getByTestId('help-Jonas Weiß').waitFor();
      await check('a colleague calls');
      await connected(page);
    },
  );
}
