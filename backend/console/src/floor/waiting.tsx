// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for somebody, who asked first at the top: number, language, since when. A touch shows what is known of them.
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog';
import { languageName, useWords } from '../text';
import { TicketCard } from '../waiting/card';
import { minutesSince, useSeconds } from './clock';
import { useFloor } from './context';
import { useTicket } from './visitor';

export function WaitingList() {
  const words = useWords();
  const { me, view, viewHeard } = useFloor();
  const mine = me?.me.offer?.ticket;
  const now = useSeconds((view?.waiting.length ?? 0) > 0);
  const [shown, setShown] = useState<string | null>(null);
  const ticket = useTicket(shown);
  const { floor } = words;
  const waiting = view?.waiting ?? [];
  return (
    <section class="floor-part" aria-labelledby="floor-waiting" data-testid="floor-waiting">
      <h2 id="floor-waiting">
        {floor.waiting.title} {waiting.length > 0 && <span class="badge">{waiting.length}</span>}
      </h2>
      {view && waiting.length === 0 && <p class="quiet">{floor.waiting.none}</p>}
      <ul class="floor-queue">
        {waiting.map(({ id, number, language, waited, offered }) => (
          <li key={id}>
            <button
              type="button"
              class="floor-waits"
              aria-haspopup="dialog"
              onClick={() => setShown(id)}
              data-testid={`waits-${number}`}
            >
              <strong>{number}</strong>
              <span>{languageName(language, words)}</span>
              <span class="floor-since">
                {floor.waited(minutesSince(waited, viewHeard, now))}
                {offered && <small>{id === mine ? floor.waiting.you : floor.waiting.offered}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && ticket && (
        <Dialog title={ticket.number} closeLabel={words.lead.close} onClose={() => setShown(null)}>
          <div class="floor-sheet">
            <TicketCard ticket={ticket} keyed={false} />
          </div>
        </Dialog>
      )}
    </section>
  );
}
