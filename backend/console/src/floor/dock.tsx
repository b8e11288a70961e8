// SPDX-License-Identifier: GPL-3.0-or-later
// At the bottom, where the thumb is: what would be good now and why, and the buttons for where one stands.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Due, FloorMe } from '../api/types';
import { Icon, type IconName } from '../parts/icons';
import { Said } from '../parts/person';
import { useWords } from '../text';
import { useFloor, type Wish } from './context';
import { FinishSheet } from './finish';
import { GiftSheet } from './gift';
import { HandOverSheet } from './handover';
import { whyNow } from './reasons';

interface ButtonProps {
  icon?: IconName;
  kind?: 'main' | 'second' | 'tile';
  testid: string;
  pressed?: boolean;
  opens?: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

export function FloorButton({
  icon,
  kind = 'second',
  testid,
  pressed,
  opens,
  onClick,
  children,
}: ButtonProps) {
  const { busy, unsent } = useFloor();
  return (
    <button
      type="button"
      class={`button floor-button floor-button-${kind} ${kind === 'main' ? 'button-main' : ''}`}
      disabled={busy !== null || unsent !== null}
      aria-pressed={pressed}
      aria-haspopup={opens ? 'dialog' : undefined}
      onClick={onClick}
      data-testid={testid}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

type Sheet = 'finish' | 'handOver' | 'gift' | null;

export function Dock({ me }: { me: FloorMe }) {
  const words = useWords();
  const { busy, unsent, drop, act } = useFloor();
  const [sheet, setSheet] = useState<Sheet>(null);
  const { floor } = words;
  const plain = (wish: Omit<Wish, 'body'> & { body?: object }) => () => void act({ body: {}, ...wish });
  const close = () => setSheet(null);
  const silent = me.unanswered >= 2 && me.status === 'free';
  const due = me.status === 'offered' ? [] : me.due;
  const restDue = due.some(({ what }) => what === 'rest');
  return (
    <section class="floor-dock" aria-label={floor.nav} aria-busy={busy !== null} data-testid="dock">
      <div role="status" class="floor-said">
        {unsent && (
          <div class="notice notice-bad floor-message" data-testid="unsent">
            <span>{floor.unsent.text(unsent.word)}</span>
            <button type="button" class="button" onClick={drop} data-testid="unsent-drop">
              {floor.unsent.drop}
            </button>
          </div>
        )}
      </div>
      {silent && (
        <div class="floor-due" role="status" data-testid="unanswered">
          <p>
            <strong>{floor.unanswered.title}</strong> {floor.unanswered.text}
          </p>
        </div>
      )}
      {due.map((one) => (
        <DueNow
          key={`${one.what} ${one.colleague?.id ?? ''}`}
          due={one}
          onFinish={() => setSheet('finish')}
        />
      ))}
      {me.status === 'off' && (
        <div class="floor-row">
          <button
            type="submit"
            form="floor-come"
            class="button button-main floor-button floor-button-main"
            disabled={busy !== null || unsent !== null}
            data-testid="floor-come"
          >
            <Icon name="check" />
            <span>{floor.come}</span>
          </button>
        </div>
      )}
      {me.offer && (
        <div class="floor-row floor-answer">
          <FloorButton
            icon="undo"
            testid="floor-pass"
            onClick={plain({
              act: 'pass',
              body: { ticket: me.offer.ticket },
              word: floor.pass,
              done: floor.done.passed(me.offer.number),
            })}
          >
            {floor.pass}
          </FloorButton>
          <FloorButton
            kind="main"
            icon="check"
            testid="floor-accept"
            onClick={plain({ act: 'accept', body: { ticket: me.offer.ticket }, word: floor.accept })}
          >
            {floor.accept}
          </FloorButton>
        </div>
      )}
      {me.status === 'free' && silent && (
        <div class="floor-row">
          <FloorButton
            kind="main"
            icon="check"
            testid="floor-back"
            onClick={plain({ act: 'back', word: floor.here })}
          >
            {floor.here}
          </FloorButton>
        </div>
      )}
      {me.status === 'free' && (
        <div class="floor-row">
          {!restDue && (
            <FloorButton
              icon="cup"
              testid="floor-rest"
              onClick={plain({ act: 'rest', body: { rest: 'break' }, word: floor.takeBreak })}
            >
              {floor.takeBreak}
            </FloorButton>
          )}
          <FloorButton
            kind={due.length > 0 || silent ? 'second' : 'main'}
            icon="advice"
            testid="floor-walk-up"
            onClick={plain({ act: 'talk', word: floor.walkUp })}
          >
            {floor.walkUp}
          </FloorButton>
        </div>
      )}
      {me.talk && (
        <>
          <HelpLine me={me} />
          <div class="floor-row floor-tiles">
            {!me.help && (
              <FloorButton
                kind="tile"
                icon="people"
                testid="floor-help"
                onClick={plain({ act: 'help', body: { needed: true }, word: floor.help.call })}
              >
                {floor.help.call}
              </FloorButton>
            )}
            {me.talk.ticket !== null && (
              <FloorButton
                kind="tile"
                icon="handOver"
                opens
                testid="floor-hand-on"
                onClick={() => setSheet('handOver')}
              >
                {floor.handOn}
              </FloorButton>
            )}
            <FloorButton kind="tile" icon="gift" opens testid="floor-gift" onClick={() => setSheet('gift')}>
              {floor.gift}
            </FloorButton>
          </div>
          <div class="floor-row">
            <FloorButton
              kind="main"
              icon="check"
              opens
              testid="floor-finish"
              onClick={() => setSheet('finish')}
            >
              {floor.finish}
            </FloorButton>
          </div>
          {sheet === 'finish' && <FinishSheet talk={me.talk} onClose={close} />}
          {sheet === 'handOver' && <HandOverSheet talk={me.talk} onClose={close} />}
          {sheet === 'gift' && <GiftSheet talk={me.talk} onClose={close} />}
        </>
      )}
      {(me.status === 'resting' || me.status === 'helping') && (
        <div class="floor-row">
          <FloorButton
            kind={due.length > 0 ? 'second' : 'main'}
            icon="check"
            testid="floor-back"
            onClick={plain({
              act: 'back',
              word: me.status === 'resting' ? floor.back : floor.freeAgain,
            })}
          >
            {me.status === 'resting' ? floor.back : floor.freeAgain}
          </FloorButton>
        </div>
      )}
    </section>
  );
}

function HelpLine({ me }: { me: FloorMe }) {
  const { floor, found } = useWords();
  const { act } = useFloor();
  if (!me.help) return null;
  const { coming } = me.help;
  return (
    <div class="floor-due floor-help" role="status" data-testid="help-called">
      <p>
        {coming ? (
          <strong>
            <Said>{floor.help.coming(coming.name ?? found.somebody)}</Said>
          </strong>
        ) : (
          <>
            <strong>{floor.help.called}</strong> {floor.help.calledHint}
          </>
        )}
      </p>
      <FloorButton
        testid="floor-help-off"
        onClick={() => void act({ act: 'help', body: { needed: false }, word: floor.help.off })}
      >
        {floor.help.off}
      </FloorButton>
    </div>
  );
}

// What would be good now: why, and one button for it.
function DueNow({ due, onFinish }: { due: Due; onFinish: () => void }) {
  const { floor, found } = useWords();
  const { act } = useFloor();
  const minutes = Math.max(1, Math.round(due.minutes ?? 0));
  const name = due.colleague?.name ?? found.somebody;
  const isBreak = due.rest !== 'breather';
  const shown: Partial<Record<string, { title: string; button: string; icon: IconName; go: () => void }>> = {
    rest: {
      title: isBreak ? floor.due.break(minutes) : floor.due.breather(minutes),
      button: isBreak ? floor.due.startBreak : floor.due.startBreather,
      icon: 'cup',
      go: () => void act({ act: 'rest', body: { rest: due.rest ?? 'break' }, word: floor.due.startBreak }),
    },
    finish: { title: floor.due.finish, button: floor.finish, icon: 'check', go: onFinish },
    help: {
      title: floor.due.help(name),
      button: floor.due.goHelp(name),
      icon: 'people',
      go: () =>
        void act({ act: 'come-to', body: { staff: due.colleague?.id }, word: floor.due.goHelp(name) }),
    },
    recall: {
      title: floor.due.recall(due.number ?? ''),
      button: floor.due.comeBack,
      icon: 'undo',
      go: () => void act({ act: 'back', body: {}, word: floor.due.comeBack }),
    },
  };
  const one = shown[due.what];
  if (!one) return null; // of a later version
  const why = whyNow(due.because, floor.reasons);
  return (
    <div class="floor-due" role="status" data-testid={`due-${due.what}`}>
      <p>
        <strong>
          <bdi>{one.title}</bdi>
        </strong>
        {why && <span class="floor-why">{why}</span>}
      </p>
      {/* In a talk the button for it stands below already. */}
      {due.what !== 'finish' && (
        <FloorButton kind="main" icon={one.icon} testid={`due-${due.what}-go`} onClick={one.go}>
          <bdi>{one.button}</bdi>
        </FloorButton>
      )}
    </div>
  );
}
