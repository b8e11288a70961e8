// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/client';

export interface Asked<T> {
  answer: T | null;
  failure: Failure | null; // of the newest try; an older answer stays beside it
}

interface Question {
  control: AbortController;
  stale: boolean;
}

// Asks the backend for one thing: anew for each key, and again (never twice at once) whenever something moved; that is
// no person's doing, and `byItself` says so.
export function useAsked<T>(
  key: string,
  moves: number,
  ask: (signal: AbortSignal, byItself: boolean) => Promise<T>,
): Asked<T> {
  const [state, setState] = useState<Asked<T> & { key: string }>({ key, answer: null, failure: null });
  const open = useRef<Question | null>(null);
  const latest = useRef(ask);
  latest.current = ask;

  const run = useRef((of: string, byItself: boolean) => {
    const question: Question = { control: new AbortController(), stale: false };
    open.current = question;
    const settle = (change: (old: Asked<T> & { key: string }) => Asked<T> & { key: string }) => {
      if (open.current !== question) return;
      open.current = null;
      setState(change);
      if (question.stale) run.current(of, true);
    };
    latest.current(question.control.signal, byItself).then(
      (answer) => settle(() => ({ key: of, answer, failure: null })),
      (error: unknown) =>
        settle((old) => ({
          key: of,
          answer: old.key === of ? old.answer : null,
          failure: error instanceof Failure ? error : new Failure('unclear', 0),
        })),
    );
  });

  const asked = useRef<string | null>(null);
  useEffect(() => {
    const again = asked.current === key;
    if (again && open.current) {
      open.current.stale = true;
      return;
    }
    open.current?.control.abort();
    asked.current = key;
    run.current(key, again);
  }, [key, moves]);

  useEffect(
    () => () => {
      open.current?.control.abort();
      open.current = null;
    },
    [],
  );

  return state.key === key ? state : { answer: null, failure: null };
}
