// SPDX-License-Identifier: GPL-3.0-or-later
// The counter: hand out by number, see who is on the way, keep the stock. Made for a phone in one hand.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { useFair } from '../app/fair';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { NoFair } from '../leads/empty';
import { useAsked } from '../parts/asked';
import { FailureNotice } from '../parts/notice';
import { textIn, useWords } from '../text';
import { GiftCard } from './card';
import { HandOut, type Handing } from './hand';
import { useGiftName } from './name';
import { OpenNumbers } from './open';

export function GiftsScreen({ fairKnown }: { fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const live = useLiveContext();
  const nameOf = useGiftName();
  const [changes, setChanges] = useState(0); // made here: the answer is asked for again at once
  const { answer, failure } = useAsked('gifts', live.moves + changes, api.gifts);
  const [typed, setTyped] = useState('');
  const [handing, setHanding] = useState<Handing | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = () => setChanges((n) => n + 1);

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => titleIs(`${words.gifts.title} – ${title}`), [words, title]);

  if (fairKnown && !fair) return <NoFair />;
  const { gifts = [], open = [], open_total = 0, letters = [] } = answer ?? {};
  // What is no longer offered matters as long as there is some of it.
  const shown = gifts.filter((gift) => !gift.retired || gift.shelf > 0 || gift.reserved > 0);
  return (
    <main class="gifts" id="gifts" tabIndex={-1} aria-busy={!answer && !failure}>
      <h1 class="unseen">{words.gifts.title}</h1>
      {live.state === 'lost' && (
        <p class="notice notice-lost" role="status" data-testid="connection-lost">
          {words.gifts.offline}
        </p>
      )}
      {failure && live.state !== 'lost' && <FailureNotice failure={failure} onRetry={changed} />}
      {answer && gifts.length === 0 && (
        <div class="empty" data-testid="no-gifts">
          <h2>{words.gifts.empty.title}</h2>
          <ol class="steps">
            {words.gifts.empty.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      {gifts.length > 0 && (
        <>
          <section class="gifts-stock" aria-label={words.gifts.stock}>
            {shown.map((gift) => (
              <GiftCard key={gift.gift} gift={gift} name={nameOf(gift.gift)} onChanged={changed} />
            ))}
          </section>
          <OpenNumbers
            open={open}
            total={open_total}
            typed={typed}
            busy={busy || handing !== null}
            onHand={({ number }) => setHanding({ number })}
          />
          <HandOut
            gifts={shown}
            open={open}
            letters={letters}
            typed={typed}
            onTyped={setTyped}
            asked={handing}
            onAsked={setHanding}
            busy={busy}
            onBusy={setBusy}
            onChanged={changed}
          />
        </>
      )}
    </main>
  );
}
