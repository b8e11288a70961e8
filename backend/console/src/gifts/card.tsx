// SPDX-License-Identifier: GPL-3.0-or-later
// One gift: what there is, how fast it goes, deliveries and stocktakes.
import { useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { GiftState } from '../api/types';
import { FailureNotice } from '../parts/notice';
import { Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { useWords } from '../text';

export function GiftCard({
  gift,
  name,
  onChanged,
}: {
  gift: GiftState;
  name: string;
  onChanged: () => void;
}) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const figures = [
    ['shelf', gift.shelf],
    ['kiosks', gift.with_kiosks],
    ['reserved', gift.reserved],
    ['handed', gift.handed],
    ['free', gift.free],
  ] as const;
  const { counted } = gift;
  const difference = counted ? counted.pieces - counted.expected : 0;
  return (
    <article class="gift" data-testid={`gift-${gift.gift}`}>
      <header>
        <h2>
          <Said>{name}</Said>
          {gift.retired && <span class="gift-retired"> · {words.gifts.retired}</span>}
        </h2>
        <p class="gift-left">
          <strong data-testid={`left-${gift.gift}`}>{gift.left}</strong> {words.gifts.left}
        </p>
      </header>
      <dl class="gift-figures">
        {figures.map(([key, value]) => (
          <div key={key} title={words.gifts.hints[key]}>
            <dt>{words.gifts.figures[key]}</dt>
            <dd data-testid={`${key}-${gift.gift}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {gift.per_hour === null
          ? words.gifts.paceUnknown(gift.today)
          : words.gifts.pace(
              gift.per_hour.toLocaleString(words.lang, { maximumFractionDigits: 0 }),
              gift.today,
            )}
      </p>
      {gift.left === 0 ? (
        <p class="gift-gone">{words.gifts.gone}</p>
      ) : (
        gift.per_hour !== null && (
          <p>
            {gift.runs_out_at ? words.gifts.runsOut(moments.short(gift.runs_out_at, now)) : words.gifts.lasts}
          </p>
        )
      )}
      {gift.short > 0 && <p class="notice notice-bad">{words.gifts.short(gift.short)}</p>}
      {gift.early > 0 && <p class="gifts-hint">{words.gifts.early(gift.early)}</p>}
      <div class="gift-forms">
        <Pieces
          label={words.gifts.restockLabel(name)}
          word={words.gifts.restock}
          least={1}
          testid={`restock-${gift.gift}`}
          save={(pieces) => api.restockGift(gift.gift, pieces)}
          onChanged={onChanged}
        />
        <Pieces
          label={words.gifts.countLabel(name)}
          word={words.gifts.count}
          least={0}
          testid={`count-${gift.gift}`}
          save={(pieces) => api.countGift(gift.gift, pieces)}
          onChanged={onChanged}
        />
      </div>
      {counted && (
        <p class="gifts-hint" data-testid={`counted-${gift.gift}`}>
          {words.gifts.counted(
            counted.pieces,
            difference === 0 ? words.gifts.same : difference > 0 ? `+${difference}` : `−${-difference}`,
            moments.short(counted.at, now),
            counted.by.name ?? words.gifts.somebody,
          )}
        </p>
      )}
    </article>
  );
}

interface PiecesProps {
  label: string;
  word: string;
  least: number;
  testid: string;
  save: (pieces: number) => Promise<unknown>;
  onChanged: () => void;
}

function Pieces({ label, word, least, testid, save, onChanged }: PiecesProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const pieces = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
  const submit = async () => {
    if (busy || !(pieces >= least)) return;
    setBusy(true);
    try {
      await save(pieces);
      setFailure(null);
      setText('');
      onChanged();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error); // what was typed stays
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="gift-pieces"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <input
        inputMode="numeric"
        aria-label={label}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        autocomplete="off"
        data-testid={testid}
      />
      <button type="submit" class="button" disabled={busy || !(pieces >= least)}>
        {word}
      </button>
      {failure && <FailureNotice failure={failure} onRetry={() => void submit()} />}
    </form>
  );
}
