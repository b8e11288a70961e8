// SPDX-License-Identifier: GPL-3.0-or-later
// Every fact that a score may rest on, and what it may be. Each has a sentence in each language (text/triage-*.ts): the type
// checker refuses a missing one. Core's table of facts is the model: a test holds this one against it.

const reasons = [
  'advice',
  'information',
  'products',
  'appointment',
  'giveaway',
  'quote',
  'job',
  'service',
  '',
] as const;

// One of several; '' where the question was put and not answered (null in the API).
export const levels = {
  reason: reasons,
  'reason.first': reasons,
  channels: ['email', 'phone', 'both', 'none'],
  organization: ['yes', 'no'],
  message: ['yes', 'no'],
  email: ['company', 'free', 'education', 'disposable', ''],
  left: ['yes', 'no'],
  timeframe: ['now', 'quarter', 'year', 'later', ''],
  budget: ['small', 'medium', 'large', ''],
  role: ['decides', 'recommends', 'uses', 'student', 'press', ''],
  badge: ['exhibitor', 'visitor', 'press', 'student', 'other'],
} as const;

// A number; `hour` is a time of the day (9.5 is half past nine), the others count something.
export const numbers = ['topics', 'arrivals', 'hour', 'returns', 'needs'] as const;

// With a name of the fair's own behind the dot, as in `topic.steam`; always "yes".
export const named = ['topic', 'agreed'] as const;

export type LevelFact = keyof typeof levels;
export type LevelOf<F extends LevelFact> = (typeof levels)[F][number];
export type NumberFact = (typeof numbers)[number];
export type NamedFact = (typeof named)[number];
