// SPDX-License-Identifier: GPL-3.0-or-later
import { Icon } from './icons';

interface ChoiceProps {
  label: string;
  any: string;
  value: string;
  options: [id: string, name: string][];
  onValue: (value: string) => void;
  testid: string;
}

// One of several, or any: the browser’s own list.
export function Choice({ label, any, value, options, onValue, testid }: ChoiceProps) {
  return (
    <span class={value ? 'select select-on' : 'select'}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        data-testid={testid}
      >
        <option value="">{any}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
