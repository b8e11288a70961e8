// SPDX-License-Identifier: GPL-3.0-or-later
// The day at a glance, for whoever leads the stand: what the next decision needs now, how visitors fared, and both by
// the hour. Nothing of it is about one person: docs/internals/floor-desk.md.
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import type { TodayAnswer } from '../api/types';
import { follow, go, todayHref } from '../app/address';
import { useFair } from '../app/fair';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { useAsked } from '../parts/asked';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { useMoments, useNow } from '../parts/when';
import { textIn, useWords } from '../text';
import { Hours } from './by_hour';
import { Link } from './link';
import { LostVisits } from './lost';
import { Now } from './now';
import { Visitors } from './visitors';

export function TodayScreen({ day, fairKnown }: { day: string; fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const live = useLiveContext();
  const now = useNow();
  // Every half minute too: somebody is gone, and an hour is over, without anything having happened.
  const { answer, failure } = useAsked(
    `today ${day}`,
    live.moves + Math.floor(now / 30_000),
    (signal, byItself) => api.today(day, signal, byItself),
  );
  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => titleIs(`${words.today.nav} – ${title}`), [words, title]);

  if (fairKnown && !fair) return <NoFair />;
  const badDay = failure?.code === 'malformed' && day !== '';
  return (
    <main class="today" id="today" tabIndex={-1} aria-busy={!answer && !failure}>
      <h1 class="unseen">{words.today.title}</h1>
      {badDay ? (
        <div class="empty" data-testid="no-such-day">
          <h2>{words.today.badDay.title}</h2>
          <p>{words.today.badDay.text}</p>
          <a class="button" href={todayHref()} onClick={(event) => follow(event, () => go(todayHref()))}>
            {words.today.badDay.action}
          </a>
        </div>
      ) : (
        <>
          {answer && <Head answer={answer} />}
          {live.state === 'lost' && (
            <p class="notice notice-lost" role="status" data-testid="connection-lost">
              {words.live.lostLong}
            </p>
          )}
          {failure && live.state !== 'lost' && <FailureNotice failure={failure} />}
          {answer && <Parts answer={answer} />}
        </>
      )}
    </main>
  );
}

function Parts({ answer }: { answer: TodayAnswer }) {
  const empty = answer.visits === 0 && answer.hours.length === 0;
  return (
    <>
      {answer.now && <Now now={answer.now} enabled={answer.floor_enabled} />}
      {empty ? (
        <NothingYet answer={answer} />
      ) : (
        <>
          <Visitors answer={answer} />
          <Hours answer={answer} />
          <LostVisits answer={answer} />
        </>
      )}
    </>
  );
}

function Head({ answer }: { answer: TodayAnswer }) {
  const { today } = useWords();
  const moments = useMoments();
  return (
    <div class="today-head">
      <div class="day" role="group" aria-label={today.day}>
        <Step icon="back" label={today.previous} day={answer.previous_day} />
        <h2 class="day-name" data-testid="day" data-day={answer.day}>
          {moments.day(answer.day)}
        </h2>
        {/* Behind the last day with visits comes the one that runs. */}
        <Step icon="forward" label={today.next} day={answer.next_day} />
      </div>
      {!answer.now && (
        <p class="today-over">
          {answer.over && <span>{today.over}</span>}
          <Link href={todayHref()} testid="to-today">
            {today.back}
          </Link>
        </p>
      )}
    </div>
  );
}

function Step({ icon, label, day }: { icon: 'back' | 'forward'; label: string; day: string | null }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={!day}
      onClick={() => day && go(todayHref(day))}
      data-testid={`day-${icon}`}
    >
      <Icon name={icon} />
    </button>
  );
}

function NothingYet({ answer }: { answer: TodayAnswer }) {
  const { today } = useWords();
  const moments = useMoments();
  const last = answer.previous_day;
  return (
    <div class="empty" data-testid="no-visits">
      <h2>{answer.now ? today.empty.title : today.empty.past}</h2>
      {answer.now && (
        <ol class="steps">
          {today.empty.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {last && (
        <p>
          <Link href={todayHref(last)} testid="last-day">
            {today.empty.last(moments.day(last))}
          </Link>
        </p>
      )}
    </div>
  );
}
