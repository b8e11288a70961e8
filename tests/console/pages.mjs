// SPDX-License-Identifier: GPL-3.0-or-later
// What tests and pictures do with the console in a browser, by its stable data-testids. Also used by tests/e2e against
// the real backend.
import { chromium } from 'playwright-core';

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launch = () =>
  chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export const sizes = {
  desk: { width: 1600, height: 1000 },
  laptop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
};

// A fresh page that remembers everything that went wrong in it: page.troubles must stay empty.
export async function openPage(browser, { language = 'en', size = sizes.desk, dark = false, ...more } = {}) {
  const context = await browser.newContext({
    viewport: size,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: true, // the backend makes its own certificate
    ...more,
  });
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('console', (message) => {
    // The browser reports answers above 399 and dropped connections by itself; the console shows those to people.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      page.troubles.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return page;
}

export async function login(page, base, name, password) {
  await page.goto(`${base}/login`);
  await page.locator('input[autocomplete="username"]').fill(name);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.getByTestId('live').waitFor();
}

// A one-time link, as `standdienst user link NAME` prints it.
export async function loginWithLink(page, link) {
  await page.goto(link);
  await page.getByTestId('live').waitFor();
}

// Until the live stream stands: what happens after this arrives without reload.
export const connected = (page) => page.locator('[data-testid="live"][data-state="on"]').waitFor();

export const leadRows = (page) => page.getByTestId('lead-row');
export const leadRow = (page, text) => leadRows(page).filter({ hasText: text });

export async function openLead(page, text) {
  await leadRow(page, text).first().locator('a[data-visit]').click();
  await page.getByTestId('lead-name').filter({ hasText: text }).waitFor();
  return page.getByTestId('lead');
}

export async function search(page, words) {
  await page.getByTestId('search').fill(words);
  await page.waitForURL((url) => (url.searchParams.get('q') ?? '') === words);
}

export const visitRows = (page) => page.getByTestId('visit-row');

// By the header, wherever the section stands: beside the others, or behind "More" where there is no room.
export async function goTo(page, section) {
  const link = page.getByTestId(`nav-${section}`);
  const more = page.getByTestId('nav-more');
  if (!(await link.count())) await more.click();
  try {
    await link.click({ timeout: 2_000 });
  } catch {
    // The header had not measured itself yet.
    if (!(await link.count())) await more.click();
    await link.click();
  }
}

export async function openVisits(page) {
  await goTo(page, 'visits');
  await visitRows(page).first().waitFor();
}
