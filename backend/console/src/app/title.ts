// SPDX-License-Identifier: GPL-3.0-or-later
// The page's title: what a screen calls itself, and before it how many visitors wait, for whoever works in another tab.

let base = '';
let waiting = 0;

const write = () => {
  const title = waiting > 0 ? `(${waiting}) ${base}` : base;
  if (base && document.title !== title) document.title = title;
};

export function titleIs(title: string): void {
  base = title;
  write();
}

export function waitingIs(count: number): void {
  waiting = count;
  write();
}
