// SPDX-License-Identifier: GPL-3.0-or-later
// A probability in words and figures, no more certain than it is.
import type { Score } from '../api/types';

export type Likelihood =
  'surely' | 'likely' | 'rather' | 'even' | 'unclear' | 'rather_not' | 'unlikely' | 'surely_not';

// Nothing is "likely" that may as well be otherwise (the interval holds one half), nothing "very" likely whose interval is wide,
// and an interval of half of all that is possible says nothing yet.
export function likelihoodOf({
  probability,
  low,
  high,
}: Pick<Score, 'probability' | 'low' | 'high'>): Likelihood {
  if (high - low >= 0.5) return 'unclear';
  if (Math.abs(probability - 0.5) <= 0.06) return 'even';
  if (probability > 0.5)
    return low <= 0.5 ? 'rather' : probability >= 0.9 && low >= 0.8 ? 'surely' : 'likely';
  return high >= 0.5 ? 'rather_not' : probability <= 0.1 && high <= 0.2 ? 'surely_not' : 'unlikely';
}

const format = (language: string) =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { style: 'percent' });

// Never 0 % and never 100 %: no score knows that.
export function percentOf(probability: number, language: string): string {
  const percent = format(language);
  if (probability < 0.01) return `< ${percent.format(0.01)}`;
  if (probability > 0.99) return `> ${percent.format(0.99)}`;
  return percent.format(probability);
}

// The interval in whole percentages, or null where it says no more than the figure beside it.
export function intervalOf({ low, high }: Pick<Score, 'low' | 'high'>): [number, number] | null {
  const whole = (share: number) => Math.min(99, Math.max(1, Math.round(share * 100)));
  return whole(high) > whole(low) ? [whole(low), whole(high)] : null;
}
