// SPDX-License-Identifier: GPL-3.0-or-later
import type { Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from '../text';

interface Props {
  label: string;
  autocomplete: AutoFill;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
  trouble?: string | null;
  inputRef?: Ref<HTMLInputElement>;
  numeric?: boolean; // digits are typed: the keys for them come up
  first?: boolean; // of its dialog: has the focus when that opens
}

export function TextField(props: Props) {
  return <Field {...props} type="text" />;
}

// Can be shown: who sees what they type makes fewer mistakes.
export function PasswordField(props: Props) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Field {...props} type={shown ? 'text' : 'password'}>
      <button type="button" class="field-action" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? words.login.hide : words.login.show}
      </button>
    </Field>
  );
}

function Field(props: Props & { type: 'text' | 'password'; children?: preact.ComponentChildren }) {
  const id = useId();
  const hint = props.hint ? `${id}-hint` : undefined;
  const trouble = props.trouble ? `${id}-trouble` : undefined;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="field-hint" id={hint}>
          {props.hint}
        </p>
      )}
      {props.trouble && (
        <p class="field-trouble" id={trouble} role="alert">
          {props.trouble}
        </p>
      )}
      <div class="field-row">
        <input
          id={id}
          ref={props.inputRef ?? null}
          type={props.type}
          inputMode={props.numeric ? 'numeric' : undefined}
          autocomplete={props.autocomplete}
          autofocus={props.first ?? false}
          autocapitalize="none"
          spellcheck={false}
          value={props.value}
          aria-invalid={props.trouble ? true : undefined}
          aria-describedby={[hint, trouble].filter(Boolean).join(' ') || undefined}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        {props.children}
      </div>
    </div>
  );
}
