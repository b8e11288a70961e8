// SPDX-License-Identifier: GPL-3.0-or-later
// A PIN by thumb: large keys, and what was typed as dots. A keyboard works as well.
import { useEffect } from 'preact/hooks';
import { Icon } from '../parts/icons';
import { useWords } from '../text';

export const shortestPin = 4;
export const longestPin = 8;

interface Props {
  typed: string;
  busy: boolean;
  enter: string; // what the last key does
  onTyped: (typed: string) => void;
  onEnter: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function PinPad({ typed, busy, enter, onTyped, onEnter }: Props) {
  const words = useWords();
  const press = (digit: string) => {
    if (!busy && typed.length < longestPin) onTyped(typed + digit);
  };
  const erase = () => {
    if (!busy) onTyped(typed.slice(0, -1));
  };
  const ready = typed.length >= shortestPin && !busy;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') erase();
      // On a key of the pad it presses that key.
      else if (event.key === 'Enter' && ready && !(event.target instanceof HTMLButtonElement)) onEnter();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const key = (digit: string) => (
    <button
      key={digit}
      type="button"
      class="key"
      disabled={busy || typed.length >= longestPin}
      onClick={() => press(digit)}
      data-testid={`pin-${digit}`}
    >
      {digit}
    </button>
  );
  return (
    <div class="pin">
      <p class="pin-dots" role="status" data-testid="pin-dots">
        <span class="unseen">{words.tablet.typed(typed.length)}</span>
        {Array.from({ length: Math.max(shortestPin, typed.length) }, (_, index) => (
          <span
            key={index}
            class={index < typed.length ? 'pin-dot pin-dot-on' : 'pin-dot'}
            aria-hidden="true"
          />
        ))}
      </p>
      <div class="pin-keys" role="group" aria-label={words.tablet.pad}>
        {digits.map(key)}
        <button
          type="button"
          class="key key-quiet"
          aria-label={words.tablet.erase}
          disabled={busy || typed === ''}
          onClick={erase}
          data-testid="pin-erase"
        >
          <Icon name="back" />
        </button>
        {key('0')}
        <button
          type="button"
          class="key pin-enter"
          aria-label={enter}
          disabled={!ready}
          onClick={onEnter}
          data-testid="pin-enter"
        >
          <Icon name="check" />
        </button>
      </div>
    </div>
  );
}
