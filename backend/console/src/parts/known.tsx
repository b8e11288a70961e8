// SPDX-License-Identifier: GPL-3.0-or-later
// What the exhibitor knows of a lead's company, by the lists that were imported.
import type { Known } from '../api/types';
import { useWords } from '../text';

export const knownCompanies: readonly Known[] = ['customer', 'target', 'competitor'];

export function KnownTag({ known }: { known: Known }) {
  const words = useWords();
  return (
    <span class={`tag known-tag known-${known}`} title={words.known.hint} data-testid="known-tag">
      {words.known[known]}
    </span>
  );
}
