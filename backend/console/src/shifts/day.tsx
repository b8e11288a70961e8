// SPDX-License-Identifier: GPL-3.0-or-later
// A day's plan: a bar for each shift, with what can be done about it.
import { Icon } from '../parts/icons';
import { useNow } from '../parts/when';
import { useWords } from '../text';
import type { Plan, Shift, Uncovered } from './api';
import { shownAt } from './clock';
import { axisOf, rowsOf, type Axis, type Row } from './plan';

interface Props {
  plan: Plan;
  day: string;
  zone: string;
  here: string[] | null; // who said that they are there; null: nobody is asked
  busy: boolean;
  onEdit: (shift: Shift) => void;
  onOffer: (shift: Shift, offered: boolean) => void;
  onTake: (shift: Shift) => void;
}

export function DayPlan({ plan, day, zone, here, busy, onEdit, onOffer, onTake }: Props) {
  const words = useWords();
  const now = useNow();
  const rows = rowsOf(plan, day, zone);
  const few = (plan.uncovered ?? []).filter(({ from }) => shownAt(Date.parse(from), zone).day === day);
  const axis = axisOf(rows, few);
  const clock = (iso: string) => shownAt(Date.parse(iso), zone).time;
  const isToday = shownAt(now, zone).day === day;
  const others = isToday && here ? here.filter((name) => !rows.some(({ who }) => who === name)) : [];
  if (!axis)
    return (
      <p class="shifts-nobody" data-testid="nobody">
        {words.shifts.nobody} {plan.may_plan && words.shifts.nobodyPlan}
      </p>
    );
  return (
    <section class="shifts-day" aria-label={words.shifts.title}>
      <Hours axis={axis} zone={zone} />
      <ul class="shifts-rows">
        {rows.map((row) => (
          <li key={row.who} class={`shifts-row ${row.mine ? 'shifts-mine' : ''}`} data-testid="shift-row">
            <h2>
              {row.mine && <span class="tag shifts-you">{words.shifts.you}</span>}
              {row.who}
              <Presence row={row} now={now} here={here} />
            </h2>
            <Bars row={row} axis={axis} now={isToday ? now : null} />
            <ul class="shifts-pieces">
              {row.shifts.map((shift) => (
                <li key={shift.id} data-shift={shift.id} data-testid="shift">
                  <span class="shifts-times">
                    <strong>
                      {clock(shift.begins)}–{clock(shift.ends)}
                    </strong>
                    {shownAt(Date.parse(shift.ends), zone).day !== day && ` ${words.shifts.nextDay}`}
                    {shift.breaks.map((rest) => (
                      <small key={rest.begins}>
                        {words.shifts.rest(clock(rest.begins), clock(rest.ends))}
                      </small>
                    ))}
                    {shift.swapped_from && <small>{words.shifts.swapped(shift.swapped_from)}</small>}
                  </span>
                  {shift.offered && <span class="tag shifts-offered">{words.shifts.offered}</span>}
                  <span class="shifts-acts">
                    {shift.mine && Date.parse(shift.begins) > now && (
                      <button
                        type="button"
                        class="button button-small"
                        disabled={busy}
                        onClick={() => onOffer(shift, !shift.offered)}
                        data-testid="shift-offer"
                      >
                        {shift.offered ? words.shifts.offerBack : words.shifts.offer}
                      </button>
                    )}
                    {!shift.mine && shift.offered && Date.parse(shift.begins) > now && (
                      <button
                        type="button"
                        class="button button-main"
                        disabled={busy}
                        onClick={() => onTake(shift)}
                        data-testid="shift-take"
                      >
                        {words.shifts.take}
                      </button>
                    )}
                    {plan.may_plan && (
                      <button
                        type="button"
                        class="button button-small"
                        aria-label={words.shifts.change(shift.who)}
                        onClick={() => onEdit(shift)}
                        data-testid="shift-change"
                      >
                        {words.shifts.change1}
                      </button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p class="shifts-also" data-testid="also-here">
          {words.shifts.alsoHere(others.join(', '))}
        </p>
      )}
      {few.length > 0 && <Few few={few} axis={axis} clock={clock} />}
    </section>
  );
}

function Hours({ axis, zone }: { axis: Axis; zone: string }) {
  return (
    <div class="shifts-hours" aria-hidden="true">
      {axis.hours.map((at) => (
        <span key={at}>{Number(shownAt(at, zone).time.slice(0, 2))}</span>
      ))}
    </div>
  );
}

// Only of who should be here now: whether they are. Neither since when nor how late.
function Presence({ row, now, here }: { row: Row; now: number; here: string[] | null }) {
  const words = useWords();
  const due = row.shifts.some(({ begins, ends }) => Date.parse(begins) <= now && now < Date.parse(ends));
  if (!here || !due) return null;
  const is = here.includes(row.who);
  return (
    <span class={`shifts-presence ${is ? 'shifts-here' : ''}`} data-testid="presence">
      <Icon name={is ? 'check' : 'dot'} />
      {is ? words.shifts.here : words.shifts.notYet}
    </span>
  );
}

// An image: nothing in the page sets a style of its own. What it shows stands beside it in words.
function Bars({ row, axis, now }: { row: Row; axis: Axis; now: number | null }) {
  const x = (iso: string | number) =>
    ((typeof iso === 'number' ? iso : Date.parse(iso)) - axis.from) / ((axis.until - axis.from) / 1000);
  return (
    <svg class="shifts-bars" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      {axis.hours.slice(1).map((at) => (
        <path key={at} class="shifts-grid" d={`M${x(at)} 0V20`} />
      ))}
      {row.shifts.map((shift) => (
        <g key={shift.id}>
          <rect
            class={shift.offered ? 'shifts-bar shifts-bar-offered' : 'shifts-bar'}
            x={x(shift.begins)}
            y="2"
            width={x(shift.ends) - x(shift.begins)}
            height="16"
          />
          {shift.breaks.map((rest) => (
            <rect
              key={rest.begins}
              class="shifts-break"
              x={x(rest.begins)}
              y="2"
              width={x(rest.ends) - x(rest.begins)}
              height="16"
            />
          ))}
        </g>
      ))}
      {now !== null && now >= axis.from && now <= axis.until && (
        <path class="shifts-now" d={`M${x(now)} 0V20`} />
      )}
    </svg>
  );
}

function Few({ few, axis, clock }: { few: Uncovered[]; axis: Axis; clock: (iso: string) => string }) {
  const words = useWords();
  const x = (iso: string) => (Date.parse(iso) - axis.from) / ((axis.until - axis.from) / 1000);
  return (
    <section class="shifts-few" data-testid="uncovered">
      <h2>{words.shifts.few}</h2>
      <svg class="shifts-bars" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {few.map(({ from, until }) => (
          <rect key={from} class="shifts-gap" x={x(from)} y="4" width={x(until) - x(from)} height="12" />
        ))}
      </svg>
      <ul>
        {few.map(({ from, until, planned, needed, visitors }) => (
          <li key={from}>{words.shifts.tooFew(clock(from), clock(until), planned, needed, visitors)}</li>
        ))}
      </ul>
    </section>
  );
}
