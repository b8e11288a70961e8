// SPDX-License-Identifier: GPL-3.0-or-later
import { useWords } from '../text';

// Minutes to a half, for nobody waits for a tenth: "2½" would not be read aloud well, so "2.5".
export function useMinutes(): (minutes: number) => string {
  const { lang } = useWords();
  return (minutes) =>
    (minutes < 10 ? Math.round(minutes * 2) / 2 : Math.round(minutes)).toLocaleString(lang, {
      maximumFractionDigits: 1,
    });
}

// "5:20 h" of 320 minutes.
export const hoursOf = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(Math.round(minutes) % 60).padStart(2, '0')} h`;
