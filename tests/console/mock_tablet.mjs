// SPDX-License-Identifier: GPL-3.0-or-later
// What the mock of the console API knows of browsers that staff share (docs/api/console.md, "Tablets of the stand").
import { randomBytes, randomUUID } from 'node:crypto';

const cookie = '__Host-standdienst-tablet';
const tokenOf = (request) => new RegExp(`${cookie}=([0-9a-f]+)`).exec(request.headers.cookie ?? '')?.[1];

export class TabletMock {
  tablets = []; // {id, name, token, ...} as the API lists them
  pins = new Map(); // by name
  failures = new Map(); // wrong PINs in a row, by name
  codes = new Map(); // names of tablets by code
  qr = null; // rows, as an address that others reach has
  waiting = false; // for whoever stands on the locked screen
  stale = false; // the password is asked for once more
  lockSeconds = 600;
  nextCode = 'ABCD2345';

  constructor(mock) {
    this.mock = mock;
  }

  // As if an administrator had done it: what a browser has to show.
  make(name) {
    const token = randomBytes(16).toString('hex');
    const day = '2026-11-22';
    this.tablets.push({
      id: randomUUID(),
      name,
      booth: 'b12',
      paired_on: day,
      last_seen: day,
      revoked: false,
      token,
    });
    return token;
  }

  // For a browser's context: it is this tablet from the beginning.
  async pair(context, base, name = 'Tablet 2') {
    const value = this.make(name);
    const url = new URL(base);
    await context.addCookies([
      {
        name: cookie,
        value,
        domain: url.hostname,
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
  }

  #of(request) {
    const token = tokenOf(request);
    return this.tablets.find((one) => token && one.token === token && !one.revoked);
  }

  // What a session that begins there has.
  here(request) {
    const tablet = this.#of(request);
    return tablet ? { tablet: tablet.id } : {};
  }

  told({ name, role, csrf, tablet, byPin = false, locked = false, wrongPins }) {
    return {
      user: { name, role: byPin ? 'sales' : role },
      csrf,
      pin: this.pins.has(name),
      tablet: tablet !== undefined,
      by_pin: byPin,
      locked,
      ...(tablet && { lock_seconds: this.lockSeconds }),
      ...(wrongPins && { wrong_pins: wrongPins }),
    };
  }

  #check(name, pin, send) {
    const failures = this.failures.get(name) ?? 0;
    const refuse = (status, code, why, more = {}, headers = {}) => {
      send(status, { title: code, status, code, why, ...more }, headers);
      return false;
    };
    if (failures >= 10) return refuse(403, 'forbidden', 'password');
    if (failures === 5 && !this.pauseOver) return refuse(429, 'busy', 'paused', {}, { 'Retry-After': '840' });
    if (this.pins.get(name) === pin) {
      this.failures.delete(name);
      return { before: failures };
    }
    this.failures.set(name, failures + 1);
    const left = failures + 1 < 5 ? 4 - failures : 9 - failures;
    return refuse(401, 'unauthorized', 'wrong', left > 0 ? { left } : {});
  }

  #pairNow(name, send, status = 200) {
    const token = this.make(name);
    const { token: _, ...tablet } = this.tablets.at(-1);
    send(
      status,
      { tablet },
      { 'Set-Cookie': `${cookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict` },
    );
  }

  // Without a session. True where it was answered.
  open(request, path, body, { send, problem, enter }) {
    if (path === 'tablet/pair') {
      const name = this.codes.get(String(body.code).replace(/[\s-]/g, '').toUpperCase());
      if (!name) problem(401, 'unauthorized');
      else {
        this.codes.clear();
        this.#pairNow(name, send);
      }
      return true;
    }
    if (path !== 'tablet' && path !== 'tablet/login') return false;
    const tablet = this.#of(request);
    if (!tablet) problem(401, 'unauthorized');
    else if (path === 'tablet') send(200, { name: tablet.name, people: [...this.pins.keys()] });
    else {
      const right = this.#check(body.name, body.pin, send);
      if (right) enter({ name: body.name, byPin: true, wrongPins: right.before });
    }
    return true;
  }

  // With one.
  inside(request, path, body, session, { send, problem, leave }) {
    if (path === 'tablet/lock') {
      session.locked = true;
      send(204);
    } else if (path === 'tablet/waiting') send(200, { waiting: this.waiting });
    else if (path === 'tablet/unlock') {
      const byPassword = body.password !== undefined;
      if (byPassword && body.password !== this.mock.password)
        send(401, { title: 'unauthorized', status: 401, code: 'unauthorized', why: 'wrong' });
      else if (byPassword || this.#check(session.name, body.pin, send)) {
        Object.assign(session, { locked: false, byPin: !byPassword });
        if (byPassword) this.failures.delete(session.name);
        send(200, this.told(session));
      }
    } else if (session.locked && path !== 'logout' && path !== 'live') problem(410, 'expired');
    else if (path === 'session/pin' && request.method === 'DELETE') {
      this.pins.delete(session.name);
      send(204);
    } else if (path === 'session/pin') {
      const fault = /^\d*$/.test(body.pin)
        ? body.pin.length < 4 || body.pin.length > 8
          ? 'length'
          : body.pin === '1234'
            ? 'row'
            : null
        : 'digits';
      if (fault) send(400, { title: 'malformed', status: 400, code: 'malformed', why: fault });
      else if (this.stale && body.password !== this.mock.password)
        send(401, { title: 'unauthorized', status: 401, code: 'unauthorized', why: 'password' });
      else {
        this.pins.set(session.name, body.pin);
        send(204);
      }
    } else if (/^tablets\b/.test(path) && (session.role !== 'admin' || session.byPin))
      problem(403, 'forbidden');
    else if (path === 'tablets' && request.method === 'GET')
      send(200, { tablets: this.tablets.map(({ token: _, ...shown }) => shown) });
    else if (path === 'tablets/codes') {
      if (this.tablets.some(({ name, revoked }) => name === body.name && !revoked)) problem(409, 'conflict');
      else {
        this.codes.set(this.nextCode, body.name);
        const url = this.qr && `https://192.168.10.5:8443/tablet#code=${this.nextCode}`;
        send(200, { code: this.nextCode, seconds: 600, url, qr: this.qr });
      }
    } else if (path === 'tablets') {
      leave();
      this.#pairNow(body.name, send);
    } else if (path.startsWith('tablets/')) {
      const tablet = this.tablets.find(({ id }) => id === path.slice('tablets/'.length));
      if (tablet) tablet.revoked = true;
      if (tablet) send(200, { tablet });
      else problem(404, 'not_found');
    } else return false;
    return true;
  }
}
