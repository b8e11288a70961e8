// SPDX-License-Identifier: GPL-3.0-or-later
// 9.5 is 9:30, on any day.
export function clockOf(hours: number): string {
  const minutes = Math.round(hours * 60);
  const hour = ((Math.floor(minutes / 60) % 24) + 24) % 24;
  const minute = ((minutes % 60) + 60) % 60;
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
