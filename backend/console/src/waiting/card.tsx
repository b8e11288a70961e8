// SPDX-License-Identifier: GPL-3.0-or-later
// One visitor who waits: how to find them, what is known of them, and what to do.
import { useId, useState } from 'preact/hooks';
import type { Disposition, Ticket } from '../api/types';
import { useFair } from '../app/fair';
import { useMe } from '../app/session';
import { FoundButtons } from '../parts/dispositions';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icons';
import { Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { textIn, useWords } from '../text';
import { LikelyMark } from '../triage/mark';
import { Reasons } from '../triage/reasons';
import { TicketAbout } from './about';
import { useTickets } from './context';
import { minutesOf } from './tickets';

const untold = { disposition: null, phase: null, wanted: null } as const;

interface Props {
  ticket: Ticket;
  keyed: boolean; // the keys 1 to 4 are this card's
}

export function TicketCard({ ticket, keyed }: Props) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const me = useMe();
  const fair = useFair();
  const { busy } = useTickets();
  const [asked, setAsked] = useState<'why' | 'handOn' | null>(null);
  const { waiting } = words;
  const { score } = ticket;
  const mine = ticket.state === 'taken' && ticket.by?.name === me?.name;
  const isBusy = busy.has(ticket.id);
  const minutes = minutesOf(ticket, now);
  const somebody = words.found.somebody;
  const place = textIn(fair?.meeting_point, words.lang, fair?.languages ?? []);
  return (
    <article
      class={`ticket ${mine ? 'ticket-mine' : ''}`}
      aria-label={ticket.number}
      aria-busy={isBusy}
      data-ticket={ticket.number}
      data-state={ticket.state}
      data-testid="ticket"
    >
      <header class="ticket-head">
        <strong class="ticket-number">{ticket.number}</strong>
        <span class="ticket-since">
          <time dateTime={ticket.opened_at} title={moments.full(ticket.opened_at)}>
            {minutes < 60 && !ticket.earlier
              ? waiting.since(minutes)
              : waiting.sinceWhen(moments.short(ticket.opened_at, now))}
          </time>
          <span class="ticket-where">
            <Said>{[ticket.device_name, place].filter(Boolean).join(' · ')}</Said>
          </span>
        </span>
        {score && (
          <button
            type="button"
            class="visit-why"
            aria-haspopup="dialog"
            onClick={() => setAsked('why')}
            data-testid="ticket-why"
          >
            <LikelyMark probability={score.probability} />
            <span class="unseen">{words.triage.why}</span>
          </button>
        )}
      </header>
      <TicketAbout ticket={ticket} />
      {ticket.state === 'taken' && ticket.taken_at && (
        <p class="ticket-state" data-testid="ticket-state">
          {mine
            ? waiting.takenByMe(moments.short(ticket.taken_at, now))
            : waiting.takenBy(ticket.by?.name ?? somebody, moments.short(ticket.taken_at, now))}
        </p>
      )}
      {ticket.state === 'open' && ticket.for && (
        <p class="ticket-state" data-testid="ticket-for">
          {ticket.for.name === me?.name
            ? waiting.forYou(null)
            : waiting.forOther(ticket.for.name ?? somebody)}
        </p>
      )}
      {mine &&
        ticket.wanted.map(({ by, at }) => (
          <p class="ticket-wanted" key={at} role="status" data-testid="ticket-wanted">
            {waiting.wanted(by?.name ?? somebody, moments.short(at, now))}
          </p>
        ))}
      <Actions ticket={ticket} mine={mine} keyed={keyed} onHandOn={() => setAsked('handOn')} />
      {asked === 'why' && score && (
        <Dialog title={ticket.number} closeLabel={words.lead.close} onClose={() => setAsked(null)}>
          <Reasons score={score} />
        </Dialog>
      )}
      {asked === 'handOn' && <HandOn ticket={ticket} onClose={() => setAsked(null)} />}
    </article>
  );
}

interface ActionProps {
  ticket: Ticket;
  mine: boolean;
  keyed: boolean;
  onHandOn: () => void;
}

function Actions({ ticket, mine, keyed, onHandOn }: ActionProps) {
  const words = useWords();
  const { busy, take, end, drafts } = useTickets();
  const { waiting } = words;
  const [note, setNote] = useState(() => drafts.get(ticket.id) ?? '');
  const id = useId();
  const isBusy = busy.has(ticket.id);
  const write = (text: string) => {
    setNote(text);
    if (text) drafts.set(ticket.id, text);
    else drafts.delete(ticket.id);
  };
  const finish = (found: Disposition | null) =>
    void end(ticket, found, note).then((done) => done && drafts.delete(ticket.id));
  const handOn = (
    <button
      type="button"
      class="button"
      aria-haspopup="dialog"
      disabled={isBusy}
      onClick={onHandOn}
      data-testid="hand-on"
    >
      {waiting.handOn}
    </button>
  );
  if (!mine && !ticket.earlier)
    return (
      <div class="ticket-actions">
        {ticket.state === 'open' && (
          <button
            type="button"
            class="button button-main"
            disabled={isBusy}
            onClick={() => take(ticket)}
            data-testid="take"
          >
            <Icon name="hand" />
            {waiting.take}
          </button>
        )}
        {handOn}
      </div>
    );
  return (
    <div class="ticket-end">
      <label for={id} class="ticket-label">
        {waiting.note} <span class="quiet">{waiting.noteHint}</span>
      </label>
      <textarea
        id={id}
        class="ticket-text"
        rows={2}
        maxLength={1000}
        value={note}
        onInput={(event) => write(event.currentTarget.value)}
        data-testid="note"
      />
      <p class="ticket-label">{isBusy ? waiting.saving : waiting.found}</p>
      <FoundButtons
        label={waiting.found}
        shown={isBusy ? { ...untold, phase: 'saving' } : untold}
        onGive={(found) => !isBusy && finish(found)}
        numbered={keyed}
      />
      <div class="ticket-actions">
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => finish(null)}
          data-testid="nobody-there"
        >
          {waiting.gone}
        </button>
        {!ticket.earlier && handOn}
      </div>
    </div>
  );
}

function HandOn({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const { list, handOn, drafts } = useTickets();
  const { waiting } = words;
  const [note, setNote] = useState(() => drafts.get(ticket.id) ?? '');
  const id = useId();
  const give = (to: { id: string; name: string } | null) => {
    void handOn(ticket, to, note).then((done) => done && drafts.delete(ticket.id));
    onClose();
  };
  const has = (ticket.state === 'taken' ? ticket.by : ticket.for)?.name;
  const people = (list?.people ?? []).filter((person) => person.name !== has);
  return (
    <Dialog
      title={`${waiting.handOn}: ${ticket.number}`}
      closeLabel={waiting.cancel}
      onClose={onClose}
      testid="hand-on-dialog"
    >
      <label for={id} class="ticket-label">
        {waiting.note} <span class="quiet">{waiting.noteHint}</span>
      </label>
      <textarea
        id={id}
        class="ticket-text"
        rows={2}
        maxLength={1000}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p class="ticket-label">{waiting.handOnTo}</p>
      <div class="ticket-people">
        {(ticket.state === 'taken' || ticket.for) && (
          <button type="button" class="button" onClick={() => give(null)} data-testid="to-everybody">
            {waiting.everybody}
          </button>
        )}
        {people.map((person) => (
          <button
            type="button"
            class="button"
            key={person.id}
            onClick={() => give(person)}
            data-testid={`to-${person.name}`}
          >
            <Said>{person.name === me?.name ? `${person.name} ${waiting.me}` : person.name}</Said>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
