// SPDX-License-Identifier: GPL-3.0-or-later
// Who went without a talk, so that somebody may still write or call.
import type { LostVisit, TodayAnswer } from '../api/types';
import { leadsHref, noFilter } from '../app/address';
import { Icon } from '../parts/icons';
import { useMoments } from '../parts/when';
import { useWords } from '../text';
import { percentOf } from '../triage/likely';
import { dayVisitsHref, Link } from './link';

export function LostVisits({ answer }: { answer: TodayAnswer }) {
  const { today } = useWords();
  const { visits } = answer.lost;
  if (visits.length === 0) return null;
  return (
    <section class="today-part" aria-labelledby="today-lost">
      <h2 id="today-lost">{today.lostList}</h2>
      <ul class="lost" data-testid="lost">
        {visits.map((one) => (
          <Lost key={one.visit} one={one} />
        ))}
      </ul>
      <p>
        <Link href={dayVisitsHref(answer)} testid="to-visits">
          {today.lostMore}
        </Link>
      </p>
    </section>
  );
}

function Lost({ one }: { one: LostVisit }) {
  const { today, triage, lang } = useWords();
  const moments = useMoments();
  return (
    <li class={`lost-one lost-${one.why}`} data-visit={one.visit}>
      <span class="lost-when">
        <time dateTime={one.at}>{moments.time(one.at)}</time>
      </span>
      <span class="lost-what">
        {one.number && <strong>{one.number}</strong>} {today.why[one.why]}
      </span>
      <span class="lost-likely">
        {one.probability !== null && triage.mark(percentOf(one.probability, lang))}
      </span>
      <span class="lost-reach">
        {one.lead && (
          <Link href={leadsHref(noFilter, one.visit)}>
            <Icon name="mail" /> {today.callBack}
          </Link>
        )}
      </span>
    </li>
  );
}
