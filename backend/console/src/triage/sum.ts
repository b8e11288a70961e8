// SPDX-License-Identifier: GPL-3.0-or-later
// A score as steps from what is believed of any visit to what is believed of this one. Logits add up exactly; percentages do
// not, so they stand on the scale and at the end of each step.
import type { Score, ScoreFact } from '../api/types';

export interface Step {
  fact: ScoreFact | null; // null: what the backend did not name
  logit: number;
  before: number;
  after: number;
}

export interface Sum {
  start: number;
  shown: Step[];
  others: Step[]; // the weakest, to be folded; none or at least two
  end: number;
}

const tiny = 0.05; // what moves 50 % by one percent
const most = 8; // that one takes in at a glance
const unnamed = 0.005; // what rounding may leave

export function sumOf(score: Score): Sum {
  const named = score.facts.map((fact) => ({ fact, logit: fact.logit }));
  const rest = score.logit - score.bias - named.reduce((sum, { logit }) => sum + logit, 0);
  const all = Math.abs(rest) < unnamed ? named : [...named, { fact: null, logit: rest }];
  all.sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit));
  // From the end to the start: the last step leads to the score exactly, whatever was rounded on the way here.
  const steps: Step[] = [];
  let after = score.logit;
  for (const { fact, logit } of [...all].reverse()) {
    steps.unshift({ fact, logit, before: after - logit, after });
    after -= logit;
  }
  const weak = steps.findIndex(({ logit }) => Math.abs(logit) < tiny);
  const cut = Math.min(weak < 0 ? steps.length : weak, most);
  const folds = steps.length - cut > 1;
  return {
    start: after,
    shown: folds ? steps.slice(0, cut) : steps,
    others: folds ? steps.slice(cut) : [],
    end: score.logit,
  };
}

export type Direction = 'for' | 'against' | 'neither';
export type Strength = 'strongly' | 'clearly' | 'slightly';

export const directionOf = (logit: number): Direction =>
  Math.abs(logit) < unnamed ? 'neither' : logit > 0 ? 'for' : 'against';

export function strengthOf(logit: number): Strength {
  const size = Math.abs(logit);
  return size >= 0.7 ? 'strongly' : size >= 0.2 ? 'clearly' : 'slightly'; // 0.7 doubles or halves the odds
}

export const probabilityOf = (logit: number) => 1 / (1 + Math.exp(-logit));

// A probability of 0 or 1 would be infinitely far.
export function logitOf(probability: number): number {
  const inside = Math.min(1 - 1e-5, Math.max(1e-5, probability));
  return Math.log(inside / (1 - inside));
}

export interface Scale {
  place: (logit: number) => number; // 0 to 1, from left to right
  ticks: { probability: number; place: number }[];
}

// From 4 to 93 %: almost every score fits, so that bars of two visits can be compared. Further where one does not.
const usual = { least: -3.2, most: 2.6 };
const margin = 0.15;
const apart = 0.13; // of the width, so that labels do not touch on a phone

export function scaleOf(sum: Sum, low: number, high: number): Scale {
  const steps = [...sum.shown, ...sum.others];
  const stops = [sum.start, sum.end, logitOf(low), logitOf(high), ...steps.map(({ after }) => after)];
  const least = Math.min(usual.least, ...stops.map((stop) => stop - margin));
  const width = Math.max(usual.most, ...stops.map((stop) => stop + margin)) - least;
  const place = (logit: number) => (logit - least) / width;
  const ticks: Scale['ticks'] = [];
  for (const probability of [0.5, 0.1, 0.9, 0.25, 0.75, 0.01, 0.99]) {
    const at = place(logitOf(probability));
    if (at < 0.03 || at > 0.97 || ticks.some((tick) => Math.abs(tick.place - at) < apart)) continue;
    ticks.push({ probability, place: at });
  }
  return { place, ticks };
}
