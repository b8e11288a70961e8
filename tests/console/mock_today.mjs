// SPDX-License-Identifier: GPL-3.0-or-later
// The day at a glance, as the backend tells it (docs/api/console.md), and invented days for tests and pictures.

const hour = 3_600_000;

// `GET today` of a Mock whose `days` are answers by the day's name; `today` names the one that runs.
export function answerToday(mock, query, send) {
  const name = query.get('day') || mock.today.day;
  if (!/^\d{4}-\d\d-\d\d$/.test(name))
    return send(400, { title: 'malformed', status: 400, code: 'malformed' });
  const known = mock.days.find(({ day }) => day === name) ?? (name === mock.today.day ? mock.today : null);
  return send(200, known ?? { ...emptyDay(name), now: null, over: true });
}

// Midnight in Berlin, in winter.
const midnight = (day) => Date.parse(`${day}T00:00:00+01:00`);

export function emptyDay(day, change = {}) {
  const from = midnight(day);
  return {
    day,
    previous_day: null,
    next_day: null,
    from: new Date(from).toISOString(),
    until: new Date(from + 24 * hour).toISOString(),
    over: false,
    floor_enabled: true,
    scores_trusted: true,
    now: { waiting: 0, since: null, floor: { free: 0, busy: 0, break: 0, breaks_due: [], wait: null } },
    visits: 0,
    capped: false,
    asked: 0,
    waits: { went: 0, foretold: 0, within: 0, left: 0, promised: null, waited: null },
    found: { hot: 0, warm: 0, others: 0, unsaid: 0 },
    lost: { left: 0, likely_left: 0, unmet: 0, reachable: 0, visits: [] },
    hours: [],
    team: null,
    team_why: 'nobody',
    position: 1,
    ...change,
  };
}

// A busy day of a stand of six, at ten past three; `people` of fewer show what is told then.
export function busyDay(day, { people = 6, until = 15, now = midnight(day) + 15 * hour + 10 * 60_000 } = {}) {
  const visits = [14, 31, 44, 52, 38, 47, 9, 33, 21];
  const asked = [3, 8, 12, 15, 9, 13, 3, 7, 4];
  const promised = [1, 1.5, 3, 4.5, 2.5, 3.5, 1.5, 2, 1];
  const waited = [0.8, 1.3, 2.6, 5.2, 2.2, 3.9, 1.1, 1.6, 0.9];
  const prospects = [2, 4, 5, 6, 4, 5, 1, 3, 2];
  const left = [0, 0, 1, 3, 0, 1, 0, 0, 0];
  const unmet = [0, 1, 0, 2, 1, 0, 0, 1, 0];
  const share = [0.31, 0.52, 0.68, 0.81, 0.59, 0.72, 0.3, 0.48, 0.36];
  const hours = [];
  for (let i = 0; 9 + i <= until && i < visits.length; i++) {
    const runs = 9 + i === until;
    const there = people - (i === 0 ? 1 : 0); // one comes at ten
    const told = there > 4 && !runs;
    hours.push({
      from: new Date(midnight(day) + (9 + i) * hour).toISOString(),
      visits: visits[i],
      asked: asked[i],
      waits: people >= 3 && asked[i] >= 3 ? { promised: promised[i], waited: waited[i] } : null,
      fared: told ? { prospects: prospects[i], left: left[i], unmet: unmet[i] } : null,
      team: told
        ? {
            people: there,
            talks: Math.round(asked[i] * 1.7),
            talk_minutes: Math.round((share[i] * there * 60) / 5) * 5,
            present_minutes: there * 60,
          }
        : null,
    });
  }
  const sum = (list) => list.slice(0, hours.length).reduce((a, b) => a + b, 0);
  const lost = (number, minutes, why, probability, lead) => ({
    visit: `0193${String(number).padStart(4, '0')}-0000-7000-8000-000000000000`,
    at: new Date(now - minutes * 60_000).toISOString(),
    why,
    number: why === 'left' ? `A${number}` : null,
    lead,
    probability,
  });
  return emptyDay(day, {
    now: {
      waiting: 2,
      since: new Date(now - 4 * 60_000).toISOString(),
      floor: {
        free: 0,
        busy: Math.max(1, people - 2),
        break: people > 1 ? 1 : 0,
        breaks_due: people > 2 ? [{ id: '6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a02', name: 'Jonas Weiß' }] : [],
        wait: { minutes: 3.5, low: 1.5, high: 6 },
      },
    },
    visits: sum(visits),
    asked: sum(asked),
    waits: {
      went: sum(asked) - sum(left) - 2,
      foretold: sum(asked) - sum(left) - 4,
      within: sum(asked) - sum(left) - 11,
      left: sum(left),
      promised: 2.5,
      waited: 2.2,
    },
    found: { hot: 9, warm: sum(prospects) - 9, others: 41, unsaid: 3 },
    lost: {
      left: sum(left),
      likely_left: 2,
      unmet: sum(unmet),
      reachable: 4,
      visits: [
        lost(71, 23, 'unmet', 0.62, true),
        lost(64, 74, 'left', 0.18, false),
        lost(58, 128, 'unmet', 0.71, true),
        lost(52, 166, 'left', 0.66, true),
        lost(51, 171, 'left', 0.55, false),
        lost(49, 188, 'unmet', 0.83, true),
      ],
    },
    hours,
    team_why: 'running',
  });
}

// A day that is over: nothing of now; what the team did together, where there were enough.
export function pastDay(day, { people = 6 } = {}) {
  const whole = busyDay(day, { people, until: 18 });
  return {
    ...whole,
    over: true,
    now: null,
    team: people >= 3 ? { people, talks: 121, talk_minutes: 1640, present_minutes: people * 530 } : null,
    team_why: people >= 3 ? 'told' : 'few',
  };
}
