// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { Session } from '../api/types';
import { LanguageSwitch } from '../app/language';
import { PasswordField, TextField } from '../parts/field';
import { Mark } from '../parts/icons';
import { useFailureText } from '../parts/notice';
import { useWords, type Language } from '../text';

interface Props {
  busyWithLink: boolean;
  why: 'never' | 'ended' | 'bye' | 'linkBad' | 'noTablet';
  language: Language;
  onLanguage: (language: Language) => void;
  onEntered: (session: Session) => void;
  onNames: (() => void) | null; // on a browser that staff share: back to those
}

export function Login({ busyWithLink, why, language, onLanguage, onEntered, onNames }: Props) {
  const words = useWords();
  const failureText = useFailureText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${words.login.title} – ${words.product}`;
  }, [words]);
  useEffect(() => first.current?.focus(), [busyWithLink]);

  const submit = async () => {
    if (!name || !password) {
      setTrouble(words.login.missing);
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      onEntered(await api.login(name, password));
    } catch (error) {
      setBusy(false);
      const failure = error instanceof Failure ? error : new Failure('unclear', 0);
      if (failure.status === 401) setTrouble(words.login.wrong);
      else if (failure.status === 429) setTrouble(words.login.tooMany(failure.retryAfterSeconds));
      else setTrouble(failureText(failure));
      first.current?.focus();
    }
  };

  const notes = {
    never: null,
    ended: words.login.ended,
    bye: words.login.bye,
    linkBad: words.login.linkBad,
    noTablet: words.tablet.noTablet,
  };
  const note = notes[why];

  return (
    <div class="login">
      <div class="login-languages">
        <LanguageSwitch language={language} onLanguage={onLanguage} />
      </div>
      <main class="login-card">
        <p class="login-brand">
          <Mark />
          <span>{words.product}</span>
        </p>
        {busyWithLink ? (
          <p role="status">{words.login.link}</p>
        ) : (
          <form
            class="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!busy) void submit();
            }}
          >
            <h1>{words.login.title}</h1>
            {trouble ? (
              <p class="notice notice-bad" role="alert" data-testid="login-trouble">
                {trouble}
              </p>
            ) : (
              note && (
                <p
                  class={`notice ${why === 'linkBad' ? 'notice-bad' : ''}`}
                  role="status"
                  data-testid="login-note"
                >
                  {note}
                </p>
              )
            )}
            <TextField
              label={words.login.name}
              autocomplete="username"
              value={name}
              onValue={setName}
              inputRef={first}
            />
            <PasswordField
              label={words.login.password}
              autocomplete="current-password"
              value={password}
              onValue={setPassword}
            />
            <button type="submit" class="button button-main" aria-disabled={busy}>
              {busy ? words.login.busy : words.login.submit}
            </button>
            {onNames && (
              <button type="button" class="button button-quiet" onClick={onNames} data-testid="to-names">
                {words.tablet.backToNames}
              </button>
            )}
          </form>
        )}
      </main>
    </div>
  );
}
