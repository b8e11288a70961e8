// SPDX-License-Identifier: GPL-3.0-or-later
// Where I stand, large, and what that means now.
import type { FloorMe } from '../api/types';
import { Icon, type IconName } from '../parts/icons';
import { Said } from '../parts/person';
import { useMoments } from '../parts/when';
import { useWords, type Words } from '../text';
import { useTickets } from '../waiting/context';
import { minutesSince, useSeconds } from './clock';
import { useFloor } from './context';
import type { Heard } from './wishes';

const icons: Record<FloorMe['status'], IconName> = {
  off: 'leave',
  free: 'check',
  offered: 'bell',
  talk: 'advice',
  helping: 'people',
  resting: 'cup',
};

export function statusWord(me: FloorMe, words: Words): string {
  const { status } = words.floor;
  if (me.status === 'resting') return me.rest?.rest === 'breather' ? status.breather : status.break;
  return status[me.status];
}

// Nothing else to look at: then it is seen from afar.
const isHero = (me: FloorMe) =>
  me.status === 'free' ||
  me.status === 'resting' ||
  me.status === 'helping' ||
  (me.talk !== null && me.talk.ticket === null);

export function StatusHead({ heard }: { heard: Heard }) {
  const words = useWords();
  const { me } = heard;
  const { busy, unsent, act } = useFloor();
  const { floor } = words;
  const canGo = me.status === 'free' || me.status === 'resting' || me.status === 'helping';
  return (
    <header class={`floor-status floor-status-${me.status} ${isHero(me) ? 'floor-hero' : ''}`}>
      <span class="floor-sign" aria-hidden="true">
        <Icon name={icons[me.status]} />
      </span>
      <div class="floor-stands">
        <h2 class="floor-word" data-testid="floor-status">
          {statusWord(me, words)}
          {me.talk?.number && <span class="floor-number"> {me.talk.number}</span>}
        </h2>
        <p class="floor-meaning">
          <Meaning heard={heard} />
        </p>
      </div>
      <div class="floor-corner">
        <Sound />
        {canGo && (
          <button
            type="button"
            class="button button-quiet floor-go"
            disabled={busy !== null || unsent !== null}
            onClick={() => void act({ act: 'go', body: {}, word: floor.go })}
            data-testid="floor-go"
          >
            <Icon name="leave" />
            {floor.go}
          </button>
        )}
      </div>
    </header>
  );
}

function Meaning({ heard }: { heard: Heard }) {
  const words = useWords();
  const moments = useMoments();
  const { view } = useFloor();
  const { me } = heard;
  const ticking = useSeconds(me.talk !== null || me.rest !== null);
  const { floor } = words;
  if (me.status === 'off') return <>{floor.hint.off}</>;
  if (me.talk)
    return (
      <time data-testid="talk-minutes">
        {me.talk.ticket === null && `${floor.talk.walkUp} · `}
        {floor.talk.minutes(minutesSince(me.talk.minutes, heard.at, ticking))}
      </time>
    );
  if (me.helping) return <Said>{floor.helpingWhom(me.helping.name ?? words.found.somebody)}</Said>;
  if (me.rest) {
    const left = Math.ceil((new Date(me.rest.until).getTime() - Date.now()) / 60_000);
    return (
      <>
        {left > 0
          ? `${floor.restUntil(moments.time(me.rest.until))} · ${floor.restLeft(left)}`
          : floor.restOver}
      </>
    );
  }
  if (me.offer) return null;
  const waiting = view?.waiting.length ?? 0;
  return <>{waiting > 0 ? floor.hint.freeWaiting(waiting) : floor.hint.free}</>;
}

function Sound() {
  const { waiting } = useWords();
  const { bell, bellState } = useTickets();
  const on = bellState !== 'off';
  return (
    <button
      type="button"
      class="button button-quiet floor-sound"
      aria-pressed={on}
      onClick={() => (on ? bell.turnOff() : bell.turnOn())}
      data-testid="sound"
      data-state={bellState}
    >
      <Icon name={on ? 'bell' : 'mute'} />
      <span>{on ? waiting.sound.on : waiting.sound.off}</span>
    </button>
  );
}
