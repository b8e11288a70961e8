// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in. Whatever request learns that the session is over says so here, once, for the whole page.
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { User } from '../api/types';
import { takeToken } from './address';

export type SessionState =
  | { phase: 'asking' }
  | { phase: 'link' }
  | { phase: 'out'; why: 'never' | 'ended' | 'bye' | 'linkBad' }
  | { phase: 'stuck'; failure: Failure }
  | { phase: 'in'; user: User };

export const MeContext = createContext<User | null>(null);
export const useMe = () => useContext(MeContext);

export interface SessionControl {
  state: SessionState;
  entered: (user: User) => void;
  ended: () => void;
  logout: () => Promise<void>;
  retry: () => void;
}

const failureOf = (error: unknown) => (error instanceof Failure ? error : new Failure('unclear', 0));

export function useSession(): SessionControl {
  const [state, setState] = useState<SessionState>({ phase: 'asking' });

  const ask = useCallback(async () => {
    try {
      setState({ phase: 'in', user: (await api.session()).user });
    } catch (error) {
      const failure = failureOf(error);
      setState(failure.status === 401 ? { phase: 'out', why: 'never' } : { phase: 'stuck', failure });
    }
  }, []);

  const enterWithLink = useCallback(async (token: string) => {
    setState({ phase: 'link' });
    try {
      setState({ phase: 'in', user: (await api.loginWithLink(token)).user });
    } catch (error) {
      const failure = failureOf(error);
      const refused = failure.status >= 400 && failure.status < 500;
      setState(refused ? { phase: 'out', why: 'linkBad' } : { phase: 'stuck', failure });
    }
  }, []);

  useEffect(() => {
    const start = () => {
      const token = takeToken();
      void (token === null ? ask() : enterWithLink(token));
    };
    start();
    // A link pasted into a page that is open already changes the fragment alone.
    const pasted = () => {
      const token = takeToken();
      if (token !== null) void enterWithLink(token);
    };
    window.addEventListener('hashchange', pasted);
    return () => window.removeEventListener('hashchange', pasted);
  }, [ask, enterWithLink]);

  return {
    state,
    entered: useCallback((user: User) => setState({ phase: 'in', user }), []),
    ended: useCallback(() => setState({ phase: 'out', why: 'ended' }), []),
    logout: useCallback(async () => {
      try {
        await api.logout();
      } catch (error) {
        if (failureOf(error).status !== 401) throw error;
      }
      setState({ phase: 'out', why: 'bye' });
    }, []),
    retry: useCallback(() => {
      setState({ phase: 'asking' });
      void ask();
    }, [ask]),
  };
}
