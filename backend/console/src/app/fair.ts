// SPDX-License-Identifier: GPL-3.0-or-later
// The fair's own names for things, in the language of the interface.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Consent, Fair } from '../api/types';
import { textIn, useWords } from '../text';

export const FairContext = createContext<Fair | null>(null);
export const useFair = () => useContext(FairContext);

export function useTopicName(): (id: string) => string {
  const fair = useFair();
  const words = useWords();
  return (id) => {
    const topic = fair?.topics.find((candidate) => candidate.id === id);
    return textIn(topic?.name, words.lang, fair?.languages ?? []) || id;
  };
}

// The sentence that a visitor agreed to, where the fair still has it in that very wording and language.
export function sentenceOf(fair: Fair | null, consent: Consent): string | null {
  const purpose = fair?.purposes.find((candidate) => candidate.id === consent.purpose);
  if (purpose?.wording !== consent.wording) return null;
  return purpose.ask[consent.channel]?.[consent.language] ?? null;
}
