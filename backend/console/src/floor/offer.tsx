// SPDX-License-Identifier: GPL-3.0-or-later
// Who is next for me: number, where, what they want, why me, and how long there is to say so.
import type { FloorOffer } from '../api/types';
import { useWords } from '../text';
import { minutesOf } from '../waiting/tickets';
import { minutesSince, secondsLeft, useSeconds } from './clock';
import { useFloor } from './context';
import { whyMe } from './reasons';
import { useTicket, Visitor, Where } from './visitor';
import type { Heard } from './wishes';

export function OfferCard({ heard, offer }: { heard: Heard; offer: FloorOffer }) {
  const words = useWords();
  const now = useSeconds(true);
  const { view, viewHeard } = useFloor();
  const ticket = useTicket(offer.ticket);
  const { floor } = words;
  const left = secondsLeft(offer.seconds, heard.at, now);
  const inList = view?.waiting.find(({ id }) => id === offer.ticket);
  const waited = inList
    ? minutesSince(inList.waited, viewHeard, now)
    : ticket && minutesOf(ticket, Date.now());
  return (
    <article class="floor-offer" aria-labelledby="floor-offer" data-testid="offer" data-ticket={offer.number}>
      <div class="floor-offer-head">
        <div>
          <h3 id="floor-offer" class="floor-offer-number">
            <span class="unseen">{floor.next}: </span>
            {offer.number}
          </h3>
          {ticket && <Where ticket={ticket} />}
          {waited !== null && (
            <p class="floor-waited" data-testid="offer-waited">
              {floor.waited(waited)}
            </p>
          )}
        </div>
        <Ring left={left} of={Math.max(offer.of, offer.seconds)} />
      </div>
      <div class="floor-whyme" data-testid="why-me">
        <h4>{floor.why}</h4>
        <p>{whyMe(offer.because, floor.reasons).join(' ')}</p>
      </div>
      {ticket && <Visitor ticket={ticket} />}
      <p class="unseen" role="alert">
        {floor.next}: {offer.number}
      </p>
    </article>
  );
}

const radius = 42;
const around = 2 * Math.PI * radius;

// An image rather than a style: nothing in the page sets one of its own.
function Ring({ left, of }: { left: number; of: number }) {
  const { floor } = useWords();
  const share = of > 0 ? Math.min(1, left / of) : 0;
  return (
    <div
      class="floor-ring"
      role="timer"
      aria-label={left > 0 ? floor.secondsLeft(left) : floor.timeUp}
      data-testid="offer-left"
      data-seconds={left}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle class="ring-ground" cx="50" cy="50" r={radius} />
        <circle
          class="ring-left"
          cx="50"
          cy="50"
          r={radius}
          transform="rotate(-90 50 50)"
          stroke-dasharray={`${around * share} ${around}`}
        />
        <text x="50" y="50" dy="0.36em">
          {left}
        </text>
      </svg>
    </div>
  );
}
