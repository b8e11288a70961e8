// SPDX-License-Identifier: GPL-3.0-or-later
// The live connection, as the screens see it: whether it stands, and a count that grows whenever something may have moved.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { follow } from '../api/live';

export interface Live {
  state: 'connecting' | 'on' | 'lost';
  moves: number;
}

export const LiveContext = createContext<Live>({ state: 'connecting', moves: 0 });
export const useLiveContext = () => useContext(LiveContext);

export function useLive(ended: () => void): Live {
  const [live, setLive] = useState<Live>({ state: 'connecting', moves: 0 });
  useEffect(
    () =>
      follow(
        { open: api.live, silenceMs: 40_000, firstRetryMs: 500, lastRetryMs: 15_000, random: Math.random },
        {
          connected: () => setLive((old) => ({ state: 'on', moves: old.moves + 1 })),
          moved: () => setLive((old) => ({ ...old, moves: old.moves + 1 })),
          lost: () => setLive((old) => ({ ...old, state: 'lost' })),
          refused: ended,
        },
      ),
    [ended],
  );
  return live;
}
