// SPDX-License-Identifier: GPL-3.0-or-later
// What to show of tickets: whose they are, how long they wait, and what changed between two answers of the backend.
import type { Ticket } from '../api/types';

export interface Groups {
  mine: Ticket[]; // that I have
  open: Ticket[]; // that wait for somebody; those meant for me first
  others: Ticket[]; // that colleagues have
  earlier: Ticket[]; // of days before, whoever had them
}

export function groupsOf(tickets: readonly Ticket[], me: string): Groups {
  const groups: Groups = { mine: [], open: [], others: [], earlier: [] };
  for (const ticket of tickets) {
    if (ticket.earlier) groups.earlier.push(ticket);
    else if (ticket.state === 'open') groups.open.push(ticket);
    else if (ticket.by?.name === me) groups.mine.push(ticket);
    else groups.others.push(ticket);
  }
  const isForMe = (ticket: Ticket) => ticket.for?.name === me;
  groups.open = [...groups.open.filter(isForMe), ...groups.open.filter((ticket) => !isForMe(ticket))];
  return groups;
}

export const minutesOf = (ticket: Ticket, now: number) =>
  Math.max(0, Math.floor((now - new Date(ticket.opened_at).getTime()) / 60_000));

// An answer of the list, and what this page learned since of single tickets.
export function merged(
  list: readonly Ticket[],
  position: number,
  fresher: ReadonlyMap<string, { ticket: Ticket; position: number }>,
): Ticket[] {
  const result = list.flatMap((ticket) => {
    const newer = fresher.get(ticket.id);
    const shown = newer && newer.position > position ? newer.ticket : ticket;
    return shown.state === 'open' || shown.state === 'taken' ? [shown] : [];
  });
  return result;
}

// Those that wait now and did not before: nobody has to hear of them twice. Nothing for the first answer.
export function arrived(before: readonly Ticket[] | null, now: readonly Ticket[], me: string): Ticket[] {
  if (!before) return [];
  const waited = new Set(before.filter(({ state }) => state === 'open').map(({ id }) => id));
  return now.filter(
    (ticket) =>
      ticket.state === 'open' &&
      !ticket.earlier &&
      !waited.has(ticket.id) &&
      // What I gave back is no news to me.
      !before.some((old) => old.id === ticket.id && old.by?.name === me),
  );
}

// Those that I had and have no more, by somebody else's doing.
export const lostBy = (before: readonly Ticket[] | null, now: readonly Ticket[], me: string): string[] =>
  (before ?? [])
    .filter((ticket) => ticket.state === 'taken' && ticket.by?.name === me)
    .filter((ticket) => now.find(({ id }) => id === ticket.id)?.by?.name !== me)
    .map(({ id }) => id);
