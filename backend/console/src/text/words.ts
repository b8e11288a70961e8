// SPDX-License-Identifier: GPL-3.0-or-later
// Every word of the console. A language that misses one, or says one too many, does not compile.
import type { FloorWords } from './floor';
import type { GiftWords } from './gifts';
import type { ShiftWords } from './shifts';
import type { TodayWords } from './today';
import type { TabletWords } from './tablet';
import type { TriageWords } from './triage';

import type { Known } from '../api/types';

export interface Words {
  lang: 'de' | 'en';
  floor: FloorWords;
  gifts: GiftWords;
  shifts: ShiftWords;
  today: TodayWords;
  tablet: TabletWords;
  product: string;

  nav: {
    label: string;
    leads: string;
    visits: string;
    skip: string;
    skipVisits: string;
    more: string;
    menu: (name: string) => string;
    password: string;
    logout: string;
    help: string;
  };
  state: { trial: string; trialHint: string; closed: string; closedHint: string };
  live: { on: string; lost: string; lostLong: string; newLead: (name: string) => string };

  login: {
    title: string;
    name: string;
    password: string;
    show: string;
    hide: string;
    submit: string;
    busy: string;
    wrong: string;
    missing: string;
    tooMany: (seconds: number | null) => string;
    link: string;
    linkBad: string;
    ended: string;
    bye: string;
  };

  failure: { unreachable: string; unclear: string; failing: string; full: string; retry: string };
  disk: { low: string; full: string };

  leads: {
    title: string;
    search: string;
    searchHint: string;
    clearSearch: string;
    reason: string;
    anyReason: string;
    topic: string;
    anyTopic: string;
    total: (n: number, capped: boolean, filtered: boolean) => string;
    more: string;
    loading: string;
    searching: string;
    searchOn: string;
    noneYet: string;
    all: string;
    columns: Record<'when' | 'contact' | 'company' | 'wants' | 'topics' | 'channels' | 'device', string>;
    unnamed: string;
    fresh: string;
    played: string;
    playedHint: string;
    moreTopics: (n: number) => string;
    empty: { title: string; steps: [string, string, string]; trial: string };
    none: { title: string; text: string; clear: string };
    noFair: { title: string; text: string; command: string };
  };

  lead: {
    back: string;
    close: string;
    next: string;
    previous: string;
    contact: string;
    email: string;
    phone: string;
    badge: string;
    copy: string;
    copied: string;
    wants: string;
    topics: string;
    noTopics: string;
    language: string;
    words: string;
    consents: string;
    story: string;
    device: string;
    left: (when: string) => string;
    arrived: (when: string) => string;
    clock: string;
    unreadable: string;
    agreedTo: (purposes: string) => string;
    mayContact: Partial<Record<string, string>>;
    mayNot: string;
    given: (when: string, language: string) => string;
    withdrawn: (when: string) => string;
    inEffect: string;
    wording: (version: string) => string;
    gone: { title: string; text: string };
    choose: string;
  };

  disposition: Record<'hot' | 'warm' | 'cold' | 'none', string>; // on a button
  dispositionWord: Record<'hot' | 'warm' | 'cold' | 'none', string>; // in a sentence

  // What the exhibitor knows of a company.
  known: Record<Known, string> & {
    title: string; // of a filter
    any: string;
    hint: string; // where it comes from
  };

  // What staff found, wherever it is shown.
  found: {
    title: string; // of a filter
    heading: string; // of the four buttons
    any: string;
    open: string;
    by: (name: string, when: string) => string;
    somebody: string; // on another day: who it was is forgotten
    saving: string;
    unsaved: (what: string) => string;
    unsavedTakeBack: string;
    retry: string;
    discard: string;
  };

  visits: {
    title: string;
    progress: (given: number, total: number, capped: boolean) => string;
    day: string;
    previousDay: string;
    nextDay: string;
    show: string;
    all: string;
    arrived: (n: number) => string;
    nothingAsked: string;
    underway: string;
    minutes: (n: number) => string; // 0: less than one
    outcome: Partial<Record<string, string>>; // those that are no matter of course
    openLead: string;
    given: (what: string) => string;
    takenBack: string;
    takeBack: string; // on a button
    takeBackWord: string; // beside its key
    then: (what: string) => string;
    allDone: string;
    keys: string;
    next: string;
    more: string;
    loading: string;
    unsavedMany: (n: number) => string;
    empty: { title: string; text: string };
    none: { title: string; text: string; clear: string };
    badDay: { title: string; text: string; action: string };
  };

  // Visitors who wait for a person.
  waiting: {
    nav: string;
    skip: string;
    title: string;
    count: (n: number) => string; // read out beside the badge
    mine: string;
    open: string;
    others: string;
    earlier: string;
    earlierHint: string;
    since: (minutes: number) => string;
    sinceWhen: (when: string) => string;
    asked: Partial<Record<string, string>>; // why, where it is no matter of course
    at: (place: string) => string;
    take: string;
    handOn: string;
    handOnTo: string;
    everybody: string;
    me: string; // beside one's own name
    forYou: (by: string | null) => string;
    forOther: (name: string) => string;
    takenBy: (name: string, when: string) => string;
    takenByMe: (when: string) => string;
    wanted: (name: string, when: string) => string;
    note: string;
    noteHint: string;
    noteErased: string;
    noteBy: (name: string, when: string) => string;
    found: string;
    gone: string; // ends it without a finding
    cancel: string;
    saving: string;
    more: (n: number) => string;
    sound: { on: string; off: string; blocked: string };
    notify: { ask: string; denied: string };
    came: (number: string) => string; // spoken and notified
    cameText: (reason: string, device: string) => string;
    ended: (number: string, what: string) => string;
    endedGone: (number: string) => string;
    handedOn: (number: string, name: string | null) => string;
    lost: {
      taken: (number: string, name: string) => string;
      ended: (number: string, name: string) => string;
      left: (number: string) => string;
      note: string;
      failed: (number: string) => string;
    };
    dismiss: string;
    empty: { title: string; text: string };
  };

  reason: Partial<Record<string, string>>;
  channel: Partial<Record<string, string>>; // in a sentence
  purpose: Partial<Record<string, string>>; // of the fair's own ids, those that everybody uses
  channelTitle: Partial<Record<string, string>>;

  needs: {
    title: string;
    needed: string;
    open: string;
    wordsGone: string;
    step: (step: string, most: string) => string;
  };
  story: {
    started: (language: string) => string;
    interest: (reason: string) => string;
    interestAgain: (reason: string) => string;
    topics: (names: string) => string;
    noTopics: string;
    needs: (answers: number) => string;
    needsOpen: string;
    consent: (channel: string) => string;
    consentOther: string;
    withdrawn: (channel: string) => string;
    withdrawnOther: string;
    contact: string;
    erased: string;
    ended: Partial<Record<string, string>>;
    endedOther: string;
    found: (name: string, what: string) => string;
    takenBack: (name: string) => string;
    crossed: string;
    asked: (number: string) => string;
    leftQueue: string;
    taken: (name: string) => string;
    handedOn: (name: string, to: string | null) => string;
    endedTicket: (name: string) => string;
    unknown: (type: string) => string;
  };

  password: {
    title: string;
    old: string;
    fresh: string;
    rule: string;
    submit: string;
    cancel: string;
    wrong: string;
    short: string;
    long: string;
    done: string;
  };

  help: {
    title: string;
    close: string;
    leads: string;
    visits: string;
    keys: Record<'down' | 'up' | 'open' | 'search' | 'back' | 'help', string>;
    visitKeys: Record<'down' | 'up' | 'found' | 'takeBack' | 'open' | 'why', string>;
  };

  notFound: { title: string; text: string; action: string };

  triage: TriageWords;
}
