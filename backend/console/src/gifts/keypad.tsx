// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for pick-up numbers, large enough for a thumb that does not look: digits first, then the kiosk's letter.
import { Icon } from '../parts/icons';
import { useWords } from '../text';
import { erased, plain, pressed } from './number';

interface Props {
  typed: string;
  letters: readonly string[];
  onTyped: (typed: string) => void;
  onClose?: (() => void) | undefined;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function Keypad({ typed, letters, onTyped, onClose }: Props) {
  const words = useWords();
  const count = plain(typed).replace(/\D/g, '').length;
  const key = (label: string, isOn: boolean) => (
    <button
      key={label}
      type="button"
      class="key"
      disabled={!isOn}
      onClick={() => onTyped(pressed(typed, label))}
      data-testid={`key-${label}`}
    >
      {label}
    </button>
  );
  return (
    <div class="keypad" role="group" aria-label={words.gifts.keypad} data-testid="keypad">
      <div class="keypad-digits">
        {digits.map((digit) => key(digit, count < 3))}
        {onClose ? (
          <button type="button" class="key key-quiet" aria-label={words.gifts.closeKeypad} onClick={onClose}>
            <Icon name="down" />
          </button>
        ) : (
          <span />
        )}
        {key('0', count < 3)}
        <button
          type="button"
          class="key key-quiet"
          aria-label={words.gifts.erase}
          disabled={plain(typed) === ''}
          onClick={() => onTyped(erased(typed))}
          data-testid="key-erase"
        >
          <Icon name="back" />
        </button>
      </div>
      <div class="keypad-letters">{letters.map((letter) => key(letter, count === 3))}</div>
    </div>
  );
}
