// SPDX-License-Identifier: GPL-3.0-or-later
// Handing out: a number is typed or tapped. Whatever is unclear is asked right here, and nothing is lost meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { GiftClaim, GiftState } from '../api/types';
import { Icon } from '../parts/icons';
import { useMedia } from '../parts/media';
import { FailureNotice } from '../parts/notice';
import { Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { useWords } from '../text';
import { Keypad } from './keypad';
import { useGiftName } from './name';
import { completed, exact } from './number';

export interface Handing {
  number: string;
  gift?: string;
  anyway?: boolean;
}

interface Props {
  gifts: readonly GiftState[];
  open: readonly GiftClaim[];
  letters: readonly string[];
  typed: string;
  onTyped: (typed: string) => void;
  asked: Handing | null; // by a tap elsewhere
  onAsked: (handing: Handing | null) => void;
  busy: boolean; // every button that would hand out says so, so that no tap is lost
  onBusy: (busy: boolean) => void;
  onChanged: () => void;
}

interface Outcome {
  good: boolean;
  text: string;
  more?: string;
  choices?: 'gift' | 'anyway';
  undo?: string; // the number that may be taken back
  failure?: Failure;
}

// As long as the backend takes it back.
const undoFor = 60 * 60_000;

export function HandOut({
  gifts,
  open,
  letters,
  typed,
  onTyped,
  asked,
  onAsked,
  busy,
  onBusy,
  onChanged,
}: Props) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const nameOf = useGiftName();
  const byThumb = useMedia('(pointer: coarse)');
  const small = useMedia('(max-width: 760px)');
  const [keys, setKeys] = useState(false); // on a phone they come when wanted
  const [last, setLast] = useState<Handing | null>(null);
  const [undoing, setUndoing] = useState<string | null>(null); // the last request, where it took one back
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const explain = (failure: Failure, handing: Handing): Outcome => {
    const { claim, why } = (failure.problem ?? {}) as { claim?: GiftClaim | null; why?: string };
    const known: Partial<Record<string, Outcome>> = {
      no_kiosk: { good: false, text: words.gifts.noKiosk },
      which_gift: { good: false, text: words.gifts.whichGift, choices: 'gift' },
      promised: { good: false, text: words.gifts.promised, choices: 'anyway' },
      none_left: { good: false, text: words.gifts.noneLeft },
      given_back: {
        good: false,
        text: words.gifts.givenBack(claim?.number ?? handing.number, claim?.now ?? null),
        choices: 'anyway',
      },
      second: { good: false, text: words.gifts.second(claim?.second ?? '–'), choices: 'anyway' },
      handed: {
        good: false,
        text: words.gifts.handedBefore(
          claim?.number ?? handing.number,
          claim?.handed_at ? moments.short(claim.handed_at, now) : '–',
          claim?.handed_by?.name ?? words.gifts.somebody,
        ),
        ...(claim?.handed_at &&
          now - new Date(claim.handed_at).getTime() < undoFor && { undo: claim.number }),
      },
      not_handed: { good: false, text: words.gifts.notHanded(handing.number) },
      too_late: { good: false, text: words.gifts.tooLate },
    };
    if (failure.code === 'malformed') return { good: false, text: words.gifts.badNumber };
    return known[why ?? ''] ?? { good: false, text: '', failure };
  };

  const hand = async (handing: Handing) => {
    if (!handing.number.trim()) return;
    await during(handing, async () => {
      setLast(handing);
      setUndoing(null);
      const { claim } = await api.handGift(handing);
      const more = claim.given_back
        ? words.gifts.handedBack
        : claim.late
          ? words.gifts.handedLate
          : claim.early
            ? words.gifts.handedEarly
            : '';
      onTyped('');
      const text = words.gifts.handed(claim.number, nameOf(claim.gift));
      return { good: true, text, more, undo: claim.number };
    });
  };

  const undo = (number: string) =>
    during({ number }, async () => {
      setUndoing(number);
      await api.unhandGift(number);
      return { good: true, text: words.gifts.undone(number) };
    });

  // One after another: while one is under way, no button takes another.
  const during = async (handing: Handing, act: () => Promise<Outcome>) => {
    if (busy) return;
    onBusy(true);
    try {
      setOutcome(await act());
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setOutcome(explain(error, handing));
    } finally {
      onBusy(false);
      onChanged();
    }
  };
  const retry = () => void (undoing ? undo(undoing) : last && hand(last));

  const latest = useRef(hand);
  latest.current = hand;
  useEffect(() => {
    if (!asked) return;
    onAsked(null);
    void latest.current(asked);
  }, [asked, onAsked]);

  const type = (next: string) => {
    onTyped(next);
    setOutcome(null); // of another number
  };
  const meant = exact(open, typed, letters);
  return (
    <section class="gifts-hand" aria-label={words.gifts.hand}>
      <div role="status" class="gifts-outcome" data-testid="gift-outcome">
        {outcome?.failure && <FailureNotice failure={outcome.failure} onRetry={retry} />}
        {outcome && !outcome.failure && (
          <p
            class={`gifts-said ${outcome.good ? 'gifts-said-good' : outcome.choices === 'gift' ? '' : 'gifts-said-bad'}`}
          >
            <Icon name={outcome.good ? 'check' : 'information'} />
            <span>
              <Said>{outcome.text}</Said> {outcome.more && <small>{outcome.more}</small>}
            </span>
          </p>
        )}
        {outcome?.undo && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void undo(outcome.undo ?? '')}
            data-testid="gift-undo"
          >
            {words.gifts.undo}
          </button>
        )}
        {outcome?.choices === 'anyway' && last && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void hand({ ...last, anyway: true })}
          >
            {words.gifts.anyway}
          </button>
        )}
        {outcome?.choices === 'gift' && last && (
          <div class="gifts-choices">
            {gifts.map(({ gift }) => (
              <button
                key={gift}
                type="button"
                class="button"
                disabled={busy}
                onClick={() => void hand({ ...last, gift })}
              >
                <Said>{nameOf(gift)}</Said>
              </button>
            ))}
          </div>
        )}
        {meant && !outcome && (
          <p class="gifts-said" data-testid="gift-meant">
            <Icon name="gift" />
            <Said>{nameOf(meant.gift)}</Said>
          </p>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void hand({ number: completed(typed, letters) });
          field.current?.focus();
        }}
      >
        <label>
          <span>{words.gifts.number}</span>
          <input
            ref={field}
            class="gifts-field"
            data-testid="gift-number"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
            onClick={() => setKeys(true)}
            placeholder="127B"
            inputMode={byThumb ? 'none' : 'text'}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={12}
            aria-describedby="gifts-hint"
          />
        </label>
        <button
          type="submit"
          class="button button-main gifts-go"
          disabled={busy || typed.trim() === ''}
          data-testid="gift-hand"
        >
          {busy ? words.gifts.busy : words.gifts.hand}
        </button>
      </form>
      <p id="gifts-hint" class="gifts-hint">
        {words.gifts.numberHint}
      </p>
      {byThumb && (keys || !small) && (
        <Keypad
          typed={typed}
          letters={letters}
          onTyped={type}
          onClose={small ? () => setKeys(false) : undefined}
        />
      )}
    </section>
  );
}
