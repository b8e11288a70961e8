// SPDX-License-Identifier: GPL-3.0-or-later
// node pictures_rehearsal.mjs BUILD [FOLDER]: draws the reports of a rehearsal: of the reference day in German, and of a day that is
// played again in English. That one has no fair behind it: replay_day.mjs makes its journal.
import { execFileSync } from 'node:child_process';
