// SPDX-License-Identifier: GPL-3.0-or-later
// Pick-up numbers as they are typed: three digits, then the letters of a kiosk ("127B"). What is one, and what is not, the
// backend says; this helps while one types.
import type { GiftClaim } from '../api/types';

// Without what people put between: "127 b", "127-B".
export const plain = (typed: string) => typed.replace(/[\s.-]/g, '').toUpperCase();

// Where there is one kiosk, its letter need not be typed.
export function completed(typed: string, letters: readonly string[]): string {
  const number = plain(typed);
  return /^\d{3}$/.test(number) && letters.length === 1 ? number + (letters[0] ?? '') : typed;
}

// What a touch on a key makes of it: nothing where no number goes on like that.
export function pressed(typed: string, key: string): string {
  const number = plain(typed);
  const digits = /^\d*/.exec(number)?.[0].length ?? 0;
  if (/^\d$/.test(key)) return number.length === digits && digits < 3 ? number + key : number;
  return digits === 3 ? number.slice(0, 3) + key : number;
}

export const erased = (typed: string) => {
  const number = plain(typed);
  return /[A-Z]$/.test(number) ? number.replace(/[A-Z]+$/, '') : number.slice(0, -1);
};

// Reservations that the number may become, and the one that it is.
export const beginning = (open: readonly GiftClaim[], typed: string) => {
  const number = plain(typed);
  return number === '' ? [...open] : open.filter((claim) => claim.number.startsWith(number));
};
export const exact = (open: readonly GiftClaim[], typed: string, letters: readonly string[]) => {
  const number = plain(completed(typed, letters));
  return open.find((claim) => claim.number === number) ?? null;
};
