// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures_rehearsal.mjs BUILD [FOLDER] [every]: draws the rehearsal's reports as one sees them in a browser:
// rehearsal-report-de.png of the reference day, and rehearsal-replay-en.png of a day that was, which is the sample fair's first
// sixty recorded visits. `every` draws them in both languages, light, dark and as they print.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, openPage } from './pages.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [build, where, every] = process.argv.slice(2);
if (!build) {
  console.error('usage: node pictures_rehearsal.mjs BUILD [FOLDER] [every]');
  process.exit(2);
}
process.env.STANDDIENST_BUILD = resolve(build);
const { sampleDay, Scenario } = await import('../e2e/harness.mjs');
const folder = resolve(where ?? join(top, 'docs/pictures'));
await mkdir(folder, { recursive: true });
const screen = { size: { width: 1160, height: 900 } };
const paper = { size: { width: 688, height: 970 } }; // A4 within its margins, in CSS pixels

await Scenario.run('rehearsal', async (scenario) => {
  const browser = await launch();
  scenario.closers.push(() => browser.close());

  async function draw(name, report, { print = false, ...options } = {}) {
    const page = await openPage(browser, { ...(print ? paper : screen), ...options });
    if (print) await page.emulateMedia({ media: 'print' });
    await page.goto(pathToFileURL(report).href);
    await page.evaluate(() => document.fonts.ready);
    // Nothing sticks out of the page, and no label out of its chart.
    const outside = await page.evaluate(() => {
      const found = [];
      if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page');
      for (const text of document.querySelectorAll('svg text')) {
        const chart = text.ownerSVGElement.getBoundingClientRect();
        const box = text.getBoundingClientRect();
        if (box.left < chart.left - 1 || box.right > chart.right + 1) found.push(text.textContent);
      }
      return found;
    });
    if (outside.length) throw new Error(`${name}: cut off: ${outside.join('; ')}`);
    if (page.troubles.length) throw new Error(`${name}: ${page.troubles.join('; ')}`);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await page.context().close();
  }

  async function drawAll(name, usual, rehearse) {
    for (const language of every ? ['de', 'en'] : [usual]) {
      const report = join(scenario.folder, `${name}-${language}.html`);
      console.log(scenario.command('rehearse', ...rehearse, '--language', language, '--html', report));
      await draw(`rehearsal-${name}-${language}`, report);
      if (!every) continue;
      await draw(`rehearsal-${name}-${language}-dark`, report, { dark: true });
      await draw(`rehearsal-${name}-${language}-print`, report, { print: true });
    }
  }

  await scenario.startBackend();
  const reference = join(top, 'deploy/scenarios/reference-day.toml');
  await drawAll('report', 'de', ['--scenario', reference, '--days', '100']);
  const recorded = (await readFile(sampleDay, 'utf8')).split('\n').slice(0, 60);
  await scenario.playToTheEnd(
    recorded.map((line) => JSON.parse(line)),
    ['--pair', scenario.ticket()],
  );
  await drawAll('replay', 'en', ['--replay', '--staff', '2', '--staff', '4']);
});
