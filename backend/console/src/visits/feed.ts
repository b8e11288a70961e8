// SPDX-License-Identifier: GPL-3.0-or-later
import { Failure } from '../api/client';
import type { Visit, VisitPage } from '../api/types';

const pageSize = 200; // the backend's limit

// A visit as the backend described it at position `asOf`.
export interface Row extends Visit {
  asOf: number;
}

export interface VisitsState {
  shown: string | null; // the day that was asked for and stands here; null before the first answer
  day: string;
  previousDay: string | null;
  nextDay: string | null;
  rows: Row[]; // the latest first
  arrived: number; // not among `rows` yet
  next: string | null;
  total: number;
  given: number;
  capped: boolean;
  loadingMore: boolean;
  failure: Failure | null;
}

type Ask = (
  day: string,
  limit: number,
  before: string | null,
  signal: AbortSignal,
  byItself: boolean, // not a person's doing: something moved
) => Promise<VisitPage>;

// The visits of a day behind the screen. Nothing moves under the hand of whoever works through them: what is found of a
// visit is told in its place, and visits that arrive wait until they are asked for. One question at a time.
export class VisitFeed {
  state: VisitsState = {
    shown: null,
    day: '',
    previousDay: null,
    nextDay: null,
    rows: [],
    arrived: 0,
    next: null,
    total: 0,
    given: 0,
    capped: false,
    loadingMore: false,
    failure: null,
  };
  private wanted: string | null = null; // the day asked for
  private latest: Row[] = []; // from the latest visit down to the last one shown
  private known = new Set<string>(); // of those, the ones that are shown
  private asking: AbortController | null = null;
  private askingMore: AbortController | null = null;
  private stale = false;

  constructor(
    private readonly ask: Ask,
    private readonly changed: (state: VisitsState) => void,
  ) {}

  show(day: string): void {
    this.stop();
    this.wanted = day;
    void this.load(false);
  }

  moved(): void {
    if (this.wanted === null) return;
    if (this.asking) this.stale = true;
    else void this.load(true);
  }

  reveal(): void {
    this.known = new Set(this.latest.map(({ visit }) => visit));
    this.publish({});
  }

  async more(): Promise<void> {
    const { next, shown, day } = this.state;
    if (!next || this.askingMore || shown !== this.wanted) return;
    const control = new AbortController();
    this.askingMore = control;
    this.set({ loadingMore: true });
    try {
      const page = await this.ask(day, pageSize, next, control.signal, false);
      const here = new Set(this.latest.map(({ visit }) => visit));
      const further = rowsOf(page).filter(({ visit }) => !here.has(visit));
      this.latest = [...this.latest, ...further];
      for (const { visit } of further) this.known.add(visit);
      this.publish({ next: page.next, failure: null });
    } catch (error) {
      this.failed(error, control);
    }
    if (this.askingMore === control) {
      this.askingMore = null;
      this.set({ loadingMore: false });
    }
  }

  stop(): void {
    this.asking?.abort();
    this.askingMore?.abort();
    this.asking = this.askingMore = null;
    this.stale = false;
    if (this.state.loadingMore) this.set({ loadingMore: false });
  }

  private async load(byItself: boolean): Promise<void> {
    const { wanted } = this;
    if (wanted === null) return;
    const control = new AbortController();
    this.asking = control;
    this.stale = false;
    const again = this.state.shown === wanted && this.known.size > 0;
    const last = again ? this.latest.at(-1)?.visit : undefined;
    try {
      // A day that stands here stays, also when a later one begins.
      let page = await this.ask(again ? this.state.day : wanted, pageSize, null, control.signal, byItself);
      const rows = rowsOf(page);
      while (last && page.next && !page.visits.some(({ visit }) => visit === last)) {
        page = await this.ask(page.day, pageSize, page.next, control.signal, byItself);
        rows.push(...rowsOf(page));
      }
      if (!control.signal.aborted) this.take(wanted, page, rows, last);
    } catch (error) {
      this.failed(error, control);
    }
    if (this.asking !== control) return;
    this.asking = null;
    if (this.stale as boolean) void this.load(true); // set by moved() while we waited
  }

  private take(wanted: string, page: VisitPage, read: Row[], last: string | undefined): void {
    const rows = [...new Map(read.map((row) => [row.visit, row])).values()];
    const end = rows.findIndex(({ visit }) => visit === last);
    let { next } = page;
    if (end < 0) {
      this.latest = rows;
      if (!last) this.known = new Set(rows.map(({ visit }) => visit));
    } else if (this.state.next === null) {
      this.latest = rows;
    } else {
      // What lies behind was not read again, and may have grown by a page meanwhile.
      const tail = this.latest.slice(this.latest.findIndex(({ visit }) => visit === last) + 1);
      this.latest = [...rows.slice(0, end + 1), ...tail];
      next = this.state.next;
    }
    this.publish({
      shown: wanted,
      day: page.day,
      previousDay: page.previous_day,
      nextDay: page.next_day,
      next,
      total: page.total,
      given: page.given,
      capped: page.total_capped,
      failure: null,
    });
  }

  private publish(change: Partial<VisitsState>): void {
    const rows = this.latest.filter(({ visit }) => this.known.has(visit));
    this.set({ ...change, rows, arrived: this.latest.length - rows.length });
  }

  private failed(error: unknown, control: AbortController): void {
    if (!control.signal.aborted)
      this.set({ failure: error instanceof Failure ? error : new Failure('unclear', 0) });
  }

  private set(change: Partial<VisitsState>): void {
    this.state = { ...this.state, ...change };
    this.changed(this.state);
  }
}

const rowsOf = (page: VisitPage): Row[] => page.visits.map((visit) => ({ ...visit, asOf: page.position }));
