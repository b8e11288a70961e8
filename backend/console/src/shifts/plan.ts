// SPDX-License-Identifier: GPL-3.0-or-later
// The plan, day by day, as the page draws it.
import type { Plan, Shift } from './api';
import { shownAt } from './clock';

const hour = 3_600_000;

// Days on which somebody begins, and today.
export function daysOf(plan: Pick<Plan, 'shifts'>, zone: string, now: number): string[] {
  const days = new Set(plan.shifts.map(({ begins }) => shownAt(Date.parse(begins), zone).day));
  days.add(shownAt(now, zone).day);
  return [...days].sort();
}

// The day that is shown where none was chosen: today if anybody stands then, else the next one, else the last.
export function firstDay(plan: Pick<Plan, 'shifts'>, zone: string, now: number): string {
  const today = shownAt(now, zone).day;
  const days = [...new Set(plan.shifts.map(({ begins }) => shownAt(Date.parse(begins), zone).day))].sort();
  return days.find((day) => day >= today) ?? days.at(-1) ?? today;
}

export interface Row {
  who: string;
  mine: boolean;
  shifts: Shift[];
}

// A row for each person, oneself first, then by when they begin.
export function rowsOf(plan: Pick<Plan, 'shifts'>, day: string, zone: string): Row[] {
  const rows = new Map<string, Row>();
  for (const shift of plan.shifts) {
    if (shownAt(Date.parse(shift.begins), zone).day !== day) continue;
    const row = rows.get(shift.who) ?? { who: shift.who, mine: shift.mine, shifts: [] };
    row.shifts.push(shift);
    rows.set(shift.who, row);
  }
  return [...rows.values()].sort((a, b) => Number(b.mine) - Number(a.mine));
}

// What the bars lie on: whole hours, at least from nine to six or so.
export interface Axis {
  from: number;
  until: number;
  hours: number[];
}
export function axisOf(
  rows: readonly Row[],
  more: readonly { from: string; until: string }[] = [],
): Axis | null {
  const spans = [
    ...rows.flatMap(({ shifts }) => shifts.map(({ begins, ends }) => [Date.parse(begins), Date.parse(ends)])),
    ...more.map(({ from, until }) => [Date.parse(from), Date.parse(until)]),
  ] as [number, number][];
  if (spans.length === 0) return null;
  const from = Math.floor(Math.min(...spans.map(([begins]) => begins)) / hour) * hour;
  const until = Math.ceil(Math.max(...spans.map(([, ends]) => ends)) / hour) * hour;
  const hours = [];
  for (let at = from; at < until; at += hour) hours.push(at);
  return { from, until, hours };
}

// "10:30" of 630.
export const hoursOf = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
