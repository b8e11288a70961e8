// SPDX-License-Identifier: GPL-3.0-or-later
// One gift: what there is, how fast it goes, deliveries and stocktakes.
import { useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { GiftState } from '../api/types';
import { Icon } from '../parts/icons';
import type { Moments } from '../parts/moments';
import { FailureNotice } from '../parts/notice';
import { Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { useWords } from '../text';
import { useDelivery } from './delivery';

// When it runs out, where that is today: nobody hands anything out at night.
export function runsOutToday(
  gift: Pick<GiftState, 'runs_out_at'>,
  moments: Pick<Moments, 'short' | 'time'>,
  now: number,
): string | null {
  const at = gift.runs_out_at;
  return at !== null && moments.short(at, now) === moments.time(at) ? moments.time(at) : null;
}

// With less than this to go, somebody should think of more.
const lowHours = 2;

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
  const delivery = useDelivery(gift.gift);
  const { counted } = gift;
  const difference = counted ? counted.pieces - counted.expected : 0;
  const gone = gift.left === 0;
  const soon = gift.runs_out_at !== null && new Date(gift.runs_out_at).getTime() - now < lowHours * 3_600_000;
  const runsOut = runsOutToday(gift, moments, now);
  const pace = words.gifts.pace(
    (gift.per_hour ?? 0).toLocaleString(words.lang, { maximumFractionDigits: 0 }),
    gift.today,
  );
  return (
    <article
      class={`gift ${gone ? 'gift-none' : soon ? 'gift-low' : ''}`}
      aria-label={name}
      data-state={gone ? 'gone' : soon ? 'low' : 'good'}
      data-testid={`gift-${gift.gift}`}
    >
      <header>
        <h2>
          <Said>{name}</Said>
          {gift.retired && <span class="gift-retired"> · {words.gifts.retired}</span>}
        </h2>
        <p class="gift-left">
          <strong data-testid={`left-${gift.gift}`}>{gift.left.toLocaleString(words.lang)}</strong>{' '}
          {words.gifts.left}
        </p>
      </header>
      <Bar gift={gift} />
      <p class="gift-forecast" data-testid={`forecast-${gift.gift}`}>
        {gone ? (
          <strong>{words.gifts.gone}</strong>
        ) : runsOut !== null ? (
          <strong>{words.gifts.runsOut(runsOut)}</strong>
        ) : (
          gift.per_hour !== null && words.gifts.lasts
        )}
      </p>
      <p class="gift-pace" data-testid={`pace-${gift.gift}`}>
        {gift.per_hour === null ? words.gifts.paceUnknown(gift.today) : pace}
      </p>
      {gift.short > 0 && <p class="notice notice-bad gift-short">{words.gifts.short(gift.short)}</p>}
      {gift.early > 0 && <p class="gifts-hint">{words.gifts.early(gift.early)}</p>}
      <details class="gift-more">
        <summary data-testid={`change-${gift.gift}`}>
          {words.gifts.change}
          <Icon name="down" />
        </summary>
        <div class="gift-forms">
          <Pieces
            gift={name}
            label={words.gifts.restockLabel}
            word={words.gifts.restock}
            least={1}
            testid={`restock-${gift.gift}`}
            save={(pieces) => api.restockGift(gift.gift, pieces, delivery.id())}
            onTyped={delivery.id}
            onSettled={delivery.over}
            onChanged={onChanged}
          />
          <Pieces
            gift={name}
            label={words.gifts.countLabel}
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
        <dl class="gift-figures">
          {figures.map(([key, value]) => (
            <div key={key}>
              <dt>
                {words.gifts.figures[key]} <small>{words.gifts.hints[key]}</small>
              </dt>
              <dd data-testid={`${key}-${gift.gift}`}>{value.toLocaleString(words.lang)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

// What became of the stock, left to right: handed out, promised by number, still there. An image: nothing in the page sets a
// style of its own.
function Bar({ gift }: { gift: GiftState }) {
  const words = useWords();
  const { handed, reserved, left } = gift;
  const parts = [
    ['bar-handed', handed],
    ['bar-reserved', reserved],
    ['bar-left', left],
  ] as const;
  const sum = Math.max(handed + reserved + left, 1);
  let at = 0;
  return (
    <svg
      class="gift-bar"
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={words.gifts.bar(handed, reserved, left)}
    >
      {parts.map(([part, pieces]) => {
        const width = (1000 * pieces) / sum;
        const x = at;
        at += width;
        return width > 0 && <rect key={part} class={part} x={x} y="0" width={width} height="10" />;
      })}
    </svg>
  );
}

interface PiecesProps {
  gift: string;
  label: string;
  word: string;
  least: number;
  testid: string;
  save: (pieces: number) => Promise<{ gift: GiftState; again?: boolean }>;
  onTyped?: () => void;
  onSettled?: () => void; // what was typed is counted, or never will be
  onChanged: () => void;
}

function Pieces({ gift, label, word, least, testid, save, onTyped, onSettled, onChanged }: PiecesProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const pieces = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
  const submit = async () => {
    if (busy || !(pieces >= least)) return;
    setBusy(true);
    try {
      const { again } = await save(pieces);
      setFailure(null);
      setSaid(again ? words.gifts.countedBefore : '');
      setText('');
      onSettled?.();
      onChanged();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const other = error.code === 'conflict'; // the same delivery, with another number
      if (other) onSettled?.();
      setSaid(other ? words.gifts.countedOther : '');
      setFailure(other ? null : error); // what was typed stays
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
      <label class="gift-label">
        <span aria-hidden="true">{label}</span>
        <input
          inputMode="numeric"
          aria-label={`${gift}: ${label}`}
          value={text}
          onInput={(event) => {
            onTyped?.();
            setText(event.currentTarget.value);
            setSaid('');
          }}
          autocomplete="off"
          data-testid={testid}
        />
      </label>
      <button type="submit" class="button" disabled={busy || !(pieces >= least)}>
        {word}
      </button>
      {failure && <FailureNotice failure={failure} onRetry={() => void submit()} />}
      <p class="gifts-hint" role="status" data-testid={`${testid}-said`}>
        {said}
      </p>
    </form>
  );
}
