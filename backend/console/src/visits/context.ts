// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of this session, for every screen: going from the visits to a lead and back loses none that is on its way.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { Answers, type AnswerMap } from './answers';

export interface AnswerControl {
  map: AnswerMap;
  answers: Answers;
}

export const AnswersContext = createContext<AnswerControl | null>(null);

export function useAnswers(): AnswerControl {
  const control = useContext(AnswersContext);
  if (!control) throw new Error('no answers outside of a session');
  return control;
}

export function useNewAnswers(): AnswerControl {
  const [answers] = useState(() => new Answers(api.giveDisposition, (map) => setMap(map)));
  const [map, setMap] = useState(answers.map);
  // Leaving now would lose what is not saved: the browser asks.
  const { unsaved } = answers;
  useEffect(() => {
    if (unsaved === 0) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [unsaved]);
  return { map, answers };
}
