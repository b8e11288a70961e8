// SPDX-License-Identifier: GPL-3.0-or-later
// Times in the words of the interface and the time zone of the fair.

const minute = 60_000;
const day = 24 * 60 * minute;

export interface Moments {
  time(iso: string): string; // 09:31
  short(iso: string, now: number): string; // 09:31 today, Sat 09:31 within a week, 14 Nov 09:31 before
  full(iso: string): string; // Saturday, 14 November 2026 at 09:31
  day(name: string): string; // Sunday, 22 November, of "2026-11-22"
  ago(iso: string, now: number): string | null; // "3 minutes ago", within the last hour
}

export function momentsOf(language: string, timeZone: string | undefined): Moments {
  // English as written in Europe: the fair is there, and 24 hours leave no doubt.
  const locale = language === 'en' ? 'en-GB' : language;
  const zone = usable(timeZone);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, zone ? { ...options, timeZone: zone } : options);
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const date = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  // A day has no zone: it is the one that the fair counts.
  const calendarDay = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const calendar = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    time: (iso) => clock.format(new Date(iso)),
    short(iso, now) {
      const moment = new Date(iso);
      if (calendar.format(moment) === calendar.format(now)) return clock.format(moment);
      const away = now - moment.getTime();
      return (away > 0 && away < 6 * day ? weekday : date).format(moment);
    },
    full: (iso) => full.format(new Date(iso)),
    day: (name) => calendarDay.format(new Date(`${name}T12:00:00Z`)),
    ago(iso, now) {
      // `now` ticks slowly, and no two clocks agree: a moment ahead is now.
      const away = now - new Date(iso).getTime();
      const minutes = away < 0 && away > -minute ? 0 : Math.floor(away / minute);
      if (minutes < 0 || minutes >= 60) return null;
      return minutes === 0 ? relative.format(0, 'second') : relative.format(-minutes, 'minute');
    },
  };
}

function usable(zone: string | undefined): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}

// A kiosk may believe that it is 1970. Its word counts where it could be true: not after the backend heard of it, and not
// further before than a network has ever been away at a fair.
const patience = 3 * day;
const tolerance = 5 * minute;

export function clockIsWrong(seen: { at: string; received_at: string }): boolean {
  const late = new Date(seen.received_at).getTime() - new Date(seen.at).getTime();
  return !(late > -tolerance && late < patience); // also where one of them is no date
}

export const whenOf = (seen: { at: string; received_at: string }) =>
  clockIsWrong(seen) ? seen.received_at : seen.at;

export function cameLate(seen: { at: string; received_at: string }): boolean {
  const late = new Date(seen.received_at).getTime() - new Date(seen.at).getTime();
  return !clockIsWrong(seen) && late > 2 * minute;
}
