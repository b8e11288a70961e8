// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures.mjs LINK [FOLDER]: takes docs/pictures/console.png and console-*.png of a running backend with leads in it.
// LINK is a fresh one-time link (`standdienst user link NAME`); FOLDER is docs/pictures by default. It says of most visits what
// was found, so that the pictures show it.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  connected,
  launch,
  leadRows,
  loginWithLink,
  openPage,
  openVisits,
  sizes,
  visitRows,
} from './pages.mjs';

const [link, where] = process.argv.slice(2);
if (!link) {
  console.error('usage: node pictures.mjs LINK [FOLDER]');
  process.exit(2);
}
const folder = resolve(where ?? join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures'));
await mkdir(folder, { recursive: true });
const base = new URL(link).origin;
const browser = await launch();

const first = await openPage(browser);
await first.goto(base);
await first.locator('form').waitFor();
await first.setViewportSize(sizes.laptop);
await first.screenshot({ path: join(folder, 'console-login.png') });
await loginWithLink(first, link);
await labelDay(first);
const storageState = await first.context().storageState();
await first.context().close();

// As a day looks in the afternoon: the visits of the last hour are open, the others looked at, but for a few.
async function labelDay(page) {
  await page.evaluate(async () => {
    const base = '/api/console/v1/';
    const { csrf } = await (await fetch(`${base}session`)).json();
    const visits = [];
    for (let before = ''; before !== null;) {
      const answer = await (await fetch(`${base}visits?limit=200&before=${before}`)).json();
      visits.push(...answer.visits);
      before = answer.next;
    }
    const findings = (visit, number) => {
      if (!visit.lead) return number % 4 === 0 ? 'cold' : 'none';
      return visit.reason === 'appointment' ? 'hot' : ['warm', 'hot', 'cold', 'warm'][number % 4];
    };
    const open = Math.min(8, visits.length >> 2);
    for (const [number, visit] of visits.entries()) {
      if ((number > 2 && number < open) || number % 11 === 10) continue;
      await fetch(`${base}visits/${visit.visit}/disposition`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'Standdienst-Csrf': csrf },
        body: JSON.stringify({ disposition: findings(visit, number) }),
      });
    }
  });
}

// A link works once: the other pages share its session.
async function picture(name, options, arrange) {
  const page = await openPage(browser, { ...options, storageState });
  await page.goto(base);
  await connected(page);
  await leadRows(page).first().waitFor();
  await arrange?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

// The first lead that says something in its own words, and of which staff did: it shows the most.
async function openTelling(page) {
  const links = page.locator('a[data-visit]');
  const count = Math.min(await links.count(), 30);
  const visits = [];
  for (let index = 0; index < count; index++) visits.push(await links.nth(index).getAttribute('data-visit'));
  const telling = await page.evaluate(async (all) => {
    for (const visit of all) {
      const { lead } = await (await fetch(`/api/console/v1/leads/${visit}`)).json();
      if (lead.contact.message && lead.contact.family_name && lead.disposition) return visit;
    }
    return all[0];
  }, visits);
  await page.locator(`a[data-visit="${telling}"]`).click();
  await page.getByTestId('story').waitFor();
}

const thumb = { size: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

await picture('console-leads', { size: { width: 1440, height: 900 } });
await picture('console', { size: { width: 1440, height: 900 } }, openTelling);
await picture(
  'console-lead-de-dark',
  { size: { width: 1440, height: 900 }, language: 'de', dark: true },
  openTelling,
);
await picture('console-phone', { ...thumb, language: 'de' });
await picture('console-phone-lead', thumb, openTelling);

// By the keys: an answer that can be taken back, and the next open visit.
async function workThrough(page) {
  await openVisits(page);
  await page.keyboard.press('2');
  await page.locator('[data-testid="undo"]').waitFor();
  await page.locator('[data-phase=""][data-found="warm"]').first().waitFor();
}
await picture('console-visits', { size: { width: 1440, height: 900 } }, workThrough);
await picture(
  'console-visits-de-dark',
  { size: { width: 1440, height: 900 }, language: 'de', dark: true },
  workThrough,
);
await picture('console-phone-visits', { ...thumb, language: 'de' }, async (page) => {
  await openVisits(page);
  await visitRows(page).first().getByTestId('found-hot').tap();
  await page.locator('[data-testid="undo"]').waitFor();
});
await browser.close();
