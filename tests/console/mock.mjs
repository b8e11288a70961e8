// SPDX-License-Identifier: GPL-3.0-or-later
// A mock of the console API (docs/api/console.md) for the console's own browser tests and for working on its looks. It
// keeps everything in memory, and tests can make it misbehave. What the real backend does is tested in tests/e2e.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { answerShifts, ShiftPlan } from './mock_shifts.mjs';
import { MockFloor } from './mock_floor.mjs';
import { answerToday, emptyDay } from './mock_today.mjs';
import { TabletMock } from './mock_tablet.mjs';
import { makeClaim } from './people.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const cookie = '__Host-standdienst';

export class Mock {
  fair = null;
  leads = []; // {lead, consents, story, device}, newest first
  visits = []; // as the API lists them, the latest first; those of `leads` among them
  me = { id: '6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a01', name: 'Petra Lindner' };
  tickets = []; // as the API lists them, who has waited longest first; also those that are over
  people = [this.me, { id: '6d0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a02', name: 'Jonas Weiß' }];
  holdTickets = null; // a promise: answers to the list of tickets wait for it
  gifts = []; // as the API lists them
  claims = []; // reservations by number, whatever became of them; those that are reserved are open
  letters = ['A', 'B'];
  deliveries = new Map(); // pieces by id
  shifts = new ShiftPlan(); // the plan (mock_shifts.mjs)
  holdHanded = null; // a promise: answers to handing out wait for it
  floor = new MockFloor(this);
  scores = new Map(); // by visit (scores.mjs); those without have none
  triage = null; // what `GET triage` answers; null: a backend that knows nothing of it
  today = emptyDay('2027-03-10'); // the day that runs, as the API tells it
  days = []; // others
  holdFound = null; // a promise: answers to what was found wait for it
  password = 'a few words in a row';
  role = 'sales'; // of whoever logs in with it
  tablet = new TabletMock(this);
  links = new Set();
  requests = []; // "GET leads?q=..." as they came
  failing = null; // {path, status, headers, body}: what requests to a path get instead
  disk = 'ok'; // or 'low', 'full'
  hold = null; // a promise: answers to `leads` wait for it
  #position = 0;
  #sessions = new Map(); // token to {csrf, name, role, and what mock_tablet.mjs adds}
  #streams = new Set();
  #server;

  constructor(folder) {
    this.folder = folder;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error) => {
        console.error(error);
        response.destroy();
      });
    });
  }

  async start(port = 0) {
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.port = this.#server.address().port;
    return `http://localhost:${this.port}`;
  }

  async stop() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  add(lead) {
    this.leads.unshift(lead);
    lead.lead.position = ++this.#position;
    this.moved();
    return lead.lead.visit;
  }

  // Visits stand in order of when they began, whenever they arrive.
  addVisit(visit) {
    visit.position = ++this.#position;
    this.visits.push(visit);
    this.visits.sort((a, b) => (a.at < b.at ? 1 : -1));
    this.moved();
    return visit.visit;
  }

  // What somebody found of a visit: in its row, and where it is a lead in its page.
  find(id, disposition, by = this.me, { crossed = false } = {}) {
    const visit = this.visits.find((one) => one.visit === id);
    const lead = this.leads.find((one) => one.lead.visit === id);
    const at = new Date().toISOString();
    this.#position++;
    if (visit) {
      Object.assign(visit, { disposition, disposition_by: by, disposition_at: at });
      if (!disposition) {
        delete visit.disposition_by;
        delete visit.disposition_at;
      }
    }
    if (lead) {
      lead.lead.disposition = disposition;
      const step = { event: randomUUID(), type: 'disposition.given', at, received_at: at, disposition, by };
      lead.story.push(crossed ? { ...step, crossed } : step);
    }
    this.moved();
    return visit;
  }

  addTicket(ticket) {
    ticket.position = ++this.#position;
    this.tickets.push(ticket);
    this.moved();
    return ticket;
  }

  // As if somebody did something with a ticket: its state, and by whom.
  act(ticket, what, by = this.me, more = {}) {
    const at = new Date().toISOString();
    ticket.position = ++this.#position;
    if (what === 'taken') Object.assign(ticket, { state: 'taken', by, taken_at: at, for: null, wanted: [] });
    if (what === 'open')
      Object.assign(ticket, { state: 'open', by: null, taken_at: null, for: null, wanted: [], ...more });
    if (what === 'wanted') ticket.wanted.push({ by, at });
    if (what === 'ended') Object.assign(ticket, { state: 'ended', ended_by: by, ended_at: at });
    if (what === 'left') ticket.state = 'left';
    if (more.note) ticket.notes.push({ by, at, text: more.note });
    this.moved();
    return ticket;
  }

  addClaim(claim) {
    this.claims.push(claim);
    const gift = this.gifts.find((one) => one.gift === claim.gift);
    gift.reserved++;
    gift.left--;
    this.#position++;
    this.moved();
    return claim;
  }

  // What the backend's books would say of it: the smallest that tells the cases apart.
  #hand({ number: typed, gift: named, anyway }, send) {
    const number = String(typed)
      .replace(/[\s.-]/g, '')
      .toUpperCase();
    const refuse = (status, code, why, claim = null) =>
      send(status, { title: code, status, code, ...(why && { why, claim }) });
    if (!/^[1-9]\d\d[A-Z]{1,3}$/.test(number) || number.startsWith('100')) return refuse(400, 'malformed');
    if (!this.letters.includes(number.slice(3))) return refuse(404, 'not_found', 'no_kiosk');
    let claim = this.claims.find((one) => one.number === number);
    if (claim?.state === 'handed') return refuse(409, 'conflict', 'handed', claim);
    if (claim?.state === 'released' && !anyway) return refuse(409, 'conflict', 'given_back', claim);
    if (claim?.second && !anyway) return refuse(409, 'conflict', 'second', claim);
    const gift = this.gifts.find((one) => one.gift === (named ?? claim?.gift));
    if (!gift) return refuse(404, 'not_found', 'which_gift', claim ?? null);
    if (gift.shelf === 0) return refuse(409, 'conflict', 'none_left', claim ?? null);
    const own = claim?.state === 'reserved';
    if (!own && !anyway && gift.free === 0) return refuse(409, 'conflict', 'promised', claim ?? null);
    if (!claim) this.claims.push((claim = makeClaim(number, gift.gift, 0, { early: true, at: undefined })));
    else if (claim.state === 'released') claim.given_back = true;
    else if (!own) claim.late = true;
    claim.was = claim.early ? null : claim.state;
    if (own) gift.reserved--;
    else gift.left = Math.max(gift.left - 1, 0);
    gift.free = Math.max(gift.free - (own ? 0 : 1), 0);
    gift.shelf--;
    gift.handed++;
    gift.today++;
    Object.assign(claim, { state: 'handed', handed_at: new Date().toISOString(), handed_by: this.me });
    this.#position++;
    send(200, { claim, position: this.#position });
    this.moved();
  }

  #unhand({ number }, send) {
    const claim = this.claims.find((one) => one.number === number);
    const refuse = (why) =>
      send(409, { title: 'conflict', status: 409, code: 'conflict', why, claim: claim ?? null });
    if (claim?.state !== 'handed') return refuse('not_handed');
    if (Date.now() - new Date(claim.handed_at).getTime() > 3_600_000) return refuse('too_late');
    const gift = this.gifts.find((one) => one.gift === claim.gift);
    gift.handed--;
    gift.shelf++;
    if (claim.was === 'reserved') gift.reserved++;
    else gift.left++;
    Object.assign(claim, { state: claim.was, late: false, given_back: false, handed_by: null });
    if (!claim.was) this.claims.splice(this.claims.indexOf(claim), 1);
    this.#position++;
    send(200, { claim: claim.was ? claim : null, position: this.#position });
    this.moved();
  }

  #stock(id, act, { pieces, delivery }, send) {
    const gift = this.gifts.find((one) => one.gift === id);
    if (!gift) return send(404, { title: 'not_found', status: 404, code: 'not_found' });
    if (act === 'restock' && !delivery)
      return send(400, { title: 'malformed', status: 400, code: 'malformed' });
    const known = act === 'restock' ? this.deliveries.get(delivery) : undefined;
    if (known !== undefined && known !== pieces)
      return send(409, { title: 'conflict', status: 409, code: 'conflict' });
    if (known !== undefined) return send(200, { gift, position: this.#position, again: true });
    if (act === 'restock') this.deliveries.set(delivery, pieces);
    const more = act === 'restock' ? pieces : pieces - gift.shelf;
    if (act === 'count')
      gift.counted = { pieces, expected: gift.shelf, at: new Date().toISOString(), by: this.me };
    gift.stock += more;
    gift.shelf += more;
    gift.left = Math.max(gift.left + more, 0);
    gift.free = Math.max(gift.free + more, 0);
    this.#position++;
    if (this.losing) return send(503); // done, and the answer is lost
    send(200, { gift, position: this.#position, again: false });
    this.moved();
  }

  // As if lists of companies were imported: what is known of a company, by its name.
  know(known) {
    for (const { lead } of this.leads) lead.company = known[lead.contact.organization] ?? null;
    this.moved();
  }

  remove(visit) {
    this.leads = this.leads.filter(({ lead }) => lead.visit !== visit);
    this.#position++;
    this.moved();
  }

  get position() {
    return this.#position;
  }

  // As if an event came.
  stir() {
    this.#position++;
    this.moved();
  }

  moved() {
    for (const stream of this.#streams)
      stream.write(`event: moved\ndata: {"position": ${this.#position}}\n\n`);
  }

  heartbeat() {
    for (const stream of this.#streams) stream.write(': still here\n\n');
  }

  dropLive() {
    for (const stream of this.#streams) stream.destroy();
  }

  endSessions() {
    this.#sessions.clear();
    for (const stream of this.#streams) stream.end();
  }

  get liveStreams() {
    return this.#streams.size;
  }

  async #answer(request, response) {
    const url = new URL(request.url, 'http://localhost');
    if (!url.pathname.startsWith('/api/console/v1/')) return this.#file(url.pathname, response);
    const path = url.pathname.slice('/api/console/v1/'.length);
    this.requests.push(`${request.method} ${path}${url.search}`);
    const body = await bodyOf(request);
    response.setHeader('Cache-Control', 'no-store'); // as the backend: a browser keeps even a 410 otherwise
    const send = (status, object, headers = {}) => {
      response.writeHead(status, {
        'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
        ...headers,
      });
      response.end(object === undefined ? '' : JSON.stringify(object));
    };
    const problem = (status, code) => send(status, { title: code, status, code });

    if (this.failing?.path.test(path)) {
      const { status, headers = {}, body: text = '{}' } = this.failing;
      response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
      return response.end(text);
    }
    const enter = (more = {}) => {
      const token = randomBytes(16).toString('hex');
      const csrf = randomBytes(16).toString('hex');
      const session = { csrf, name: this.me.name, role: this.role, ...this.tablet.here(request), ...more };
      this.#sessions.set(token, session);
      send(200, this.tablet.told(session), {
        'Set-Cookie': `${cookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`,
      });
    };
    if (path === 'login') {
      return body.name === 'petra' && body.password === this.password
        ? enter()
        : problem(401, 'unauthorized');
    }
    if (path === 'login/link') return this.links.delete(body.token) ? enter() : problem(401, 'unauthorized');

    if (this.tablet.open(request, path, body, { send, problem, enter })) return;

    const token = new RegExp(`${cookie}=([0-9a-f]+)`).exec(request.headers.cookie ?? '')?.[1];
    const session = this.#sessions.get(token);
    if (!session) return problem(401, 'unauthorized');
    if (request.method !== 'GET' && request.headers['standdienst-csrf'] !== session.csrf)
      return problem(403, 'forbidden');

    if (path === 'session') return send(200, this.tablet.told(session));
    const leave = () => this.#sessions.delete(token);
    if (this.tablet.inside(request, path, body, session, { send, problem, leave })) return;
    if (path === 'logout') {
      this.#sessions.delete(token);
      return send(204);
    }
    if (path === 'session/password') {
      if (body.old !== this.password) return problem(401, 'unauthorized');
      this.password = body.new;
      return send(204);
    }
    if (path === 'fair') return send(200, { fair: this.fair, position: this.#position, disk: this.disk });
    if (path === 'leads') {
      await this.hold;
      const reason = url.searchParams.get('reason');
      if (reason && !this.fair?.reasons.includes(reason)) return problem(400, 'malformed');
      return send(200, this.#list(url.searchParams));
    }
    if (path.startsWith('leads/')) {
      const found = this.leads.find(({ lead }) => lead.visit === path.slice('leads/'.length));
      if (!found) return problem(404, 'not_found');
      const score = this.scores.get(found.lead.visit) ?? null;
      return send(200, { ...found, lead: this.#scored(found.lead), score, position: this.#position });
    }
    if (path === 'visits') {
      const day = url.searchParams.get('day');
      if (day && !/^\d{4}-\d\d-\d\d$/.test(day)) return problem(400, 'malformed');
      return send(200, this.#day(url.searchParams));
    }
    const found = /^visits\/([^/]+)\/disposition$/.exec(path);
    if (found && request.method === 'PUT') {
      await this.holdFound;
      const visit = this.visits.find((one) => one.visit === found[1]);
      if (!visit && !this.leads.some(({ lead }) => lead.visit === found[1])) return problem(404, 'not_found');
      this.find(found[1], body.disposition);
      return send(200, { visit: visit ?? {}, position: this.#position });
    }
    if (path.startsWith('visits/') && !found) {
      const visit = this.visits.find((one) => one.visit === path.slice('visits/'.length));
      if (!visit) return problem(404, 'not_found');
      const score = this.scores.get(visit.visit) ?? null;
      return send(200, { visit: this.#scored(visit), story: [], score, position: this.#position });
    }
    if (path === 'tickets') {
      await this.holdTickets;
      const tickets = this.tickets.filter(({ state }) => state === 'open' || state === 'taken');
      return send(200, { tickets, more: false, people: this.people, position: this.#position });
    }
    const acted = /^tickets\/([^/]+)(?:\/(take|hand-on|end))?$/.exec(path);
    if (acted) {
      const ticket = this.tickets.find(({ id }) => id === acted[1]);
      if (!ticket) return problem(404, 'not_found');
      const now = () => ({ ticket, position: this.#position });
      if (!acted[2]) return send(200, now());
      const conflict = (code = 'conflict') => send(409, { title: code, status: 409, code, ...now() });
      const unseen = body.based_on < ticket.position;
      const others = ticket.state === 'taken' && ticket.by.id !== this.me.id;
      if (ticket.state === 'ended' || ticket.state === 'left') return conflict();
      if (acted[2] === 'take') {
        if (others) {
          this.act(ticket, 'wanted');
          return conflict();
        }
        this.act(ticket, 'taken');
      } else {
        if (others && unseen) return conflict();
        if (this.forgotten && body.note) return conflict();
        if (acted[2] === 'hand-on')
          this.act(ticket, 'open', this.me, {
            for: this.people.find(({ id }) => id === body.to) ?? null,
            note: body.note,
          });
        else {
          this.act(ticket, 'ended', this.me, { note: body.note });
          if (body.disposition) this.find(ticket.id, body.disposition);
        }
      }
      return send(200, now());
    }
    if (path === 'floor' || path.startsWith('floor/')) {
      if (request.method === 'POST') await this.floor.hold;
      return this.floor.answer(request.method, path, body, send);
    }
    if (path === 'today') return answerToday(this, url.searchParams, send);
    if (path === 'gifts') {
      const open = this.claims.filter(({ state }) => state === 'reserved');
      const { gifts, letters } = this;
      return send(200, { gifts, open, open_total: open.length, letters, position: this.#position });
    }
    if (path === 'gifts/handed') {
      await this.holdHanded;
      return this.#hand(body, send);
    }
    if (path === 'gifts/unhanded') return this.#unhand(body, send);
    const kept = /^gifts\/([^/]+)\/(restock|count)$/.exec(path);
    if (kept) return this.#stock(kept[1], kept[2], body, send);
    if (answerShifts(this, request.method, path, body, send)) return;
    if (path === 'triage') return this.triage ? send(200, this.triage) : problem(404, 'not_found');
    if (path === 'live') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(': hello\n\n');
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
      return;
    }
    problem(404, 'not_found');
  }

  #scored(row) {
    return { ...row, probability: this.scores.get(row.visit)?.probability ?? null };
  }

  #list(query) {
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const begins = (lead) => {
      const text = Object.values(lead.contact)
        .join(' ')
        .toLowerCase()
        .split(/[\s@.]+/);
      return words.every((word) => text.some((part) => part.startsWith(word)));
    };
    const matching = this.leads
      .map(({ lead }) => lead)
      .filter((lead) => !query.get('reason') || lead.reason === query.get('reason'))
      .filter((lead) => !query.get('topic') || lead.topics.includes(query.get('topic')))
      .filter(
        (lead) => !query.get('disposition') || (lead.disposition ?? 'open') === query.get('disposition'),
      )
      .filter((lead) => !query.get('company') || lead.company === query.get('company'))
      .filter(begins);
    const before = Number(query.get('before') ?? Infinity);
    const limit = Number(query.get('limit') ?? 50);
    const most = query.get('q') ? 500 : 1000;
    // A search looks at so many at a time.
    const behind = this.leads.map(({ lead }) => lead).filter((lead) => lead.position < before);
    const end = query.get('q') ? (behind[this.looksAt - 1]?.position ?? 0) : 0;
    const cut = end > 0 && behind.at(-1).position < end;
    const rest = matching.filter((lead) => lead.position < before && (!cut || lead.position >= end));
    const leads = rest.slice(0, limit).map((lead) => this.#scored(lead));
    const more = rest.length > limit;
    return {
      leads,
      next: more ? String(leads.at(-1).position) : cut ? String(end) : null,
      ...(cut && !more && { searched_to: end }),
      ...(before === Infinity && {
        total: Math.min(cut ? rest.length : matching.length, most),
        total_capped: cut || matching.length > most,
      }),
      position: this.#position,
    };
  }

  #day(query) {
    const dayOf = ({ at }) => at.slice(0, 10);
    const day = query.get('day') || (this.visits[0] ? dayOf(this.visits[0]) : '2027-03-10');
    const matching = this.visits.filter((visit) => dayOf(visit) === day);
    const before = query.get('before');
    const rest = before ? matching.filter(({ at }) => at < before) : matching;
    const limit = Math.min(Number(query.get('limit') ?? 100), this.mostVisits ?? 200);
    const visits = rest.slice(0, limit).map((visit) => this.#scored(visit));
    const days = [...new Set(this.visits.map(dayOf))].sort();
    return {
      day,
      previous_day: days.filter((other) => other < day).at(-1) ?? null,
      next_day: days.find((other) => other > day) ?? null,
      visits,
      next: rest.length > limit ? visits.at(-1).at : null,
      total: matching.length,
      given: matching.filter(({ disposition }) => disposition).length,
      total_capped: false,
      position: this.#position,
    };
  }

  #file(path, response) {
    const name = path.includes('.') ? path : '/index.html';
    const file = join(this.folder, name);
    if (!existsSync(file)) {
      response.writeHead(404);
      return response.end();
    }
    response.writeHead(200, {
      'Content-Type': types[extname(name)],
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    });
    response.end(readFileSync(file));
  }
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

export const newVisit = () => randomUUID();
