// SPDX-License-Identifier: GPL-3.0-or-later
import { Dialog } from '../parts/dialog';
import { useWords } from '../text';

const leadKeys = [
  ['down', ['j', '↓']],
  ['up', ['k', '↑']],
  ['open', ['Enter']],
  ['search', ['/']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const;
const visitKeys = [
  ['down', ['j', '↓']],
  ['up', ['k', '↑']],
  ['found', ['1', '2', '3', '4']],
  ['takeBack', ['0', '⌫']],
  ['open', ['Enter']],
  ['why', ['r']],
] as const;

export function Help({ visitsFirst, onClose }: { visitsFirst: boolean; onClose: () => void }) {
  const { help } = useWords();
  const ofLeads = (
    <Keys title={help.leads} keys={leadKeys.map(([name, caps]) => [caps, help.keys[name]] as const)} />
  );
  const ofVisits = (
    <Keys title={help.visits} keys={visitKeys.map(([name, caps]) => [caps, help.visitKeys[name]] as const)} />
  );
  return (
    <Dialog title={help.title} closeLabel={help.close} onClose={onClose} testid="help">
      {visitsFirst ? [ofVisits, ofLeads] : [ofLeads, ofVisits]}
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: (readonly [readonly string[], string])[] }) {
  return (
    <section class="keys-of">
      <h3>{title}</h3>
      <dl class="keys">
        {keys.map(([caps, what]) => (
          <div key={what}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
