// SPDX-License-Identifier: GPL-3.0-or-later
// What the console's browser tests share: one Chromium, a fresh mock for each test, a page in which nothing may go wrong unseen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Mock } from './mock.mjs';
import { connected, launch, login, openPage } from './pages.mjs';
import { fair } from './people.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.env.STANDDIENST_CONSOLE_DIR ?? join(here, '../../build/console'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Of the test that runs; those who import them see the newest.
export let browser;
export let mock;
export let base;

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
export function screen(name, options, run) {
  test(name, async () => {
    const page = await openPage(browser, options);
    page.setDefaultTimeout(30_000);
    try {
      await run(page);
      assert.deepEqual(page.troubles, []);
    } finally {
      await page.context().close();
    }
  });
}

export const enter = async (page) => {
  await login(page, base, 'petra', mock.password);
  await connected(page);
};
export const has = (locator, text) => locator.filter({ hasText: text }).first().waitFor();
export const none = (locator) => locator.first().waitFor({ state: 'detached' });
export const reloads = (page) =>
  page.evaluate(() => performance.getEntriesByType('navigation')[0].startTime + performance.timeOrigin);
export const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? '');

export async function accessible(page) {
  await page.evaluate(axe); // by the debugger, past the content security policy, which stays in force for the page
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  );
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  assert.deepEqual(told, []);
}

export const fits = async (page) =>
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    'nothing sticks out sideways',
  );
