// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody speaks, knows best and until when they stay, remembered in this browser for the next day. By name: a tablet on
// the stand has many hands.
export interface Skills {
  languages: string[];
  topics: string[];
  ends: string; // "18:00", by the fair's clock
}

const keyOf = (name: string) => `standdienst.floor.${name}`;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export function rememberedSkills(name: string): Skills | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Partial<Skills> | null;
    if (!kept) return null;
    return {
      languages: texts(kept.languages),
      topics: texts(kept.topics),
      ends: typeof kept.ends === 'string' ? kept.ends : '',
    };
  } catch {
    return null; // of another version, or by hand
  }
}

export const rememberSkills = (name: string, skills: Skills) =>
  localStorage.setItem(keyOf(name), JSON.stringify(skills));

// Ends of a shift to choose from: each half hour that lies at least a quarter ahead, for ten hours.
export function endsFrom(now: number): string[] {
  const step = 30 * 60_000;
  const begin = Math.ceil((now + step / 2) / step) * step;
  return Array.from({ length: 20 }, (_, index) => new Date(begin + index * step).toISOString());
}

// The one that is said first: as last time, else 18:00, else the nearest to four hours.
export function likelyEnd(
  ends: readonly string[],
  time: (iso: string) => string,
  remembered: string,
): string {
  const at = (wanted: string) => ends.find((iso) => time(iso) === wanted);
  return (remembered ? at(remembered) : undefined) ?? at('18:00') ?? ends[7] ?? ends[0] ?? '';
}

// What the fair's kiosks speak, then what else is often heard in a hall.
const often = ['de', 'en', 'fr', 'it', 'es', 'nl', 'pl', 'cs', 'tr', 'zh'];
export const languagesToSpeak = (fair: readonly string[], own: readonly string[]) => [
  ...new Set([...fair, ...own, ...often]),
];
