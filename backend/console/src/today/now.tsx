// SPDX-License-Identifier: GPL-3.0-or-later
// What the next decision needs: who waits, how long the next one would, who is free, whose break is due.
import type { TodayAnswer } from '../api/types';
import { waitingHref } from '../app/address';
import { Said } from '../parts/person';
import { useNow } from '../parts/when';
import { useWords } from '../text';
import { Link } from './link';
import { useMinutes } from './minutes';
import { Tile } from './tile';

export function Now({ now, enabled }: { now: NonNullable<TodayAnswer['now']>; enabled: boolean }) {
  const { today } = useWords();
  const { floor } = now;
  const clock = useNow();
  const minutes = useMinutes();
  const since =
    now.since === null ? 0 : Math.max(0, Math.floor((clock - new Date(now.since).getTime()) / 60_000));
  const here = floor ? floor.free + floor.busy + floor.break : 0;
  return (
    <section class="today-part" aria-labelledby="today-now">
      <h2 id="today-now">{today.now}</h2>
      <div class="tiles tiles-now">
        <Tile
          title={today.waiting}
          testid="now-waiting"
          figure={now.waiting > 0 ? now.waiting : null}
          none={today.nobodyWaits}
          tone={now.waiting > 0 ? 'alert' : undefined}
        >
          {now.waiting > 0 && <Link href={waitingHref()}>{today.since(since)}</Link>}
        </Tile>
        {floor && (
          <>
            <Tile
              title={today.nextWait}
              testid="now-wait"
              figure={floor.wait ? today.minutes(minutes(floor.wait.minutes)) : null}
              none={today.unknownWait}
            >
              {floor.wait
                ? today.between(minutes(floor.wait.low), minutes(floor.wait.high))
                : today.unknownWaitHint}
            </Tile>
            <Tile
              title={today.people}
              testid="now-people"
              figure={here > 0 ? here : null}
              none={today.nobodyHere}
            >
              {here > 0 ? (
                <ul class="statuses">
                  <li class="status-free">{today.free(floor.free)}</li>
                  <li class="status-busy">{today.busy(floor.busy)}</li>
                  {floor.break > 0 && <li class="status-break">{today.rest(floor.break)}</li>}
                </ul>
              ) : (
                today.nobodyHereHint
              )}
            </Tile>
            <Tile
              title={today.breaks}
              testid="now-breaks"
              tone={floor.breaks_due.length > 0 ? 'alert' : undefined}
              names={floor.breaks_due.map(({ id, name }) => (
                <Said key={id}>{name}</Said>
              ))}
              none={today.noBreaks}
            >
              {floor.breaks_due.length > 0 && today.breaksHint}
            </Tile>
          </>
        )}
      </div>
      {!enabled && (
        <p class="notice" data-testid="floor-off">
          {today.floorOff}
        </p>
      )}
    </section>
  );
}
