// SPDX-License-Identifier: GPL-3.0-or-later
// The hours of a day as charts and tables want them.
import type { TodayAnswer, TodayHour } from '../api/types';
import type { Moments } from '../parts/moments';
import type { Words } from '../text';
import type { Cell } from './csv';

export type ChartName = 'visits' | 'waits' | 'fared' | 'team';

export interface Series {
  name: string;
  look: 'bar' | 'inner' | 'left' | 'right' | 'mark'; // how it is drawn: chart.tsx
  colour: string; // a custom property of the style sheet
  hollow?: boolean;
  values: (number | null)[]; // null: not told
}

export interface ChartData {
  name: ChartName;
  unit: '' | '%';
  series: Series[]; // drawn
  columns: { name: string; values: (number | null)[] }[]; // told, in the table
  told: boolean; // anything at all
  whole: boolean; // of every hour
}

// "9", and "09:30" where hours begin so.
export const hourLabel = (iso: string, moments: Pick<Moments, 'time'>): string => {
  const time = moments.time(iso);
  return time.endsWith(':00') ? String(Number(time.slice(0, 2))) : time;
};

const hour = 3_600_000;
export const endOf = (one: TodayHour, day: Pick<TodayAnswer, 'until'>): string =>
  new Date(Math.min(new Date(one.from).getTime() + hour, new Date(day.until).getTime())).toISOString();

const shareOf = (part: number, whole: number) => (whole > 0 ? Math.round((100 * part) / whole) : 0);

export function chartsOf(day: Pick<TodayAnswer, 'hours' | 'scores_trusted'>, words: Words): ChartData[] {
  const { hours } = day;
  const s = words.today.series;
  const of = (read: (one: TodayHour) => number | null | undefined) => hours.map((one) => read(one) ?? null);
  const visits = of((one) => one.visits);
  const asked = of((one) => one.asked);
  const promised = of((one) => one.waits?.promised);
  const waited = of((one) => one.waits?.waited);
  const prospects = of((one) => one.fared?.prospects);
  const left = of((one) => one.fared?.left);
  const unmet = of((one) => (day.scores_trusted ? one.fared?.unmet : null));
  const lost = of((one) => one.fared && one.fared.left + one.fared.unmet);
  const talking = of((one) => one.team && shareOf(one.team.talk_minutes, one.team.present_minutes));
  const chart = (
    name: ChartName,
    unit: '' | '%',
    series: Series[],
    columns: [string, (number | null)[]][],
  ): ChartData => ({
    name,
    unit,
    series,
    columns: columns.map(([column, values]) => ({ name: column, values })),
    told: series.some(({ values }) => values.some((value) => value !== null)),
    whole: series.every(({ values }) => values.every((value) => value !== null)),
  });
  return [
    chart(
      'visits',
      '',
      [
        { name: s.visits, look: 'bar', colour: '--chart-soft', values: visits },
        { name: s.asked, look: 'inner', colour: '--accent', values: asked },
      ],
      [
        [s.visits, visits],
        [s.asked, asked],
      ],
    ),
    chart(
      'waits',
      '',
      [
        { name: s.waited, look: 'bar', colour: '--chart-soft', values: waited },
        { name: s.promised, look: 'mark', colour: '--ink', values: promised },
      ],
      [
        [s.promised, promised],
        [s.waited, waited],
      ],
    ),
    chart(
      'fared',
      '',
      [
        { name: s.prospects, look: 'left', colour: '--good', values: prospects },
        { name: s.lost, look: 'right', colour: '--bad', hollow: true, values: lost },
      ],
      [
        [s.prospects, prospects],
        [s.left, left],
        [s.unmet, unmet],
      ],
    ),
    chart(
      'team',
      '%',
      [{ name: s.talking, look: 'bar', colour: '--cold', values: talking }],
      [
        [s.people, of((one) => one.team?.people)],
        [s.talks, of((one) => one.team?.talks)],
        [s.talkMinutes, of((one) => one.team?.talk_minutes)],
        [s.presentMinutes, of((one) => one.team?.present_minutes)],
        [s.talking, talking],
      ],
    ),
  ];
}

// All tables side by side.
export function rowsOf(
  charts: readonly ChartData[],
  day: Pick<TodayAnswer, 'hours' | 'day' | 'until'>,
  moments: Pick<Moments, 'time'>,
  hourWord: string,
  dayWord: string,
): Cell[][] {
  const columns = charts.filter(({ told }) => told).flatMap((chart) => chart.columns);
  return [
    [dayWord, hourWord, ...columns.map(({ name }) => name)],
    ...day.hours.map((one, index) => [
      day.day,
      `${moments.time(one.from)}–${moments.time(endOf(one, day))}`,
      ...columns.map(({ values }) => values[index] ?? null),
    ]),
  ];
}
