// SPDX-License-Identifier: GPL-3.0-or-later
import { useFair } from '../app/fair';
import { useWords } from '../text';

export function NoLeads() {
  const words = useWords();
  const fair = useFair();
  const { title, steps, trial } = words.leads.empty;
  return (
    <div class="empty" data-testid="empty">
      <h2>{title}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {fair?.state === 'trial' && <p class="quiet">{trial}</p>}
    </div>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  const { none } = useWords().leads;
  return (
    <div class="empty" data-testid="no-match">
      <h2>{none.title}</h2>
      <p>{none.text}</p>
      <button type="button" class="button" onClick={onClear}>
        {none.clear}
      </button>
    </div>
  );
}

export function NoFair() {
  const { noFair } = useWords().leads;
  return (
    <div class="empty" data-testid="no-fair">
      <h2>{noFair.title}</h2>
      <p>{noFair.text}</p>
      <p>
        <code>{noFair.command}</code>
      </p>
    </div>
  );
}
