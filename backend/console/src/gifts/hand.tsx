// SPDX-License-Identifier: GPL-3.0-or-later
// Handing out: a number is typed or tapped. Whatever is unclear is asked right here, and nothing is lost meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { GiftClaim, GiftState } from '../api/types';
import { FailureNotice } from '../parts/notice';
import { useMoments } from '../parts/when';
import { useWords } from '../text';
import { useGiftName } from './name';

export interface Handing {
  number: string;
  gift?: string;
  anyway?: boolean;
}

interface Props {
  gifts: GiftState[];
  asked: Handing | null; // by a tap elsewhere
  onAsked: (handing: Handing | null) => void;
  onChanged: () => void;
}

interface Outcome {
  good: boolean;
  text: string;
  choices?: 'gift' | 'anyway';
  failure?: Failure;
}

export function HandOut({ gifts, asked, onAsked, onChanged }: Props) {
  const words = useWords();
  const moments = useMoments();
  const nameOf = useGiftName();
  const [number, setNumber] = useState('');
  const [last, setLast] = useState<Handing | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const explain = (failure: Failure, handing: Handing): Outcome => {
    const said = (failure.problem ?? {}) as { claim?: GiftClaim; unknown?: string };
    const { claim } = said;
    switch (failure.code) {
      case 'malformed':
        return { good: false, text: words.gifts.badNumber };
      case 'conflict':
        return {
          good: false,
          text: words.gifts.handedBefore(
            claim?.number ?? handing.number,
            claim?.handed_at ? moments.time(claim.handed_at) : '–',
            claim?.handed_by?.name ?? words.gifts.somebody,
          ),
        };
      case 'busy':
        return { good: false, text: words.gifts.promised, choices: 'anyway' };
      case 'full':
        return { good: false, text: words.gifts.noneLeft };
      case 'not_found':
        return said.unknown === 'gift'
          ? { good: false, text: words.gifts.whichGift, choices: 'gift' }
          : { good: false, text: words.gifts.noKiosk };
    }
    return { good: false, text: '', failure };
  };

  const hand = async (handing: Handing) => {
    if (busy || !handing.number.trim()) return;
    setBusy(true);
    setLast(handing);
    try {
      const { claim } = await api.handGift(handing);
      setOutcome({ good: true, text: words.gifts.handed(claim.number, nameOf(claim.gift)) });
      setNumber('');
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setOutcome(explain(error, handing));
    } finally {
      setBusy(false);
      onChanged();
    }
  };

  const latest = useRef(hand);
  latest.current = hand;
  useEffect(() => {
    if (!asked) return;
    onAsked(null);
    void latest.current(asked);
  }, [asked, onAsked]);

  return (
    <section class="gifts-hand">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void hand({ number });
          field.current?.focus();
        }}
      >
        <label>
          <span>{words.gifts.number}</span>
          <input
            ref={field}
            class="gifts-field"
            data-testid="gift-number"
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
            placeholder="127B"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={12}
            aria-describedby="gifts-hint"
          />
        </label>
        <button type="submit" class="button button-strong" disabled={busy} data-testid="gift-hand">
          {words.gifts.hand}
        </button>
      </form>
      <p id="gifts-hint" class="gifts-hint">
        {words.gifts.numberHint}
      </p>
      <div role="status" class="gifts-outcome" data-testid="gift-outcome">
        {outcome?.failure && (
          <FailureNotice failure={outcome.failure} onRetry={() => last && void hand(last)} />
        )}
        {outcome && !outcome.failure && (
          <p class={outcome.good ? 'notice notice-good' : 'notice notice-bad'}>{outcome.text}</p>
        )}
        {outcome?.choices === 'anyway' && last && (
          <button type="button" class="button" onClick={() => void hand({ ...last, anyway: true })}>
            {words.gifts.anyway}
          </button>
        )}
        {outcome?.choices === 'gift' && last && (
          <div class="gifts-choices">
            {gifts.map(({ gift }) => (
              <button key={gift} type="button" class="button" onClick={() => void hand({ ...last, gift })}>
                {nameOf(gift)}
              </button>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}
