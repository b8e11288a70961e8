// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the backend. Everything that goes wrong becomes a Failure with a code; screens decide on the code alone.
import type {
  Disk,
  Disposition,
  Fair,
  FloorMe,
  FloorView,
  GiftClaim,
  GiftPage,
  GiftState,
  LeadDetail,
  LeadFilter,
  LeadPage,
  Session,
  Tablet,
  TabletCode,
  TabletEntry,
  Ticket,
  TicketList,
  TodayAnswer,
  Triage,
  Visit,
  VisitDetail,
  VisitPage,
} from './types';

const base = '/api/console/v1/';

export class Failure extends Error {
  constructor(
    // The backend's code, or 'unreachable' where no answer came, or 'unclear' where the answer was not the backend's.
    readonly code: string,
    readonly status: number,
    readonly retryAfterSeconds: number | null = null,
    // What the answer said besides, such as how things stand where somebody else came first.
    readonly problem: unknown = null,
  ) {
    super(code);
  }
}

let csrf = '';
let sessionEnded: () => void = () => undefined;

// Whoever shows the log-in page wants to know when any request finds the session over.
export function onSessionEnd(listener: () => void): void {
  sessionEnded = listener;
}

let locked: () => void = () => undefined;
let unlocks = 0; // an answer that was on its way while somebody unlocked says nothing any more

// Whoever covers a tablet's screen wants to know when any request finds it locked.
export function onLocked(listener: () => void): void {
  locked = listener;
}

// Here 401 speaks of what was sent, not of the session.
const saysWho = new Set([
  'login',
  'login/link',
  'session',
  'session/password',
  'tablet',
  'tablet/login',
  'tablet/pair',
]);

// Marks what no person asked for but the page by itself, because something moved: it keeps no session alive.
const byItselfHeader = { 'Standdienst-By-Itself': '1' };

export async function request(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
  byItself = false,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...(byItself && byItselfHeader) };
  if (method !== 'GET' && csrf) headers['Standdienst-Csrf'] = csrf;
  if (body) headers['Content-Type'] = 'application/json';
  const asked = unlocks;
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? null,
      credentials: 'same-origin',
      redirect: 'error',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('unreachable', 0);
  }
  if (response.ok) return response;
  const problem: unknown = await response.json().catch(() => null);
  // With a reason it speaks of a PIN or a password.
  if (response.status === 401 && !saysWho.has(path) && whyOf(problem) === null) sessionEnded();
  const code =
    typeof problem === 'object' && problem !== null && 'code' in problem && typeof problem.code === 'string'
      ? problem.code
      : 'unclear';
  if (response.status === 410 && code === 'expired' && asked === unlocks) locked();
  const wait = Number(response.headers.get('Retry-After') ?? NaN);
  throw new Failure(code, response.status, Number.isFinite(wait) ? wait : null, problem);
}

// Why something was refused, where there are several reasons.
export const whyOf = (problem: unknown): string | null =>
  typeof problem === 'object' && problem !== null && 'why' in problem && typeof problem.why === 'string'
    ? problem.why
    : null;

export async function answer<T>(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
  byItself = false,
): Promise<T> {
  const response = await request(method, path, body, signal, byItself);
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('unclear', response.status);
  }
}

async function begin(path: string, body?: object): Promise<Session> {
  const session = await answer<Session>(body ? 'POST' : 'GET', path, body);
  csrf = session.csrf;
  if (body) unlocks++;
  return session;
}

export type FloorAct =
  'come' | 'go' | 'accept' | 'pass' | 'talk' | 'end' | 'hand-on' | 'rest' | 'back' | 'help' | 'come-to';

export interface TicketAnswer {
  ticket: Ticket;
  position: number;
}

const ticketAct = (id: string, act: string, body: object) =>
  answer<TicketAnswer>('POST', `tickets/${encodeURIComponent(id)}/${act}`, body);

export const api = {
  session: () => begin('session'),
  login: (name: string, password: string) => begin('login', { name, password }),
  loginWithLink: (token: string) => begin('login/link', { token }),
  logout: () => request('POST', 'logout', {}),
  changePassword: (old: string, fresh: string) => request('PUT', 'session/password', { old, new: fresh }),
  setPin: (pin: string, password: string) =>
    request('PUT', 'session/pin', { pin, ...(password && { password }) }),
  removePin: () => request('DELETE', 'session/pin'),
  tablet: (signal?: AbortSignal) => answer<Tablet>('GET', 'tablet', undefined, signal, true),
  loginWithPin: (name: string, pin: string) => begin('tablet/login', { name, pin }),
  pairTablet: (code: string) => request('POST', 'tablet/pair', { code }),
  lock: () => request('POST', 'tablet/lock', {}),
  unlock: (proof: { pin: string } | { password: string }) => begin('tablet/unlock', proof),
  waits: (signal?: AbortSignal) =>
    answer<{ waiting: boolean }>('GET', 'tablet/waiting', undefined, signal, true),
  tablets: (signal?: AbortSignal) => answer<{ tablets: TabletEntry[] }>('GET', 'tablets', undefined, signal),
  makeTablet: (name: string) => request('POST', 'tablets', { name }),
  makeTabletCode: (name: string) => answer<TabletCode>('POST', 'tablets/codes', { name }),
  revokeTablet: (id: string) => request('DELETE', `tablets/${encodeURIComponent(id)}`),
  fair: (signal?: AbortSignal, byItself = false) =>
    answer<{ fair: Fair | null; disk?: Disk }>('GET', 'fair', undefined, signal, byItself),
  lead: (visit: string, signal?: AbortSignal, byItself = false) =>
    answer<LeadDetail>('GET', `leads/${encodeURIComponent(visit)}`, undefined, signal, byItself),
  leads: (
    filter: LeadFilter,
    limit: number,
    before: string | null,
    signal?: AbortSignal,
    byItself = false,
  ) => {
    const query = new URLSearchParams({ limit: String(limit) });
    for (const [name, value] of Object.entries(filter) as [string, string][])
      if (value) query.set(name, value);
    if (before) query.set('before', before);
    return answer<LeadPage>('GET', `leads?${query.toString()}`, undefined, signal, byItself);
  },
  visits: (day: string, limit: number, before: string | null, signal?: AbortSignal, byItself = false) => {
    const query = new URLSearchParams({ limit: String(limit) });
    if (day) query.set('day', day);
    if (before) query.set('before', before);
    return answer<VisitPage>('GET', `visits?${query.toString()}`, undefined, signal, byItself);
  },
  visit: (visit: string, signal?: AbortSignal, byItself = false) =>
    answer<VisitDetail>('GET', `visits/${encodeURIComponent(visit)}`, undefined, signal, byItself),
  triage: (signal?: AbortSignal, byItself = false) =>
    answer<Triage>('GET', 'triage', undefined, signal, byItself),
  // `basedOn` is the position of the answer in which the person saw the visit.
  giveDisposition: (visit: string, disposition: Disposition | null, basedOn: number) =>
    answer<{ visit: Visit; position: number }>('PUT', `visits/${encodeURIComponent(visit)}/disposition`, {
      disposition,
      based_on: basedOn,
    }),
  gifts: (signal?: AbortSignal, byItself = false) =>
    answer<GiftPage>('GET', 'gifts', undefined, signal, byItself),
  handGift: (handing: { number: string; gift?: string; anyway?: boolean }) =>
    answer<{ claim: GiftClaim; position: number }>('POST', 'gifts/handed', handing),
  unhandGift: (number: string) =>
    answer<{ claim: GiftClaim | null; position: number }>('POST', 'gifts/unhanded', { number }),
  // Told again with the same `delivery` it is counted once.
  restockGift: (gift: string, pieces: number, delivery: string) =>
    answer<{ gift: GiftState; position: number; again: boolean }>(
      'POST',
      `gifts/${encodeURIComponent(gift)}/restock`,
      { pieces, delivery },
    ),
  countGift: (gift: string, pieces: number) =>
    answer<{ gift: GiftState; position: number }>('PUT', `gifts/${encodeURIComponent(gift)}/count`, {
      pieces,
    }),
  // Of "2026-11-22"; empty: of the day that runs.
  today: (day: string, signal?: AbortSignal, byItself = false) =>
    answer<TodayAnswer>(
      'GET',
      day ? `today?${new URLSearchParams({ day }).toString()}` : 'today',
      undefined,
      signal,
      byItself,
    ),
  tickets: (signal?: AbortSignal, byItself = false) =>
    answer<TicketList>('GET', 'tickets', undefined, signal, byItself),
  ticket: (id: string, signal?: AbortSignal, byItself = false) =>
    answer<TicketAnswer>('GET', `tickets/${encodeURIComponent(id)}`, undefined, signal, byItself),
  // `basedOn` is the position of the answer in which the person saw the ticket.
  takeTicket: (id: string, basedOn: number) => ticketAct(id, 'take', { based_on: basedOn }),
  handTicketOn: (id: string, basedOn: number, to: string | null, note: string) =>
    ticketAct(id, 'hand-on', { based_on: basedOn, to, note }),
  endTicket: (id: string, basedOn: number, disposition: Disposition | null, note: string) =>
    ticketAct(id, 'end', { based_on: basedOn, disposition, note }),
  floor: (signal?: AbortSignal, byItself = false) =>
    answer<FloorView>('GET', 'floor', undefined, signal, byItself),
  floorMe: (signal?: AbortSignal, byItself = false) =>
    answer<FloorMe>('GET', 'floor/me', undefined, signal, byItself),
  floorAct: (act: FloorAct, body: object, signal?: AbortSignal) =>
    answer<FloorMe>('POST', `floor/me/${act}`, body, signal),
  live: (signal: AbortSignal) =>
    fetch(`${base}live`, {
      headers: { Accept: 'text/event-stream', ...byItselfHeader },
      signal,
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    }),
};
