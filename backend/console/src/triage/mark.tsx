// SPDX-License-Identifier: GPL-3.0-or-later
import { useWords } from '../text';
import { useTriage } from './context';
import { percentOf } from './likely';

const full = 36; // pixels

// A probability in a list: the figure, and how full a line is. Quieter where scores do not hold just now.
export function LikelyMark({ probability }: { probability: number }) {
  const words = useWords();
  const triage = useTriage();
  const percent = percentOf(probability, words.lang);
  const label = words.triage.mark(percent);
  const doubtful = triage !== null && triage.verdict !== 'none';
  return (
    <span class={doubtful ? 'likely likely-doubtful' : 'likely'} title={label} data-testid="likely">
      <span class="unseen">{label}</span>
      <span class="likely-figure" aria-hidden="true">
        {percent}
      </span>
      <svg class="likely-line" width={full} height="4" aria-hidden="true" focusable="false">
        <rect class="likely-track" width={full} height="4" rx="2" />
        <rect class="likely-fill" width={Math.max(2, full * Math.min(1, probability))} height="4" rx="2" />
      </svg>
    </span>
  );
}

// In place of a mark that is not told yet, and as large, so that nothing moves when it is.
export function HiddenMark() {
  return (
    <span class="likely" data-testid="likely-hidden" aria-hidden="true">
      <span class="likely-figure">?</span>
      <svg class="likely-line" width={full} height="4" focusable="false">
        <rect class="likely-track" width={full} height="4" rx="2" />
      </svg>
    </span>
  );
}

export const isScored = (row: { probability?: number | null }): row is { probability: number } =>
  typeof row.probability === 'number';
