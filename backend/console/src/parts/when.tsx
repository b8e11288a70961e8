// SPDX-License-Identifier: GPL-3.0-or-later
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { momentsOf, type Moments } from './moments';

export const MomentsContext = createContext<Moments>(momentsOf('en', undefined));
export const useMoments = () => useContext(MomentsContext);

// Now, to the nearest half minute, for words such as "3 minutes ago".
export const NowContext = createContext(Date.now());
export const useNow = () => useContext(NowContext);

export function useTicking(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

// A short time with the full one behind it.
export function When({ iso }: { iso: string }) {
  const moments = useMoments();
  const now = useNow();
  return (
    <time dateTime={iso} title={moments.full(iso)}>
      {moments.short(iso, now)}
    </time>
  );
}

export function Ago({ iso }: { iso: string }) {
  const moments = useMoments();
  const now = useNow();
  const ago = moments.ago(iso, now);
  return ago === null ? null : <span class="ago">{ago}</span>;
}
