// SPDX-License-Identifier: GPL-3.0-or-later
// How I am doing. The backend tells it to nobody else.
import { useState } from 'preact/hooks';
import type { FloorMe } from '../api/types';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icons';
import { useMoments, useNow } from '../parts/when';
import { useWords, type Words } from '../text';
import { ComeForm } from './come';
import { FloorButton } from './dock';

// Of fatigue, from 0 to 1: words, for nobody knows it to a figure.
export const feelingOf = (fatigue: number): 0 | 1 | 2 => (fatigue < 0.4 ? 0 : fatigue < 0.7 ? 1 : 2);

export function hoursOf(minutes: number, words: Words): string {
  const whole = Math.round(minutes);
  return words.floor.mine.hours(Math.floor(whole / 60), whole % 60);
}

export function Mine({ me }: { me: FloorMe }) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const [changing, setChanging] = useState(false);
  const { mine } = words.floor;
  const { load, next_break: next, shift } = me;
  return (
    <section class="floor-part floor-mine" aria-labelledby="floor-mine" data-testid="mine">
      <h2 id="floor-mine">{mine.title}</h2>
      <p class="floor-private">
        <Icon name="lock" />
        {mine.only}
      </p>
      {load && (
        <>
          <p class="floor-feeling">{mine.feeling[feelingOf(load.fatigue)]}</p>
          <ul>
            <li>{load.talk_minutes >= 1 ? mine.talk(hoursOf(load.talk_minutes, words)) : mine.noTalk}</li>
            <li>{load.streak_minutes >= 1 ? mine.streak(Math.round(load.streak_minutes)) : mine.rested}</li>
            <li data-testid="next-break">
              {next
                ? new Date(next.earliest).getTime() > now
                  ? mine.nextBreak(
                      Math.round(next.minutes),
                      moments.time(next.earliest),
                      moments.time(next.latest),
                    )
                  : mine.nextBreakNow(Math.round(next.minutes), moments.time(next.latest))
                : mine.noBreak}
            </li>
            {shift && <li>{mine.until(moments.time(shift.ends))}</li>}
          </ul>
        </>
      )}
      <button
        type="button"
        class="button floor-change"
        aria-haspopup="dialog"
        onClick={() => setChanging(true)}
        data-testid="change-skills"
      >
        {words.floor.change}
      </button>
      {changing && (
        <Dialog
          title={words.floor.change}
          closeLabel={words.waiting.cancel}
          onClose={() => setChanging(false)}
          testid="skills-sheet"
        >
          <div class="floor-sheet">
            <ComeForm id="floor-skills" known={me} onSent={() => setChanging(false)} />
            <Submit form="floor-skills" />
          </div>
        </Dialog>
      )}
    </section>
  );
}

const Submit = ({ form }: { form: string }) => (
  <FloorButton
    kind="main"
    testid="save-skills"
    onClick={() => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit()}
  >
    {useWords().floor.save}
  </FloorButton>
);
