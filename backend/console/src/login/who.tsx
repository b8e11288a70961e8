// SPDX-License-Identifier: GPL-3.0-or-later
// A browser that staff share, with nobody signed in: the names to tap, then the PIN.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { Session, Tablet } from '../api/types';
import { LanguageSwitch } from '../app/language';
import { Icon, Mark } from '../parts/icons';
import { FailureNotice, useFailureText } from '../parts/notice';
import { Said } from '../parts/person';
import { useWords, type Language } from '../text';
import { PinPad } from './pad';
import { pinRefusal } from './refusal';

interface Props {
  why: 'never' | 'ended' | 'bye';
  language: Language;
  onLanguage: (language: Language) => void;
  onEntered: (session: Session) => void;
  onPassword: () => void;
  onNoTablet: () => void;
}

const againMs = 60_000; // whoever sets a PIN elsewhere stands here soon
const halfTypedMs = 60_000; // a PIN that nobody finishes is not left for the next one

export function WhoAreYou({ why, language, onLanguage, onEntered, onPassword, onNoTablet }: Props) {
  const words = useWords();
  const [tablet, setTablet] = useState<Tablet | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [name, setName] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${words.tablet.who} – ${words.product}`;
  }, [words]);

  const ask = useCallback(
    (signal?: AbortSignal) =>
      api.tablet(signal).then(
        (answer) => {
          setTablet(answer);
          setFailure(null);
        },
        (error: unknown) => {
          if (signal?.aborted) return;
          const failed = error instanceof Failure ? error : new Failure('unclear', 0);
          if (failed.status === 401) onNoTablet();
          else setFailure(failed);
        },
      ),
    [onNoTablet],
  );
  // Whenever somebody may look again, and sooner while nothing is known.
  useEffect(() => {
    const control = new AbortController();
    const again = () => {
      if (document.visibilityState === 'visible') void ask(control.signal);
    };
    again();
    const timer = setInterval(again, failure ? 5_000 : againMs);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('online', again);
    return () => {
      control.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('online', again);
    };
    // Which failure it is changes nothing of how often is asked.
  }, [ask, failure === null]); // eslint-disable-line react-hooks/exhaustive-deps

  const notes = { never: null, ended: words.tablet.ended, bye: words.tablet.byeWho };
  const people = tablet ? [...tablet.people].sort((a, b) => a.localeCompare(b, language)) : [];

  return (
    <div class="login">
      <header class="who-head">
        <p class="login-brand">
          <Mark />
          <span>{tablet ? <Said>{tablet.name}</Said> : words.product}</span>
        </p>
        <LanguageSwitch language={language} onLanguage={onLanguage} />
      </header>
      <main class="who">
        {failure && <FailureNotice failure={failure} onRetry={() => void ask()} />}
        {name !== null ? (
          <EnterPin
            key={name}
            name={name}
            onEntered={onEntered}
            onPassword={onPassword}
            onBack={() => setName(null)}
            onNoTablet={onNoTablet}
          />
        ) : (
          <>
            <h1>{words.tablet.who}</h1>
            {notes[why] && (
              <p class="quiet" role="status" data-testid="who-note">
                {notes[why]}
              </p>
            )}
            {tablet && people.length > 0 && (
              <>
                <p class="quiet">{words.tablet.whoHint}</p>
                <ul class="who-names" data-testid="who-names">
                  {people.map((each) => (
                    <li key={each}>
                      <button
                        type="button"
                        class="who-name"
                        onClick={() => setName(each)}
                        data-testid={`who-${each}`}
                      >
                        <Said>{each}</Said>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {tablet && people.length === 0 && (
              <div class="empty who-empty" data-testid="who-nobody">
                <h2>{words.tablet.nobody.title}</h2>
                <ol class="steps">
                  {words.tablet.nobody.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </div>
            )}
            <button type="button" class="button who-other" onClick={onPassword} data-testid="by-password">
              {words.tablet.byPassword}
            </button>
          </>
        )}
      </main>
    </div>
  );
}

interface EnterProps {
  name: string;
  onEntered: (session: Session) => void;
  onPassword: () => void;
  onBack: () => void;
  onNoTablet: () => void;
}

function EnterPin({ name, onEntered, onPassword, onBack, onNoTablet }: EnterProps) {
  const words = useWords();
  const failureText = useFailureText();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  useEffect(() => {
    const timer = setTimeout(onBack, halfTypedMs);
    return () => clearTimeout(timer);
    // Begins anew with each digit and answer; `onBack` is another function at each drawing.
  }, [typed, trouble]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onBack();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const submit = async (pin: string) => {
    setBusy(true);
    setTrouble(null);
    try {
      onEntered(await api.loginWithPin(name, pin));
    } catch (error) {
      setBusy(false);
      setTyped('');
      const failure = error instanceof Failure ? error : new Failure('unclear', 0);
      const refused = pinRefusal(failure, words);
      if (failure.status === 401 && refused === null) onNoTablet();
      else setTrouble(refused ?? failureText(failure));
    }
  };

  return (
    <section class="who-pin" data-testid="enter-pin">
      <button type="button" class="button button-quiet who-back" onClick={onBack} data-testid="who-back">
        <Icon name="back" />
        {words.tablet.backToNames}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        <Said>{words.tablet.pinOf(name)}</Said>
      </h1>
      <div class="pin-trouble">
        {trouble && (
          <p class="notice notice-bad" role="alert" data-testid="pin-trouble">
            {trouble}
          </p>
        )}
      </div>
      <PinPad
        typed={typed}
        busy={busy}
        enter={busy ? words.tablet.busy : words.tablet.enter}
        onTyped={(next) => {
          setTyped(next);
          if (next) setTrouble(null);
        }}
        onEnter={(pin) => void submit(pin)}
      />
      <button type="button" class="button button-quiet" onClick={onPassword}>
        {words.tablet.byPassword}
      </button>
    </section>
  );
}
