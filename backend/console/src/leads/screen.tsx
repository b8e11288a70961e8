// SPDX-License-Identifier: GPL-3.0-or-later
// The list, and beside it (or, on a phone, in its place) the lead that was chosen.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Lead, LeadFilter } from '../api/types';
import { go, isFiltered, leadsHref, noFilter, type Address } from '../app/address';
import { useFair } from '../app/fair';
import { isTyping } from '../app/header';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { LeadPanel } from '../lead/panel';
import { FailureNotice } from '../parts/notice';
import { nameOf } from '../parts/person';
import { useMedia } from '../parts/media';
import { textIn, useWords, type Words } from '../text';
import { isScored } from '../triage/mark';
import { TriageWarning } from '../triage/warning';
import { LeadCards } from './cards';
import { NoLeads, NoMatch, NoFair } from './empty';
import { LeadFeed, type FeedState } from './feed';
import { Filters } from './filters';
import { LeadTable } from './table';

const none: Lead[] = [];

// Below this, one thing at a time: cards, and a lead as a page of its own. As in style/leads.css.
const narrow = '(max-width: 760px)';

export function LeadsScreen({ address, fairKnown }: { address: Address; fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const live = useLiveContext();
  const isNarrow = useMedia(narrow);
  const { visit } = address;
  const { q, reason, topic, disposition, company } = address.filter;
  const filter = useMemo<LeadFilter>(
    () => ({ q, reason, topic, disposition, company }),
    [q, reason, topic, disposition, company],
  );

  const { feed, state } = useFeed(filter, live.moves);
  const leads = state.list?.leads ?? none;
  const search = useRef<HTMLInputElement>(null);
  const region = useRef<HTMLElement>(null);
  // A lead opened on purpose takes the focus; one reached by walking through the list leaves it there.
  const [takesFocus, setTakesFocus] = useState(true);

  const open = useCallback(
    (chosen: string | null, how: 'push' | 'replace' = 'push', focus = true) => {
      setTakesFocus(focus);
      go(leadsHref(filter, chosen), how);
    },
    [filter],
  );
  const setFilter = useCallback(
    (changed: LeadFilter, how: 'push' | 'replace') => go(leadsHref(changed, isNarrow ? null : visit), how),
    [isNarrow, visit],
  );

  useEffect(() => {
    if (visit) feed.seen(visit);
  }, [feed, visit, leads]);

  // The button that was pressed goes with the last page; the focus stays in the list.
  const next = state.list?.next ?? null;
  const hadNext = useRef(next);
  useLayoutEffect(() => {
    if (hadNext.current && !next && document.activeElement === document.body)
      region.current?.focus({ preventScroll: true });
    hadNext.current = next;
  }, [next]);

  const place = visit ? leads.findIndex((lead) => lead.visit === visit) : -1;
  const beside = (step: 1 | -1): string | null => (place < 0 ? null : (leads[place + step]?.visit ?? null));

  const focusRow = (of: string | null) => {
    const rows = [...(region.current?.querySelectorAll<HTMLElement>('[data-visit]') ?? [])];
    const row = rows.find((candidate) => candidate.dataset['visit'] === of) ?? rows[0];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };

  const close = () => {
    open(null);
    requestAnimationFrame(() => focusRow(visit));
  };

  const walk = (step: 1 | -1) => {
    const focused = document.activeElement?.getAttribute('data-visit');
    const from = leads.findIndex((lead) => lead.visit === (focused ?? visit));
    const target = leads[from < 0 ? 0 : from + step]?.visit;
    if (!target) {
      if (step > 0 && state.list?.next) void feed.more();
      return;
    }
    if (visit) open(target, 'replace', isNarrow);
    focusRow(target);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const inList =
      document.activeElement === document.body || region.current?.contains(document.activeElement);
    if (event.key === 'Escape') {
      if (event.target === search.current) {
        if (q) setFilter({ ...filter, q: '' }, 'replace');
        else search.current?.blur();
      } else if (visit) close();
      else return;
    } else if (isTyping(event.target)) {
      if (event.target !== search.current || event.key !== 'ArrowDown') return;
      focusRow(visit);
    } else if (event.key === 'j' || (event.key === 'ArrowDown' && inList)) walk(1);
    else if (event.key === 'k' || (event.key === 'ArrowUp' && inList)) walk(-1);
    else if (event.key === '/') search.current?.focus();
    else return;
    event.preventDefault();
  };
  const latestOnKey = useRef(onKey);
  latestOnKey.current = onKey;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latestOnKey.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => {
    if (visit && isNarrow) return; // the panel says whose it is
    const count = state.fresh.size ? `(${state.fresh.size}) ` : '';
    titleIs(`${count}${words.leads.title} – ${title}`);
  }, [words, title, visit, isNarrow, state.fresh]);

  const showsList = !(isNarrow && visit);
  // An address with a filter that this fair has never had.
  const unanswerable = state.failure?.code === 'malformed' && isFiltered(filter);
  const filtered = isFiltered(state.shown ?? filter);
  const rows = {
    leads,
    chosen: visit,
    fresh: state.fresh,
    href: (of: string) => leadsHref(filter, of),
    onOpen: (of: string) => open(of, visit ? 'replace' : 'push'),
  };

  return (
    <div class={`screen ${visit ? 'screen-with-lead' : ''}`}>
      {showsList && (
        <main
          class="list"
          id="leads"
          tabIndex={-1}
          ref={region}
          aria-busy={state.shown !== filter && !state.failure}
        >
          <h1 class="unseen">{words.leads.title}</h1>
          <Filters filter={filter} onFilter={setFilter} searchRef={search} />
          {live.state === 'lost' && (
            <p class="notice notice-lost" role="status" data-testid="connection-lost">
              {words.live.lostLong}
            </p>
          )}
          {state.failure && state.shown !== filter && !unanswerable && (
            <FailureNotice failure={state.failure} onRetry={() => feed.show(filter)} />
          )}
          {state.failure && state.shown === filter && state.list?.searchedTo != null && (
            <FailureNotice failure={state.failure} onRetry={() => void feed.more()} />
          )}
          {fairKnown && !fair ? (
            <NoFair />
          ) : unanswerable ? (
            <NoMatch onClear={() => go(leadsHref(noFilter, visit))} />
          ) : (
            state.list && (
              <>
                {leads.some(isScored) && <TriageWarning />}
                <Status state={state} filtered={filtered} />
                {leads.length > 0 ? (
                  isNarrow ? (
                    <LeadCards {...rows} />
                  ) : (
                    <LeadTable {...rows} />
                  )
                ) : state.list.next ? (
                  !state.loadingMore && (
                    <p class="empty none-yet" data-testid="none-yet">
                      {words.leads.noneYet}
                    </p>
                  )
                ) : filtered ? (
                  <NoMatch onClear={() => go(leadsHref(noFilter, visit))} />
                ) : (
                  <NoLeads />
                )}
                {state.list.next && (
                  <button
                    type="button"
                    class="button more"
                    aria-disabled={state.loadingMore}
                    onClick={() => void feed.more()}
                    data-testid="more"
                  >
                    {moreText(words.leads, state)}
                  </button>
                )}
              </>
            )
          )}
          <p class="unseen" aria-live="polite" data-testid="arrival">
            {state.arrival && words.live.newLead(nameOf(state.arrival.contact, words))}
          </p>
        </main>
      )}
      {visit && (
        <LeadPanel
          key={visit}
          visit={visit}
          alone={isNarrow}
          takesFocus={takesFocus}
          listHref={leadsHref(filter)}
          previous={beside(-1)}
          next={beside(1)}
          onGo={(of) => open(of, 'replace', false)}
          onClose={close}
        />
      )}
    </div>
  );
}

// How many there are. A search that goes on says so once, not with each lead that it finds.
function Status({ state: { list, loadingMore }, filtered }: { state: FeedState; filtered: boolean }) {
  const words = useWords().leads;
  if (!list) return null;
  const total = list.leads.length > 0 && words.total(list.total, list.capped, filtered);
  const searching = loadingMore && list.searchedTo !== null;
  return (
    <p class="total" role="status" data-testid="total">
      <span aria-hidden={searching}>{total}</span>
      <span class="unseen">
        {searching ? words.searching : !total && (list.next ? words.noneYet : filtered && words.none.title)}
      </span>
    </p>
  );
}

function moreText(words: Words['leads'], { list, loadingMore }: FeedState): string {
  if (list?.searchedTo != null) return loadingMore ? words.searching : words.searchOn;
  return loadingMore ? words.loading : words.more;
}

function useFeed(filter: LeadFilter, moves: number) {
  const [feed] = useState(() => new LeadFeed(api.leads, (state) => setState(state)));
  const [state, setState] = useState(feed.state);
  useEffect(() => feed.show(filter), [feed, filter]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else feed.moved();
  }, [feed, moves]);
  useEffect(() => () => feed.stop(), [feed]);
  return { feed, state };
}
