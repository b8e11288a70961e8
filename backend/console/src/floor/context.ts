// SPDX-License-Identifier: GPL-3.0-or-later
// Where the person stands on the floor, for every screen: the header tells of an offer, a tone calls for it, and what somebody
// touches is neither lost with the network nor said to be done before it is.
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure, type FloorAct } from '../api/client';
import type { FloorMe, FloorView, Ticket } from '../api/types';
import { useAsked } from '../parts/asked';
import { useWords, type Words } from '../text';
import { isBehind, isUnsent, type Heard } from './wishes';

export interface Wish {
  act: FloorAct;
  body: object;
  word: string; // of the button
  done?: string; // said once it is
  after?: () => unknown; // once it is done
  // True where things stand as if it had been done: asked before it is sent again.
  over?: (me: FloorMe) => boolean;
}

export interface Said {
  text: string;
  bad: boolean;
}

export interface FloorControl {
  me: Heard | null; // the newest that is known
  view: FloorView | null;
  viewHeard: number; // by performance.now()
  failure: Failure | null;
  busy: FloorAct | null; // on its way
  unsent: Wish | null; // is sent again until it arrives
  drop: () => void;
  said: Said | null;
  hush: () => void;
  act: (wish: Wish) => Promise<boolean>; // true once it is done, at first try
}

export const FloorContext = createContext<FloorControl | null>(null);

export function useFloor(): FloorControl {
  const control = useContext(FloorContext);
  if (!control) throw new Error('no floor outside of a session');
  return control;
}

// Longer than any answer takes that still comes.
const patienceMs = 8_000;
const retryMs = [1_000, 2_000, 4_000, 8_000];

const meOf = (failure: Failure): FloorMe | null => {
  const { problem } = failure;
  return typeof problem === 'object' && problem !== null && 'me' in problem ? (problem.me as FloorMe) : null;
};

// What became of a visitor who was offered to me.
function fate(ticket: Ticket, me: string, words: Words): string | null {
  const { gone } = words.floor;
  if (ticket.state === 'left') return gone.left(ticket.number);
  if (ticket.state === 'ended') return gone.ended(ticket.number);
  if (ticket.state === 'open') return gone.lapsed(ticket.number);
  return ticket.by?.name === me ? null : gone.taken(ticket.number, ticket.by?.name ?? words.found.somebody);
}

const heard = (me: FloorMe): Heard => ({ me, at: performance.now(), when: new Date().toISOString() });

// `moves`: something may have moved, or time has passed. `connected`: the live stream stands.
export function useNewFloor(moves: number, connected: boolean, name: string): FloorControl {
  const words = useWords();
  const latestWords = useRef(words);
  latestWords.current = words;
  const asked = useAsked('floor-me', moves, (signal, byItself) => api.floorMe(signal, byItself).then(heard));
  const floor = useAsked('floor', moves, (signal, byItself) =>
    api.floor(signal, byItself).then((view) => ({ view, at: performance.now() })),
  );
  const [me, setMe] = useState<Heard | null>(null);
  const [busy, setBusy] = useState<FloorAct | null>(null);
  const [unsent, setUnsent] = useState<Wish | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [tries, setTries] = useState(0);
  const running = useRef(false);

  const take = useCallback((news: Heard) => setMe((old) => (isBehind(news, old) ? old : news)), []);
  useEffect(() => {
    if (asked.answer) take(asked.answer);
  }, [asked.answer, take]);

  // An offer that went by itself: say where to. `answered` are those that I answered.
  const offered = useRef<string | null>(null);
  const answered = useRef<string | null>(null);
  const offer = me?.me.offer?.ticket ?? null;
  const talk = me?.me.talk?.ticket ?? null;
  const tell = useCallback(
    (ticket: string) => {
      api.ticket(ticket, undefined, true).then(
        (known) => {
          const text = fate(known.ticket, name, latestWords.current);
          if (text) setSaid({ text, bad: false });
        },
        () => undefined, // the page is right all the same
      );
    },
    [name],
  );
  useEffect(() => {
    const before = offered.current;
    offered.current = offer;
    if (before !== null && before !== offer && before !== talk && before !== answered.current) tell(before);
  }, [offer, talk, tell]);

  const send = useCallback(
    async (wish: Wish, again: boolean): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setBusy(wish.act);
      setSaid(null);
      if ('ticket' in wish.body) answered.current = wish.body.ticket as string;
      const signal = () => AbortSignal.timeout(patienceMs);
      try {
        let now: FloorMe | null = null;
        if (again && wish.over) {
          const stands = await api.floorMe(signal());
          if (wish.over(stands)) now = stands;
        }
        now ??= await api.floorAct(wish.act, wish.body, signal());
        take(heard(now));
        setUnsent(null);
        wish.after?.();
        if (wish.done) setSaid({ text: wish.done, bad: false });
        return true;
      } catch (error) {
        if (isUnsent(error)) {
          setUnsent(wish);
          setTries((n) => n + 1);
          return false;
        }
        setUnsent(null);
        const failure = error as Failure;
        const stands = meOf(failure);
        if (stands) take(heard(stands));
        const { conflict, refused } = latestWords.current.floor;
        const isAnswer = wish.act === 'accept' || wish.act === 'pass';
        if (failure.status === 409 && isAnswer && 'ticket' in wish.body) tell(wish.body.ticket as string);
        else if (failure.status !== 401)
          setSaid({
            text: failure.status === 409 ? (conflict[wish.act] ?? conflict.other) : refused,
            bad: true,
          });
        return false;
      } finally {
        running.current = false;
        setBusy(null);
      }
    },
    [take, tell],
  );

  // Sent again when the connection is back, and now and then.
  useEffect(() => {
    if (!unsent) return;
    const timer = setTimeout(
      () => void send(unsent, true),
      connected && tries <= 1 ? 300 : (retryMs[Math.min(tries, retryMs.length) - 1] ?? 1_000),
    );
    const online = () => void send(unsent, true);
    window.addEventListener('online', online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', online);
    };
  }, [unsent, tries, connected, send]);

  return {
    me,
    view: floor.answer?.view ?? null,
    viewHeard: floor.answer?.at ?? 0,
    failure: asked.failure,
    busy,
    unsent,
    drop: () => setUnsent(null),
    said,
    hush: () => setSaid(null),
    act: async (wish) => {
      if (unsent) return false;
      setTries(0);
      return send(wish, false);
    },
  };
}
