// SPDX-License-Identifier: GPL-3.0-or-later
// What the console says of scores. A language that misses a fact, or one of its levels, does not compile.
import type { LevelFact, LevelOf, NamedFact, NumberFact } from '../triage/facts';
import type { Likelihood } from '../triage/likely';
import type { Lane, Verdict } from '../api/types';

export interface TriageWords {
  heading: string;
  column: string; // of a table: one word
  mark: (percent: string) => string; // of the mark in a list
  likely: Record<Likelihood, string>;
  between: (low: number, high: number) => string; // percentages
  sure: string; // what the interval means

  how: string; // to read the bars
  start: string;
  total: string;
  more: (n: number) => string; // of the folded
  fewer: string;
  rest: string; // what no sentence stands for
  // What a bar says, for those who do not see it.
  speaks: Record<'for' | 'against' | 'neither', Record<'strongly' | 'clearly' | 'slightly', string>>;
  soFar: (percent: string) => string;

  lane: Record<Exclude<Lane, 'prospect'>, string>; // a prospect's way is everybody's
  explored: string;
  model: (version: number, labels: number) => string;
  at: (when: string) => string;

  // On the button and in the dialog of a visit.
  why: string;
  show: string; // instead of the percentage, where nobody said yet what they found
  hidden: string; // and why that is
  asking: string;
  noScore: string;

  // What a verdict means and what to do; `…` is a command.
  distrust: Record<Exclude<Verdict, 'none'> | 'other', string>;
  doubted: (accounts: number) => string;

  // The facts, as whoever stood there saw them.
  levels: { [F in LevelFact]: Record<LevelOf<F>, string> };
  numbers: Record<NumberFact, (n: number) => string>;
  named: Record<NamedFact, (name: string) => string>;
  unknown: (fact: string) => string;
}
