// SPDX-License-Identifier: GPL-3.0-or-later
// The link by which one's own calendar program fetches one's shifts: shown once, ended at any time.
import { useState } from 'preact/hooks';
import { Failure } from '../api/client';
import { useAsked } from '../parts/asked';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { useMoments, useNow } from '../parts/when';
import { useWords } from '../text';
import { shiftsApi } from './api';

export function MyCalendar() {
  const words = useWords().shifts.calendar;
  const moments = useMoments();
  const now = useNow();
  const [changes, setChanges] = useState(0);
  const { answer } = useAsked('calendar', changes, shiftsApi.calendar);
  const [made, setMade] = useState<{ url: string; qr: string[] } | null>(null);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (what: () => Promise<void>) => {
    try {
      await what();
      setFailure(null);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
    setChanges((n) => n + 1);
  };
  const make = () =>
    act(async () => {
      setMade(await shiftsApi.makeCalendar());
      setSaid('');
    });
  const end = () =>
    act(async () => {
      await shiftsApi.endCalendar();
      setMade(null);
      setSaid(words.ended);
    });
  const copy = async () => {
    if (!made) return;
    await navigator.clipboard.writeText(made.url);
    setSaid(words.copied);
  };
  const since = answer?.since ?? null;
  return (
    <section class="shifts-calendar" aria-labelledby="shifts-calendar">
      <h2 id="shifts-calendar">
        <Icon name="appointment" />
        {words.title}
      </h2>
      <p>{words.text}</p>
      {failure && <FailureNotice failure={failure} />}
      {made && (
        <div class="shifts-link" data-testid="calendar-made">
          <p>{words.once}</p>
          <div class="shifts-url">
            <input readOnly aria-label={words.label} value={made.url} data-testid="calendar-url" />
            <button type="button" class="button" onClick={() => void copy()} data-testid="calendar-copy">
              <Icon name="copy" />
              {words.copy}
            </button>
          </div>
          <Qr rows={made.qr} label={words.qr} />
        </div>
      )}
      {since && !made && <p data-testid="calendar-since">{words.since(moments.short(since, now))}</p>}
      <p class="shifts-calendar-acts">
        <button type="button" class="button" onClick={() => void make()} data-testid="calendar-make">
          {since ? words.again : words.make}
        </button>
        {since && (
          <button type="button" class="button" onClick={() => void end()} data-testid="calendar-end">
            {words.end}
          </button>
        )}
      </p>
      <p role="status" class="shifts-calendar-said">
        {said}
      </p>
    </section>
  );
}

// Dark on light in every appearance: that is what cameras read.
function Qr({ rows, label }: { rows: string[]; label: string }) {
  const quiet = 4;
  const side = rows.length + 2 * quiet;
  const dark = rows.flatMap((row, y) =>
    Array.from(row).flatMap((module, x) => (module === '1' ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  if (rows.length === 0) return null;
  return (
    <svg
      class="shifts-qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      data-testid="calendar-qr"
    >
      <rect class="shifts-qr-paper" width={side} height={side} />
      <path class="shifts-qr-ink" d={dark.join('')} shape-rendering="crispEdges" />
    </svg>
  );
}
