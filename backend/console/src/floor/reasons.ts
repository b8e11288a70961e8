// SPDX-License-Identifier: GPL-3.0-or-later
// Why, in plain words: the floor's reasons as sentences. What this console does not know is left out.
import type { Because } from '../api/types';
import type { ReasonWords } from '../text/floor';

type Say = (words: ReasonWords, value: number) => string;

// Below this the words would promise more than the score does.
const soundsConcrete = 0.3;

const ofVisitor: Partial<Record<string, Say>> = {
  waited_long: (words, minutes) => words.waitedLong(Math.round(minutes)),
  handed_to_you: (words) => words.handedToYou,
  asked_for_person: (words) => words.askedForPerson,
  likely_prospect: (words, probability) => (probability >= soundsConcrete ? words.likely : ''),
  first_come: (words) => words.firstCome,
};

// No figure of `carried_least` is shown: it would be one about a colleague.
const ofPerson: Partial<Record<string, Say>> = {
  nobody_speaks: (words) => words.nobodySpeaks,
  speaks_language: (words, people) => (people <= 1 ? words.onlySpeaker : words.speaker),
  knows_topic: (words, topics) => words.topics(topics),
  only_one_free: (words) => words.onlyFree,
  carried_least: (words) => words.carriedLeast,
  most_rested: (words) => words.mostRested,
};

const first = (because: readonly Because[], of: Partial<Record<string, Say>>, words: ReasonWords) => {
  for (const { reason, value } of because) {
    const sentence = of[reason]?.(words, value);
    if (sentence) return sentence;
  }
  return null;
};

// One or two sentences: what of the visitor, then what of me.
export function whyMe(because: readonly Because[], words: ReasonWords): string[] {
  const has = (reason: string) => because.some((one) => one.reason === reason);
  const both = has('speaks_language') && has('knows_topic');
  const sentences = [
    first(because, ofVisitor, words),
    both ? words.languageAndTopic : first(because, ofPerson, words),
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? sentences : [words.yourTurn];
}

const ofRest: Partial<Record<string, Say>> = {
  break_lull: (words, minutes) => words.breakLull(Math.max(0, Math.round(minutes))),
  break_due: (words, minutes) => words.breakDue(Math.max(0, Math.round(minutes))),
  long_streak: (words, minutes) => words.longStreak(Math.round(minutes)),
  waited_long: (words, minutes) => words.waitedLong(Math.round(minutes)),
  calls_help: (words) => words.callsHelp,
};

// Of what would be good now; null where nothing is known.
export const whyNow = (because: readonly Because[], words: ReasonWords) => first(because, ofRest, words);
