// SPDX-License-Identifier: GPL-3.0-or-later
// The mock's shifts: a plan in memory, with the simplest of the law's rules. What the backend says of plans is tested there.
import { randomUUID } from 'node:crypto';

const hour = 3_600_000;

export class ShiftPlan {
  shifts = []; // as the API lists them, without `mine`
  uncovered = [];
  people = [];
  since = null; // of the calendar's link
  forecast = false;

  add(who, begins, ends, more = {}) {
    const shift = {
      id: randomUUID(),
      who,
      begins: new Date(begins).toISOString(),
      ends: new Date(ends).toISOString(),
      breaks: [],
      offered: false,
      swapped_from: null,
      ...more,
    };
    this.shifts.push(shift);
    this.#sort();
    if (!this.people.includes(who)) this.people.push(who);
    return shift;
  }

  put(id, wish) {
    this.shifts = this.shifts.filter((one) => one.id !== id);
    this.shifts.push({ id, offered: false, swapped_from: null, ...wish });
    this.#sort();
  }

  #sort() {
    this.shifts.sort((a, b) => (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : a.who < b.who ? -1 : 1));
  }
}

// Ten hours of work with 45 minutes of break, and eleven between two shifts.
function warningsOf(shifts, me) {
  const warnings = [];
  for (const who of new Set(shifts.map((shift) => shift.who))) {
    let over = -Infinity;
    for (const { begins, ends } of shifts.filter((shift) => shift.who === who)) {
      const from = Date.parse(begins);
      const minutes = (Date.parse(ends) - from) / 60_000;
      const own = (is) => (who === me ? { is } : {});
      if (minutes > 645)
        warnings.push({
          code: 'too_long_day',
          who,
          at: begins,
          allowed: 600,
          unlawful: true,
          ...own(minutes - 45),
        });
      else if (minutes > 510)
        warnings.push({
          code: 'long_day',
          who,
          at: begins,
          allowed: 480,
          unlawful: false,
          ...own(minutes - 30),
        });
      if (from - over < 11 * hour)
        warnings.push({
          code: from < over ? 'overlap' : 'short_night',
          who,
          at: begins,
          allowed: 660,
          unlawful: true,
          ...own((from - over) / 60_000),
        });
      over = Date.parse(ends);
    }
  }
  return warnings;
}

// True where it was one of these requests.
export function answerShifts(mock, method, path, body, send) {
  const plan = mock.shifts;
  const me = mock.me.name;
  const may = mock.role === 'admin';
  const problem = (status, code, more = {}) => send(status, { title: code, status, code, ...more });
  const list = () => ({
    shifts: plan.shifts.map((shift) => ({ ...shift, mine: shift.who === me })),
    warnings: warningsOf(plan.shifts, me).filter(({ who }) => may || who === me),
    may_plan: may,
    country: 'de',
    kept_days: 14,
    position: 1,
    ...(may && { people: plan.people, uncovered: plan.uncovered, forecast: plan.forecast }),
  });
  const changed = () => {
    send(200, list());
    mock.moved();
  };
  if (path === 'shifts') send(200, list());
  else if (path === 'shifts/calendar') {
    if (method === 'GET') send(200, { since: plan.since });
    else if (method === 'DELETE') {
      plan.since = null;
      send(204);
    } else {
      plan.since = new Date().toISOString();
      send(200, { url: `https://stand.example/calendar/${'k'.repeat(43)}.ics`, qr: squares(37) });
    }
  } else {
    const [, id, act] = /^shifts\/([0-9a-f-]{36})(?:\/(look|offer|take))?$/.exec(path) ?? [];
    if (!id) return false;
    const shift = plan.shifts.find((one) => one.id === id);
    if ((!act || act === 'look') && !may) problem(403, 'forbidden');
    else if (act === 'look' || method === 'PUT') {
      const length = Date.parse(body.ends) - Date.parse(body.begins);
      if (!(length > 0 && length <= 16 * hour)) problem(400, 'malformed');
      else if (method === 'PUT') {
        plan.put(id, body);
        changed();
      } else {
        const wished = new ShiftPlan();
        wished.shifts = plan.shifts.filter((one) => one.id !== id);
        wished.put(id, body);
        const warnings = warningsOf(wished.shifts, me).filter(({ who }) => who === body.who);
        send(200, { warnings, uncovered: [] });
      }
    } else if (!shift) problem(404, 'not_found');
    else if (method === 'DELETE') {
      plan.shifts = plan.shifts.filter((one) => one !== shift);
      changed();
    } else if (act === 'offer') {
      shift.offered = body.offered;
      changed();
    } else {
      const with_ = plan.shifts.map((one) => (one === shift ? { ...one, who: me } : one));
      const why = warningsOf(with_, me).find(({ who, unlawful }) => who === me && unlawful);
      if (!shift.offered) problem(409, 'conflict', { why: 'not_offered' });
      else if (why) problem(409, 'conflict', { why: why.code });
      else {
        Object.assign(shift, { swapped_from: shift.who, who: me, offered: false });
        changed();
      }
    }
  }
  return true;
}

// Something that looks like a QR code.
const squares = (side) =>
  Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (__, x) => ((x * 7 + y * 13 + x * y) % 3 === 0 ? '1' : '0')).join(''),
  );

// Who says that they are there; null: the floor is off.
export function setHere(mock, names) {
  mock.floor.enabled = names !== null;
  mock.floor.people = (names ?? []).map((name) => ({
    id: name,
    name,
    status: 'free',
    break_due: false,
    needs_help: false,
  }));
}
