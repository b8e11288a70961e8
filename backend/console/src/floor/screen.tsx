// SPDX-License-Identifier: GPL-3.0-or-later
// For whoever works on the stand, with the tablet in one hand: where I stand, who is next for me, and one large button for what
// comes now, where the thumb is.
import { useEffect } from 'preact/hooks';
import { useFair } from '../app/fair';
import { go, waitingHref } from '../app/address';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { useMoments } from '../parts/when';
import { textIn, useWords } from '../text';
import { useTickets } from '../waiting/context';
import { ComeForm } from './come';
import { useFloor } from './context';
import { Dock } from './dock';
import { Mine } from './mine';
import { OfferCard } from './offer';
import { StatusHead } from './status';
import { Talk } from './talk';
import { Team } from './team';
import { WaitingList } from './waiting';

export function FloorScreen({ fairKnown }: { fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const { me: heard, failure } = useFloor();
  const { floor } = words;

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => titleIs(`${floor.title} – ${title}`), [floor, title]);

  if (fairKnown && !fair)
    return (
      <main class="floor" id="floor" tabIndex={-1}>
        <NoFair />
      </main>
    );
  if (!heard)
    return (
      <main class="floor" id="floor" tabIndex={-1} aria-busy={!failure}>
        <h1 class="unseen">{floor.title}</h1>
        {failure && <FailureNotice failure={failure} />}
      </main>
    );
  const { me } = heard;
  if (!me.enabled)
    return (
      <main class="floor" id="floor" tabIndex={-1}>
        <div class="empty" data-testid="floor-off">
          <h1>{floor.off.title}</h1>
          <p>{floor.off.text}</p>
          <button type="button" class="button floor-button" onClick={() => go(waitingHref())}>
            <Icon name="hand" />
            {floor.off.action}
          </button>
        </div>
      </main>
    );
  return (
    <main class="floor" id="floor" tabIndex={-1} data-status={me.status} data-testid="floor">
      <h1 class="unseen">{floor.title}</h1>
      <div class="floor-work">
        <div class="floor-now">
          <Notices />
          <StatusHead heard={heard} />
          {me.status === 'off' && <ComeForm id="floor-come" />}
          {me.offer && <OfferCard heard={heard} offer={me.offer} />}
          {me.talk && <Talk key={me.talk.ticket ?? 'walk-up'} me={me} talk={me.talk} />}
        </div>
        <Dock me={me} />
      </div>
      <div class="floor-side">
        <Team me={me} />
        <WaitingList />
        {/* Not while a visitor looks over the shoulder. */}
        {me.status !== 'off' && !me.talk && <Mine me={me} />}
      </div>
    </main>
  );
}

// What went otherwise than somebody expects, or did not go at all.
function Notices() {
  const words = useWords();
  const live = useLiveContext();
  const moments = useMoments();
  const { me, unsent, said, hush } = useFloor();
  const { messages, dismiss } = useTickets();
  const { floor } = words;
  return (
    <>
      {live.state === 'lost' && me && (
        <div class="notice notice-lost" role="status" data-testid="connection-lost">
          <strong>{floor.offline.title(moments.time(me.when))}</strong>
          <p>{floor.offline.text}</p>
        </div>
      )}
      <div role="status" class="floor-said">
        {said && !unsent && (
          <p
            class={`notice floor-message ${said.bad ? 'notice-bad' : 'notice-good'}`}
            data-testid="floor-said"
          >
            <span>
              <bdi>{said.text}</bdi>
            </span>
            <button type="button" class="icon-button" aria-label={words.waiting.dismiss} onClick={hush}>
              <Icon name="close" />
            </button>
          </p>
        )}
        {messages.map(({ id, text, bad }) => (
          <p key={id} class={`notice floor-message ${bad ? 'notice-bad' : ''}`} data-testid="message">
            <span>
              <bdi>{text}</bdi>
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={words.waiting.dismiss}
              onClick={() => dismiss(id)}
            >
              <Icon name="close" />
            </button>
          </p>
        ))}
      </div>
    </>
  );
}
