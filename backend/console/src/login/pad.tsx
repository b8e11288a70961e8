// SPDX-License-Identifier: GPL-3.0-or-later
// A PIN by thumb: large keys, and what was typed as dots. A keyboard works as well.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icons';
import { useWords } from '../text';

export const shortestPin = 4;
export const longestPin = 8;

interface Props {
  typed: string;
  busy: boolean;
  enter: string; // what the last key does
  onTyped: (typed: string) => void;
  onEnter: (typed: string) => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function PinPad({ typed, busy, enter, onTyped, onEnter }: Props) {
  const words = useWords();
  // Fast fingers are ahead of what is drawn.
  const now = useRef(typed);
  now.current = typed;
  const become = (next: string) => {
    if (busy || next.length > longestPin) return;
    now.current = next;
    onTyped(next);
  };
  const press = (digit: string) => become(now.current + digit);
  const erase = () => become(now.current.slice(0, -1));
  const enterNow = () => {
    if (!busy && now.current.length >= shortestPin) onEnter(now.current);
  };
  const ready = typed.length >= shortestPin && !busy;

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') erase();
      // On a key of the pad it presses that key.
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enterNow();
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
          onClick={enterNow}
          data-testid="pin-enter"
        >
          <Icon name="check" />
        </button>
      </div>
    </div>
  );
}
