// SPDX-License-Identifier: GPL-3.0-or-later
import { clockOf } from '../triage/clock';
import type { TriageWords } from './triage';

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = (n: number) => small[n] ?? new Intl.NumberFormat('en-GB').format(n);
const of = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;
const first = (rest: string) => `First ${rest}, then wanted something else`;
const reset = 'if it stays like this, `standdienst triage reset` goes back to the starting values.';

export const triageEn: TriageWords = {
  heading: 'A prospect?',
  column: 'Prospect',
  mark: (percent) => `${percent} likely to be a prospect`,
  likely: {
    surely: 'Very likely a prospect',
    likely: 'Probably a prospect',
    rather: 'Rather a prospect',
    even: 'Could be either',
    unclear: 'Too early to tell',
    rather_not: 'Rather not a prospect',
    unlikely: 'Probably not a prospect',
    surely_not: 'Very unlikely a prospect',
  },
  between: (low, high) => `between ${low} and ${high}%`,
  sure: 'The band at the end is where it lies in four of five cases.',

  how: 'Each reason moves the percentage: to the right for, to the left against. The strongest come first.',
  start: 'A visit of which nothing is known',
  total: 'Altogether',
  more: (n) => `${n} weaker reasons`,
  fewer: 'Put the weaker reasons together',
  rest: 'Everything else together',
  speaks: {
    for: { strongly: 'strongly for', clearly: 'for', slightly: 'slightly for' },
    against: { strongly: 'strongly against', clearly: 'against', slightly: 'slightly against' },
    neither: { strongly: 'neither', clearly: 'neither', slightly: 'neither for nor against' },
  },
  soFar: (percent) => `that makes ${percent}`,

  lane: {
    giveaway: 'Was shown the giveaways first.',
  },
  explored: 'Was led to a person although it seemed unlikely: to learn from it.',
  model: (version, labels) =>
    labels === 0
      ? `Model ${version}, at its starting values: nothing found yet.`
      : `Model ${version}, learned from ${of(labels, 'finding', 'findings')}.`,
  at: (when) => `Estimated on ${when}.`,

  why: 'Why?',
  show: 'Show the estimate',
  hidden: 'The estimate appears once you have said what you found, so that it does not lead you.',
  asking: 'Loading …',
  noScore: 'There is no estimate for this visit.',

  distrust: {
    few_labels:
      'The percentages are only a first hint. Say of more visits what you found, and they get better.',
    fewer_prospects: `Fewer visitors are prospects than the percentages say. Look at who is coming today; ${reset}`,
    more_prospects: `More visitors are prospects than the percentages say: pass nobody over. Look at who is coming today; ${reset}`,
    no_separation: `The percentages do not tell prospects from others. Say of more visits what you found; ${reset}`,
    miscalibrated: `The percentages do not match what you find. Say of more visits what you found; ${reset}`,
    other: 'The percentages should not be relied on just now: trust your own impression.',
  },
  doubted: (n) =>
    n === 1
      ? 'The findings of one account differ from all others and count for little until they agree.'
      : `The findings of ${count(n)} accounts differ from all others and count for little until they agree.`,

  levels: {
    reason: {
      advice: 'Asked for advice',
      information: 'Asked for information',
      products: 'Wanted to see products',
      appointment: 'Asked for an appointment',
      quote: 'Asked for a quote',
      giveaway: 'Came for a giveaway',
      job: 'Asked about a job',
      service: 'Needed help with something bought before',
      '': 'Did not say what brought them',
    },
    'reason.first': {
      advice: first('asked for advice'),
      information: first('asked for information'),
      products: first('wanted to see products'),
      appointment: first('asked for an appointment'),
      quote: first('asked for a quote'),
      giveaway: first('came for a giveaway'),
      job: first('asked about a job'),
      service: first('needed help with something bought before'),
      '': 'Only said later what brought them',
    },
    channels: {
      email: 'Allowed us to write',
      phone: 'Allowed us to call',
      both: 'Allowed us to write and to call',
      none: 'Left no way to reach them',
    },
    organization: { yes: 'Named their company', no: 'Named no company' },
    message: { yes: 'Said something in their own words', no: 'Said nothing in their own words' },
    email: {
      company: 'Left an e-mail address of a company',
      free: 'Left an e-mail address of a free provider',
      education: 'Left an e-mail address of a school or university',
      disposable: 'Left a throw-away e-mail address',
      '': 'Left no e-mail address',
    },
    left: { yes: 'Left before the end', no: 'Stayed to the end' },
    timeframe: {
      now: 'Wanted to start right away',
      quarter: 'Wanted to start within three months',
      year: 'Wanted to start within a year',
      later: 'Wanted to start in more than a year',
      '': 'Did not say when they wanted to start',
    },
    budget: {
      small: 'Had a small budget in mind',
      medium: 'Had a medium budget in mind',
      large: 'Had a large budget in mind',
      '': 'Did not name a budget',
    },
    role: {
      decides: 'Was one of those who decide',
      recommends: 'Was one of those who recommend',
      uses: 'Was one of those who will use it',
      student: 'Was a student',
      press: 'Was from the press',
      '': 'Did not say what their part is',
    },
    badge: {
      exhibitor: 'Had an exhibitor’s badge',
      visitor: 'Had a visitor’s badge',
      press: 'Had a press badge',
      student: 'Had a student’s badge',
      other: 'Had another kind of badge',
    },
  },
  numbers: {
    topics: (n) => `Chose ${of(n, 'topic', 'topics')}`,
    arrivals: (n) => {
      if (n === 0) return 'Came when all was quiet (no other visit in ten minutes)';
      const many = n < 3 ? 'it was quiet' : n < 8 ? 'others were coming too' : 'a group had just arrived';
      return `Came when ${many} (${n} ${n === 1 ? 'visit' : 'visits'} in ten minutes)`;
    },
    hour: (n) => `Came at ${clockOf(n)}`,
    returns: (n) => {
      if (n === 0) return 'Was here for the first time';
      return `Had been here ${['', 'once', 'twice'][n] ?? `${count(n)} times`} before`;
    },
    needs: (n) => (n === 0 ? 'Answered none of the questions' : `Answered ${of(n, 'question', 'questions')}`),
  },
  named: {
    topic: (name) => `Chose the topic “${name}”`,
    agreed: (purpose) => `Wanted to hear from us: ${purpose}`,
  },
  unknown: (fact) => `Something that this version has no words for: ${fact}`,
};
