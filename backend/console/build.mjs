// SPDX-License-Identifier: GPL-3.0-or-later
// node build.mjs [FOLDER]: bundles src/ into FOLDER (build/console by default), ready to be served as it is.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../../build/console'));

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: 'src/main.tsx' },
  entryNames: '[name]-[hash]',
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
});

const names = Object.keys(metafile.outputs).map((path) => basename(path));
const script = names.find((name) => name.endsWith('.js'));
const style = names.find((name) => name.endsWith('.css'));
if (!script || !style)
  throw new Error(`esbuild wrote ${names.join(', ')}, expected a script and a style sheet`);

const page = await readFile(join(here, 'src/index.html'), 'utf8');
await writeFile(
  join(out, 'index.html'),
  page.replace('@script@', `/${script}`).replace('@style@', `/${style}`),
);
await copyFile(join(here, 'src/favicon.svg'), join(out, 'favicon.svg'));
