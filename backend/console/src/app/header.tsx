// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef, useState } from 'preact/hooks';
import type { User } from '../api/types';
import { Icon, Mark, type IconName } from '../parts/icons';
import { Said } from '../parts/person';
import { textIn, useWords, type Language } from '../text';
import { useFair } from './fair';
import { follow, go, leadsHref, noFilter, visitsHref, waitingHref, type Address } from './address';
import { LanguageSwitch } from './language';
import { useLiveContext } from './live';
import { PasswordDialog } from './password';
import { Help } from './help';
import { useTickets } from '../waiting/context';

interface Props {
  user: User;
  screen: Address['screen'];
  language: Language;
  onLanguage: (language: Language) => void;
  onLogout: () => Promise<void>;
}

export function Header({ user, screen, language, onLanguage, onLogout }: Props) {
  const words = useWords();
  const fair = useFair();
  const waiting = useTickets().open.length;
  const [dialog, setDialog] = useState<'password' | 'help' | null>(null);
  const home = leadsHref(noFilter);
  const name = textIn(fair?.name, language, fair?.languages ?? []) || words.product;
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
      {screen === 'gifts' ? (
        <a class="skip" href="#gifts" onClick={(event) => skipTo(event, 'gifts')}>
          {words.gifts.skip}
        </a>
      ) : screen === 'waiting' ? (
        <a class="skip" href="#waiting" onClick={(event) => skipTo(event, 'waiting')}>
          {words.waiting.skip}
        </a>
      ) : screen === 'visits' ? (
        <a class="skip" href="#visits" onClick={(event) => skipTo(event, 'visits')}>
          {words.nav.skipVisits}
        </a>
      ) : (
        <a class="skip" href="#leads" onClick={(event) => skipTo(event, 'leads')}>
          {words.nav.skip}
        </a>
      )}
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
      <nav class="nav" aria-label={words.nav.label}>
        <NavLink
          href={home}
          icon="people"
          word={words.nav.leads}
          here={screen === 'leads'}
          testid="nav-leads"
        />
        <NavLink
          href={visitsHref()}
          icon="list"
          word={words.nav.visits}
          here={screen === 'visits'}
          testid="nav-visits"
        />
        <NavLink
          href={waitingHref()}
          icon="hand"
          word={words.waiting.nav}
          here={screen === 'waiting'}
          testid="nav-waiting"
        >
          {waiting > 0 && (
            <span class="badge" data-testid="waiting-count">
              <span aria-hidden="true">{waiting}</span>
              <span class="unseen">{words.waiting.count(waiting)}</span>
            </span>
          )}
        </NavLink>
        <NavLink
          href="/gifts"
          icon="gift"
          word={words.gifts.nav}
          here={screen === 'gifts'}
          testid="nav-gifts"
        />
      </nav>
      {fair && <FairState state={fair.state} />}
      <span class="header-space" />
      <LiveDot />
      <LanguageSwitch language={language} onLanguage={onLanguage} />
      <Menu label={words.nav.menu(user.name)} name={user.name}>
        <button
          type="button"
          class="menu-item"
          onClick={() => setDialog('password')}
          data-testid="change-password"
        >
          {words.nav.password}
        </button>
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
      {dialog === 'help' && <Help visitsFirst={screen === 'visits'} onClose={() => setDialog(null)} />}
    </header>
  );
}

interface NavLinkProps {
  href: string;
  icon: IconName;
  word: string;
  here: boolean;
  testid: string;
  children?: preact.ComponentChildren;
}

function NavLink({ href, icon, word, here, testid, children }: NavLinkProps) {
  return (
    <a
      class="nav-link"
      href={href}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => follow(event, () => go(href))}
      data-testid={testid}
    >
      <Icon name={icon} />
      {word}
      {children}
    </a>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
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

interface MenuProps {
  label: string;
  name: string;
  children: preact.ComponentChildren;
}

function Menu({ label, name, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  return (
    <div
      class="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        class="button button-quiet menu-button"
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="account"
      >
        <Icon name="person" />
        <span class="menu-name">
          <Said>{name}</Said>
        </span>
      </button>
      {open && (
        <div class="menu-items" onClick={() => setOpen(false)}>
          {children}
        </div>
      )}
    </div>
  );
}
