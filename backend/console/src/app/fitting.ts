// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the sections stand side by side, and which behind "More": never fewer than fit, and always those that must be
// seen (where one is, and who waits).

export interface Row {
  widths: readonly number[]; // of the links, in their order
  must: ReadonlySet<number>; // indices that are always shown
  room: number;
  more: number; // what the button "More" takes
  gap: number; // between neighbours
}

export function fitting({ widths, must, room, more, gap }: Row): Set<number> {
  const all = new Set(widths.keys());
  const taken = (shown: Iterable<number>) => {
    let sum = 0;
    for (const index of shown) sum += (widths[index] ?? 0) + gap;
    return sum;
  };
  if (taken(all) - gap <= room) return all;
  const shown = new Set(must);
  for (const index of all) {
    if (shown.has(index)) continue;
    if (taken(shown) + (widths[index] ?? 0) + gap + more > room) break; // in order: nothing overtakes
    shown.add(index);
  }
  return shown;
}

// On a phone they share the width: as many as can be touched well, one of them "More" where there are more.
export function fittingTabs(
  count: number,
  must: ReadonlySet<number>,
  room: number,
  least: number,
): Set<number> {
  const places = Math.max(2, Math.floor(room / least));
  return fitting({ widths: Array<number>(count).fill(1), must, room: places, more: 1, gap: 0 });
}
