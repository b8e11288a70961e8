// SPDX-License-Identifier: GPL-3.0-or-later
// Says that one is there: what one speaks, knows best, and until when. As last time in this browser, so that mostly one touch
// is enough.
import { useState } from 'preact/hooks';
import type { FloorMe } from '../api/types';
import { useFair, useTopicName } from '../app/fair';
import { useMe } from '../app/session';
import { Icon } from '../parts/icons';
import { Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { languageName, useWords } from '../text';
import { useFloor } from './context';
import { endsFrom, languagesToSpeak, likelyEnd, rememberedSkills, rememberSkills } from './skills';

interface Props {
  id: string; // of the form, for a button outside of it
  known?: FloorMe; // there already: only what they speak and know can be changed
  onSent?: () => void;
}

export function ComeForm({ id, known, onSent }: Props) {
  const words = useWords();
  const fair = useFair();
  const user = useMe();
  const moments = useMoments();
  const now = useNow();
  const topicName = useTopicName();
  const { act, busy, unsent } = useFloor();
  const name = user?.name ?? '';
  const [before] = useState(() => rememberedSkills(name));
  // What was just said counts, also before the backend knows of it.
  const [stands] = useState(() => {
    const isOnItsWay = busy === 'come' || unsent?.act === 'come';
    return isOnItsWay ? (before ?? known) : (known ?? before);
  });
  const [languages, setLanguages] = useState<string[]>(() => stands?.languages ?? [words.lang]);
  const [topics, setTopics] = useState<string[]>(() => stands?.topics ?? []);
  const [chosenEnd, setEnd] = useState<string | null>(null);
  const { floor } = words;
  const ends = endsFrom(now);
  const end =
    chosenEnd !== null && ends.includes(chosenEnd)
      ? chosenEnd
      : likelyEnd(ends, (iso) => moments.time(iso), before?.ends ?? '');
  const offered = (fair?.topics ?? []).filter((topic) => !topic.retired);
  const knownTopics = topics.filter((topic) => offered.some((one) => one.id === topic));

  const submit = () => {
    rememberSkills(name, { languages, topics, ends: known ? (before?.ends ?? '') : moments.time(end) });
    const shift = known ? {} : { shift: { begins: new Date().toISOString(), ends: end } };
    onSent?.();
    void act({
      act: 'come',
      body: { ...shift, languages, topics: knownTopics },
      word: known ? floor.save : floor.come,
    });
  };

  const chips = (
    label: string,
    hint: string,
    all: [string, string][],
    on: string[],
    set: (on: string[]) => void,
  ) => (
    <fieldset class="floor-chips">
      <legend>
        {label} {hint && <span class="quiet">{hint}</span>}
      </legend>
      <div>
        {all.map(([value, text]) => {
          const isOn = on.includes(value);
          return (
            <button
              type="button"
              key={value}
              class="floor-chip"
              aria-pressed={isOn}
              onClick={() => set(isOn ? on.filter((one) => one !== value) : [...on, value])}
              data-testid={`chip-${value}`}
            >
              {isOn && <Icon name="check" />}
              <Said>{text}</Said>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
  return (
    <form
      id={id}
      class="floor-come"
      aria-label={floor.comeTitle}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {chips(
        floor.speak,
        '',
        languagesToSpeak(fair?.languages ?? [], languages).map((tag) => [tag, languageName(tag, words)]),
        languages,
        setLanguages,
      )}
      {offered.length > 0 &&
        chips(
          floor.know,
          floor.knowHint,
          offered.map((topic) => [topic.id, topicName(topic.id)]),
          knownTopics,
          setTopics,
        )}
      {!known && (
        <label class="floor-until">
          <span>{floor.until}</span>
          <span class="select">
            <select
              value={end}
              onChange={(event) => setEnd(event.currentTarget.value)}
              data-testid="floor-until"
            >
              {ends.map((iso) => (
                <option key={iso} value={iso}>
                  {moments.time(iso)}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </label>
      )}
    </form>
  );
}
