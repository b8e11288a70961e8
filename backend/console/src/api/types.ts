// SPDX-License-Identifier: GPL-3.0-or-later
// What the backend answers, as docs/api/console.md and docs/internals/journal.md say it.

export interface User {
  name: string;
  role: string;
}

export interface Session {
  user: User;
  csrf: string;
  pin?: boolean; // has one
  tablet?: boolean; // on a browser that staff share
  by_pin?: boolean; // then nothing is administered
  locked?: boolean;
  lock_seconds?: number;
  wrong_pins?: number; // in a row, before this login
}

// What a browser that staff share is told, whoever holds it.
export interface Tablet {
  name: string;
  people: string[];
}

export interface TabletEntry {
  id: string;
  name: string;
  booth: string;
  paired_on: string;
  last_seen: string;
  revoked: boolean;
}

export interface TabletCode {
  code: string;
  seconds: number;
  url: string | null;
  qr: string[] | null; // rows of '0' and '1'
}

// One text in the languages of the fair.
export type Text = Partial<Record<string, string>>;

export interface Topic {
  id: string;
  name: Text;
  retired?: boolean;
}

export interface Question {
  id: string;
  kind: string; // single, several, scale, number, text
  ask: Text;
  options?: { id: string; name: Text }[];
  unit?: Text;
  most?: number;
}

export interface NeedRule {
  id: string;
  needs: Text;
}

export interface Purpose {
  id: string;
  wording: string;
  ask: Partial<Record<string, Text>>; // by channel
}

export interface Fair {
  id: string;
  state: string;
  company: string;
  time_zone: string;
  name: Text;
  booth_name: Text;
  languages: string[];
  reasons: string[];
  topics: Topic[];
  purposes: Purpose[];
  meeting_point?: Text;
  questions?: Question[];
  needs?: NeedRule[];
  look: { accent: string };
  gifts?: { id: string; name: Text; retired?: boolean }[]; // absent: none
}

export interface Contact {
  given_name?: string;
  family_name?: string;
  organization?: string;
  email?: string;
  phone?: string;
  message?: string;
  badge_id?: string; // what a scanned badge says for the organiser's list
  answers?: Partial<Record<string, string>>; // in words, by question
}

// One of options, number, words (they stand in the contact) and skipped.
export interface NeedAnswer {
  question: string;
  options?: string[];
  number?: number;
  words?: boolean;
  skipped?: boolean;
}

export interface Needs {
  answers: NeedAnswer[]; // in the order of asking
  needs: string[]; // rules of the fair that held
}

// What staff found of a visit.
export type Disposition = 'hot' | 'warm' | 'cold' | 'none';

// What the exhibitor knows of a company.
export type Known = 'customer' | 'target' | 'competitor';

export interface Person {
  id: string | null; // of that day
  name: string | null; // both null once the day is over: who it was is forgotten
}

export interface Lead {
  visit: string;
  position: number;
  received_at: string;
  at: string;
  reason: string;
  topics: string[];
  needs?: Needs;
  language: string;
  played?: boolean;
  outcome: string | null;
  device: string; // its id
  device_name?: string;
  contact: Contact;
  contact_unreadable?: boolean; // sealed to a key that this backend does not have
  channels: string[];
  disposition: Disposition | null;
  probability?: number | null; // that a prospect left it; null: not scored
  company: Known | null;
}

export interface LeadPage {
  leads: Lead[];
  next: string | null;
  searched_to?: number; // the search ended here, before the page was full; `next` goes on
  total?: number; // with the first page
  total_capped?: boolean;
  position: number;
}

export interface Consent {
  consent: string;
  purpose: string;
  channel: string;
  wording: string;
  language: string;
  given_at: string;
  withdrawn_at?: string | null;
}

export interface Step {
  number?: string; // of a ticket
  to?: Person; // to whom it was handed on
  event: string;
  type: string;
  at: string;
  received_at: string;
  reason?: string;
  topics?: string[];
  answers?: NeedAnswer[];
  purpose?: string;
  channel?: string;
  wording?: string;
  consent?: string;
  outcome?: string;
  language?: string;
  disposition?: Disposition | null;
  by?: Person;
  crossed?: boolean; // given without having seen the colleague's answer before
}

export interface LeadDetail {
  lead: Lead;
  consents: Consent[];
  story: Step[];
  device: { id: string; name: string };
  position: number;
  score?: Score | null;
}

export interface LeadFilter {
  q: string;
  reason: string;
  topic: string;
  disposition: string;
  company: string;
}

export interface Visit {
  visit: string;
  position: number;
  at: string;
  received_at: string;
  seconds: number | null;
  reason: string | null;
  topics: string[];
  needs?: Needs;
  language?: string;
  played: boolean;
  outcome: string | null; // null while it lasts
  device_name: string;
  lead: boolean;
  contact?: Contact; // of leads alone
  company: Known | null;
  disposition: Disposition | null;
  disposition_by?: Person;
  disposition_at?: string;
  probability?: number | null; // as of leads
}

export interface VisitDetail {
  visit: Visit;
  story: Step[];
  position: number;
  score?: Score | null;
}

export interface VisitPage {
  day: string;
  previous_day: string | null;
  next_day: string | null;
  visits: Visit[];
  next: string | null;
  total: number;
  given: number;
  total_capped: boolean;
  position: number;
}

// A visitor who waits for a person.
export interface Ticket {
  id: string; // of the visit
  number: string; // as the visitor shows it: "B12"
  state: 'open' | 'taken' | 'ended' | 'left';
  cause: string;
  screen: string;
  language: string;
  opened_at: string;
  earlier: boolean; // opened before today: somebody forgot to end it
  device_name: string;
  by: Person | null; // who has it
  taken_at: string | null;
  for: Person | null; // whom a colleague handed it to
  wanted: { by: Person | null; at: string }[]; // who wanted it too
  notes: { by: Person | null; at: string; text: string | null }[]; // null: erased
  ended_by: Person | null;
  ended_at: string | null;
  end: 'served' | 'not_found' | null;
  visit: Visit | null;
  score: Score | null;
  position: number; // of its last change
}

export interface TicketList {
  tickets: Ticket[]; // who has waited longest first
  more: boolean;
  people: { id: string; name: string }[];
  position: number;
}

export type Lane = 'prospect' | 'giveaway';

// One reason of a score. Which facts and values there are: triage/facts.ts.
export interface ScoreFact {
  fact: string;
  value: string | number | null; // null: asked, and not answered
  logit: number;
}

export interface Score {
  probability: number;
  low: number; // of an 80 % interval
  high: number;
  logit: number; // bias and the logits of all facts together
  bias: number;
  error: number; // of the logit
  model: { version: number; labels: number };
  at: string;
  lane: Lane;
  explored: boolean; // led to a person although unlikely, to learn from it
  facts: ScoreFact[]; // strongest first
}

export type Verdict =
  'none' | 'few_labels' | 'fewer_prospects' | 'more_prospects' | 'no_separation' | 'miscalibrated';

export interface Triage {
  version: number;
  labels: number;
  verdict: Verdict; // why scores should not be trusted
  doubted: number; // accounts whose findings contradict everybody else's
}

// Gifts. docs/api/console.md.
interface Who {
  id: string | null;
  name: string | null;
}
export interface GiftState {
  gift: string;
  retired: boolean;
  stock: number;
  shelf: number;
  with_kiosks: number;
  reserved: number;
  handed: number;
  early: number;
  free: number;
  short: number;
  left: number;
  granted: number;
  expired: number;
  counted: { pieces: number; expected: number; at: string; by: Who } | null;
  last_hour: number;
  minutes: number;
  today: number;
  per_hour: number | null;
  runs_out_at: string | null;
}
export interface GiftClaim {
  number: string;
  gift: string;
  chosen?: string;
  state: 'reserved' | 'handed' | 'expired' | 'released' | 'late';
  at?: string;
  handed_at?: string;
  early: boolean;
  late: boolean;
  given_back: boolean; // handed out although the visitor gave it back
  now: string | null; // the number that the visitor has instead
  second: string | null; // the number by which the same visitor fetched a gift already
  visit: string | null;
  device: string;
  handed_by: Who | null;
}
export interface GiftPage {
  gifts: GiftState[];
  open: GiftClaim[];
  open_total: number;
  letters: string[]; // with which a number can end
  position: number;
}

// The floor. docs/api/console.md.
export interface Because {
  reason: string; // which there are: floor/reasons.ts
  value: number;
}
export interface WaitTold {
  minutes: number;
  low: number;
  high: number;
}
export interface Colleague {
  id: string;
  name: string;
  status: 'free' | 'busy' | 'break';
  break_due: boolean;
  needs_help: boolean;
}
export interface Waiting {
  id: string; // of the ticket
  number: string;
  language: string;
  waited: number; // minutes
  offered: boolean;
  wait: WaitTold | null;
}
export interface FloorView {
  enabled: boolean;
  people: Colleague[]; // by name
  waiting: Waiting[]; // who asked first at the top
  position: number;
}
export interface FloorOffer {
  ticket: string;
  number: string;
  until: string;
  seconds: number; // left, by the backend's clock
  of: number; // so many
  because: Because[];
}
export type Rest = 'break' | 'breather';
export interface Due {
  what: string; // rest, finish, help, recall
  because: Because[];
  rest?: Rest;
  minutes?: number;
  colleague?: Person;
  number?: string;
}
export interface FloorMe {
  enabled: boolean;
  me: Person | null;
  status: 'off' | 'free' | 'offered' | 'talk' | 'helping' | 'resting';
  offer: FloorOffer | null;
  talk: { ticket: string | null; number: string | null; minutes: number } | null;
  rest: { rest: Rest; minutes: number; until: string } | null;
  helping: Person | null;
  help: { coming: Person | null } | null;
  due: Due[];
  unanswered: number;
  load: { talk_minutes: number; streak_minutes: number; fatigue: number } | null;
  next_break: { minutes: number; earliest: string; latest: string } | null;
  shift: { begins: string; ends: string } | null;
  languages: string[];
  topics: string[];
  position: number;
}

// The day at a glance. docs/api/console.md.
export interface Together {
  people: number;
  talks: number;
  talk_minutes: number;
  present_minutes: number;
}
export interface TodayHour {
  from: string;
  visits: number;
  asked: number;
  // Null where they would say something about one person: see there.
  waits: { promised: number | null; waited: number | null } | null;
  fared: { prospects: number; left: number; unmet: number } | null;
  team: Together | null;
}
export interface LostVisit {
  visit: string;
  at: string;
  why: 'left' | 'unmet';
  number: string | null;
  lead: boolean;
  probability: number | null;
}
export interface TodayAnswer {
  day: string;
  previous_day: string | null;
  next_day: string | null;
  from: string;
  until: string;
  over: boolean;
  floor_enabled: boolean;
  scores_trusted: boolean;
  now: {
    waiting: number;
    since: string | null; // who has waited longest
    floor: {
      free: number;
      busy: number;
      break: number;
      breaks_due: { id: string; name: string }[];
      wait: WaitTold | null;
    } | null; // off
  } | null; // of a day that does not run
  visits: number;
  capped: boolean;
  asked: number;
  waits: {
    went: number;
    foretold: number;
    within: number;
    left: number;
    promised: number | null;
    waited: number | null;
  };
  found: { hot: number; warm: number; others: number; unsaid: number };
  lost: {
    left: number;
    likely_left: number | null; // scores are not trusted
    unmet: number | null;
    reachable: number;
    visits: LostVisit[];
  };
  hours: TodayHour[];
  team: Together | null;
  team_why: 'told' | 'nobody' | 'running' | 'few' | 'rest';
  position: number;
}

// Of the backend: how much room there is for what is to be saved.
export type Disk = 'ok' | 'low' | 'full';
