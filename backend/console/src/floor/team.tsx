// SPDX-License-Identifier: GPL-3.0-or-later
// The others on the stand: free, busy or on a break, and who asks somebody to come. By name; nothing else is known of them.
import type { Colleague, FloorMe } from '../api/types';
import { Icon, type IconName } from '../parts/icons';
import { Said } from '../parts/person';
import { useWords } from '../text';
import { useFloor } from './context';
import { FloorButton } from './dock';

const icons: Record<Colleague['status'], IconName> = { free: 'check', busy: 'advice', break: 'cup' };

export function StatusMark({ status }: { status: Colleague['status'] }) {
  const { floor } = useWords();
  return (
    <span class={`floor-mark floor-mark-${status}`}>
      <Icon name={icons[status]} />
      {floor.team.status[status]}
    </span>
  );
}

export function Team({ me }: { me: FloorMe }) {
  const { floor } = useWords();
  const { view, act } = useFloor();
  const others = (view?.people ?? []).filter((person) => person.id !== me.me?.id);
  const canGo = me.status === 'free' || me.status === 'resting' || me.status === 'offered';
  // Asked by name already, at the bottom.
  const asked = new Set(me.due.filter(({ what }) => what === 'help').map(({ colleague }) => colleague?.id));
  return (
    <section class="floor-part" aria-labelledby="floor-team" data-testid="team">
      <h2 id="floor-team">{floor.team.title}</h2>
      {view && others.length === 0 && <p class="quiet">{floor.team.alone}</p>}
      <ul class="floor-team">
        {others.map((person) => (
          <li
            key={person.id}
            class={person.needs_help ? 'floor-colleague floor-needs' : 'floor-colleague'}
            data-testid={`colleague-${person.name}`}
          >
            <span class="floor-name">
              <Said>{person.name}</Said>
            </span>
            <span class="floor-marks">
              {person.needs_help ? (
                <span class="floor-mark floor-mark-help">
                  <Icon name="people" />
                  {floor.team.needsHelp}
                </span>
              ) : (
                <StatusMark status={person.status} />
              )}
              {person.break_due && <span class="floor-mark">{floor.team.breakDue}</span>}
            </span>
            {person.needs_help && canGo && !asked.has(person.id) && (
              <FloorButton
                testid={`help-${person.name}`}
                onClick={() =>
                  void act({ act: 'come-to', body: { staff: person.id }, word: floor.help.goThere })
                }
              >
                {floor.help.goThere}
              </FloorButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
