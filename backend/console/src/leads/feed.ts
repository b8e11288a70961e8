// SPDX-License-Identifier: GPL-3.0-or-later
import { Failure } from '../api/client';
import type { Lead, LeadFilter, LeadPage } from '../api/types';
import { append, listOf, refresh, type LeadList } from './pages';

export const pageSize = 50;
const largestPage = 200; // the backend's limit

export interface FeedState {
  list: LeadList | null; // null before the first answer
  shown: LeadFilter | null; // the filter that `list` answers; while another is on its way it lags behind
  loadingMore: boolean;
  failure: Failure | null;
  fresh: ReadonlySet<string>; // arrived while this page was open, and not looked at since
  arrival: Lead | null; // the newest of those, to be said aloud
}

type Ask = (
  filter: LeadFilter,
  limit: number,
  before: string | null,
  signal: AbortSignal,
  byItself: boolean, // not a person's doing: something moved
) => Promise<LeadPage>;

// The list of leads behind the screen: one question to the backend at a time; what moves meanwhile is asked for once
// afterwards, and a new filter cancels what no longer matters.
export class LeadFeed {
  state: FeedState = {
    list: null,
    shown: null,
    loadingMore: false,
    failure: null,
    fresh: new Set(),
    arrival: null,
  };
  private filter: LeadFilter | null = null;
  private asking: AbortController | null = null;
  private askingMore: AbortController | null = null;
  private stale = false;

  constructor(
    private readonly ask: Ask,
    private readonly changed: (state: FeedState) => void,
  ) {}

  show(filter: LeadFilter): void {
    this.stop();
    if (this.state.failure) this.set({ failure: null });
    this.filter = filter;
    void this.load(false);
  }

  moved(): void {
    if (!this.filter) return;
    this.stale = true;
    this.catchUp();
  }

  async more(): Promise<void> {
    await this.fill((this.state.list?.leads.length ?? 0) + pageSize, false);
  }

  // Until the list has so many, or all: a search that has much to look at answers in parts.
  private async fill(most: number, byItself: boolean): Promise<void> {
    let cursor = this.state.list?.next ?? null;
    if (!this.filter || !cursor || this.askingMore) return;
    const control = new AbortController();
    this.askingMore = control;
    this.set({ loadingMore: true, failure: null });
    try {
      while (cursor) {
        const page = await this.ask(this.filter, pageSize, cursor, control.signal, byItself);
        if (control.signal.aborted) return;
        cursor = this.follow(cursor, page, most);
      }
    } catch (error) {
      this.failed(error, control);
    }
    if (this.askingMore === control) {
      this.askingMore = null;
      this.set({ loadingMore: false });
      this.catchUp();
    }
  }

  // Where to go on; null: that is enough.
  private follow(cursor: string, page: LeadPage, most: number): string | null {
    // Where the list was cut shorter meanwhile, this page no longer follows it.
    if (this.state.list?.next === cursor) this.set({ list: append(this.state.list, page), failure: null });
    const { list } = this.state;
    return list && list.searchedTo !== null && list.leads.length < most ? list.next : null;
  }

  seen(visit: string): void {
    if (!this.state.fresh.has(visit)) return;
    const fresh = new Set(this.state.fresh);
    fresh.delete(visit);
    this.set({ fresh });
  }

  stop(): void {
    this.asking?.abort();
    this.askingMore?.abort();
    this.asking = this.askingMore = null;
    this.stale = false;
    if (this.state.loadingMore) this.set({ loadingMore: false });
  }

  private async load(byItself: boolean): Promise<void> {
    const { filter, state } = this;
    if (!filter) return;
    const control = new AbortController();
    this.asking = control;
    this.stale = false;
    const same = state.shown === filter ? state.list : null;
    const limit = Math.min(Math.max(same?.leads.length ?? 0, pageSize), largestPage);
    try {
      let list = listOf(await this.ask(filter, limit, null, control.signal, byItself));
      // What is shown is read again as a whole, in as many parts as it takes.
      while (same && list.next && list.searchedTo !== null && list.leads.length < limit)
        list = append(list, await this.ask(filter, limit, list.next, control.signal, byItself));
      if (control.signal.aborted) return;
      // The list may have grown by a page while this was on its way.
      const before = same ? this.state.list : null;
      if (before) this.arrived(before, list);
      this.set({ list: before ? refresh(before, list) : list, shown: filter, failure: null });
    } catch (error) {
      this.failed(error, control);
    }
    if (this.asking !== control) return;
    this.asking = null;
    const { list, failure } = this.state;
    if (!same && !failure && list && list.searchedTo !== null && list.leads.length < limit)
      void this.fill(limit, byItself);
    this.catchUp();
  }

  private isSearching = () => this.askingMore !== null && this.state.list?.searchedTo != null;

  private catchUp(): void {
    if (this.stale && !this.asking && !this.isSearching()) void this.load(true);
  }

  private arrived(before: LeadList, page: LeadList): void {
    const known = new Set(before.leads.map((lead) => lead.visit));
    const end = page.leads.findIndex((lead) => known.has(lead.visit));
    const arrivals = end < 0 ? page.leads : page.leads.slice(0, end);
    if (!arrivals[0]) return;
    this.set({
      fresh: new Set([...this.state.fresh, ...arrivals.map((lead) => lead.visit)]),
      arrival: arrivals[0],
    });
  }

  private failed(error: unknown, control: AbortController): void {
    if (!control.signal.aborted)
      this.set({ failure: error instanceof Failure ? error : new Failure('unclear', 0) });
  }

  private set(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    this.changed(this.state);
  }
}
