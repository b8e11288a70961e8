// SPDX-License-Identifier: GPL-3.0-or-later
// The counter: hand out by number, see who is on the way, keep the stock. Made for a phone in one hand.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { GiftClaim, GiftState } from '../api/types';
import { useFair } from '../app/fair';
import { useLiveContext } from '../app/live';
import { NoFair } from '../leads/empty';
import { useAsked } from '../parts/asked';
import { FailureNotice } from '../parts/notice';
import { Said } from '../parts/person';
import { Ago, When } from '../parts/when';
import { textIn, useWords } from '../text';
import { useGiftName } from './name';
import { HandOut, type Handing } from './hand';
import { GiftCard } from './card';

export function GiftsScreen({ fairKnown }: { fairKnown: boolean }) {
  const words = useWords();
  const fair = useFair();
  const live = useLiveContext();
  const nameOf = useGiftName();
  const [changes, setChanges] = useState(0); // made here: the answer is asked for again at once
  const { answer, failure } = useAsked('gifts', live.moves + changes, api.gifts);
  const [handing, setHanding] = useState<Handing | null>(null);
  const changed = () => setChanges((n) => n + 1);

  const title = textIn(fair?.name, words.lang, fair?.languages ?? []) || words.product;
  useEffect(() => {
    document.title = `${words.gifts.title} – ${title}`;
  }, [words, title]);

  if (fairKnown && !fair) return <NoFair />;
  const gifts: GiftState[] = answer?.gifts ?? [];
  const open: GiftClaim[] = answer?.open ?? [];
  return (
    <main class="gifts" id="gifts" tabIndex={-1} aria-busy={!answer && !failure}>
      <h1 class="unseen">{words.gifts.title}</h1>
      {failure && <FailureNotice failure={failure} onRetry={changed} />}
      {answer && gifts.length === 0 && (
        <div class="empty">
          <h2>{words.gifts.empty.title}</h2>
          <ol>
            {words.gifts.empty.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      {gifts.length > 0 && (
        <>
          <HandOut gifts={gifts} asked={handing} onAsked={setHanding} onChanged={changed} />
          <section class="gifts-open" aria-labelledby="gifts-open">
            <h2 id="gifts-open">
              {open.length === 0
                ? words.gifts.nobodyWaits
                : words.gifts.waiting(answer?.open_total ?? open.length)}
            </h2>
            <ul>
              {open.map((claim) => (
                <li key={claim.number} class="gifts-claim" data-testid={`claim-${claim.number}`}>
                  <strong class="gifts-number">{claim.number}</strong>
                  <span class="gifts-what">
                    <Said>{nameOf(claim.gift)}</Said>
                    {claim.at && (
                      <small>
                        {words.gifts.chosenAt} <When iso={claim.at} /> <Ago iso={claim.at} />
                      </small>
                    )}
                  </span>
                  <button
                    type="button"
                    class="button"
                    aria-label={`${words.gifts.hand}: ${claim.number}`}
                    onClick={() => setHanding({ number: claim.number })}
                  >
                    {words.gifts.hand}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section class="gifts-stock">
            {gifts.map((gift) => (
              <GiftCard key={gift.gift} gift={gift} name={nameOf(gift.gift)} onChanged={changed} />
            ))}
          </section>
        </>
      )}
    </main>
  );
}
