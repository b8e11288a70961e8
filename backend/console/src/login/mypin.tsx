// SPDX-License-Identifier: GPL-3.0-or-later
// Setting, changing and removing one's own PIN for the tablets of the stand.
import { useState } from 'preact/hooks';
import { api, Failure, whyOf } from '../api/client';
import { Dialog } from '../parts/dialog';
import { PasswordField } from '../parts/field';
import { useFailureText } from '../parts/notice';
import { useWords } from '../text';

interface Props {
  has: boolean;
  byPin: boolean; // signed in with it: then it stays as it is
  onChanged: (has: boolean) => void;
  onClose: () => void;
}

type Trouble = { field: 'pin' | 'password' | null; text: string };

export function PinDialog({ has, byPin, onChanged, onClose }: Props) {
  const words = useWords();
  const failureText = useFailureText();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [password, setPassword] = useState('');
  const [asksPassword, setAsksPassword] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [phase, setPhase] = useState<'idle' | 'busy' | 'saved' | 'removed'>('idle');

  const failed = (error: unknown) => {
    setPhase('idle');
    const failure = error instanceof Failure ? error : new Failure('unclear', 0);
    const why = whyOf(failure.problem);
    if (failure.status === 401 && why === 'password') {
      setTrouble(asksPassword ? { field: 'password', text: words.tablet.wrongPassword } : null);
      setAsksPassword(true);
      setPassword('');
    } else if (failure.status === 400 && why !== null && why in words.tablet.faults)
      setTrouble({ field: 'pin', text: words.tablet.faults[why as keyof typeof words.tablet.faults] });
    else if (failure.status === 429)
      setTrouble({ field: null, text: words.login.tooMany(failure.retryAfterSeconds) });
    else setTrouble({ field: null, text: failureText(failure) });
  };
  const save = async () => {
    if (pin !== again) {
      setTrouble({ field: 'pin', text: words.tablet.pinDiffers });
      setPin('');
      setAgain('');
      return;
    }
    setPhase('busy');
    setTrouble(null);
    try {
      await api.setPin(pin, password);
      setPhase('saved');
      onChanged(true);
    } catch (error) {
      failed(error);
    }
  };
  const remove = async () => {
    setPhase('busy');
    setTrouble(null);
    try {
      await api.removePin();
      setPhase('removed');
      onChanged(false);
    } catch (error) {
      failed(error);
    }
  };

  const done = phase === 'saved' || phase === 'removed';
  return (
    <Dialog title={words.tablet.myPin} closeLabel={words.help.close} onClose={onClose} testid="pin-dialog">
      {byPin && <p>{words.tablet.pinByPin}</p>}
      {done && (
        <p class="notice notice-good" role="status">
          {phase === 'saved' ? words.tablet.pinSaved : words.tablet.pinRemoved}
        </p>
      )}
      {!byPin && !done && (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (phase !== 'busy') void save();
          }}
        >
          <p>{has ? words.tablet.pinHas : words.tablet.pinIntro}</p>
          {trouble?.field === null && (
            <p class="notice notice-bad" role="alert">
              {trouble.text}
            </p>
          )}
          <PasswordField
            label={words.tablet.pinField}
            autocomplete="off"
            numeric
            first
            value={pin}
            onValue={setPin}
            trouble={trouble?.field === 'pin' ? trouble.text : null}
          />
          <PasswordField
            label={words.tablet.pinAgain}
            autocomplete="off"
            numeric
            value={again}
            onValue={setAgain}
          />
          {asksPassword && (
            <PasswordField
              label={words.tablet.pinPassword}
              hint={words.tablet.pinPasswordHint}
              autocomplete="current-password"
              value={password}
              onValue={setPassword}
              trouble={trouble?.field === 'password' ? trouble.text : null}
            />
          )}
          <button type="submit" class="button button-main" disabled={phase === 'busy'}>
            {words.tablet.pinSave}
          </button>
          {has && (
            <button
              type="button"
              class="button button-quiet"
              disabled={phase === 'busy'}
              onClick={() => void remove()}
              data-testid="remove-pin"
            >
              {words.tablet.pinRemove}
            </button>
          )}
        </form>
      )}
    </Dialog>
  );
}
