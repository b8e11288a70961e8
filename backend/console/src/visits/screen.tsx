// SPDX-License-Identifier: GPL-3.0-or-later
// The day's visits, to be worked through: what did staff find? By keys, by mouse or by thumb.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Disposition } from '../api/types';
import { go, leadsHref, noFilter, visitsHref, type Address } from '../app/address';
import { useFair } from '../app/fair';
import { isTyping } from '../app/header';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { Choice } from '../parts/choice';
import { dispositions } from '../parts/dispositions';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { useMoments } from '../parts/when';
import { textIn, useWords } from '../text';
import { isScored } from '../triage/mark';
import { TriageWarning } from '../triage/warning';
import { shownOf, type Shown } from './answers';
import { KeysBar } from './bar';
import { useAnswers } from './context';
import { VisitFeed, type Row } from './feed';
import { nameOfVisit, VisitRow } from './row';
import { Why } from './why';

const enough = 30; // rows of a filter that fill the tallest screen

export function VisitsScreen({ address, fairKnown }: { address: Address; fairKnown: boolean }) {
  const words = useWords();
  const moments = useMoments();
  const fair = useFair();
  const live = useLiveContext();
  const { day, show } = address;
  const { feed, state } = useFeed(day, live.moves);
  const { map, answers } = useAnswers();
  const region = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null); // the visit of the newest answer given here
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<Row | null>(null); // why its score is what it is

  const shown = (row: Row): Shown => shownOf(row, row.asOf, map);
  const rows = useFiltered(state.rows, `${state.day} ${show}`, (row) => fits(shown(row).disposition, show));
  const isOpen = (row: Row) => shown(row).disposition === null && shown(row).phase !== 'failed';
  const selected = rows.find(({ visit }) => visit === chosen) ?? rows.find(isOpen) ?? rows[0];
  const lastRow = state.rows.find(({ visit }) => visit === last);
  const failed = [...map.values()].filter(({ phase }) => phase === 'failed').length;

  useEffect(() => {
    if (show && rows.length < enough && state.next && !state.failure) void feed.more();
  }, [feed, show, rows.length, state.next, state.failure]);

  const select = (row: Row) => {
    setChosen(row.visit);
    const element = [...(region.current?.querySelectorAll<HTMLElement>('[data-visit]') ?? [])].find(
      (candidate) => candidate.dataset['visit'] === row.visit,
    );
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };

  const give = (row: Row, disposition: Disposition | null) => {
    answers.give(row.visit, disposition, row.asOf);
    setChosen(row.visit);
    setLast(disposition ? row.visit : null);
    return disposition ? words.visits.given(words.dispositionWord[disposition]) : words.visits.takenBack;
  };

  const giveAndGoOn = (row: Row, disposition: Disposition) => {
    // Pressing the same key again says nothing new.
    const told =
      shown(row).disposition === disposition && shown(row).phase !== 'failed' ? '' : give(row, disposition);
    const from = rows.indexOf(row);
    const next = [...rows.slice(from + 1), ...rows.slice(0, from)].find(isOpen);
    if (next) {
      select(next);
      setSaid(`${told} ${words.visits.then(nameOfVisit(next, words, moments))}`);
    } else if (state.next) {
      void feed.more();
      setSaid(told);
    } else setSaid(`${told} ${words.visits.allDone}`);
  };

  // That of the selected visit; where it has none, the newest one given here.
  const takeBack = () => {
    const row = [selected, lastRow].find((candidate) => candidate && !isOpen(candidate));
    if (!row) return;
    if (shown(row).phase === 'failed') answers.discard(row.visit);
    else setSaid(give(row, null));
    select(row);
  };

  const walk = (step: 1 | -1) => {
    const focused = document.activeElement?.closest('[data-visit]') ?? null;
    const from = selected ? rows.indexOf(selected) : -1;
    // The first press shows where one stands.
    const target = rows[focused || chosen ? from + step : from];
    if (target) select(target);
    else if (step > 0 && state.next) void feed.more();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (isTyping(event.target)) return;
    const inList =
      document.activeElement === document.body || region.current?.contains(document.activeElement);
    const disposition = dispositions[Number(event.key) - 1];
    if (event.key === 'j' || (event.key === 'ArrowDown' && inList)) walk(1);
    else if (event.key === 'k' || (event.key === 'ArrowUp' && inList)) walk(-1);
    else if (event.key === '0' || event.key === 'Backspace') takeBack();
    else if (event.key === 'r' && selected && isScored(selected)) setAsked(selected);
    else if (disposition && selected && !event.repeat) giveAndGoOn(selected, disposition);
    else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset['visit']) {
      if (!selected?.contact) return;
      go(leadsHref(noFilter, selected.visit));
    } else return;
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
    titleIs(`${words.visits.title} – ${title}`);
  }, [words, title]);

  const settled = state.shown === day;
  const badDay = state.failure?.code === 'malformed' && day !== '';
  return (
    <main class="visits" id="visits" tabIndex={-1} ref={region} aria-busy={!settled && !state.failure}>
      <h1 class="unseen">{words.visits.title}</h1>
      <div class="visits-head">
        {state.day && !badDay && (
          <div class="day" role="group" aria-label={words.visits.day}>
            <DayStep icon="back" label={words.visits.previousDay} day={state.previousDay} show={show} />
            <h2 class="day-name" data-testid="day" data-day={state.day}>
              {moments.day(state.day)}
            </h2>
            <DayStep icon="forward" label={words.visits.nextDay} day={state.nextDay} show={show} />
          </div>
        )}
        {state.total > 0 && !badDay && (
          <div class="progress">
            <p data-testid="progress">{words.visits.progress(state.given, state.total, state.capped)}</p>
            <progress value={state.given} max={state.total} aria-hidden="true" />
          </div>
        )}
        <Choice
          label={words.visits.show}
          any={words.visits.all}
          value={show}
          options={[
            ['open', words.found.open],
            ...dispositions.map((each): [string, string] => [each, words.disposition[each]]),
          ]}
          onValue={(value) => go(visitsHref(day, value))}
          testid="filter-found"
        />
      </div>
      {live.state === 'lost' && (
        <p class="notice notice-lost" role="status" data-testid="connection-lost">
          {words.live.lostLong}
        </p>
      )}
      {state.failure && !settled && !badDay && (
        <FailureNotice failure={state.failure} onRetry={() => feed.show(day)} />
      )}
      {fairKnown && !fair ? (
        <NoFair />
      ) : badDay ? (
        <Nothing {...words.visits.badDay} onAction={() => go(visitsHref())} testid="no-such-day" />
      ) : (
        state.shown !== null && (
          <>
            {rows.some(isScored) && <TriageWarning />}
            {state.arrived > 0 && (
              <div class="arrivals">
                <button type="button" class="button" onClick={() => feed.reveal()} data-testid="arrivals">
                  <Icon name="up" />
                  {words.visits.arrived(state.arrived)}
                </button>
              </div>
            )}
            {rows.length > 0 ? (
              <div role="grid" aria-label={words.visits.title} class="visit-list" data-testid="visits">
                {rows.map((row) => (
                  <VisitRow
                    key={row.visit}
                    row={row}
                    shown={shown(row)}
                    selected={row === selected}
                    onSelect={() => setChosen(row.visit)}
                    onGive={(disposition) => setSaid(give(row, disposition))}
                    onWhy={() => setAsked(row)}
                  />
                ))}
              </div>
            ) : state.total === 0 ? (
              <Nothing {...words.visits.empty} testid="no-visits" />
            ) : (
              !state.next && (
                <Nothing
                  {...words.visits.none}
                  action={words.visits.none.clear}
                  onAction={() => go(visitsHref(day))}
                  testid="none-such"
                />
              )
            )}
            {state.next && (
              <button
                type="button"
                class="button more"
                aria-disabled={state.loadingMore}
                onClick={() => void feed.more()}
                data-testid="more"
              >
                {state.loadingMore ? words.visits.loading : words.visits.more}
              </button>
            )}
          </>
        )
      )}
      {rows.length > 0 && (
        <KeysBar
          failed={failed}
          onRetry={() => answers.retry()}
          onDiscard={() => answers.discardAll()}
          undo={
            lastRow && shown(lastRow).phase !== 'failed' && shown(lastRow).disposition
              ? {
                  name: nameOfVisit(lastRow, words, moments),
                  shown: shown(lastRow),
                  onTakeBack: () => {
                    setSaid(give(lastRow, null));
                    select(lastRow);
                  },
                }
              : null
          }
        />
      )}
      {asked && (
        <Why visit={asked.visit} title={nameOfVisit(asked, words, moments)} onClose={() => setAsked(null)} />
      )}
      <p class="unseen" aria-live="polite" data-testid="said">
        {said}
      </p>
      <p class="unseen" aria-live="polite">
        {state.arrived > 0 && words.visits.arrived(state.arrived)}
      </p>
    </main>
  );
}

const fits = (found: Disposition | null, show: string) =>
  show === '' || (show === 'open' ? found === null : found === show);

// A row that was here stays, whatever is found of it, until somebody asks for others: it may be looked at again, or the
// answer taken back.
function useFiltered(rows: Row[], question: string, fit: (row: Row) => boolean): Row[] {
  const seen = useRef({ question, visits: new Set<string>() });
  if (seen.current.question !== question) seen.current = { question, visits: new Set() };
  const { visits } = seen.current;
  for (const row of rows) if (fit(row)) visits.add(row.visit);
  return rows.filter(({ visit }) => visits.has(visit));
}

interface DayStepProps {
  icon: 'back' | 'forward';
  label: string;
  day: string | null;
  show: string;
}

function DayStep({ icon, label, day, show }: DayStepProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={day === null}
      onClick={() => day !== null && go(visitsHref(day, show))}
      data-testid={`day-${icon}`}
    >
      <Icon name={icon} />
    </button>
  );
}

interface NothingProps {
  title: string;
  text: string;
  action?: string;
  onAction?: () => void;
  testid: string;
}

function Nothing({ title, text, action, onAction, testid }: NothingProps) {
  return (
    <div class="empty" data-testid={testid}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action && (
        <button type="button" class="button" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}

function useFeed(day: string, moves: number) {
  const [feed] = useState(() => new VisitFeed(api.visits, (state) => setState(state)));
  const [state, setState] = useState(feed.state);
  useEffect(() => feed.show(day), [feed, day]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else feed.moved();
  }, [feed, moves]);
  useEffect(() => () => feed.stop(), [feed]);
  return { feed, state };
}
