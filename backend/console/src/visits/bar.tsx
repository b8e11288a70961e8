// SPDX-License-Identifier: GPL-3.0-or-later
// At the bottom of the visits: what was answered last and how to take it back, what could not be saved, and the keys.
import { dispositions } from '../parts/dispositions';
import { Icon } from '../parts/icons';
import { Said } from '../parts/person';
import { useWords } from '../text';
import type { Shown } from './answers';

interface Props {
  failed: number;
  onRetry: () => void;
  onDiscard: () => void;
  undo: { name: string; shown: Shown; onTakeBack: () => void } | null;
}

export function KeysBar({ failed, onRetry, onDiscard, undo }: Props) {
  const words = useWords();
  return (
    <div class={failed || undo ? 'bar bar-says' : 'bar'}>
      {failed > 0 && (
        <p class="bar-failed" role="alert" data-testid="unsaved-many">
          <span>{words.visits.unsavedMany(failed)}</span>
          <button type="button" class="button button-small" onClick={onRetry} data-testid="retry-unsaved">
            {words.found.retry}
          </button>
          <button type="button" class="button button-small" onClick={onDiscard} data-testid="discard-unsaved">
            {words.found.discard}
          </button>
        </p>
      )}
      {undo?.shown.disposition && (
        <p class="bar-undo" data-testid="undo">
          <span class="bar-what">
            <strong>
              {undo.shown.phase === 'saving' ? words.found.saving : words.disposition[undo.shown.disposition]}
            </strong>
            {': '}
            <Said>{undo.name}</Said>
          </span>
          <button type="button" class="button button-small" onClick={undo.onTakeBack} data-testid="take-back">
            <Icon name="undo" />
            {words.visits.takeBack}
            <kbd aria-hidden="true" class="bar-key">
              0
            </kbd>
          </button>
        </p>
      )}
      <p class="bar-keys" aria-label={words.visits.keys}>
        {dispositions.map((each, index) => (
          <span key={each}>
            <kbd>{index + 1}</kbd> {words.dispositionWord[each]}
          </span>
        ))}
        <span>
          <kbd>0</kbd> {words.visits.takeBackWord}
        </span>
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {words.visits.next}
        </span>
      </p>
    </div>
  );
}
