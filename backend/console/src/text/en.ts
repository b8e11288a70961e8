// SPDX-License-Identifier: GPL-3.0-or-later
import { floorEn } from './floor';
import { giftsEn } from './gifts';
import { shiftsEn } from './shifts';
import { todayEn } from './today';
import { tabletEn } from './tablet';
import { triageEn } from './triage-en';
import type { Words } from './words';

export const en: Words = {
  lang: 'en',
  floor: floorEn,
  gifts: giftsEn,
  shifts: shiftsEn,
  today: todayEn,
  tablet: tabletEn,
  product: 'Standdienst',

  nav: {
    label: 'Sections',
    leads: 'Leads',
    visits: 'Visits',
    skip: 'Skip to the leads',
    skipVisits: 'Skip to the visits',
    more: 'More',
    menu: (name) => `Account of ${name}`,
    password: 'Change password',
    logout: 'Log out',
    help: 'Keyboard',
  },
  state: {
    trial: 'Trial',
    trialHint: 'The fair is being rehearsed. Leads from recorded visits are marked as rehearsed.',
    closed: 'Closed',
    closedHint: 'The fair is over. Its kiosks take no more visits.',
  },
  live: {
    on: 'Live',
    lost: 'Reconnecting …',
    lostLong: 'No connection to the backend. New leads appear as soon as it is back.',
    newLead: (name) => `New lead: ${name}`,
  },

  login: {
    title: 'Log in',
    name: 'Name',
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    submit: 'Log in',
    busy: 'Logging in …',
    wrong:
      'That name and password do not belong together. Check both; an administrator can give you a new login.',
    missing: 'Please enter your name and your password.',
    tooMany: (seconds) =>
      seconds === null
        ? 'Too many tries. Please wait a few minutes, then try again.'
        : `Too many tries. Please try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
    link: 'Logging in with your link …',
    linkBad:
      'This link has been used already or is too old. Ask an administrator for a new one, or log in here.',
    ended: 'Your session has ended. Please log in again to go on where you were.',
    bye: 'You are logged out.',
  },

  failure: {
    unreachable: 'The backend cannot be reached. Check that this computer is in its network; we keep trying.',
    unclear:
      'Something other than the backend answered. A hotspot’s login page may be in between: open it, log in, try again.',
    failing:
      'The backend could not answer. Try again; if it stays so, ask an administrator to look at its log.',
    full: 'Nothing was saved: the backend’s disk is full. An administrator must make room on it; then it goes on by itself.',
    retry: 'Try again',
  },

  disk: {
    low: 'The backend’s disk is nearly full. Please tell whoever looks after it: less than 256 MiB are left, and below 32 MiB nothing new is saved.',
    full: 'The backend’s disk is full, so nothing new is saved. Please tell whoever looks after it to make room at once; it goes on by itself then. Kiosks go on and keep their visits meanwhile.',
  },

  leads: {
    title: 'Leads',
    search: 'Search',
    searchHint: 'Name, company, e-mail, phone, words',
    clearSearch: 'Clear the search',
    reason: 'What they want',
    anyReason: 'All requests',
    topic: 'Topic',
    anyTopic: 'All topics',
    total: (n, capped, filtered) =>
      filtered
        ? capped
          ? `At least ${n} leads match`
          : n === 1
            ? '1 lead matches'
            : `${n} leads match`
        : capped
          ? `At least ${n} leads`
          : n === 1
            ? '1 lead'
            : `${n} leads`,
    more: 'Show more',
    loading: 'Loading …',
    searching: 'Searching older leads …',
    searchOn: 'Keep searching older leads',
    noneYet: 'Nothing found so far.',
    all: 'That is all of them.',
    columns: {
      when: 'When',
      contact: 'Contact',
      company: 'Company',
      wants: 'Wants',
      topics: 'Topics',
      channels: 'Agreed',
      device: 'Kiosk',
    },
    unnamed: 'No name given',
    fresh: 'New',
    played: 'Rehearsed',
    playedHint: 'This visit was played from a recording, to rehearse the fair.',
    moreTopics: (n) => `and ${n} more`,
    empty: {
      title: 'No visitor has left a contact yet',
      steps: [
        'Touch the kiosk on your stand and say what brings you.',
        'Leave a contact, and agree to hear from the company.',
        'The lead appears here within a second or two, without reloading.',
      ],
      trial: 'The fair is in trial: try it as often as you like.',
    },
    none: {
      title: 'No lead matches',
      text: 'Try fewer words, or the beginning of a name.',
      clear: 'Show all leads',
    },
    noFair: {
      title: 'No fair has been set up yet',
      text: 'An administrator sets one up on the backend’s machine:',
      command: 'standdienst fair import fair.toml',
    },
  },

  lead: {
    back: 'All leads',
    close: 'Close',
    next: 'Next lead',
    previous: 'Previous lead',
    contact: 'Contact',
    email: 'E-mail',
    phone: 'Phone',
    badge: 'Badge',
    copy: 'Copy',
    copied: 'Copied',
    wants: 'Wants',
    topics: 'Topics',
    noTopics: 'None chosen',
    language: 'Language',
    words: 'In their own words',
    consents: 'Consents',
    story: 'Story',
    device: 'Kiosk',
    left: (when) => `Left their contact ${when}`,
    arrived: (when) => `The kiosk had no network for a while: this reached the backend ${when}.`,
    unreadable:
      'This contact is kept sealed, and this backend lacks the key that opens it. An administrator can bring the key back from a backup.',
    clock: 'The kiosk’s clock was wrong, so times here are those of the backend.',
    agreedTo: (purposes) => `Agreed: ${purposes}`,
    mayContact: { email: 'May be e-mailed', phone: 'May be called' },
    mayNot: 'No agreement to this channel',
    given: (when, language) => `Agreed ${when}, in ${language}`,
    withdrawn: (when) => `Withdrawn ${when}`,
    inEffect: 'In effect',
    wording: (version) => `Wording ${version}`,
    gone: {
      title: 'This lead is no longer here',
      text: 'The visitor took their consent back, so their contact was erased; or the address was mistyped.',
    },
    choose: 'Choose a lead to see its story.',
  },

  disposition: { hot: 'Hot', warm: 'Warm', cold: 'Cold', none: 'No prospect' },
  dispositionWord: { hot: 'hot', warm: 'warm', cold: 'cold', none: 'no prospect' },

  known: {
    title: 'Company',
    any: 'All companies',
    customer: 'Customer',
    target: 'Target account',
    competitor: 'Competitor',
    hint: 'By the lists that were imported',
  },

  found: {
    title: 'Found',
    heading: 'What staff found',
    any: 'All findings',
    open: 'Not looked at yet',
    by: (name, when) => `${name}, ${when}`,
    somebody: 'A colleague',
    saving: 'Saving',
    unsaved: (what) => `Not saved: ${what}`,
    unsavedTakeBack: 'Not saved: the answer still stands',
    retry: 'Try again',
    discard: 'Discard',
  },

  visits: {
    title: 'Visits',
    progress: (given, total, capped) => `${given} of ${capped ? 'more than ' : ''}${total} looked at`,
    day: 'Day',
    previousDay: 'The day before that has visits',
    nextDay: 'The next day that has visits',
    show: 'Found',
    all: 'All visits',
    arrived: (n) => (n === 1 ? 'Show 1 new visit' : `Show ${n} new visits`),
    nothingAsked: 'Nothing asked for',
    underway: 'at the kiosk now',
    minutes: (n) => (n === 0 ? 'under 1 min' : `${n} min`),
    outcome: { left: 'left before the end', timed_out: 'walked away', interrupted: 'kiosk interrupted' },
    openLead: 'Open the lead',
    given: (what) => `Saved: ${what}.`,
    takenBack: 'Taken back.',
    takeBack: 'Take back',
    takeBackWord: 'take back',
    then: (what) => `Now: ${what}`,
    allDone: 'All of them are looked at.',
    keys: 'Keys',
    next: 'up and down',
    more: 'Show more',
    loading: 'Loading …',
    unsavedMany: (n) => (n === 1 ? 'One answer is not saved.' : `${n} answers are not saved.`),
    empty: {
      title: 'Nobody was at the kiosk yet that day',
      text: 'As soon as somebody touches the kiosk, the visit stands here. Then say with one press what you found.',
    },
    none: {
      title: 'None of them',
      text: 'That day has no such visit.',
      clear: 'Show all visits',
    },
    badDay: {
      title: 'There is no such day',
      text: 'The address may have been mistyped.',
      action: 'Show the last day',
    },
  },

  waiting: {
    nav: 'Waiting',
    skip: 'Skip to who is waiting',
    title: 'Waiting',
    count: (n) => (n === 1 ? '1 visitor is waiting' : `${n} visitors are waiting`),
    mine: 'With you',
    open: 'Waiting for somebody',
    others: 'With colleagues',
    earlier: 'From earlier days',
    earlierHint: 'Nobody has ended these. Nobody waits any more either.',
    since: (n) => (n === 0 ? 'since just now' : n === 1 ? 'for 1 minute' : `for ${n} minutes`),
    sinceWhen: (when) => `since ${when}`,
    asked: { after_gift: 'said yes after the gift' },
    at: (place) => `at ${place}`,
    take: 'I’m going',
    handOn: 'Hand on',
    handOnTo: 'Hand on to',
    everybody: 'Back to everybody',
    me: '(you)',
    forYou: (by) => (by ? `${by} asks you to go` : 'Meant for you'),
    forOther: (name) => `Meant for ${name}`,
    takenBy: (name, when) => `${name}, since ${when}`,
    takenByMe: (when) => `You are going, since ${when}`,
    wanted: (name, when) => `${name} wanted to go too (${when}). You have it.`,
    note: 'Note',
    noteHint: 'What the next colleague should know. Kept sealed, erased with the contact.',
    noteErased: 'A note that was erased',
    noteBy: (name, when) => `${name}, ${when}`,
    found: 'What did you find? This ends it.',
    gone: 'Nobody was there',
    cancel: 'Cancel',
    saving: 'Saving …',
    more: (n) => `Only the newest ${n} are shown. End those of earlier days.`,
    sound: {
      on: 'Sound is on',
      off: 'Turn sound on',
      blocked: 'The browser plays no sound yet: touch the page once.',
    },
    notify: {
      ask: 'Allow notifications',
      denied: 'This browser blocks notifications. Its settings for this site can allow them.',
    },
    came: (number) => `${number} is waiting`,
    cameText: (reason, device) => [reason, device].filter(Boolean).join(' · '),
    ended: (number, what) => `${number} ended: ${what}. You can change that under Visits.`,
    endedGone: (number) => `${number} ended without a finding.`,
    handedOn: (number, name) =>
      name ? `${number} handed on to ${name}.` : `${number} is back with everybody.`,
    lost: {
      taken: (number, name) => `${name} has taken ${number} just before you.`,
      ended: (number, name) => `${name} has ended ${number} already.`,
      left: (number) => `${number} has left the queue.`,
      note: 'The visitor took their consent back, so no note may be kept. Remove it and try again.',
      failed: (number) => `That did not reach the backend; ${number} is as it was. Please try again.`,
    },
    dismiss: 'Close this message',
    empty: {
      title: 'Nobody is waiting',
      text: 'When a visitor touches “Speak to a person” on a kiosk, they stand here at once, with their number and what they are looking for. Turn the sound on and you need not look.',
    },
  },

  reason: {
    advice: 'Advice',
    information: 'Information',
    products: 'Products',
    appointment: 'Appointment',
    giveaway: 'Giveaway',
  },
  channel: { email: 'by e-mail', phone: 'by phone' },
  purpose: { 'follow-up': 'answer to the enquiry', newsletter: 'newsletter' },
  channelTitle: { email: 'By e-mail', phone: 'By phone' },

  needs: {
    title: 'What they need',
    needed: 'Needs',
    open: 'Left open',
    wordsGone: 'Said something in their own words',
    step: (step, most) => `${step} of ${most}`,
  },

  story: {
    started: (language) => `Touched the kiosk, in ${language}`,
    interest: (reason) => `Said what brought them: ${reason}`,
    interestAgain: (reason) => `Changed what they want: ${reason}`,
    topics: (names) => `Topics: ${names}`,
    noTopics: 'Chose no topic',
    needs: (answers) => (answers === 1 ? 'Answered one question' : `Answered ${answers} questions`),
    needsOpen: 'Left the questions open',
    consent: (channel) => `Agreed to be contacted ${channel}`,
    consentOther: 'Gave a consent',
    withdrawn: (channel) => `Took back the consent to be contacted ${channel}`,
    withdrawnOther: 'Took back a consent',
    contact: 'Left their contact',
    erased: 'Forgotten at their wish: nobody knows any more who it was',
    ended: {
      finished: 'Finished the visit',
      left: 'Left before the end',
      timed_out: 'Walked away; the kiosk wiped the screen',
      interrupted: 'The kiosk was interrupted; the visit ended there',
    },
    endedOther: 'The visit ended',
    found: (name, what) => `${name} found: ${what}`,
    takenBack: (name) => `${name} took the answer back`,
    crossed: 'Without having seen the answer before',
    asked: (number) => `Asked for a person, number ${number}`,
    leftQueue: 'Rather did not wait any longer',
    taken: (name) => `${name} went there`,
    handedOn: (name, to) =>
      to ? `${name} handed them on to ${to}` : `${name} handed them back to everybody`,
    endedTicket: (name) => `${name} ended the talk`,
    unknown: (type) => `Something this version does not know: ${type}`,
  },

  password: {
    title: 'Change password',
    old: 'Current password',
    fresh: 'New password',
    rule: '12 characters or more. A few words in a row are good.',
    submit: 'Change password',
    cancel: 'Cancel',
    wrong: 'That is not your current password. Please check it.',
    short: 'The new password needs at least 12 characters.',
    long: 'The new password can have 200 characters at most.',
    done: 'Your password is changed.',
  },

  help: {
    title: 'Keyboard',
    close: 'Close',
    keys: {
      down: 'Next lead',
      up: 'Previous lead',
      open: 'Open the lead',
      search: 'Search',
      back: 'Close, clear, go back',
      help: 'This help',
    },
    visits: 'Visits',
    leads: 'Leads',
    visitKeys: {
      down: 'Next visit',
      up: 'Previous visit',
      found: 'Hot, warm, cold, no prospect; on to the next open one',
      takeBack: 'Take the answer back',
      open: 'Open the visit’s lead',
      why: 'Reasons of the estimate',
    },
  },

  notFound: {
    title: 'There is nothing at this address',
    text: 'It may have been mistyped.',
    action: 'Show the leads',
  },

  triage: triageEn,
};
