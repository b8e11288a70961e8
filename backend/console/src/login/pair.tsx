// SPDX-License-Identifier: GPL-3.0-or-later
// /tablet: an administrator's code makes this browser a tablet of the stand.
import { useEffect, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import { LanguageSwitch } from '../app/language';
import { TextField } from '../parts/field';
import { Mark } from '../parts/icons';
import { useFailureText } from '../parts/notice';
import { useWords, type Language } from '../text';

interface Props {
  code: string; // from the link that was scanned; empty: to be typed
  language: Language;
  onLanguage: (language: Language) => void;
  onPaired: () => void;
  onPassword: () => void;
}

export function PairTablet({ code: given, language, onLanguage, onPaired, onPassword }: Props) {
  const words = useWords();
  const failureText = useFailureText();
  const [code, setCode] = useState(given);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${words.tablet.pairTitle} – ${words.product}`;
  }, [words]);

  const submit = async (what: string) => {
    setBusy(true);
    setTrouble(null);
    try {
      await api.pairTablet(what);
      onPaired();
    } catch (error) {
      setBusy(false);
      const failure = error instanceof Failure ? error : new Failure('unclear', 0);
      if (failure.status === 401 || failure.status === 400) setTrouble(words.tablet.pairWrong);
      else if (failure.status === 429) setTrouble(words.login.tooMany(failure.retryAfterSeconds));
      else if (failure.status === 409) setTrouble(words.tablet.nameTaken);
      else setTrouble(failureText(failure));
    }
  };
  // Whoever scanned the code has nothing to type.
  useEffect(() => {
    if (given) void submit(given);
    // Once for each code; `submit` is another function at each drawing.
  }, [given]); // eslint-disable-line react-hooks/exhaustive-deps

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
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && code.trim()) void submit(code);
          }}
        >
          <h1>{words.tablet.pairTitle}</h1>
          <TextField
            label={words.tablet.pairField}
            hint={words.tablet.pairHint}
            autocomplete="off"
            first
            value={code}
            onValue={setCode}
            trouble={trouble}
          />
          <button type="submit" class="button button-main" aria-disabled={busy || !code.trim()}>
            {busy ? words.tablet.pairBusy : words.tablet.pairSubmit}
          </button>
          <button type="button" class="button button-quiet" onClick={onPassword}>
            {words.tablet.byPassword}
          </button>
        </form>
      </main>
    </div>
  );
}
