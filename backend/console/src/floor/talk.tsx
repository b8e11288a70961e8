// SPDX-License-Identifier: GPL-3.0-or-later
// A talk: what the visitor said, and a note for whoever comes next.
import { useId, useState } from 'preact/hooks';
import type { FloorMe } from '../api/types';
import { useWords } from '../text';
import { useTickets } from '../waiting/context';
import { useTicket, Visitor, Where } from './visitor';

export type TalkNow = NonNullable<FloorMe['talk']>;

export function Talk({ talk }: { me: FloorMe; talk: TalkNow }) {
  const { floor } = useWords();
  const ticket = useTicket(talk.ticket);
  const { drafts } = useTickets();
  const [note, setNote] = useState(() => drafts.get(talk.ticket ?? '') ?? '');
  const id = useId();
  if (talk.ticket === null) return null;
  const key = talk.ticket;
  const write = (text: string) => {
    setNote(text);
    if (text) drafts.set(key, text);
    else drafts.delete(key);
  };
  return (
    <div class="floor-talk" data-testid="talk">
      {ticket && (
        <section class="floor-card" aria-label={floor.talk.about}>
          <Where ticket={ticket} />
          <Visitor ticket={ticket} />
        </section>
      )}
      <div class="floor-note">
        <label for={id}>
          {floor.talk.note} <span class="quiet">{floor.talk.noteHint}</span>
        </label>
        <textarea
          id={id}
          class="ticket-text"
          rows={3}
          maxLength={1000}
          value={note}
          onInput={(event) => write(event.currentTarget.value)}
          data-testid="note"
        />
      </div>
    </div>
  );
}
