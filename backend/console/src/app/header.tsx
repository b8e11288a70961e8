// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../api/types';
import { PinDialog } from '../login/mypin';
import { TabletsDialog } from '../login/tablets';
import { Icon, Mark } from '../parts/icons';
import { useMedia } from '../parts/media';
import { Said } from '../parts/person';
import { textIn, useWords, type Language, type Words } from '../text';
import { useFair } from './fair';
import { follow, go, leadsHref, noFilter, type Address } from './address';
import { LanguageSwitch } from './language';
import { useLiveContext } from './live';
import { PasswordDialog } from './password';
import { Help } from './help';
import { Menu } from './menu';
import { Nav } from './nav';

interface Props {
  session: Session;
  screen: Address['screen'];
  language: Language;
  onLanguage: (language: Language) => void;
  onLogout: () => Promise<void>;
  onChanged: (session: Partial<Session>) => void;
  onPaired: () => void;
}

export function Header({ session, screen, language, onLanguage, onLogout, onChanged, onPaired }: Props) {
  const { user } = session;
  const words = useWords();
  const fair = useFair();
  const narrow = useMedia('(max-width: 1000px)'); // then the languages stand in the menu
  const [dialog, setDialog] = useState<'password' | 'pin' | 'tablets' | 'help' | null>(null);
  const home = leadsHref(noFilter);
  const name = textIn(fair?.name, language, fair?.languages ?? []) || words.product;
  const { id: main, skip } = mainOf(screen, words);
  const place = textIn(fair?.booth_name, language, fair?.languages ?? []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) setDialog('help');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <header class="header">
      <a class="skip" href={`#${main}`} onClick={(event) => skipTo(event, main)}>
        {skip}
      </a>
      <a class="home" href={home} onClick={(event) => follow(event, () => go(home))} data-testid="home">
        <Mark />
        <span class="home-words">
          <span class="home-fair" data-testid="fair-name">
            <Said>{name}</Said>
          </span>
          {fair && (
            <span class="home-booth">
              <Said>{[fair.company, place].filter(Boolean).join(' · ')}</Said>
            </span>
          )}
        </span>
      </a>
      <Nav screen={screen} />
      {fair && <FairState state={fair.state} />}
      <LiveDot />
      {!narrow && <LanguageSwitch language={language} onLanguage={onLanguage} />}
      {session.tablet && (
        <button
          type="button"
          class="button change-person"
          title={words.tablet.change}
          onClick={() => void onLogout().catch(() => undefined)}
          data-testid="change-person"
        >
          <Icon name="swap" />
          <span class="change-word">{words.tablet.change}</span>
        </button>
      )}
      <Menu
        label={words.nav.menu(user.name)}
        button="button button-quiet menu-button"
        testid="account"
        content={
          <>
            <Icon name="person" />
            <span class="menu-name">
              <Said>{user.name}</Said>
            </span>
          </>
        }
      >
        {narrow && (
          <div class="menu-row">
            <LanguageSwitch language={language} onLanguage={onLanguage} />
          </div>
        )}
        <button
          type="button"
          class="menu-item"
          onClick={() => setDialog('password')}
          data-testid="change-password"
        >
          {words.nav.password}
        </button>
        <button type="button" class="menu-item" onClick={() => setDialog('pin')} data-testid="my-pin">
          {words.tablet.myPin}
        </button>
        {user.role === 'admin' && (
          <button type="button" class="menu-item" onClick={() => setDialog('tablets')} data-testid="tablets">
            {words.tablet.tablets}
          </button>
        )}
        <button type="button" class="menu-item" onClick={() => setDialog('help')}>
          {words.nav.help} <kbd>?</kbd>
        </button>
        <button
          type="button"
          class="menu-item"
          onClick={() => void onLogout().catch(() => undefined)}
          data-testid="logout"
        >
          {words.nav.logout}
        </button>
      </Menu>
      {dialog === 'password' && <PasswordDialog onClose={() => setDialog(null)} />}
      {dialog === 'pin' && (
        <PinDialog
          has={session.pin === true}
          byPin={session.by_pin === true}
          onChanged={(pin) => onChanged({ pin })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'tablets' && <TabletsDialog onMade={onPaired} onClose={() => setDialog(null)} />}
      {dialog === 'help' && <Help visitsFirst={screen === 'visits'} onClose={() => setDialog(null)} />}
    </header>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

// What the link at the very beginning goes to, past the header.
function mainOf(screen: Address['screen'], words: Words): { id: string; skip: string } {
  if (screen === 'gifts') return { id: 'gifts', skip: words.gifts.skip };
  if (screen === 'floor') return { id: 'floor', skip: words.floor.skip };
  if (screen === 'today') return { id: 'today', skip: words.today.skip };
  if (screen === 'waiting') return { id: 'waiting', skip: words.waiting.skip };
  if (screen === 'visits') return { id: 'visits', skip: words.nav.skipVisits };
  return { id: 'leads', skip: words.nav.skip };
}

function skipTo(event: MouseEvent, id: string) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

function FairState({ state }: { state: string }) {
  const words = useWords();
  if (state === 'trial')
    return (
      <span class="state state-trial" title={words.state.trialHint} data-testid="fair-state">
        {words.state.trial}
        <span class="unseen">. {words.state.trialHint}</span>
      </span>
    );
  if (state === 'closed')
    return (
      <span class="state" title={words.state.closedHint} data-testid="fair-state">
        {words.state.closed}
        <span class="unseen">. {words.state.closedHint}</span>
      </span>
    );
  return null; // open is how it should be
}

function LiveDot() {
  const words = useWords();
  const { state } = useLiveContext();
  return (
    <span class={`live live-${state}`} data-testid="live" data-state={state}>
      <span class="live-dot" aria-hidden="true" />
      <span class="live-word">{state === 'lost' ? words.live.lost : words.live.on}</span>
    </span>
  );
}
