// SPDX-License-Identifier: GPL-3.0-or-later
// Which answer is the newer one, and which failure means that nobody knows whether it arrived.
import { Failure } from '../api/client';
import type { FloorMe } from '../api/types';

export interface Heard {
  me: FloorMe;
  at: number; // by performance.now()
  when: string;
}

// An answer that was asked for before something was done, and came after it, is not news.
export const isBehind = (news: Heard, known: Heard | null) =>
  known !== null && known.me.enabled === news.me.enabled && news.me.position < known.me.position;

// Nothing is known of what became of it: no answer, a server that is just starting, or one that has too much to do. Every
// request of the floor may be repeated.
export const isUnsent = (error: unknown): boolean =>
  error instanceof Failure
    ? error.status === 0 || error.status === 429 || error.status >= 500
    : error instanceof DOMException; // given up on, after a while
