// SPDX-License-Identifier: GPL-3.0-or-later
// Adds or changes a shift; what the law says of it stands there while it is typed.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Failure } from '../api/client';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icons';
import { useWords } from '../text';
import { shiftsApi, type LawWarning, type Shift, type Wish } from './api';
import { momentOf, shownAt, spanOf, dayAfter } from './clock';
import { hoursOf } from './plan';

interface Props {
  shift: Shift | null; // a new one
  people: string[];
  day: string;
  zone: string;
  onSave: (id: string, wish: Wish, before: Shift | null) => Promise<boolean>;
  onRemove: (shift: Shift) => Promise<boolean>;
  onClose: () => void;
}

const mostBreaks = 6;

export function EditShift({ shift, people, day: firstDay, zone, onSave, onRemove, onClose }: Props) {
  const words = useWords();
  const begun = shift ? shownAt(Date.parse(shift.begins), zone) : null;
  const clock = (iso: string) => shownAt(Date.parse(iso), zone).time;
  const [id] = useState(() => shift?.id ?? crypto.randomUUID());
  const [who, setWho] = useState(shift?.who ?? people[0] ?? '');
  const [day, setDay] = useState(begun?.day ?? firstDay);
  const [begins, setBegins] = useState(begun?.time ?? '09:00');
  const [ends, setEnds] = useState(shift ? clock(shift.ends) : '17:30');
  const [breaks, setBreaks] = useState<[string, string][]>(
    (shift?.breaks ?? []).map((rest) => [clock(rest.begins), clock(rest.ends)]),
  );
  const [busy, setBusy] = useState(false);

  const wish = useMemo((): Wish | null => {
    if (!who || !/^\d{4}-\d\d-\d\d$/.test(day) || !begins || !ends) return null;
    if (breaks.some(([from, until]) => !from || !until)) return null;
    const span = spanOf(day, begins, ends, zone);
    const within = (time: string) =>
      new Date(momentOf(time < begins ? dayAfter(day) : day, time, zone)).toISOString();
    return {
      who,
      ...span,
      breaks: breaks
        .map(([from, until]) => ({ begins: within(from), ends: within(until) }))
        .sort((a, b) => (a.begins < b.begins ? -1 : 1)),
    };
  }, [who, day, begins, ends, breaks, zone]);
  const look = useLook(id, wish);

  const submit = async () => {
    if (!wish || busy) return;
    setBusy(true);
    if (await onSave(id, wish, shift)) onClose();
    setBusy(false);
  };
  const setBreak = (index: number, part: 0 | 1, value: string) =>
    setBreaks(breaks.map((one, at) => (at === index ? (part ? [one[0], value] : [value, one[1]]) : one)));

  return (
    <Dialog
      title={shift ? words.shifts.change(shift.who) : words.shifts.add}
      closeLabel={words.help.close}
      onClose={onClose}
      testid="shift-dialog"
    >
      <form
        class="form shift-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label class="shift-label">
          {words.shifts.who}
          <select value={who} onChange={(event) => setWho(event.currentTarget.value)} data-testid="shift-who">
            {people.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="shift-label">
          {words.shifts.day}
          <input
            type="date"
            required
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
            data-testid="shift-day"
          />
        </label>
        <div class="shift-pair">
          <label class="shift-label">
            {words.shifts.begins}
            <input
              type="time"
              required
              value={begins}
              onInput={(event) => setBegins(event.currentTarget.value)}
              data-testid="shift-begins"
            />
          </label>
          <label class="shift-label">
            {words.shifts.ends}
            <input
              type="time"
              required
              value={ends}
              onInput={(event) => setEnds(event.currentTarget.value)}
              data-testid="shift-ends"
            />
          </label>
        </div>
        <fieldset class="shift-breaks">
          <legend>{words.shifts.breaks}</legend>
          {breaks.length === 0 && <p class="field-hint">{words.shifts.breaksHint}</p>}
          {breaks.map(([from, until], index) => (
            <div key={index} class="shift-pair">
              <input
                type="time"
                aria-label={words.shifts.breakFrom(index + 1)}
                value={from}
                onInput={(event) => setBreak(index, 0, event.currentTarget.value)}
                data-testid={`break-from-${index}`}
              />
              <input
                type="time"
                aria-label={words.shifts.breakUntil(index + 1)}
                value={until}
                onInput={(event) => setBreak(index, 1, event.currentTarget.value)}
                data-testid={`break-until-${index}`}
              />
              <button
                type="button"
                class="icon-button"
                aria-label={words.shifts.removeBreak(index + 1)}
                onClick={() => setBreaks(breaks.filter((_, at) => at !== index))}
              >
                <Icon name="close" />
              </button>
            </div>
          ))}
          {breaks.length < mostBreaks && (
            <button
              type="button"
              class="button button-small"
              onClick={() => setBreaks([...breaks, ['12:00', '12:45']])}
              data-testid="break-add"
            >
              {words.shifts.addBreak}
            </button>
          )}
        </fieldset>
        <Found look={look} zone={zone} />
        <div class="shift-acts">
          <button
            type="submit"
            class="button button-main"
            disabled={!wish || busy || look.state === 'malformed'}
            data-testid="shift-save"
          >
            {words.shifts.save}
          </button>
          {shift && (
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void onRemove(shift).then((gone) => gone && onClose())}
              data-testid="shift-remove"
            >
              {words.shifts.remove}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

interface Look {
  state: 'none' | 'asking' | 'malformed' | 'unknown' | 'known';
  warnings: LawWarning[];
}
const nothing: Look = { state: 'none', warnings: [] };

// Asks what the law says of the wish, the newest alone.
function useLook(id: string, wish: Wish | null): Look {
  const [look, setLook] = useState<Look>(nothing);
  const key = JSON.stringify(wish);
  useEffect(() => {
    if (!wish) {
      setLook(nothing);
      return;
    }
    const control = new AbortController();
    setLook((old) => (old.state === 'known' ? old : { ...nothing, state: 'asking' }));
    shiftsApi.look(id, wish, control.signal).then(
      (answer) => setLook({ state: 'known', warnings: answer.warnings }),
      (error: unknown) => {
        if (control.signal.aborted) return;
        setLook({
          ...nothing,
          state: error instanceof Failure && error.status === 400 ? 'malformed' : 'unknown',
        });
      },
    );
    return () => control.abort();
    // `key` says all that `wish` does.
  }, [id, key]); // eslint-disable-line react-hooks/exhaustive-deps
  return look;
}

function Found({ look, zone }: { look: Look; zone: string }) {
  const words = useWords();
  if (look.state === 'none' || look.state === 'unknown') return <div class="shift-found" role="status" />;
  if (look.state === 'asking')
    return (
      <p class="shift-found field-hint" role="status">
        {words.shifts.checking}
      </p>
    );
  if (look.state === 'malformed')
    return (
      <p class="shift-found field-trouble" role="status" data-testid="shift-malformed">
        {words.shifts.malformed}
      </p>
    );
  return (
    <div class="shift-found" role="status" data-testid="shift-found">
      {look.warnings.length === 0 && (
        <p class="shift-good">
          <Icon name="check" />
          {words.shifts.good}
        </p>
      )}
      <ul class="shifts-warning-list">
        {look.warnings.map((warning) => {
          const say = words.shifts.law[warning.code];
          const { day, time } = shownAt(Date.parse(warning.at), zone);
          return (
            <li key={warning.at + warning.code} data-unlawful={warning.unlawful}>
              <Icon name={warning.unlawful ? 'no' : 'information'} />
              <span>
                {day.slice(8)}.{day.slice(5, 7)}. {time}:{' '}
                {say
                  ? say(warning.is === undefined ? null : hoursOf(warning.is), hoursOf(warning.allowed))
                  : words.shifts.lawElse}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
