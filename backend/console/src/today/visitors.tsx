// SPDX-License-Identifier: GPL-3.0-or-later
// How the day's visitors fared: all of them, how long they waited, who was served and who was lost.
import type { TodayAnswer } from '../api/types';
import { Icon } from '../parts/icons';
import { useWords } from '../text';
import { useMinutes } from './minutes';
import { dayVisitsHref, Link } from './link';
import { Tile } from './tile';

export function Visitors({ answer }: { answer: TodayAnswer }) {
  const { today, lang } = useWords();
  const minutes = useMinutes();
  const { waits, found, lost } = answer;
  const served = found.hot + found.warm;
  const gone = lost.left + (lost.unmet ?? 0);
  const number = (n: number) => n.toLocaleString(lang);
  return (
    <section class="today-part" aria-labelledby="today-fared">
      <h2 id="today-fared">{today.fared}</h2>
      <div class="tiles">
        <Tile title={today.series.visits} figure={number(answer.visits)} testid="day-visits">
          <p>{today.asked(answer.asked)}</p>
          {answer.capped && <p>{today.capped}</p>}
        </Tile>
        <Tile title={today.found} figure={number(served)} testid="day-found" tone="good">
          <p class="tile-found">
            <span class="found-hot">
              <Icon name="hot" /> {today.hot(found.hot)}
            </span>
            <span class="found-warm">
              <Icon name="warm" /> {today.warm(found.warm)}
            </span>
          </p>
          {found.others > 0 && <p>{today.others(found.others)}</p>}
          {found.unsaid > 0 && (
            <p>
              <Link href={dayVisitsHref(answer)}>{today.unsaid(found.unsaid)}</Link>
            </p>
          )}
        </Tile>
        <Tile
          title={today.lost}
          figure={gone > 0 ? number(gone) : null}
          none={today.nobodyLost}
          tone={gone > 0 ? 'bad' : undefined}
          testid="day-lost"
        >
          {lost.left > 0 && (
            <p>
              {today.left(lost.left)}
              {(lost.likely_left ?? 0) > 0 && (
                <span class="tile-part">{today.likelyLeft(lost.likely_left ?? 0)}</span>
              )}
            </p>
          )}
          {(lost.unmet ?? 0) > 0 && <p>{today.unmet(lost.unmet ?? 0)}</p>}
          {lost.reachable > 0 && <p>{today.reachable(lost.reachable)}</p>}
        </Tile>
        <Tile
          title={today.waits}
          figure={waits.waited === null ? null : today.minutes(minutes(waits.waited))}
          none={today.noWaits}
          testid="day-waits"
        >
          {waits.waited !== null && (
            <>
              <p>{today.met(waits.went)}</p>
              {waits.promised !== null && <p>{today.promised(minutes(waits.promised))}</p>}
              {waits.foretold > 0 && (
                <p title={today.withinHint}>{today.within(waits.within, waits.foretold)}</p>
              )}
            </>
          )}
        </Tile>
      </div>
      <details class="today-how">
        <summary>{today.how}</summary>
        <p>{today.lostHint}</p>
        <p>{today.waitsHint}</p>
        {!answer.scores_trusted && <p>{today.scoresDoubted}</p>}
      </details>
      {!answer.scores_trusted && (
        <p class="notice" data-testid="scores-doubted">
          {today.scoresDoubted}
        </p>
      )}
    </section>
  );
}
