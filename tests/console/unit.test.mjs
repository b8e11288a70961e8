// SPDX-License-Identifier: GPL-3.0-or-later
// The console's logic that needs no browser, bundled as the console is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeScore, scores } from './scores.mjs';

const console_ = join(dirname(fileURLToPath(import.meta.url)), '../../backend/console');
const esbuild = createRequire(join(console_, 'package.json'))('esbuild');

async function load(...names) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: names.map((name) => `export * from './src/${name}';`).join('\n'),
      resolveDir: console_,
    },
    bundle: true,
    format: 'esm',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const lead = (visit) => ({ visit });
const page = (visits, next = null, total = visits.length) => ({
  leads: visits.map(lead),
  next,
  total,
  position: 1,
});
const names = (list) => list.leads.map(({ visit }) => visit).join('');

test('a page read again replaces the beginning, and joins what lies behind it without a gap', async () => {
  const { listOf, append, refresh } = await load('leads/pages.ts');
  const shown = append(listOf(page([...'edc'], '3', 9)), page([...'ba'], '1', 9));
  assert.equal(names(shown), 'edcba');
  assert.equal(shown.next, '1');

  const arrived = refresh(shown, listOf(page([...'gfed'], '4', 11)));
  assert.equal(names(arrived), 'gfedcba');
  assert.equal(arrived.next, '1');
  assert.equal(arrived.total, 11);

  const withdrawn = refresh(shown, listOf(page([...'ecb'], '2', 8)));
  assert.equal(names(withdrawn), 'ecba', 'a lead that went is gone from the beginning');

  const gap = refresh(shown, listOf(page([...'lkj'], 'j', 20)));
  assert.equal(names(gap), 'lkj', 'more arrived than a page holds: nothing may be shown as if it followed');
  assert.equal(gap.next, 'j');

  assert.equal(names(refresh(shown, listOf(page([...'ed'])))), 'ed', 'the whole answer is the whole list');
  assert.equal(names(append(shown, page([...'az']))), 'edcbaz', 'nothing twice');
});

test('a search that answers in parts counts what it has found', async () => {
  const { listOf, append } = await load('leads/pages.ts');
  const part = (positions, to) => ({
    leads: positions.map((each) => ({ visit: `v${each}`, position: each })),
    next: to === null ? null : String(to),
    ...(to !== null && { searched_to: to }),
    total: positions.length,
    total_capped: to !== null,
    position: 90,
  });
  const places = (list) => list.leads.map(({ position }) => position);
  const begun = append(listOf(part([88], 70)), part([61], 50));
  assert.deepEqual(places(begun), [88, 61]);
  assert.deepEqual([begun.next, begun.total, begun.capped], ['50', 2, true]);
  const all = append(begun, part([], null));
  assert.deepEqual([all.next, all.total, all.capped], [null, 2, false], 'all were found, so all are counted');
});

// Answers of a search that ended before its page was full.
const part = (visits, to) => ({ ...page(visits, to), ...(to && { searched_to: Number(to) }) });

// A feed, and what it has asked; the test answers.
async function leadFeed() {
  const { LeadFeed } = await load('leads/feed.ts');
  const asked = [];
  const feed = new LeadFeed(
    (filter, limit, before, signal, byItself) =>
      new Promise((answer, fail) => asked.push({ filter, limit, before, signal, byItself, answer, fail })),
    () => undefined,
  );
  return { feed, asked };
}

test('the feed goes on by itself with a search that answers in parts', async () => {
  const { feed, asked } = await leadFeed();
  const words = { q: 'x', reason: '', topic: '', disposition: '', company: '' };
  feed.show(words);
  asked[0].answer(part([], '90'));
  await settled();
  assert.equal(asked[1].before, '90');
  assert.ok(feed.state.loadingMore);
  asked[1].answer(part(['a'], '80'));
  await settled();
  assert.equal(asked[2].before, '80');
  assert.equal(names(feed.state.list), 'a', 'what was found is shown meanwhile');
  asked[2].fail(new Error('no network'));
  await settled();
  assert.equal(asked.length, 3);
  assert.ok(!feed.state.loadingMore, 'who looks decides whether to go on');

  void feed.more();
  asked[3].answer(part(['b'], null));
  await settled();
  assert.equal(names(feed.state.list), 'ab');
  assert.equal(asked.length, 4);
  assert.ok(!feed.state.loadingMore);

  feed.show({ ...words, q: 'y' });
  asked[4].answer(part([], '90'));
  await settled();
  feed.show({ ...words, q: 'yz' });
  assert.ok(asked[5].signal.aborted, 'another search ends it');
  asked[5].answer(part([], '80'));
  asked[6].answer(
    part(
      Array.from({ length: 50 }, (_, i) => `${i} `),
      '70',
    ),
  );
  await settled();
  assert.equal(asked.length, 7, 'a full page is enough');
});

test('what moves while a search goes on is asked for when it has ended, as a whole', async () => {
  const { feed, asked } = await leadFeed();
  feed.show({ q: 'x', reason: '', topic: '', disposition: '', company: '' });
  feed.moved();
  asked[0].answer(part(['c'], '90'));
  await settled();
  feed.moved();
  assert.deepEqual(
    asked.map(({ before }) => before),
    [null, '90'],
  );
  asked[1].answer(part(['b', 'a'], null));
  await settled();
  assert.deepEqual([asked[2].before, asked[2].byItself], [null, true]);
  asked[2].answer(part(['d'], '95'));
  await settled();
  assert.equal(names(feed.state.list), 'cba', 'nothing is shown that has gaps');
  asked[3].answer(part(['c', 'a'], null));
  await settled();
  assert.equal(names(feed.state.list), 'dca', 'who withdrew is gone, however far back');
  assert.deepEqual([...feed.state.fresh], ['d']);
  assert.equal(asked.length, 4);
  assert.ok(!feed.state.loadingMore);

  feed.moved();
  asked[4].answer(part(['d'], '95'));
  await settled();
  asked[5].fail(new Error('no network'));
  await settled();
  assert.equal(names(feed.state.list), 'dca');
  assert.equal(feed.state.failure.code, 'unclear');
  feed.show({ q: 'y', reason: '', topic: '', disposition: '', company: '' });
  assert.equal(feed.state.failure, null, 'another search has not failed yet');
});

test('the feed asks once more for what moved while it was asking, and never twice at once', async () => {
  const { feed, asked } = await leadFeed();
  const all = { q: '', reason: '', topic: '', disposition: '', company: '' };
  feed.show(all);
  feed.moved();
  feed.moved();
  assert.equal(asked.length, 1);
  asked[0].answer(page(['a']));
  await settled();
  assert.equal(asked.length, 2);
  asked[1].answer(page(['b', 'a']));
  await settled();
  assert.equal(asked.length, 2);
  assert.deepEqual([...feed.state.fresh], ['b']);
  assert.equal(feed.state.arrival.visit, 'b');

  feed.show({ ...all, q: 'x' });
  feed.show({ ...all, q: 'xy' });
  assert.ok(asked[2].signal.aborted, 'an older search is cancelled');
  asked[3].answer(page(['c']));
  asked[2].answer(page(['wrong']));
  await settled();
  assert.equal(names(feed.state.list), 'c');
  assert.equal(feed.state.shown.q, 'xy');
  assert.deepEqual([...feed.state.fresh], ['b'], 'what a search finds has not just arrived');

  feed.moved();
  asked[4].fail(new Error('no network'));
  await settled();
  assert.equal(feed.state.failure.code, 'unclear');
  assert.equal(names(feed.state.list), 'c', 'what was shown stays');
  assert.deepEqual(
    asked.map(({ byItself }) => byItself),
    [false, true, false, false, true],
    'what moved is asked for by the page itself: that kept sessions alive over night',
  );
});

test('requests say when nobody asked for them', async () => {
  const { api } = await load('api/client.ts');
  const marks = [];
  globalThis.fetch = (_, { headers }) => {
    marks.push(headers['Standdienst-By-Itself']);
    return Promise.resolve(new Response('{}'));
  };
  const signal = new AbortController().signal;
  const filter = { q: '', reason: '', topic: '', disposition: '', company: '' };
  for (const byItself of [false, true]) {
    await api.fair(signal, byItself);
    await api.lead('x', signal, byItself);
    await api.leads(filter, 50, null, signal, byItself);
    await api.visits('', 50, null, signal, byItself);
  }
  await api.session();
  await api.live(signal);
  assert.deepEqual(marks, [...Array(4).fill(undefined), ...Array(4).fill('1'), undefined, '1']);
});

test('a filter of the address was not asked for', async () => {
  const { api } = await load('api/client.ts');
  const { noFilter } = await load('app/address.ts');
  const all = Object.fromEntries(Object.keys(noFilter).map((name) => [name, `a ${name}`]));
  let asked = '';
  globalThis.fetch = (path) => {
    asked = path;
    return Promise.resolve(new Response('{}'));
  };
  await api.leads(all, 50, null);
  const query = new URL(asked, 'http://x').searchParams;
  assert.deepEqual(Object.fromEntries(query), { limit: '50', ...all });
});

test('lines of a stream survive being cut anywhere', async () => {
  const { LineReader } = await load('api/live.ts');
  const stream = 'event: moved\r\ndata: {"position": 7}\n\n: still here\n\n';
  for (let cut = 0; cut <= stream.length; cut++) {
    const reader = new LineReader();
    const lines = [...reader.take(stream.slice(0, cut)), ...reader.take(stream.slice(cut))];
    assert.deepEqual(
      lines,
      ['event: moved', 'data: {"position": 7}', '', ': still here', ''],
      `cut at ${cut}`,
    );
  }
});

test('every accent becomes readable on every paper', async () => {
  const { parseColour, readableOn, contrast } = await load('app/accent.ts');
  const papers = ['#faf7f2', '#f0e9dd', '#1a1713', '#312d28'].map(parseColour);
  for (const accent of [
    '#b3400f',
    '#ffff00',
    '#ffffff',
    '#000000',
    '#0057b8',
    '#00ff88',
    '#808080',
    '#1a1713',
  ])
    for (const paper of papers) {
      const readable = readableOn(paper, parseColour(accent));
      assert.ok(contrast(readable, paper) >= 4.5, `${accent} on ${paper}: ${readable}`);
    }
  assert.deepEqual(
    readableOn(papers[0], parseColour('#0057b8')),
    parseColour('#0057b8'),
    'a readable one is kept',
  );
  assert.equal(parseColour('red; background: url(x)'), null);
});

test('times are told in the zone of the fair, and a clock that cannot be right is not believed', async () => {
  const { momentsOf, whenOf, cameLate, clockIsWrong } = await load('parts/moments.ts');
  const iso = '2026-11-14T08:31:00.000Z';
  const now = Date.parse('2026-11-14T08:34:10.000Z');
  const berlin = momentsOf('de', 'Europe/Berlin');
  assert.equal(berlin.time(iso), '09:31');
  assert.equal(berlin.short(iso, now), '09:31');
  assert.match(berlin.short(iso, now + 86_400_000), /^Sa.*09:31$/);
  assert.match(berlin.full(iso), /Samstag, 14\. November 2026.*09:31/);
  assert.equal(berlin.day('2026-11-22'), 'Sonntag, 22. November');
  // With or without a comma, as the Unicode data of this Node has it.
  assert.match(momentsOf('en', 'America/New_York').day('2026-11-22'), /^Sunday,? 22 November$/);
  assert.equal(berlin.ago(iso, now), 'vor 3 Min.');
  assert.equal(berlin.ago(iso, now + 3_600_000), null);
  assert.equal(berlin.ago(iso, Date.parse(iso) - 20_000), 'jetzt');
  assert.equal(momentsOf('en', 'America/New_York').time(iso), '03:31');
  assert.match(momentsOf('en', 'Nowhere/Atall').full(iso), /14 November 2026/);

  const seen = (at) => ({ at, received_at: iso });
  for (const wrong of [
    '1970-01-01T00:00:12.000Z',
    '2038-01-19T03:14:07.000Z',
    '2025-11-14T08:30:00.000Z',
    'no date',
  ]) {
    assert.ok(clockIsWrong(seen(wrong)), wrong);
    assert.equal(whenOf(seen(wrong)), iso);
    assert.ok(!cameLate(seen(wrong)));
  }
  const offline = '2026-11-14T07:31:00.000Z';
  assert.equal(whenOf(seen(offline)), offline);
  assert.ok(cameLate(seen(offline)));
  assert.ok(!cameLate(seen('2026-11-14T08:30:58.000Z')));
});

test('addresses say screen, lead and filter, and come back the same', async () => {
  const { parseAddress, leadsHref, visitsHref, noFilter } = await load('app/address.ts');
  const filter = { q: 'müller & söhne', reason: 'advice', topic: '', disposition: 'hot', company: 'target' };
  const href = new URL(leadsHref(filter, 'abc'), 'http://x');
  const nothing = { visit: null, filter: noFilter, day: '', show: '' };
  assert.deepEqual(parseAddress(href.pathname, href.search), {
    ...nothing,
    screen: 'leads',
    visit: 'abc',
    filter,
  });
  assert.equal(leadsHref(noFilter), '/leads');
  assert.equal(visitsHref(), '/visits');
  const visits = new URL(visitsHref('2027-03-10', 'open'), 'http://x');
  assert.deepEqual(parseAddress(visits.pathname, visits.search), {
    ...nothing,
    screen: 'visits',
    day: '2027-03-10',
    show: 'open',
  });
  assert.equal(parseAddress('/', '').screen, 'leads');
  assert.equal(parseAddress('/login', '').screen, 'login');
  assert.equal(parseAddress('/leads/a/b', '').screen, 'unknown');
});

test('what a visitor typed never becomes another kind of link', async () => {
  const { mailHref, phoneHref } = await load('lead/reach.tsx');
  assert.equal(mailHref('a.b+c@d.example'), 'mailto:a.b%2Bc@d.example');
  assert.equal(mailHref('x@y?bcc=z@evil.example&body=hi'), 'mailto:x@y%3Fbcc%3Dz@evil.example%26body%3Dhi');
  assert.equal(phoneHref('+49 (371) 5550-2200'), 'tel:+4937155502200');
  assert.equal(phoneHref('javascript:alert(1)'), 'tel:1');
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('answers are sent one by one, the newest of each visit, and are shown until the list knows them', async () => {
  const { Answers, shownOf } = await load('visits/answers.ts', 'api/client.ts');
  const sent = [];
  const answers = new Answers(
    (visit, disposition, basedOn) =>
      new Promise((answer, fail) => sent.push({ visit, disposition, basedOn, answer, fail })),
    () => undefined,
  );
  const shown = (visit, disposition, asOf) => shownOf({ visit, disposition }, asOf, answers.map);
  answers.give('a', 'hot', 5);
  answers.give('b', 'cold', 5);
  answers.give('a', 'warm', 5); // changed their mind before the first came back
  assert.equal(sent.length, 1);
  assert.deepEqual(shown('a', null, 5), { disposition: 'warm', phase: 'saving', wanted: null });
  assert.equal(answers.unsaved, 2);
  sent[0].answer({ position: 6 });
  await settled();
  assert.deepEqual(
    sent.map(({ visit, disposition }) => `${visit} ${disposition}`),
    ['a hot', 'b cold'],
  );
  assert.equal(shown('a', 'hot', 6).phase, 'saving', 'the answer that counts is not saved yet');
  sent[1].answer({ position: 7 });
  await settled();
  sent[2].answer({ position: 8 });
  await settled();
  assert.equal(sent[2].disposition, 'warm');
  assert.equal(sent[2].basedOn, 5);
  assert.equal(answers.unsaved, 0);
  assert.deepEqual(
    shown('a', 'hot', 7),
    { disposition: 'warm', phase: null, wanted: null },
    'a list that does not know it yet',
  );
  assert.equal(shown('a', 'none', 9).disposition, 'none', 'a colleague answered since');
});

test('an answer that cannot be saved is taken off, said to be unsaved, and kept for another try', async () => {
  const { Answers, Failure, shownOf } = await load('visits/answers.ts', 'api/client.ts');
  let works = false;
  const sent = [];
  const answers = new Answers(
    async (visit, disposition) => {
      sent.push(`${visit} ${disposition}`);
      if (!works) throw new Failure('unreachable', 0);
      return { position: 9 };
    },
    () => undefined,
  );
  const shown = () => shownOf({ visit: 'a', disposition: 'cold' }, 5, answers.map);
  answers.give('a', 'hot', 5);
  answers.give('b', null, 5);
  await settled();
  await settled();
  assert.deepEqual(shown(), { disposition: 'cold', phase: 'failed', wanted: 'hot' });
  assert.equal(answers.unsaved, 2);
  answers.discard('b');
  assert.equal(answers.unsaved, 1);
  works = true;
  answers.retry();
  await settled();
  assert.deepEqual(sent, ['a hot', 'b null', 'a hot']);
  assert.deepEqual(shown(), { disposition: 'hot', phase: null, wanted: null });
  assert.equal(answers.unsaved, 0);
});

const day = (visits, { next = null, position = 1, name = '2027-03-10', total = visits.length } = {}) => ({
  day: name,
  previous_day: null,
  next_day: null,
  visits: [...visits].map((visit) => ({ visit, disposition: null })),
  next,
  total,
  given: 0,
  total_capped: false,
  position,
});
const rowNames = (feed) => feed.state.rows.map(({ visit }) => visit).join('');

test('a day’s list keeps still: what arrives waits, wherever it belongs, and what is known is told anew', async () => {
  const { VisitFeed } = await load('visits/feed.ts');
  const asked = [];
  const feed = new VisitFeed(
    (of, limit, before, signal, byItself) =>
      new Promise((answer) => asked.push({ of, before, signal, byItself, answer })),
    () => undefined,
  );
  feed.show('');
  asked[0].answer(day('fdb', { position: 3 }));
  await settled();
  assert.equal(rowNames(feed), 'fdb');
  assert.deepEqual(
    feed.state.rows.map(({ asOf }) => asOf),
    [3, 3, 3],
  );

  feed.moved();
  feed.moved();
  assert.equal(asked.length, 2, 'never twice at once');
  assert.equal(asked[1].of, '2027-03-10', 'a day that stands here stays');
  const later = day('hfedba', { position: 7 });
  later.visits[3].disposition = 'hot';
  asked[1].answer(later);
  await settled();
  assert.equal(asked.length, 3, 'and once more for what moved meanwhile');
  assert.deepEqual(
    asked.map(({ byItself }) => byItself),
    [false, true, true],
  );
  assert.equal(rowNames(feed), 'fdb');
  assert.equal(feed.state.rows[1].disposition, 'hot');
  assert.equal(feed.state.arrived, 3);
  feed.reveal();
  assert.equal(rowNames(feed), 'hfedba');
  assert.equal(feed.state.arrived, 0);
});

test('a long day is read in pages, and read again no further than it is shown', async () => {
  const { VisitFeed } = await load('visits/feed.ts');
  const pages = {
    null: day('zyx', { next: 'x', total: 9 }),
    x: day('wvu', { next: 'u', total: 9 }),
    u: day('tsr', { total: 9 }),
  };
  const asked = [];
  const feed = new VisitFeed(
    async (of, limit, before) => {
      asked.push(before);
      return pages[before];
    },
    () => undefined,
  );
  feed.show('');
  await settled();
  assert.equal(rowNames(feed), 'zyx');
  await feed.more();
  assert.equal(rowNames(feed), 'zyxwvu');
  assert.equal(feed.state.next, 'u');
  asked.length = 0;
  feed.moved();
  await settled();
  assert.deepEqual(asked, [null, 'x']);
  assert.equal(rowNames(feed), 'zyxwvu');
  assert.equal(feed.state.next, 'u');
  await feed.more();
  assert.equal(rowNames(feed), 'zyxwvutsr');
  assert.equal(feed.state.next, null);

  // Another day begins anew.
  pages.null = day('q', { name: '2027-03-11' });
  feed.show('2027-03-11');
  await settled();
  assert.equal(rowNames(feed), 'q');
  assert.equal(feed.state.day, '2027-03-11');
});

test('an empty day fills by itself', async () => {
  const { VisitFeed } = await load('visits/feed.ts');
  let page = day('');
  const feed = new VisitFeed(
    async () => page,
    () => undefined,
  );
  feed.show('');
  await settled();
  assert.equal(rowNames(feed), '');
  page = day('a');
  feed.moved();
  await settled();
  assert.equal(rowNames(feed), 'a');
});

test('the story says who found what, who took it back, and who did not know of the answer before', async () => {
  const { sentenceFor } = await load('lead/story.tsx');
  const { de } = await load('text/de.ts');
  const { en } = await load('text/en.ts');
  const step = (disposition, by, more = {}) => ({ type: 'disposition.given', disposition, by, ...more });
  const said = (one, words) => sentenceFor(one, [], [], words, (id) => id);
  const petra = { id: '1', name: 'petra' };
  assert.deepEqual(said(step('none', petra), en), { text: 'petra found: no prospect', more: null });
  assert.deepEqual(said(step('none', petra), de), { text: 'petra fand: kein Interessent', more: null });
  assert.equal(said(step(null, petra), en).text, 'petra took the answer back');
  assert.equal(said(step('hot', { id: '2', name: null }), de).text, 'Jemand vom Team fand: heiß');
  assert.equal(said(step('hot', petra, { crossed: true }), en).more, 'Without having seen the answer before');
});

test('answers stand in the words of the fair, also where it has forgotten them', async () => {
  const { answerText } = await load('lead/needs.tsx');
  const { sentenceFor } = await load('lead/story.tsx');
  const { de } = await load('text/de.ts');
  const { en } = await load('text/en.ts');
  const both = (german, english) => ({ de: german, en: english });
  const fair = {
    languages: ['de', 'en'],
    questions: [
      {
        id: 'task',
        kind: 'several',
        ask: both('Was?', 'What?'),
        options: [{ id: 'bath', name: both('Bad', 'Bath') }],
      },
      { id: 'power', kind: 'number', ask: both('Wie viel?', 'How much?'), unit: both('kW', 'kW') },
      { id: 'hurry', kind: 'scale', ask: both('Wie eilig?', 'How urgent?'), most: 5 },
    ],
  };
  const said = (answer, words, contact = {}) => answerText(fair, answer, contact, words);
  assert.equal(said({ question: 'task', options: ['bath', 'gone'] }, de), 'Bad, gone');
  assert.equal(said({ question: 'power', number: 1200 }, de), '1.200\u00a0kW');
  assert.equal(said({ question: 'power', number: 1200 }, en), '1,200\u00a0kW');
  assert.equal(said({ question: 'hurry', number: 4 }, de), '4 von 5');
  assert.equal(said({ question: 'unknown', number: 4 }, en), '4');
  assert.equal(said({ question: 'task', skipped: true }, en), null);
  assert.equal(said({ question: 'w', words: true }, en, { answers: { w: '<b>x</b>' } }), '<b>x</b>');
  assert.equal(said({ question: 'w', words: true }, en), 'Said something in their own words');
  assert.equal(answerText(null, { question: 'task', options: ['bath'] }, {}, en), 'bath');
  const told = (answers, words) =>
    sentenceFor({ type: 'needs.stated', answers }, [], [], words, (id) => id).text;
  assert.equal(
    told(
      [
        { question: 'a', number: 1 },
        { question: 'b', skipped: true },
      ],
      en,
    ),
    'Answered one question',
  );
  assert.equal(told([{ question: 'b', skipped: true }], de), 'Ließ die Fragen offen');
});

const inEveryLanguage = async () => {
  globalThis.localStorage ??= { getItem: () => null, setItem: () => undefined };
  const loaded = await load('text/index.ts', 'triage/facts.ts', 'triage/sentence.ts');
  const topics = { steam: 'Steam generators' };
  return loaded.languages.map((language) => {
    const words = loaded.wordsOf(language);
    const say = (fact, value) => loaded.sentenceOf({ fact, value }, words, (id) => topics[id] ?? id);
    return { ...loaded, language, words, say };
  });
};

test('every fact and every level has a sentence of its own in every language', async () => {
  const languages = await inEveryLanguage();
  assert.deepEqual(languages.map(({ language }) => language).sort(), ['de', 'en']);
  const everything = {};
  for (const { language, words, say, levels, numbers, named } of languages) {
    const reasons = Object.entries(levels).flatMap(([fact, values]) =>
      values.map((level) => [fact, level === '' ? null : level]),
    );
    for (const fact of numbers) for (let n = 0; n < (fact === 'hour' ? 24 : 40); n++) reasons.push([fact, n]);
    for (const fact of named) reasons.push([`${fact}.steam`, 'yes'], [`${fact}.follow-up`, 'yes']);
    everything[language] = reasons.length;
    const seen = new Map();
    for (const [fact, value] of reasons) {
      const sentence = say(fact, value);
      const what = `${language}: ${fact} = ${value}: ${sentence}`;
      assert.notEqual(sentence, words.triage.unknown(fact), what);
      assert.match(sentence, /^[A-ZÄÖÜ].*[^.,: ]$/u, what);
      assert.doesNotMatch(sentence, /undefined|null(?!mal)|NaN|\[object|\d{4}/, what);
      assert.ok(sentence.length <= 75, `a line or two: ${what}`);
      assert.ok(!seen.has(sentence), `${what}, as for ${seen.get(sentence)}`);
      seen.set(sentence, `${fact} = ${value}`);
    }
  }
  assert.equal(everything.de, everything.en);
});

// The table of docs/api/console.md: [fact, its levels or ''].
function factsOfApi() {
  const api = readFileSync(join(console_, '../../docs/api/console.md'), 'utf8');
  const [table] = api.slice(api.indexOf('| Fact |')).split('\n\n');
  const rows = [...table.matchAll(/^\| `([a-z.<>]+)` \| (.*?) \|/gm)];
  return rows.map(([, fact, values]) => [
    fact,
    fact.endsWith('.<id>') || /^(a number|hour)/.test(values)
      ? ''
      : [...values.matchAll(/`(\w+)`/g)].map(([, level]) => level).join(),
  ]);
}

// Core's own table, as tests/console/fact_rules.cpp prints it.
const program = process.env.STANDDIENST_FACT_RULES;
test(
  'whatever core may know of a visit has a sentence in every language and a line in the API’s table',
  { skip: program ? false : 'ctest names the program that prints core’s table' },
  async () => {
    const rules = JSON.parse(execFileSync(program, { encoding: 'utf8' }));
    assert.ok(rules.length > 10);
    const api = new Map(factsOfApi());
    const languages = await inEveryLanguage();
    for (const { name, levels } of rules) {
      const family = name.endsWith('.*');
      const told = api.get(family ? name.replace('*', '<id>') : name);
      assert.notEqual(told, undefined, `docs/api/console.md has no ${name}`);
      assert.equal(
        family || levels.length === 0,
        told === '',
        `${name} is another kind in docs/api/console.md`,
      );
      const fact = family ? name.replace('*', 'steam') : name;
      const values = levels.map((level) => (level === '' ? null : level));
      for (const value of levels.length === 0 ? [0, 1, 7] : values) {
        if (!family && levels.length > 0)
          assert.ok(told.split(',').includes(String(value)), `docs/api/console.md has no ${name} = ${value}`);
        for (const { language, words, say } of languages)
          assert.notEqual(say(fact, value), words.triage.unknown(fact), `${language}: ${fact} = ${value}`);
      }
    }
  },
);

test('the facts are those that the console’s API names', async () => {
  const { levels, numbers, named } = await load('triage/facts.ts');
  const told = factsOfApi();
  const known = [
    ...Object.entries(levels).map(([fact, values]) => [
      fact,
      values.map((level) => (level === '' ? 'null' : level)).join(),
    ]),
    ...numbers.map((fact) => [fact, '']),
    ...named.map((fact) => [`${fact}.<id>`, '']),
  ];
  assert.deepEqual(told.sort(), known.sort());
});

test('sentences count properly, and tell the time as the language does', async () => {
  const said = {};
  for (const { language, say } of await inEveryLanguage()) said[language] = say;
  const { de, en } = said;
  assert.deepEqual(
    [0, 1, 3, 12, 13, 1200].map((n) => en('topics', n)),
    ['no topics', 'one topic', 'three topics', 'twelve topics', '13 topics', '1,200 topics'].map(
      (count) => `Chose ${count}`,
    ),
  );
  assert.deepEqual(
    [0, 1, 3, 12, 1300].map((n) => de('topics', n)),
    ['kein Thema', 'ein Thema', 'drei Themen', 'zwölf Themen', '1.300 Themen'].map((n) => `Wählte ${n}`),
  );
  assert.equal(en('arrivals', 12), 'Came when a group had just arrived (12 visits in ten minutes)');
  assert.equal(en('arrivals', 1), 'Came when it was quiet (1 visit in ten minutes)');
  assert.equal(de('arrivals', 5), 'Kam, als auch andere kamen (5 Besuche in zehn Minuten)');
  assert.equal(en('hour', 9.5), 'Came at 9:30');
  assert.equal(de('hour', 14.249), 'Kam um 14:15 Uhr');
  assert.equal(en('hour', 23.999), 'Came at 0:00');
  assert.deepEqual(
    [0, 1, 2, 3, 13].map((n) => en('returns', n)),
    [
      'Was here for the first time',
      ...['once', 'twice', 'three times', '13 times'].map((n) => `Had been here ${n} before`),
    ],
  );
  assert.deepEqual(
    [1, 2, 13].map((n) => de('returns', n)),
    ['War schon einmal hier', 'War schon zweimal hier', 'War schon 13-mal hier'],
  );
  assert.equal(en('needs', 1), 'Answered one question');
  assert.equal(en('topic.steam', 'yes'), 'Chose the topic “Steam generators”');
  assert.equal(de('topic.gone', 'yes'), 'Wählte das Thema „gone“');
  assert.equal(en('agreed.newsletter', 'yes'), 'Wanted to hear from us: newsletter');
  assert.equal(de('agreed.catalogue', 'yes'), 'Wollte von uns hören: catalogue');
});

test('a fact of a newer kiosk gets a plain sentence, whatever it is', async () => {
  for (const { words, say } of await inEveryLanguage()) {
    const odd = [
      ['weather', 'rain'],
      ['reason', 'barter'],
      ['reason', 7],
      ['reason', 'toString'],
      ['toString', 'constructor'],
      ['__proto__', null],
      ['topics', null],
      ['topics', 'three'],
      ['topics', Infinity],
      ['hour', NaN],
      ['topic.', 'yes'],
      ['topic.steam', 'no'],
      ['topic.steam', 2],
      ['.steam', 'yes'],
      ['badge', null],
      ['organization', true],
      ['', ''],
      ['reason', undefined],
      ['reason', { advice: 1 }],
    ];
    for (const [fact, value] of odd)
      assert.equal(say(fact, value), words.triage.unknown(fact), `${fact} = ${String(value)}`);
    assert.ok(say('x'.repeat(5000), 'yes').length < 120);
    assert.equal(say('topics', -2), say('topics', 0), 'less than nothing is nothing');
  }
});

test('what is drawn of a score sums to it exactly, whatever is folded', async () => {
  const { sumOf, scaleOf, probabilityOf } = await load('triage/sum.ts');
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`SEED=${seed}`);
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const invented = Array.from({ length: 300 }, () => {
    const reasons = Array.from({ length: Math.floor(random() * 30) }, (_, n) => [
      `fact ${n}`,
      'yes',
      (random() - 0.5) * 10 ** (1.2 - 3 * random()),
    ]);
    return makeScore(reasons, { bias: (random() - 0.5) * 6, error: random() * 2 });
  });
  for (const score of [...Object.values(scores), ...invented]) {
    const sum = sumOf(score);
    const { shown, others } = sum;
    const steps = [...shown, ...others];
    assert.equal(steps.length, score.facts.length);
    assert.ok(Math.abs(sum.start - score.bias) < 1e-9);
    assert.equal(sum.end, score.logit);
    assert.equal((steps.at(-1) ?? { after: sum.start }).after, sum.end);
    for (const [index, step] of steps.entries()) {
      assert.equal(
        step.before,
        index ? steps[index - 1].after : sum.start,
        'each begins where the last one ended',
      );
      assert.ok(Math.abs(step.after - step.before - step.logit) < 1e-9);
      assert.ok(!index || Math.abs(step.logit) <= Math.abs(steps[index - 1].logit), 'strongest first');
    }
    assert.notEqual(others.length, 1, 'one is not worth folding');
    assert.ok(shown.length <= 9);
    for (const { logit } of others) assert.ok(Math.abs(logit) < 0.05 || shown.length === 8);

    const { place, ticks } = scaleOf(sum, score.low, score.high);
    const ends = [sum.start, ...steps.map(({ after }) => after)].map(place);
    for (const end of ends) assert.ok(end > 0 && end < 1, `${end} is on the scale`);
    assert.ok(ticks.length >= 2);
    const sorted = ticks.map((tick) => tick.place).sort((a, b) => a - b);
    for (const [index, at] of sorted.entries()) assert.ok(!index || at - sorted[index - 1] >= 0.13);
  }
  const { usual, few } = scores;
  assert.ok(Math.abs(probabilityOf(usual.logit) - usual.probability) < 1e-9);
  assert.deepEqual(
    scaleOf(sumOf(usual), usual.low, usual.high).ticks,
    scaleOf(sumOf(few), few.low, few.high).ticks,
    'two visits as most are can be compared',
  );

  // What the backend did not name is shown as such; what it rounded is not.
  const partly = { ...usual, facts: usual.facts.slice(0, 2) };
  const rest = sumOf(partly).shown.find(({ fact }) => fact === null);
  assert.ok(Math.abs(rest.logit - 0.28) < 0.021, String(rest.logit));
  const rounded = {
    ...usual,
    facts: usual.facts.map((fact) => ({ ...fact, logit: Number(fact.logit.toFixed(2)) + 0.0001 })),
  };
  assert.ok([...sumOf(rounded).shown, ...sumOf(rounded).others].every(({ fact }) => fact));
  assert.equal(sumOf({ ...usual, facts: [] }).shown.length, 1);
});

test('a probability is said no surer than it is', async () => {
  const { likelihoodOf, percentOf, intervalOf } = await load('triage/likely.ts');
  const table = [
    [0.62, 0.41, 0.79, 'rather'],
    [0.97, 0.9, 0.99, 'surely'],
    [0.97, 0.6, 0.99, 'likely'],
    [0.7, 0.58, 0.8, 'likely'],
    [0.7, 0.3, 0.93, 'unclear'],
    [0.52, 0.45, 0.6, 'even'],
    [0.5, 0.1, 0.9, 'unclear'],
    [0.4, 0.22, 0.61, 'rather_not'],
    [0.2, 0.12, 0.3, 'unlikely'],
    [0.04, 0.02, 0.07, 'surely_not'],
    [0.04, 0.001, 0.45, 'unlikely'],
  ];
  for (const [probability, low, high, word] of table)
    assert.equal(likelihoodOf({ probability, low, high }), word, `${probability} in ${low} to ${high}`);
  assert.equal(percentOf(0.62, 'en'), '62%');
  assert.equal(percentOf(0.62, 'de'), '62\u00a0%');
  assert.equal(percentOf(0, 'en'), '< 1%');
  assert.equal(percentOf(0.0099, 'de'), '< 1\u00a0%');
  assert.equal(percentOf(0.999, 'en'), '> 99%');
  assert.equal(percentOf(1, 'de'), '> 99\u00a0%');
  assert.deepEqual(intervalOf({ low: 0.41, high: 0.79 }), [41, 79]);
  assert.deepEqual(intervalOf({ low: 0, high: 1 }), [1, 99]);
  assert.equal(intervalOf({ low: 0.001, high: 0.012 }), null);
  assert.equal(intervalOf({ low: NaN, high: 0.5 }), null);
});

const ticket = (id, state = 'open', more = {}) => ({
  id,
  state,
  earlier: false,
  by: null,
  for: null,
  position: 1,
  opened_at: '2027-03-10T10:00:00.000Z',
  ...more,
});
const petra = { id: 'p', name: 'Petra' };
const jonas = { id: 'j', name: 'Jonas' };
const ids = (tickets) => tickets.map(({ id }) => id).join('');

test('tickets stand where somebody looks for them: mine, those for me, by age, colleagues, earlier days', async () => {
  const { groupsOf, minutesOf } = await load('waiting/tickets.ts');
  const groups = groupsOf(
    [
      ticket('a', 'open', { earlier: true }),
      ticket('b'),
      ticket('c', 'taken', { by: jonas }),
      ticket('d', 'open', { for: petra }),
      ticket('e', 'taken', { by: petra }),
      ticket('f', 'open', { for: jonas }),
      ticket('g', 'taken', { by: petra, earlier: true }),
    ],
    'Petra',
  );
  assert.equal(ids(groups.mine), 'e');
  assert.equal(ids(groups.open), 'dbf');
  assert.equal(ids(groups.others), 'c');
  assert.equal(ids(groups.earlier), 'ag');
  const at = (time) => minutesOf(ticket('a'), Date.parse(time));
  assert.equal(at('2027-03-10T10:00:59Z'), 0);
  assert.equal(at('2027-03-10T10:01:00Z'), 1);
  assert.equal(at('2027-03-10T09:58:00Z'), 0, 'a kiosk whose clock is ahead');
});

test('what this page did to a ticket is shown until the list knows it', async () => {
  const { merged } = await load('waiting/tickets.ts');
  const list = [ticket('a'), ticket('b')];
  const mine = { ticket: ticket('a', 'taken', { by: petra }), position: 5 };
  assert.equal(merged(list, 4, new Map([['a', mine]]))[0].state, 'taken');
  assert.equal(merged(list, 5, new Map([['a', mine]]))[0].state, 'open', 'handed back meanwhile');
  const over = { ticket: ticket('b', 'ended'), position: 6 };
  assert.equal(ids(merged(list, 5, new Map([['b', over]]))), 'a');
});

test('new tickets are told once, and not at the first look, nor of what I gave back myself', async () => {
  const { arrived, lostBy } = await load('waiting/tickets.ts');
  const before = [ticket('a'), ticket('b', 'taken', { by: petra }), ticket('c', 'taken', { by: jonas })];
  assert.equal(ids(arrived(null, before, 'Petra')), '');
  assert.equal(ids(arrived(before, before, 'Petra')), '');
  const now = [ticket('a'), ticket('b'), ticket('c'), ticket('d'), ticket('e', 'open', { earlier: true })];
  assert.equal(ids(arrived(before, now, 'Petra')), 'cd');
  assert.deepEqual(lostBy(null, now, 'Petra'), []);
  assert.deepEqual(lostBy(before, now, 'Petra'), ['b']);
  assert.deepEqual(lostBy(before, [ticket('b', 'taken', { by: jonas })], 'Petra'), ['b']);
  assert.deepEqual(lostBy(before, before, 'Petra'), []);
});

test('sections: all where they fit, else those in front, and always those that must be seen', async () => {
  const { fitting, fittingTabs } = await load('app/fitting.ts');
  // Seven pages, as they will be: 100 wide each, 10 between, "More" 80.
  const row = (room, must = []) => {
    const shown = fitting({ widths: Array(7).fill(100), must: new Set(must), room, more: 80, gap: 10 });
    return [...shown].sort().join('');
  };
  assert.equal(row(760), '0123456', 'just enough');
  assert.equal(row(759), '012345', 'the last one makes way for "More"');
  assert.equal(row(739), '01234');
  assert.equal(row(520), '0123');
  assert.equal(row(519), '012');
  assert.equal(row(519, [6]), '016');
  assert.equal(row(519, [5, 6]), '056');
  assert.equal(row(10, [2, 6]), '26', 'even where nothing fits');
  assert.equal(row(0), '');
  assert.equal([...fitting({ widths: [], must: new Set(), room: 0, more: 80, gap: 10 })].length, 0);
  const tabs = (count, room, must = []) => [...fittingTabs(count, new Set(must), room, 70)].sort().join('');
  assert.equal(tabs(4, 320), '0123');
  assert.equal(tabs(5, 360), '01234');
  assert.equal(tabs(7, 390), '0123', 'the fifth is "More"');
  assert.equal(tabs(7, 390, [6]), '0126');
  assert.equal(tabs(7, 390, [2, 6]), '0126');
});

test('gift numbers: keys make what can be one, and nothing else', async () => {
  const { beginning, completed, erased, exact, plain, pressed } = await load('gifts/number.ts');
  const type = (...keys) => keys.reduce((typed, key) => pressed(typed, key), '');
  assert.equal(plain(' 127-b. '), '127B');
  assert.equal(type('1', '2', '7', 'B'), '127B');
  assert.equal(type('1', '2', 'B', '7'), '127', 'no letter before the third digit');
  assert.equal(type('1', '2', '7', '8'), '127', 'no fourth digit');
  assert.equal(type('1', '2', '7', 'A', 'AB'), '127AB', 'another kiosk instead');
  assert.equal(type('1', '2', '7', 'A', '5'), '127A');
  assert.equal(pressed('127 b', 'C'), '127C', 'also after what was typed on a keyboard');
  assert.equal(erased('127AB'), '127', 'a kiosk’s letters are one');
  assert.equal(erased('127'), '12');
  assert.equal(erased(''), '');
  assert.equal(completed('127', ['A']), '127A');
  assert.equal(completed('127', ['A', 'B']), '127', 'nobody guesses among several');
  assert.equal(completed('127', []), '127');
  assert.equal(completed('12', ['A']), '12');
  const open = [{ number: '127B' }, { number: '128A' }, { number: '127A' }];
  const numbers = (claims) => claims.map(({ number }) => number).join(' ');
  assert.equal(numbers(beginning(open, '')), '127B 128A 127A');
  assert.equal(numbers(beginning(open, '127')), '127B 127A');
  assert.equal(numbers(beginning(open, '127 a')), '127A');
  assert.equal(numbers(beginning(open, '9')), '');
  assert.equal(exact(open, '127 b', ['A', 'B']).number, '127B');
  assert.equal(exact(open, '128', ['A']).number, '128A');
  assert.equal(exact(open, '127', ['A', 'B']), null);
});

test('gifts: when one runs out is told in the time of the fair, and only for today', async () => {
  const { runsOutToday } = await load('gifts/card.tsx');
  const { momentsOf } = await load('parts/moments.ts');
  const moments = momentsOf('de', 'Europe/Berlin');
  const now = Date.parse('2027-03-10T13:00:00Z');
  const at = (runs_out_at) => runsOutToday({ runs_out_at }, moments, now);
  assert.equal(at('2027-03-10T15:30:00Z'), '16:30');
  assert.equal(at('2027-03-10T22:59:00Z'), '23:59');
  assert.equal(at('2027-03-10T23:00:00Z'), null, 'tomorrow at the fair');
  assert.equal(at(null), null);
});

test('why somebody is offered to me: of the visitor and of me a sentence each, and nothing of what is unknown', async () => {
  const { whyMe, whyNow } = await load('floor/reasons.ts');
  const { floorEn: en, floorDe: de } = await load('text/floor.ts');
  const because = (...pairs) => pairs.map(([reason, value = 0]) => ({ reason, value }));
  assert.deepEqual(whyMe(because(['asked_for_person', 3], ['only_one_free']), en.reasons), [
    'Asked to speak to somebody.',
    'At the moment only you are free.',
  ]);
  assert.deepEqual(
    whyMe(because(['waited_long', 11.6], ['first_come', 11.6], ['nobody_speaks', 11.6]), de.reasons),
    [
      'Wartet schon 12 Minuten und soll nicht länger warten.',
      'Niemand, der bald kommen könnte, spricht diese Sprache; bitte gehen Sie trotzdem hin.',
    ],
  );
  assert.deepEqual(whyMe(because(['likely_prospect', 0.8], ['speaks_language', 1]), en.reasons), [
    'What brings them here sounds concrete.',
    'Of those who are free only you speak the language.',
  ]);
  // A low probability is no compliment, and no reason to say.
  assert.deepEqual(whyMe(because(['likely_prospect', 0.1], ['knows_topic', 2]), en.reasons), [
    'You know the topics.',
  ]);
  assert.deepEqual(
    whyMe(because(['speaks_language', 3], ['knows_topic', 2], ['carried_least', 9]), en.reasons),
    ['You speak the language and know the topic.'],
  );
  // What a colleague carries is never said.
  for (const words of [en, de])
    assert.doesNotMatch(
      whyMe(because(['handed_to_you'], ['carried_least', 47]), words.reasons).join(' '),
      /\d/,
    );
  assert.deepEqual(whyMe(because(['of_a_later_version', 7]), en.reasons), ['It is your turn.']);
  assert.deepEqual(whyMe([], de.reasons), ['Sie sind an der Reihe.']);

  assert.equal(whyNow(because(['break_due', -3]), en.reasons), 'It has to begin now, so that it is yours.');
  assert.equal(whyNow(because(['break_due', 1.2]), en.reasons), 'It has to begin within 1 minute.');
  assert.equal(
    whyNow(because(['break_lull', 25]), de.reasons),
    'Gerade ist es ruhig, und in 25 Minuten muss sie beginnen.',
  );
  assert.equal(
    whyNow(because(['long_streak', 61.4]), de.reasons),
    'Sie sind seit 61 Minuten ohne Erholung dabei.',
  );
  assert.equal(whyNow(because(['of_a_later_version']), de.reasons), null);
});

test('every reason of the floor for an offer or a rest has its words here', async () => {
  const { whyMe, whyNow } = await load('floor/reasons.ts');
  const { floorEn, floorDe } = await load('text/floor.ts');
  const header = readFileSync(join(console_, '../../core/floor/floor.h'), 'utf8');
  const known = [...header.matchAll(/\/\/ "([a-z_]+)":?/g)].map(([, reason]) => reason);
  assert.ok(known.length >= 15, known.join());
  // Of advice at the kiosk, and of what has happened: nobody is shown these.
  const elsewhere = ['stand_free', 'stand_busy', 'unlikely', 'scores_unsure', 'no_answer'];
  for (const { reasons } of [floorEn, floorDe])
    for (const reason of known.filter((one) => !elsewhere.includes(one))) {
      const because = [{ reason, value: 0.9 }];
      const said = whyNow(because, reasons) ?? whyMe(because, reasons).join(' ');
      assert.notEqual(said, reasons.yourTurn, reason);
    }
});

test('an answer that was asked for before something was done does not undo it', async () => {
  const { Failure, isBehind, isUnsent } = await load('floor/wishes.ts', 'api/client.ts');
  const heard = (position, enabled = true) => ({ me: { position, enabled }, at: 0, when: '' });
  assert.equal(isBehind(heard(4), null), false);
  assert.equal(isBehind(heard(4), heard(5)), true);
  assert.equal(isBehind(heard(5), heard(5)), false, 'advice is no event and moves no position');
  assert.equal(isBehind(heard(0, false), heard(5)), false, 'turned off');
  const unsent = [0, 429, 500, 503].map((status) => isUnsent(new Failure('x', status)));
  assert.deepEqual(unsent, [true, true, true, true]);
  const refused = [400, 401, 403, 404, 409].map((status) => isUnsent(new Failure('x', status)));
  assert.deepEqual(refused, [false, false, false, false, false]);
  assert.equal(isUnsent(new DOMException('too long', 'TimeoutError')), true);
  assert.equal(isUnsent(new Error('ours')), false);
});

test('what was remembered of somebody is read as it is, whatever stands there', async () => {
  const { rememberedSkills, rememberSkills, endsFrom, likelyEnd, languagesToSpeak } =
    await load('floor/skills.ts');
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  };
  assert.equal(rememberedSkills('Petra'), null);
  rememberSkills('Petra', { languages: ['de'], topics: ['steam'], ends: '17:30' });
  assert.deepEqual(rememberedSkills('Petra'), { languages: ['de'], topics: ['steam'], ends: '17:30' });
  assert.equal(rememberedSkills('Jonas'), null, 'a tablet has many hands');
  for (const text of ['{', 'null', '7', '{"languages":"de","topics":[1],"ends":9}']) {
    kept.set('standdienst.floor.Petra', text);
    const skills = rememberedSkills('Petra');
    if (skills) assert.deepEqual(skills, { languages: [], topics: [], ends: '' }, text);
  }

  const time = (iso) => iso.slice(11, 16);
  const ends = endsFrom(Date.parse('2027-03-10T09:10:00Z'));
  assert.deepEqual([time(ends[0]), time(ends[1]), ends.length], ['09:30', '10:00', 20]);
  assert.equal(time(endsFrom(Date.parse('2027-03-10T09:20:00Z'))[0]), '10:00', 'at least a quarter ahead');
  assert.equal(time(likelyEnd(ends, time, '17:30')), '17:30');
  assert.equal(time(likelyEnd(ends, time, '')), '18:00');
  assert.equal(time(likelyEnd(endsFrom(Date.parse('2027-03-10T19:10:00Z')), time, '17:30')), '23:00');
  assert.equal(likelyEnd([], time, ''), '');
  assert.deepEqual(languagesToSpeak(['hu', 'de'], ['fr', 'sv']).slice(0, 5), ['hu', 'de', 'fr', 'sv', 'en']);
});

test('seconds run on from when they were heard, and never below nothing', async () => {
  const { secondsLeft, minutesSince } = await load('floor/clock.ts');
  assert.equal(secondsLeft(30, 1000, 1000), 30);
  assert.equal(secondsLeft(30, 1000, 1001), 30);
  assert.equal(secondsLeft(30, 1000, 11_000), 20);
  assert.equal(secondsLeft(30, 1000, 90_000), 0);
  assert.equal(secondsLeft(30, 1000, 900), 30, 'a page drawn before');
  assert.equal(minutesSince(2.9, 0, 5_999), 2);
  assert.equal(minutesSince(2.9, 0, 6_000), 3);
});

test('an hour is called as clocks there show it, also where it comes twice', async () => {
  const { hourLabel, endOf, momentsOf } = await load('today/hours.ts', 'parts/moments.ts');
  const berlin = momentsOf('de', 'Europe/Berlin');
  const label = (iso) => hourLabel(iso, berlin);
  assert.equal(label('2026-11-22T08:00:00.000Z'), '9');
  assert.equal(label('2026-10-25T00:00:00.000Z'), '2');
  assert.equal(label('2026-10-25T01:00:00.000Z'), '2');
  assert.equal(label('2026-10-24T22:00:00.000Z'), '0');
  // Lord Howe puts its clocks back by half an hour.
  assert.equal(hourLabel('2027-04-03T15:00:00.000Z', momentsOf('en', 'Australia/Lord_Howe')), '01:30');
  assert.equal(
    endOf({ from: '2026-11-22T22:00:00.000Z' }, { until: '2026-11-22T22:30:00.000Z' }),
    '2026-11-22T22:30:00.000Z',
    'no hour goes on into the next day',
  );
});

test('charts show what was told and nothing else', async () => {
  const { chartsOf, rowsOf, csvOf, wordsOf } = await load('today/hours.ts', 'today/csv.ts', 'text/index.ts');
  const words = wordsOf('en');
  const hour = (from, more) => ({ from, visits: 4, asked: 2, waits: null, fared: null, team: null, ...more });
  const team = { people: 5, talks: 7, talk_minutes: 150, present_minutes: 300 };
  const hours = [
    hour('2026-11-22T08:00:00.000Z', {
      waits: { promised: 2.5, waited: null },
      fared: { prospects: 1, left: 2, unmet: 3 },
      team,
    }),
    hour('2026-11-22T09:00:00.000Z'),
  ];
  const of = (trusted) =>
    Object.fromEntries(chartsOf({ hours, scores_trusted: trusted }, words).map((one) => [one.name, one]));
  const charts = of(true);
  assert.deepEqual(
    charts.visits.series.map(({ values }) => values),
    [
      [4, 4],
      [2, 2],
    ],
  );
  assert.ok(charts.visits.whole);
  assert.deepEqual(charts.fared.series[1].values, [5, null]);
  assert.deepEqual(charts.team.series[0].values, [50, null]);
  assert.ok(charts.team.told && !charts.team.whole);
  assert.deepEqual(of(false).fared.columns[2].values, [null, null], 'scores that nobody trusts count nobody');
  const untold = chartsOf({ hours: [hours[1]], scores_trusted: true }, words);
  assert.deepEqual(
    untold.map(({ told }) => told),
    [true, false, false, false],
  );
  // And the file leaves out what no hour tells.
  const moments = { time: (iso) => iso.slice(11, 16) };
  const day = { day: '2026-11-22', hours: [hours[1]], until: '2026-11-22T23:00:00.000Z' };
  assert.equal(
    csvOf(rowsOf(untold, day, moments, 'Hour', 'Day'), 'en'),
    '"Day","Hour","Visits","Asked for a person"\r\n"2026-11-22","09:00–10:00",4,2\r\n',
  );
});

test('a file for a spreadsheet keeps quotes, gaps and the decimal of its language', async () => {
  const { csvOf } = await load('today/csv.ts');
  const rows = [['a "b"', 1.5, null]];
  assert.equal(csvOf(rows, 'en'), '"a ""b""",1.5,\r\n');
  assert.equal(csvOf(rows, 'de'), '"a ""b""";1,5;\r\n');
});
