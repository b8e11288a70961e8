// SPDX-License-Identifier: GPL-3.0-or-later
import { Fragment } from 'preact';
import { useWords } from '../text';
import { useTriage } from './context';

// Where scores should not be trusted: what that means, and what to do.
export function TriageWarning() {
  const { triage: words } = useWords();
  const triage = useTriage();
  if (!triage || triage.verdict === 'none') return null;
  const texts: Partial<Record<string, string>> = words.distrust;
  const text = texts[triage.verdict] ?? words.distrust.other;
  return (
    <p class="notice triage-warning" data-testid="triage-warning" data-verdict={triage.verdict}>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
        )}
      {triage.doubted > 0 && ` ${words.doubted(triage.doubted)}`}
    </p>
  );
}
