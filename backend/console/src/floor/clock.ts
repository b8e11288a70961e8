// SPDX-License-Identifier: GPL-3.0-or-later
// Time that runs on between two answers of the backend, by how long ago each came: no two clocks agree, and tablets are
// set by nobody.
import { useEffect, useState } from 'preact/hooks';

// Redraws often enough to count seconds; only while it is asked to.
export function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return;
    const tick = () => setNow(performance.now());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

// Left of `seconds` that were left when it was heard.
export const secondsLeft = (seconds: number, heard: number, now: number) =>
  Math.max(0, Math.ceil(seconds - Math.max(0, now - heard) / 1000));

export const minutesSince = (minutes: number, heard: number, now: number) =>
  Math.floor(minutes + Math.max(0, now - heard) / 60_000 + 1e-9);
