// SPDX-License-Identifier: GPL-3.0-or-later
import { Dialog } from '../parts/dialog';
import { useWords } from '../text';

const keys = [
  ['down', ['j', '↓']],
  ['up', ['k', '↑']],
  ['open', ['Enter']],
  ['search', ['/']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const;

export function Help({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.help.title} closeLabel={words.help.close} onClose={onClose} testid="help">
      <dl class="keys">
        {keys.map(([name, caps]) => (
          <div key={name}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{words.help.keys[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
