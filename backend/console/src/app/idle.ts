// SPDX-License-Identifier: GPL-3.0-or-later
// On a browser that staff share: says when nobody has touched it for a while. Sleeping counts, for a tablet that lies
// about sleeps; and touches that ask the backend for nothing are told to it, so that both think alike.
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';

const lookMs = 5_000;
const tellMs = 60_000;

export function useIdle(seconds: number | null, idle: () => void): void {
  const latest = useRef(idle);
  latest.current = idle;
  useEffect(() => {
    if (seconds === null) return;
    let touched = Date.now();
    let told = touched;
    const touch = () => {
      const now = Date.now();
      // A touch that wakes it is no use of it: whoever comes back late has to say who they are.
      if (now - touched >= seconds * 1000) {
        look();
        return;
      }
      touched = now;
      if (now - told < tellMs) return;
      told = now;
      api.session().catch(() => undefined);
    };
    const look = () => {
      if (Date.now() - touched >= seconds * 1000) latest.current();
    };
    const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
    for (const event of events) window.addEventListener(event, touch, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, lookMs);
    return () => {
      for (const event of events) window.removeEventListener(event, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [seconds]);
}
