// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor of an offer or a talk, as the list of tickets knows them.
import { api } from '../api/client';
import type { Ticket } from '../api/types';
import { useFair } from '../app/fair';
import { useLiveContext } from '../app/live';
import { useAsked } from '../parts/asked';
import { Said } from '../parts/person';
import { textIn, useWords } from '../text';
import { TicketAbout } from '../waiting/about';
import { useTickets } from '../waiting/context';

// Known without asking again where the list has it.
export function useTicket(id: string | null): Ticket | null {
  const { moves } = useLiveContext();
  const { tickets, list } = useTickets();
  const listed = tickets.find((ticket) => ticket.id === id) ?? null;
  const ask = id !== null && list !== null && !listed;
  const { answer } = useAsked(ask ? `ticket ${id}` : '', ask ? moves : 0, (signal, byItself) =>
    ask ? api.ticket(id, signal, byItself) : Promise.resolve(null),
  );
  return listed ?? answer?.ticket ?? null;
}

export function Where({ ticket }: { ticket: Ticket }) {
  const words = useWords();
  const fair = useFair();
  const place = textIn(fair?.meeting_point, words.lang, fair?.languages ?? []);
  return (
    <p class="floor-where">
      <Said>{[ticket.device_name, place].filter(Boolean).join(' · ')}</Said>
    </p>
  );
}

export function Visitor({ ticket }: { ticket: Ticket }) {
  const { floor } = useWords();
  const { visit } = ticket;
  const message = visit?.contact?.message;
  return (
    <div class="ticket floor-visitor" data-testid="visitor">
      <TicketAbout ticket={ticket} />
      {message && (
        <blockquote class="floor-message-said" aria-label={floor.said}>
          <p dir="auto">{message}</p>
        </blockquote>
      )}
      {!visit?.reason && <p class="quiet">{floor.nothingKnown}</p>}
    </div>
  );
}
