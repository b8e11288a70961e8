// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands when: the plan by day, swaps, and one's own calendar. Planned by an administrator, seen by all.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/client';
import { follow, go, shiftsHref } from '../app/address';
import { useFair } from '../app/fair';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { useAsked } from '../parts/asked';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { useMoments, useNow } from '../parts/when';
import { textIn, useWords } from '../text';
import { shiftsApi, type Plan, type Shift, type Wish } from './api';
import { MyCalendar } from './calendar';
import { shownAt } from './clock';
import { DayPlan } from './day';
import { EditShift } from './edit';
import { daysOf, firstDay, hoursOf } from './plan';

interface Done {
  text: string;
  bad?: boolean;
  undo?: () => Promise<Plan>;
}

const wishOf = ({ who, begins, ends, breaks }: Shift): Wish => ({ who, begins, ends, breaks });

export function ShiftsScreen({ day: chosen, fairKnown }: { day: string; fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const live = useLiveContext();
  const now = useNow();
  const [changes, setChanges] = useState(0);
  const { answer: plan, failure } = useAsked('shifts', live.moves + changes, shiftsApi.plan);
  const { answer: floor } = useAsked('floor', live.moves, shiftsApi.floor);
  const [editing, setEditing] = useState<Shift | 'new' | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => titleIs(`${words.shifts.title} – ${title}`), [words, title]);

  if (fairKnown && !fair) return <NoFair />;
  const zone = fair?.time_zone ?? 'UTC';

  // One thing at a time; what it leads to is asked for anew.
  const act = async (what: () => Promise<Plan>, after: Done | null): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      await what();
      setTrouble(null);
      setDone(after);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const why = (error.problem as { why?: unknown } | null)?.why;
      if (error.code === 'conflict' || error.code === 'not_found' || error.code === 'forbidden') {
        const text = typeof why === 'string' ? words.shifts.refused[why] : undefined;
        setDone({ text: text ?? words.shifts.refusedElse, bad: true });
      } else setTrouble(error);
      return false;
    } finally {
      setBusy(false);
      setChanges((n) => n + 1);
    }
  };
  const undo = (how: () => Promise<Plan>) => void act(how, { text: words.shifts.undone });

  const save = (id: string, wish: Wish, before: Shift | null) =>
    act(() => shiftsApi.put(id, wish), {
      text: words.shifts.saved(wish.who),
      undo: () => (before ? shiftsApi.put(id, wishOf(before)) : shiftsApi.remove(id)),
    });
  const remove = (shift: Shift) =>
    act(() => shiftsApi.remove(shift.id), {
      text: words.shifts.removed(shift.who),
      undo: () => shiftsApi.put(shift.id, wishOf(shift)),
    });

  const day = chosen || (plan ? firstDay(plan, zone, now) : '');
  const today = shownAt(now, zone).day;
  return (
    <main class="shifts" id="shifts" tabIndex={-1} aria-busy={!plan && !failure}>
      <div class="shifts-head">
        <h1>{words.shifts.title}</h1>
        {plan?.may_plan && (
          <button
            type="button"
            class="button button-main"
            onClick={() => setEditing('new')}
            data-testid="shift-add"
          >
            {words.shifts.add}
          </button>
        )}
      </div>
      {failure && <FailureNotice failure={failure} onRetry={() => setChanges((n) => n + 1)} />}
      {trouble && <FailureNotice failure={trouble} />}
      <p class="shifts-said" role="status" ref={said} data-testid="shifts-said">
        {done && (
          <span class={`notice ${done.bad ? 'notice-bad' : 'notice-good'}`}>
            {done.text}{' '}
            {done.undo && (
              <button
                type="button"
                class="button button-small"
                disabled={busy}
                onClick={() => done.undo && undo(done.undo)}
                data-testid="shifts-undo"
              >
                <Icon name="undo" />
                {words.shifts.undo}
              </button>
            )}
          </span>
        )}
      </p>
      {plan && plan.shifts.length === 0 && (
        <div class="empty" data-testid="no-shifts">
          <h2>{words.shifts.empty.title}</h2>
          <p>{plan.may_plan ? words.shifts.empty.plan : words.shifts.empty.text}</p>
        </div>
      )}
      {plan && plan.shifts.length > 0 && (
        <>
          <Days days={daysOf(plan, zone, now)} day={day} today={today} />
          <DayPlan
            plan={plan}
            day={day}
            zone={zone}
            here={floor?.enabled ? floor.people.flatMap(({ name }) => (name === null ? [] : [name])) : null}
            busy={busy}
            onEdit={setEditing}
            onOffer={(shift, offered) =>
              void act(
                () => shiftsApi.offer(shift.id, offered),
                offered
                  ? { text: words.shifts.offerDone, undo: () => shiftsApi.offer(shift.id, false) }
                  : null,
              )
            }
            onTake={(shift) => void act(() => shiftsApi.take(shift.id), { text: words.shifts.taken })}
          />
          <Warnings plan={plan} />
        </>
      )}
      {plan && <MyCalendar />}
      {plan && <p class="shifts-note">{words.shifts.note(plan.kept_days)}</p>}
      {editing && plan && (
        <EditShift
          shift={editing === 'new' ? null : editing}
          people={plan.people ?? []}
          day={day || today}
          zone={zone}
          onSave={save}
          onRemove={remove}
          onClose={() => setEditing(null)}
        />
      )}
    </main>
  );
}

function Days({ days, day, today }: { days: string[]; day: string; today: string }) {
  const words = useWords();
  const moments = useMoments();
  return (
    <nav class="shifts-days" aria-label={words.shifts.days}>
      {days.map((one) => (
        <a
          key={one}
          href={shiftsHref(one)}
          class="button button-small"
          aria-current={one === day ? 'date' : undefined}
          onClick={(event) => follow(event, () => go(shiftsHref(one), 'replace'))}
          data-testid={`day-${one}`}
        >
          {one === today ? words.shifts.today : moments.day(one)}
        </a>
      ))}
    </nav>
  );
}

// What the law says of the plan: of oneself with figures, of others, for whoever plans, without.
function Warnings({ plan }: { plan: Plan }) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const mine = new Set(plan.shifts.filter((shift) => shift.mine).map(({ who }) => who));
  if (plan.warnings.length === 0) return null;
  return (
    <section class="shifts-warnings" aria-labelledby="shifts-warnings" data-testid="shifts-warnings">
      <h2 id="shifts-warnings">{words.shifts.warnings}</h2>
      <ul>
        {plan.warnings.map((warning) => {
          const say = words.shifts.law[warning.code];
          return (
            <li key={`${warning.who} ${warning.at} ${warning.code}`} data-unlawful={warning.unlawful}>
              <Icon name={warning.unlawful ? 'no' : 'information'} />
              <span>
                <strong>{mine.has(warning.who) ? words.shifts.you : warning.who}</strong>,{' '}
                <time dateTime={warning.at}>{moments.short(warning.at, now)}</time>:{' '}
                {say
                  ? say(warning.is === undefined ? null : hoursOf(warning.is), hoursOf(warning.allowed))
                  : words.shifts.lawElse}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
