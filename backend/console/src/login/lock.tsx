// SPDX-License-Identifier: GPL-3.0-or-later
// Over the screen of a tablet that nobody touched for a while: whose it is, that somebody waits for them, and the PIN.
// What stands beneath goes on where it was.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { Session } from '../api/types';
import { PasswordField } from '../parts/field';
import { Icon } from '../parts/icons';
import { useFailureText } from '../parts/notice';
import { Said } from '../parts/person';
import { useWords } from '../text';
import { PinPad } from './pad';
import { pinRefusal } from './refusal';

interface Props {
  session: Session;
  moves: number; // grows whenever something may have changed
  onUnlocked: (session: Session) => void;
  onEnded: () => void;
  onChange: () => void; // of the person
  onWaiting?: (() => void) | undefined; // somebody began to wait: to be heard
}

export function LockScreen({ session, moves, onUnlocked, onEnded, onChange, onWaiting }: Props) {
  const words = useWords();
  const failureText = useFailureText();
  const element = useRef<HTMLDialogElement>(null);
  const hasPin = session.pin === true;
  const [byPassword, setByPassword] = useState(!hasPin);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const wasWaiting = useRef(false);

  // Above whatever dialog stood open. Closed by Escape it comes again: only a proof closes it.
  useEffect(() => element.current?.showModal(), []);

  useEffect(() => {
    const control = new AbortController();
    api.waits(control.signal).then(
      (answer) => {
        setWaiting(answer.waiting);
        if (answer.waiting && !wasWaiting.current) onWaiting?.();
        wasWaiting.current = answer.waiting;
      },
      () => undefined, // asked again when something moves; 401 is told by whoever asks next
    );
    return () => control.abort();
    // Asked once for each move; `onWaiting` is another function at each drawing.
  }, [moves]); // eslint-disable-line react-hooks/exhaustive-deps

  const submit = async (proof: string) => {
    if (!proof || busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      onUnlocked(await api.unlock(byPassword ? { password: proof } : { pin: proof }));
    } catch (error) {
      setBusy(false);
      setTyped('');
      const failure = error instanceof Failure ? error : new Failure('unclear', 0);
      const refused = pinRefusal(failure, words);
      if (failure.status === 401 && refused === null) onEnded();
      else if (failure.status === 401 && byPassword) setTrouble(words.tablet.wrongPassword);
      else setTrouble(refused ?? failureText(failure));
    }
  };

  return (
    <dialog
      ref={element}
      class="lock"
      aria-label={words.tablet.locked(session.user.name)}
      onCancel={(event) => event.preventDefault()}
      onClose={() => element.current?.showModal()}
      data-testid="lock"
    >
      <div class="lock-body">
        <div class="lock-head">
          <h1 tabIndex={-1} autofocus>
            <Icon name="lock" />
            <Said>{words.tablet.locked(session.user.name)}</Said>
          </h1>
          <button type="button" class="button" onClick={onChange} data-testid="lock-change">
            <Icon name="swap" />
            {words.tablet.change}
          </button>
        </div>
        {waiting && (
          <p class="lock-waiting" role="alert" data-testid="lock-waiting">
            <Icon name="bell" />
            {words.tablet.somebodyWaits}
          </p>
        )}
        <div class="pin-trouble">
          {trouble ? (
            <p class="notice notice-bad" role="alert" data-testid="lock-trouble">
              {trouble}
            </p>
          ) : (
            !byPassword && <p class="quiet">{words.tablet.lockedHint}</p>
          )}
        </div>
        {byPassword ? (
          <form
            class="form lock-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit(typed);
            }}
          >
            <PasswordField
              label={words.login.password}
              autocomplete="current-password"
              first
              value={typed}
              onValue={setTyped}
            />
            <button type="submit" class="button button-main" aria-disabled={busy}>
              {busy ? words.tablet.busy : words.tablet.unlock}
            </button>
          </form>
        ) : (
          <PinPad
            typed={typed}
            busy={busy}
            enter={busy ? words.tablet.busy : words.tablet.unlock}
            onTyped={(next) => {
              setTyped(next);
              if (next) setTrouble(null);
            }}
            onEnter={(pin) => void submit(pin)}
          />
        )}
        {hasPin && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              setByPassword(!byPassword);
              setTyped('');
              setTrouble(null);
            }}
            data-testid="lock-other"
          >
            {byPassword ? words.tablet.usePin : words.tablet.usePassword}
          </button>
        )}
      </div>
    </dialog>
  );
}
