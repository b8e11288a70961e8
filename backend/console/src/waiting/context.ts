// SPDX-License-Identifier: GPL-3.0-or-later
// The tickets of this session, for every screen: the header counts them, a tone and a notification tell of new ones, and
// what somebody does with one is shown at once and never said to be done before it is.
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, Failure, type TicketAnswer } from '../api/client';
import type { Disposition, Ticket, TicketList, User } from '../api/types';
import { waitingIs } from '../app/title';
import { useAsked } from '../parts/asked';
import { useWords, type Words } from '../text';
import { Bell, type BellState } from './bell';
import { arrived, lostBy, merged } from './tickets';

export interface Message {
  id: number;
  text: string;
  bad: boolean;
}

export interface TicketControl {
  list: TicketList | null;
  failure: Failure | null;
  tickets: Ticket[]; // that wait or are taken
  open: Ticket[]; // of today, that nobody has
  busy: ReadonlySet<string>; // on their way to the backend
  // Notes that were begun, by ticket: a card may come and go while one types elsewhere. They are one person's, and go with
  // the session.
  drafts: Map<string, string>;
  messages: Message[];
  dismiss: (id: number) => void;
  take: (ticket: Ticket) => void;
  // True once it is done.
  handOn: (ticket: Ticket, to: { id: string; name: string } | null, note: string) => Promise<boolean>;
  end: (ticket: Ticket, found: Disposition | null, note: string) => Promise<boolean>;
  bell: Bell;
  bellState: BellState;
  notify: NotificationPermission | 'none';
  askToNotify: () => void;
}

export const TicketsContext = createContext<TicketControl | null>(null);

export function useTickets(): TicketControl {
  const control = useContext(TicketsContext);
  if (!control) throw new Error('no tickets outside of a session');
  return control;
}

const keptMessages = 4;

// Who came first, in words. `ticket` is how it stands.
function lostText(ticket: Ticket, me: string, words: Words): string | null {
  const { lost } = words.waiting;
  const somebody = words.found.somebody;
  if (ticket.state === 'left') return lost.left(ticket.number);
  if (ticket.state === 'ended')
    return ticket.ended_by?.name === me ? null : lost.ended(ticket.number, ticket.ended_by?.name ?? somebody);
  if (ticket.state === 'taken' && ticket.by?.name !== me)
    return lost.taken(ticket.number, ticket.by?.name ?? somebody);
  return null;
}

const standing = (failure: unknown): TicketAnswer | null => {
  const problem = failure instanceof Failure && failure.status === 409 ? failure.problem : null;
  return typeof problem === 'object' && problem !== null && 'ticket' in problem
    ? (problem as TicketAnswer)
    : null;
};

// `called`: whoever is on the floor is called for those who are offered to them, and not for everybody.
export function useNewTickets(moves: number, user: User, called: boolean): TicketControl {
  const words = useWords();
  const me = user.name;
  const { answer, failure } = useAsked('tickets', moves, api.tickets);
  const [fresher, setFresher] = useState<ReadonlyMap<string, TicketAnswer>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [messages, setMessages] = useState<Message[]>([]);
  const [bellState, setBellState] = useState<BellState>('off');
  const drafts = useMemo(() => ({ of: me, notes: new Map<string, string>() }), [me]).notes;
  const [bell] = useState(() => new Bell((state) => setBellState(state)));
  const [notify, setNotify] = useState<NotificationPermission | 'none'>(
    'Notification' in window ? Notification.permission : 'none',
  );

  const number = useRef(0);
  const say = useCallback((text: string, bad: boolean) => {
    const id = ++number.current;
    setMessages((old) => [...old.slice(1 - keptMessages), { id, text, bad }]);
  }, []);
  const dismiss = useCallback(
    (id: number) => setMessages((old) => old.filter((message) => message.id !== id)),
    [],
  );

  const tickets = answer ? merged(answer.tickets, answer.position, fresher) : [];
  const open = tickets.filter(({ state, earlier }) => state === 'open' && !earlier);

  useEffect(() => waitingIs(open.length), [open.length]);
  useEffect(() => () => waitingIs(0), []);

  useEffect(() => {
    setBellState(bell.state);
    // When the touch ends, not when it begins: what the bell's state changes moves its button, and the touch would end
    // beside the button it began on. With fingers, browsers too let sound begin only then.
    window.addEventListener('pointerup', bell.touched);
    window.addEventListener('keydown', bell.touched);
    return () => {
      window.removeEventListener('pointerup', bell.touched);
      window.removeEventListener('keydown', bell.touched);
    };
  }, [bell]);

  // What is new since the last answer.
  const before = useRef<Ticket[] | null>(null);
  const told = useRef({ words, say, called });
  told.current = { words, say, called };
  const mineDone = useRef(new Set<string>()); // ended or handed on by myself: no news
  useEffect(() => {
    if (!answer) return;
    const now = answer.tickets;
    const { words: speak, say: show, called: calm } = told.current;
    const news = arrived(before.current, now, me);
    if (news.length > 0 && !calm) bell.ring();
    if (!calm && 'Notification' in window && Notification.permission === 'granted' && document.hidden) {
      for (const ticket of news) {
        const reason = speak.reason[ticket.visit?.reason ?? ''] ?? '';
        // No name of a visitor: it may be read over a shoulder, on a locked screen.
        new Notification(speak.waiting.came(ticket.number), {
          body: speak.waiting.cameText(reason, ticket.device_name),
          tag: ticket.id,
        });
      }
    }
    for (const id of lostBy(before.current, now, me)) {
      if (mineDone.current.delete(id)) continue;
      api.ticket(id, undefined, true).then(
        ({ ticket }) => {
          const text = lostText(ticket, me, speak);
          if (text) show(text, false);
        },
        () => undefined, // the list is right all the same
      );
    }
    before.current = now;
  }, [answer, bell, me]);

  const act = useCallback(
    async (ticket: Ticket, ask: () => Promise<TicketAnswer>, done: string | null): Promise<boolean> => {
      setBusy((old) => new Set(old).add(ticket.id));
      const take = (known: TicketAnswer) => setFresher((old) => new Map(old).set(ticket.id, known));
      try {
        const known = await ask();
        if (ticket.by?.name === me && known.ticket.by?.name !== me) mineDone.current.add(ticket.id);
        take(known);
        if (done) say(done, false);
        return true;
      } catch (error) {
        if (!(error instanceof Failure)) console.error(error);
        const known = standing(error);
        if (known) take(known);
        const { lost } = words.waiting;
        const lostTo = known && lostText(known.ticket, me, words);
        say(lostTo ?? (known ? lost.note : lost.failed(ticket.number)), true);
        return false;
      } finally {
        setBusy((old) => {
          const rest = new Set(old);
          rest.delete(ticket.id);
          return rest;
        });
      }
    },
    [me, say, words],
  );

  const seen = answer?.position ?? 0;
  return {
    list: answer,
    failure,
    tickets,
    open,
    busy,
    drafts,
    messages,
    dismiss,
    take: (ticket) => void act(ticket, () => api.takeTicket(ticket.id, seenOf(ticket, seen)), null),
    handOn: (ticket, to, note) =>
      act(
        ticket,
        () => api.handTicketOn(ticket.id, seenOf(ticket, seen), to?.id ?? null, note),
        words.waiting.handedOn(ticket.number, to?.name ?? null),
      ),
    end: (ticket, found, note) =>
      act(
        ticket,
        () => api.endTicket(ticket.id, seenOf(ticket, seen), found, note),
        found
          ? words.waiting.ended(ticket.number, words.dispositionWord[found])
          : words.waiting.endedGone(ticket.number),
      ),
    bell,
    bellState,
    notify,
    askToNotify: () => {
      if ('Notification' in window) void Notification.requestPermission().then(setNotify);
    },
  };
}

// What the person saw: the list as it stands, or what this page learned of the ticket since.
const seenOf = (ticket: Ticket, seen: number) => Math.max(ticket.position, seen);
