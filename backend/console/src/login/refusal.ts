// SPDX-License-Identifier: GPL-3.0-or-later
// What to say where a PIN was not taken.
import { whyOf, type Failure } from '../api/client';
import type { Words } from '../text';

export function pinRefusal(failure: Failure, words: Words): string | null {
  const minutes = Math.max(1, Math.ceil((failure.retryAfterSeconds ?? 60) / 60));
  switch (whyOf(failure.problem)) {
    case 'wrong':
      return words.tablet.wrong(leftOf(failure.problem));
    case 'paused':
      return words.tablet.paused(minutes);
    case 'password':
      return words.tablet.needsPassword;
    case 'tablet':
      return words.tablet.tabletPaused(minutes);
    default:
      return failure.status === 429 ? words.login.tooMany(failure.retryAfterSeconds) : null;
  }
}

const leftOf = (problem: unknown): number | null =>
  typeof problem === 'object' && problem !== null && 'left' in problem && typeof problem.left === 'number'
    ? problem.left
    : null;
