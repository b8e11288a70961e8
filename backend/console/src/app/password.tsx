// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import { Dialog } from '../parts/dialog';
import { PasswordField } from '../parts/field';
import { useFailureText } from '../parts/notice';
import { useWords } from '../text';

const shortest = 12;
const longest = 200;

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const failureText = useFailureText();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [trouble, setTrouble] = useState<{ field: 'old' | 'fresh' | null; text: string } | null>(null);
  const [phase, setPhase] = useState<'idle' | 'busy' | 'done'>('idle');

  const submit = async () => {
    if (fresh.length < shortest || fresh.length > longest) {
      setTrouble({
        field: 'fresh',
        text: fresh.length < shortest ? words.password.short : words.password.long,
      });
      return;
    }
    setPhase('busy');
    setTrouble(null);
    try {
      await api.changePassword(old, fresh);
      setPhase('done');
    } catch (error) {
      setPhase('idle');
      const failure = error instanceof Failure ? error : new Failure('unclear', 0);
      if (failure.status === 401 || failure.status === 403)
        setTrouble({ field: 'old', text: words.password.wrong });
      else if (failure.status === 429)
        setTrouble({ field: null, text: words.login.tooMany(failure.retryAfterSeconds) });
      else setTrouble({ field: null, text: failureText(failure) });
    }
  };

  return (
    <Dialog
      title={words.password.title}
      closeLabel={words.help.close}
      onClose={onClose}
      testid="password-dialog"
    >
      {phase === 'done' ? (
        <p class="notice notice-good" role="status">
          {words.password.done}
        </p>
      ) : (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {trouble?.field === null && (
            <p class="notice notice-bad" role="alert">
              {trouble.text}
            </p>
          )}
          <PasswordField
            label={words.password.old}
            autocomplete="current-password"
            first
            value={old}
            onValue={setOld}
            trouble={trouble?.field === 'old' ? trouble.text : null}
          />
          <PasswordField
            label={words.password.fresh}
            autocomplete="new-password"
            hint={words.password.rule}
            value={fresh}
            onValue={setFresh}
            trouble={trouble?.field === 'fresh' ? trouble.text : null}
          />
          <button type="submit" class="button button-main" disabled={phase === 'busy'}>
            {words.password.submit}
          </button>
        </form>
      )}
    </Dialog>
  );
}
