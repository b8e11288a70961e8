// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks and days of the fair, wherever the browser is.

const minute = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    try {
      format = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone });
    } catch {
      format = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: 'UTC' });
    }
    formats.set(zone, format);
  }
  return format;
}

// What clocks there show: { day: "2027-03-09", time: "09:30" }.
export function shownAt(moment: number, zone: string): { day: string; time: string } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}`,
    time: `${parts.hour ?? ''}:${parts.minute ?? ''}`,
  };
}

// When clocks there show this: the first time where they do twice, and as much later as they leap where they never do.
export function momentOf(day: string, time: string, zone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (moment: number) => {
    const shown = shownAt(moment, zone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`) - Math.floor(moment / minute) * minute;
  };
  const offsets = [offsetAt(wanted - 24 * 60 * minute), offsetAt(wanted + 24 * 60 * minute)];
  const candidates = offsets.map((offset) => wanted - offset);
  const right = candidates.filter((moment) => {
    const shown = shownAt(moment, zone);
    return shown.day === day && shown.time === time;
  });
  return right.length ? Math.min(...right) : Math.max(...candidates);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * minute).toISOString().slice(0, 10);
}

// An end that is not after the begin is the next day's.
export function spanOf(day: string, begins: string, ends: string, zone: string) {
  const last = ends <= begins ? dayAfter(day) : day;
  return {
    begins: new Date(momentOf(day, begins, zone)).toISOString(),
    ends: new Date(momentOf(last, ends, zone)).toISOString(),
  };
}
