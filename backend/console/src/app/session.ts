// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in, and whether this browser is one that staff share. Whatever request learns that the session is over, or
// that the tablet is locked, says so here, once, for the whole page.
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { Session, User } from '../api/types';
import { go, tabletHome, takeCode, takeToken } from './address';

export type SessionState =
  | { phase: 'asking' }
  | { phase: 'link' }
  | { phase: 'pair'; code: string }
  | { phase: 'who'; why: 'never' | 'ended' | 'bye' }
  | { phase: 'out'; why: 'never' | 'ended' | 'bye' | 'linkBad' | 'noTablet' }
  | { phase: 'stuck'; failure: Failure }
  | { phase: 'in'; session: Session };

export const MeContext = createContext<User | null>(null);
export const useMe = () => useContext(MeContext);

export interface SessionControl {
  state: SessionState;
  isTablet: boolean;
  entered: (session: Session) => void;
  enteredByPin: (session: Session) => void;
  changed: (session: Partial<Session>) => void; // of the session that is there
  ended: () => void;
  locked: () => void;
  logout: () => Promise<void>;
  retry: () => void;
  paired: () => void; // this browser, just now: nobody is in
  noTablet: () => void; // it was one
  toPassword: () => void;
  toNames: () => void;
}

const failureOf = (error: unknown) => (error instanceof Failure ? error : new Failure('unclear', 0));
const stuckRetryMs = 5_000;
// Somebody left a tablet while the backend could not be told: it is, before anybody sees anything there.
const leavingKey = 'standdienst.leaving';

export function useSession(): SessionControl {
  const [state, setState] = useState<SessionState>({ phase: 'asking' });
  const [isTablet, setIsTablet] = useState(false);
  const tablet = useRef(false);
  const knowTablet = useCallback((is: boolean) => {
    tablet.current = is;
    setIsTablet(is);
  }, []);

  const entered = useCallback(
    (session: Session) => {
      if (session.tablet !== undefined) knowTablet(session.tablet);
      setState({ phase: 'in', session });
    },
    [knowTablet],
  );

  const leave = useCallback(
    (why: 'ended' | 'bye') => setState(tablet.current ? { phase: 'who', why } : { phase: 'out', why }),
    [],
  );

  const ask = useCallback(async () => {
    try {
      const session = await api.session();
      if (localStorage.getItem(leavingKey)) {
        await api.logout();
        localStorage.removeItem(leavingKey);
        knowTablet(session.tablet === true);
        leave('bye');
        return;
      }
      entered(session);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status !== 401) {
        setState({ phase: 'stuck', failure });
        return;
      }
      localStorage.removeItem(leavingKey);
      try {
        await api.tablet();
        knowTablet(true);
        setState({ phase: 'who', why: 'never' });
      } catch (missing) {
        const why = failureOf(missing);
        const isNone = why.status >= 400 && why.status < 500;
        setState(isNone ? { phase: 'out', why: 'never' } : { phase: 'stuck', failure: why });
      }
    }
  }, [entered, knowTablet, leave]);

  const enterWithLink = useCallback(
    async (token: string) => {
      setState({ phase: 'link' });
      try {
        entered(await api.loginWithLink(token));
      } catch (error) {
        const failure = failureOf(error);
        const refused = failure.status >= 400 && failure.status < 500;
        setState(refused ? { phase: 'out', why: 'linkBad' } : { phase: 'stuck', failure });
      }
    },
    [entered],
  );

  useEffect(() => {
    const start = () => {
      const token = takeToken();
      const code = takeCode();
      if (token !== null) void enterWithLink(token);
      else if (code !== null) setState({ phase: 'pair', code });
      else void ask();
    };
    start();
    // A link pasted into a page that is open already changes the fragment alone.
    const pasted = () => {
      const token = takeToken();
      const code = takeCode();
      if (token !== null) void enterWithLink(token);
      else if (code) setState({ phase: 'pair', code });
    };
    window.addEventListener('hashchange', pasted);
    return () => window.removeEventListener('hashchange', pasted);
  }, [ask, enterWithLink]);

  // A tablet that is switched on before the network is there finds its way by itself.
  useEffect(() => {
    if (state.phase !== 'stuck') return;
    const timer = setTimeout(() => void ask(), stuckRetryMs);
    return () => clearTimeout(timer);
  }, [state, ask]);

  return {
    state,
    isTablet,
    entered,
    // Not where the one before them was.
    enteredByPin: useCallback(
      (session: Session) => {
        go(tabletHome, 'replace');
        entered(session);
      },
      [entered],
    ),
    changed: useCallback(
      (change: Partial<Session>) =>
        setState((old) =>
          old.phase === 'in' ? { phase: 'in', session: { ...old.session, ...change } } : old,
        ),
      [],
    ),
    ended: useCallback(() => leave('ended'), [leave]),
    locked: useCallback(
      () =>
        setState((old) =>
          old.phase === 'in' && !old.session.locked
            ? { phase: 'in', session: { ...old.session, locked: true } }
            : old,
        ),
      [],
    ),
    logout: useCallback(async () => {
      try {
        await api.logout();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status !== 401) {
          if (!tablet.current) throw error;
          localStorage.setItem(leavingKey, '1');
          setState({ phase: 'stuck', failure });
          return;
        }
      }
      leave('bye');
    }, [leave]),
    retry: useCallback(() => {
      setState({ phase: 'asking' });
      void ask();
    }, [ask]),
    paired: useCallback(() => {
      knowTablet(true);
      go('/', 'replace');
      setState({ phase: 'who', why: 'never' });
    }, [knowTablet]),
    noTablet: useCallback(() => {
      knowTablet(false);
      setState({ phase: 'out', why: 'noTablet' });
    }, [knowTablet]),
    toPassword: useCallback(() => setState({ phase: 'out', why: 'never' }), []),
    toNames: useCallback(() => setState({ phase: 'who', why: 'never' }), []),
  };
}
