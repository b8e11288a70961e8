// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of the mock (docs/api/console.md, "The floor"): as much of it as the page for staff can tell apart. Nobody is
// offered anything unless a test says so.

const minutes = (count) => count * 60_000;
const iso = (time) => new Date(time).toISOString();

export class MockFloor {
  enabled = true;
  people = []; // {id, name, status, break_due, needs_help}: all but the caller
  waits = new Map(); // {minutes, low, high} by ticket
  lose = null; // a path of `floor/me`: done, and the answer is lost
  hold = null; // a promise: answers to what is done wait for it
  me = nobody();

  constructor(mock) {
    this.mock = mock;
  }

  // As if the floor had decided something.
  change(fields) {
    Object.assign(this.me, fields);
    this.mock.stir();
  }

  // Offers a ticket of the mock.
  offer(ticket, because = [{ reason: 'asked_for_person', value: 1 }], seconds = 30) {
    const { id, number } = ticket;
    this.until = Date.now() + seconds * 1000;
    this.change({ status: 'offered', offer: { ticket: id, number, of: 30, because } });
  }

  // The time was over, or somebody else went there.
  withdraw() {
    this.change({ status: 'free', offer: null });
  }

  answer(method, path, body, send) {
    const problem = (status, code) => send(status, { title: code, status, code });
    if (method === 'GET' && path === 'floor') return send(200, this.#view());
    if (method === 'GET' && path === 'floor/me') return send(200, this.#me());
    const act = /^floor\/me\/([a-z-]+)$/.exec(path)?.[1];
    if (method !== 'POST' || !(act in acts)) return problem(404, 'not_found');
    const refused = () =>
      send(409, { title: 'conflict', status: 409, code: 'conflict', detail: 'in words', me: this.#me() });
    if (!this.enabled) return refused();
    const before = JSON.stringify(this.me);
    const result = acts[act](this, body);
    if (result === 'conflict') return refused();
    if (result === 'malformed') return problem(400, 'malformed');
    if (JSON.stringify(this.me) !== before) this.mock.stir();
    if (this.lose === act) {
      this.lose = null;
      return send(503);
    }
    return send(200, this.#me());
  }

  ticket(id) {
    return this.mock.tickets.find((one) => one.id === id);
  }

  begin(ticket) {
    this.began = Date.now();
    const { id = null, number = null } = ticket ?? {};
    Object.assign(this.me, { status: 'talk', offer: null, rest: null, talk: { ticket: id, number } });
  }

  free() {
    Object.assign(this.me, {
      status: 'free',
      talk: null,
      help: null,
      rest: null,
      helping: null,
      offer: null,
    });
  }

  #me() {
    const { me } = this;
    return {
      ...me,
      enabled: this.enabled,
      ...(me.offer && {
        offer: {
          ...me.offer,
          until: iso(this.until),
          seconds: Math.max(0, Math.floor((this.until - Date.now()) / 1000)),
        },
      }),
      ...(me.talk && { talk: { ...me.talk, minutes: (Date.now() - this.began) / minutes(1) } }),
      position: this.mock.position,
    };
  }

  #view() {
    const own = this.me.me && {
      ...this.me.me,
      status: { free: 'free', resting: 'break' }[this.me.status] ?? 'busy',
      break_due: false,
      needs_help: this.me.help !== null && this.me.help.coming === null,
    };
    const people = [...this.people, ...(this.me.status === 'off' ? [] : [own])];
    return {
      enabled: this.enabled,
      people: people.sort((a, b) => (a.name < b.name ? -1 : 1)),
      waiting: this.mock.tickets
        .filter(({ state, earlier }) => state === 'open' && !earlier)
        .map(({ id, number, language, opened_at: at }) => ({
          id,
          number,
          language,
          waited: (Date.now() - new Date(at).getTime()) / minutes(1),
          offered: this.me.offer?.ticket === id,
          wait: this.waits.get(id) ?? null,
        })),
      wait: null,
      promises: { kept: 0, within: 0, left: 0 },
      position: this.mock.position,
    };
  }
}

const nobody = () => ({
  enabled: true,
  me: null,
  status: 'off',
  offer: null,
  talk: null,
  rest: null,
  helping: null,
  help: null,
  due: [],
  unanswered: 0,
  load: null,
  next_break: null,
  shift: null,
  languages: [],
  topics: [],
});

const isOffered = ({ me }, { ticket }) => me.offer && (!ticket || ticket === me.offer.ticket);

const acts = {
  come(floor, { shift, languages = [], topics = [] }) {
    const { me, mock } = floor;
    me.me = mock.me;
    me.shift ??= shift ?? { begins: iso(Date.now()), ends: iso(Date.now() + minutes(480)) };
    Object.assign(me, { languages, topics, unanswered: 0 });
    me.load ??= { talk_minutes: 0, streak_minutes: 0, fatigue: 0 };
    if (me.status === 'off') me.status = 'free';
  },
  go(floor) {
    if (floor.me.status === 'talk') return 'conflict';
    Object.assign(floor.me, nobody());
  },
  accept(floor, body) {
    if (body.ticket && floor.me.talk?.ticket === body.ticket) return;
    if (!isOffered(floor, body)) return 'conflict';
    const ticket = floor.ticket(floor.me.offer.ticket);
    floor.begin(ticket);
    floor.mock.act(ticket, 'taken');
  },
  pass(floor, body) {
    if (!isOffered(floor, body)) return 'conflict';
    floor.free();
  },
  talk(floor) {
    if (floor.me.status === 'talk') return floor.me.talk.ticket ? 'conflict' : undefined;
    floor.begin(null);
  },
  end(floor, { disposition, note }) {
    const { me, mock } = floor;
    if (disposition === undefined) return 'malformed';
    if (!me.talk) return 'conflict';
    if (note && !me.talk.ticket) return 'malformed';
    if (me.talk.ticket) {
      mock.act(floor.ticket(me.talk.ticket), 'ended', mock.me, { note });
      if (disposition) mock.find(me.talk.ticket, disposition);
    }
    floor.ended = { ...me.talk, disposition };
    floor.free();
  },
  'hand-on'(floor, { to, note }) {
    if (!floor.me.talk?.ticket) return 'conflict';
    const colleague = floor.people.find(({ id }) => id === to) ?? null;
    floor.mock.act(floor.ticket(floor.me.talk.ticket), 'open', floor.mock.me, { for: colleague, note });
    floor.free();
  },
  rest(floor, { rest = 'break' }) {
    const { me } = floor;
    if (me.status === 'off' || me.status === 'talk') return 'conflict';
    const due = me.due.find((one) => one.rest === rest);
    const length = due?.minutes ?? (rest === 'break' ? 30 : 5);
    floor.free();
    me.status = 'resting';
    me.due = [];
    me.rest = { rest, minutes: length, until: iso(Date.now() + minutes(length)) };
  },
  back(floor) {
    if (floor.me.status === 'off') return 'conflict';
    floor.me.unanswered = 0;
    floor.me.due = [];
    if (floor.me.status !== 'talk') floor.free();
  },
  help(floor, { needed = true }) {
    if (!floor.me.talk) return 'conflict';
    floor.me.help = needed ? (floor.me.help ?? { coming: null }) : null;
  },
  'come-to'(floor, { staff }) {
    const other = floor.people.find(({ id }) => id === staff);
    if (floor.me.status === 'talk' || !other?.needs_help) return 'conflict';
    floor.free();
    other.needs_help = false;
    Object.assign(floor.me, { status: 'helping', helping: { id: other.id, name: other.name }, due: [] });
  },
};
