// SPDX-License-Identifier: GPL-3.0-or-later
import type { ScoreFact } from '../api/types';
import type { Words } from '../text';
import { levels, named, numbers, type NamedFact, type NumberFact } from './facts';

const isOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name);

// A fact in plain words. A kiosk or backend may be newer than this console: what it does not know gets a plain sentence too.
export function sentenceOf(
  { fact, value }: Pick<ScoreFact, 'fact' | 'value'>,
  words: Words,
  topicName: (id: string) => string,
): string {
  const { triage } = words;
  if (isOf(numbers, fact)) {
    const said = typeof value === 'number' && numberFor(fact, value);
    if (said !== false && said !== null) return triage.numbers[fact](said);
  } else if (Object.hasOwn(levels, fact)) {
    const sentences: Partial<Record<string, string>> = triage.levels[fact as keyof typeof levels];
    const level = value === null ? '' : String(value);
    const sentence = Object.hasOwn(sentences, level) ? sentences[level] : undefined;
    if (sentence) return sentence;
  } else {
    const dot = fact.indexOf('.');
    const kind = fact.slice(0, dot);
    const name = fact.slice(dot + 1);
    if (dot > 0 && name && isOf<NamedFact>(named, kind) && value === 'yes')
      return triage.named[kind](
        kind === 'topic'
          ? topicName(name)
          : Object.hasOwn(words.purpose, name)
            ? (words.purpose[name] ?? name)
            : name,
      );
  }
  return triage.unknown(fact.length > 40 ? `${fact.slice(0, 40)}…` : fact);
}

// What is counted is whole and not below nothing.
function numberFor(fact: NumberFact, value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return fact === 'hour' ? value : Math.max(0, Math.round(value));
}
