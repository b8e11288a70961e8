// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for a person, who has waited longest first; what one has oneself stands above.
import { useEffect, useRef } from 'preact/hooks';
import type { Ticket } from '../api/types';
import { useFair } from '../app/fair';
import { isTyping } from '../app/header';
import { useLiveContext } from '../app/live';
import { useMe } from '../app/session';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { dispositions } from '../parts/dispositions';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { textIn, useWords } from '../text';
import { TriageWarning } from '../triage/warning';
import { TicketCard } from './card';
import { useTickets } from './context';
import { groupsOf } from './tickets';

export function WaitingScreen({ fairKnown }: { fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const me = useMe();
  const live = useLiveContext();
  const control = useTickets();
  const { list, failure, tickets, messages, dismiss } = control;
  const { waiting } = words;
  const { mine, open, others, earlier } = groupsOf(tickets, me?.name ?? '');
  const root = useRef<HTMLElement>(null);

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => titleIs(`${waiting.title} – ${title}`), [waiting, title]);

  // The keys are for the one that I have; with several, for the first.
  const keyed = mine[0];
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') || !keyed) return;
    const found = dispositions[Number(event.key) - 1];
    if (!found) return;
    event.preventDefault();
    const buttons = root.current?.querySelector<HTMLElement>(
      `[data-ticket="${keyed.number}"] [data-testid="found-${found}"]`,
    );
    buttons?.click();
  };
  const latestOnKey = useRef(onKey);
  latestOnKey.current = onKey;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latestOnKey.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  const part = (id: string, heading: string, of: Ticket[], hint?: string) =>
    of.length > 0 && (
      <section class="waiting-part" aria-labelledby={`waiting-${id}`} data-testid={`waiting-${id}`}>
        <h2 id={`waiting-${id}`}>{heading}</h2>
        {hint && <p class="quiet">{hint}</p>}
        <div class="tickets">
          {of.map((ticket) => (
            <TicketCard key={ticket.id} ticket={ticket} keyed={ticket === keyed} />
          ))}
        </div>
      </section>
    );

  return (
    <main class="waiting" id="waiting" tabIndex={-1} ref={root}>
      <div class="waiting-head">
        <h1>{waiting.title}</h1>
        <Alerts />
      </div>
      <div class="messages" role="status">
        {messages.map(({ id, text, bad }) => (
          <p key={id} class={bad ? 'notice notice-bad message' : 'notice message'} data-testid="message">
            <span>
              <bdi>{text}</bdi>
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={waiting.dismiss}
              onClick={() => dismiss(id)}
            >
              <Icon name="close" />
            </button>
          </p>
        ))}
      </div>
      {live.state === 'lost' && (
        <p class="notice notice-lost" role="status" data-testid="connection-lost">
          {words.live.lostLong}
        </p>
      )}
      {failure && !list && <FailureNotice failure={failure} />}
      {fairKnown && !fair ? (
        <NoFair />
      ) : (
        list && (
          <>
            {list.more && <p class="notice">{waiting.more(list.tickets.length)}</p>}
            {tickets.some(({ score }) => score) && <TriageWarning />}
            {part('mine', waiting.mine, mine)}
            {part('open', waiting.open, open)}
            {mine.length + open.length === 0 && (
              <div class="empty" data-testid="nobody-waits">
                <h2>{waiting.empty.title}</h2>
                <p>{waiting.empty.text}</p>
              </div>
            )}
            {part('others', waiting.others, others)}
            {part('earlier', waiting.earlier, earlier, waiting.earlierHint)}
          </>
        )
      )}
    </main>
  );
}

// How one hears of new ones without looking.
function Alerts() {
  const { waiting } = useWords();
  const { bell, bellState, notify, askToNotify } = useTickets();
  const on = bellState !== 'off';
  return (
    <div class="alerts">
      <button
        type="button"
        class="button"
        aria-pressed={on}
        onClick={() => (on ? bell.turnOff() : bell.turnOn())}
        data-testid="sound"
        data-state={bellState}
      >
        <Icon name="bell" />
        {on ? waiting.sound.on : waiting.sound.off}
      </button>
      {notify === 'default' && (
        <button type="button" class="button" onClick={askToNotify} data-testid="notify">
          {waiting.notify.ask}
        </button>
      )}
      {bellState === 'blocked' && <p class="quiet">{waiting.sound.blocked}</p>}
      {notify === 'denied' && on && <p class="quiet">{waiting.notify.denied}</p>}
    </div>
  );
}
