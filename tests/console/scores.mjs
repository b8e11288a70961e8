// SPDX-License-Identifier: GPL-3.0-or-later
// Invented scores, as `GET leads/<visit>` and `GET visits/<visit>` have them, each consistent in itself.

const sigmoid = (logit) => 1 / (1 + Math.exp(-logit));

// `reasons`: [fact, value, logit].
export function makeScore(reasons, change = {}) {
  const { bias = -1.1, error = 0.66, lane = 'prospect', explored = false, labels = 40 } = change;
  const logit = bias + reasons.reduce((sum, [, , each]) => sum + each, 0);
  return {
    probability: sigmoid(logit),
    low: sigmoid(logit - 1.2816 * error),
    high: sigmoid(logit + 1.2816 * error),
    logit,
    bias,
    error,
    model: { version: 12, labels },
    at: '2027-03-10T11:05:00.000Z',
    lane,
    explored,
    facts: reasons
      .map(([fact, value, each]) => ({ fact, value, logit: each }))
      .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit)),
  };
}

export const scores = {
  usual: makeScore([
    ['reason', 'advice', 0.83],
    ['topics', 3, 0.4],
    ['email', 'company', 0.36],
    ['organization', 'yes', 0.21],
    ['arrivals', 12, -0.31],
    ['channels', 'email', 0.13],
    ['message', 'no', -0.12],
    ['topic.waste-heat', 'yes', 0.04],
    ['hour', 9.5, -0.03],
    ['agreed.follow-up', 'yes', 0.02],
  ]),
  few: makeScore([['reason', 'information', -0.2]], { error: 0.4, bias: -1.6, lane: 'giveaway', labels: 0 }),
  many: makeScore(
    [
      ['reason', 'quote', 1.1],
      ['reason.first', 'information', 0.08],
      ['timeframe', 'quarter', 0.74],
      ['budget', 'large', 0.66],
      ['role', 'decides', 0.61],
      ['badge', 'exhibitor', -0.42],
      ['returns', 2, 0.37],
      ['needs', 5, 0.29],
      ['email', 'company', 0.27],
      ['message', 'yes', 0.22],
      ['organization', 'yes', 0.19],
      ['channels', 'both', 0.17],
      ['topic.energy-advice', 'yes', 0.11],
      ['topic.heat-pumps', 'yes', -0.09],
      ['agreed.newsletter', 'yes', 0.07],
      ['agreed.follow-up', 'yes', 0.03],
      ['arrivals', 1, 0.02],
      ['hour', 14.25, -0.01],
      ['left', 'no', 0.01],
      ['topics', 2, 0],
    ],
    { error: 0.35, bias: -2.1, labels: 1240 },
  ),
  huge: makeScore(
    [
      ['reason', 'appointment', 5.2],
      ['email', 'disposable', -3.9],
      ['left', 'yes', -2.4],
      ['organization', 'no', -0.06],
      ['hour', 17.75, 0.055],
    ],
    { error: 1.1 },
  ),
  unlikely: makeScore(
    [
      ['reason', 'gift', -1.4],
      ['arrivals', 23, -0.7],
      ['topics', 0, -0.3],
      ['email', null, -0.1],
      ['badge', 'visitor', 0.06],
    ],
    { bias: -1.9, error: 0.3, explored: true },
  ),
  unsure: makeScore([['reason', null, 0.9]], { bias: -0.9, error: 1.6, labels: 1 }),
  newer: makeScore([
    ['reason', 'advice', 0.5],
    ['weather', 'rain', 0.4],
    ['reason', 'barter', -0.3],
    ['topics', 'several', 0.2],
    ['toString', 'constructor', -0.1],
  ]),
};

// A third of the visits and leads has no score, the others take turns.
export function addScores(mock) {
  const kinds = Object.values(scores);
  for (const [index, visit] of mock.visits.entries())
    if (index % 3 !== 2) mock.scores.set(visit.visit, kinds[index % kinds.length]);
  for (const [index, { lead }] of mock.leads.entries())
    if (index % 5 !== 4) mock.scores.set(lead.visit, kinds[index % kinds.length]);
}
