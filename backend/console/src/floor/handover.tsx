// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the visitor of a talk to a colleague, or to whoever is free next, with a note.
import { useId, useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog';
import { Said } from '../parts/person';
import { useWords } from '../text';
import { useTickets } from '../waiting/context';
import { useFloor } from './context';
import { FloorButton } from './dock';
import { isOver } from './finish';
import type { TalkNow } from './talk';
import { StatusMark } from './team';

export function HandOverSheet({ talk, onClose }: { talk: TalkNow; onClose: () => void }) {
  const words = useWords();
  const { act, me, view } = useFloor();
  const { drafts } = useTickets();
  const { floor } = words;
  const ticket = talk.ticket ?? '';
  const [note, setNote] = useState(() => drafts.get(ticket) ?? '');
  const id = useId();
  const mine = me?.me.me?.id;
  const people = (view?.people ?? []).filter((person) => person.id !== mine);
  const give = (to: { id: string; name: string } | null) => {
    drafts.set(ticket, note); // not lost where it fails
    onClose();
    void act({
      act: 'hand-on',
      body: { to: to?.id ?? null, note },
      word: floor.handOn,
      done: floor.done.handedOn(talk.number ?? '', to?.name ?? null),
      over: isOver(talk),
      after: () => drafts.delete(ticket),
    });
  };
  return (
    <Dialog
      title={`${floor.handOn}: ${talk.number ?? ''}`}
      closeLabel={words.waiting.cancel}
      onClose={onClose}
      testid="hand-over-sheet"
    >
      <div class="floor-sheet">
        <label for={id} class="ticket-label">
          {floor.talk.note} <span class="quiet">{floor.talk.noteHint}</span>
        </label>
        <textarea
          id={id}
          class="ticket-text"
          rows={2}
          maxLength={1000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
          data-testid="hand-over-note"
        />
        <h3>{floor.handOnTo}</h3>
        <div class="floor-people">
          <FloorButton kind="main" testid="to-everybody" onClick={() => give(null)}>
            {floor.everybody}
          </FloorButton>
          {people.map((person) => (
            <FloorButton key={person.id} testid={`to-${person.name}`} onClick={() => give(person)}>
              <Said>{person.name}</Said> <StatusMark status={person.status} />
            </FloorButton>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
