// SPDX-License-Identifier: GPL-3.0-or-later
// What staff found: four answers, each with a colour, a shape and a word.
import type { Disposition } from '../api/types';
import { useWords } from '../text';
import type { Shown } from '../visits/answers';
import { Icon } from './icons';

export const dispositions: readonly Disposition[] = ['hot', 'warm', 'cold', 'none'];
const icons = { hot: 'hot', warm: 'warm', cold: 'cold', none: 'no' } as const;

export function FoundTag({ disposition }: { disposition: Disposition }) {
  const words = useWords();
  return (
    <span class={`found-tag found-${disposition}`} data-testid="found-tag">
      <Icon name={icons[disposition]} />
      {words.disposition[disposition]}
    </span>
  );
}

interface ButtonsProps {
  label: string; // of what they are the answer
  shown: Shown;
  onGive: (disposition: Disposition | null) => void;
  reachable?: boolean; // by Tab
  numbered?: boolean; // shows the keys
}

// Pressing the one that is pressed takes it back.
export function FoundButtons(props: ButtonsProps) {
  const words = useWords();
  const { label, shown, onGive, reachable = true, numbered = false } = props;
  return (
    <div
      role="group"
      aria-label={label}
      aria-busy={shown.phase === 'saving'}
      class={shown.phase === 'saving' ? 'found-buttons found-saving' : 'found-buttons'}
    >
      {dispositions.map((each, index) => {
        const pressed = shown.disposition === each;
        return (
          <button
            type="button"
            key={each}
            class={`found-button found-${each}`}
            aria-pressed={pressed}
            tabIndex={reachable ? 0 : -1}
            onClick={(event) => {
              // The second half of a double click would take back what the first has given.
              if (event.detail < 2) onGive(pressed ? null : each);
            }}
            data-testid={`found-${each}`}
          >
            <Icon name={icons[each]} />
            <span class="found-word">{words.disposition[each]}</span>
            {numbered && (
              <kbd aria-hidden="true" class="found-key">
                {index + 1}
              </kbd>
            )}
          </button>
        );
      })}
    </div>
  );
}

// What could not be saved, where it was said.
export function Unsaved({ shown }: { shown: Shown }) {
  const words = useWords();
  const { wanted } = shown;
  return (
    <span class="found-unsaved" data-testid="unsaved">
      {wanted ? words.found.unsaved(words.dispositionWord[wanted]) : words.found.unsavedTakeBack}
    </span>
  );
}
