// SPDX-License-Identifier: GPL-3.0-or-later
// The sections: beside each other where there is room, the rest behind "More"; on a phone as tabs at the bottom.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../parts/icons';
import { useMedia } from '../parts/media';
import { useFloor } from '../floor/context';
import { useWords, type Words } from '../text';
import { useTickets } from '../waiting/context';
import {
  floorHref,
  follow,
  go,
  leadsHref,
  noFilter,
  todayHref,
  visitsHref,
  waitingHref,
  type Address,
} from './address';
import { fitting, fittingTabs } from './fitting';
import { Menu } from './menu';

interface Section {
  screen: Address['screen'];
  href: string;
  icon: IconName;
  word: string;
}

// A new page is one line more here.
const sectionsOf = (words: Words): Section[] => [
  { screen: 'floor', href: floorHref(), icon: 'person', word: words.floor.nav },
  { screen: 'today', href: todayHref(), icon: 'chart', word: words.today.nav },
  { screen: 'waiting', href: waitingHref(), icon: 'hand', word: words.waiting.nav },
  { screen: 'leads', href: leadsHref(noFilter), icon: 'people', word: words.nav.leads },
  { screen: 'visits', href: visitsHref(), icon: 'list', word: words.nav.visits },
  { screen: 'gifts', href: '/gifts', icon: 'gift', word: words.gifts.nav },
];

export const phone = '(max-width: 760px)';
const leastTab = 70; // pixels: "Geschenke" below its icon

export function Nav({ screen }: { screen: Address['screen'] }) {
  const words = useWords();
  const waiting = useTickets().open.length;
  const isOffered = useFloor().me?.me.offer != null;
  const tabs = useMedia(phone);
  const sections = sectionsOf(words);
  const row = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(() => new Set(sections.keys()));
  // Whoever waits is seen on every page, and so is where one is.
  const must = sections.flatMap((one, index) =>
    one.screen === screen ||
    (one.screen === 'waiting' && waiting > 0) ||
    (one.screen === 'floor' && isOffered)
      ? [index]
      : [],
  );
  const key = [words.lang, must.join(), String(waiting), String(isOffered), String(tabs)].join('|');

  useLayoutEffect(() => {
    const nav = row.current;
    if (!nav) return;
    const fit = () => {
      const links = [...nav.querySelectorAll<HTMLElement>(':scope > .nav-link')];
      const more = nav.querySelector<HTMLElement>(':scope > .nav-more')?.offsetWidth ?? 0;
      const gap = parseFloat(getComputedStyle(nav).columnGap) || 0;
      const room = nav.clientWidth;
      const next = tabs
        ? fittingTabs(links.length, new Set(must), room, leastTab)
        : fitting({ widths: links.map((link) => link.offsetWidth), must: new Set(must), room, more, gap });
      setShown((old) => (same(old, next) ? old : next));
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(nav);
    void document.fonts.ready.then(fit);
    return () => observer.disconnect();
    // `must` stands in the key.
  }, [key]); // eslint-disable-line react-hooks/exhaustive-deps

  const hidden = sections.filter((_, index) => !shown.has(index));
  return (
    <nav class="nav" aria-label={words.nav.label} ref={row}>
      {sections.map((section, index) => (
        <NavLink
          key={section.screen}
          section={section}
          here={section.screen === screen}
          away={!shown.has(index)}
        >
          {section.screen === 'floor' && isOffered && (
            <span class="badge badge-call" data-testid="floor-offered">
              <span aria-hidden="true">!</span>
              <span class="unseen">{words.floor.offered}</span>
            </span>
          )}
          {section.screen === 'waiting' && waiting > 0 && (
            <span class="badge" data-testid="waiting-count">
              <span aria-hidden="true">{waiting}</span>
              <span class="unseen">{words.waiting.count(waiting)}</span>
            </span>
          )}
        </NavLink>
      ))}
      {/* Always there, so that its width is known. */}
      <Menu
        class={`nav-more ${hidden.length ? '' : 'nav-away'}`}
        button="nav-link"
        label={words.nav.more}
        testid="nav-more"
        content={
          <>
            <Icon name="more" />
            <span class="nav-word">{words.nav.more}</span>
          </>
        }
      >
        {hidden.map(({ screen: id, href, icon, word }) => (
          <a
            key={id}
            class="menu-item menu-link"
            href={href}
            onClick={(event) => follow(event, () => go(href))}
            data-testid={`nav-${id}`}
          >
            <Icon name={icon} />
            {word}
          </a>
        ))}
      </Menu>
    </nav>
  );
}

interface NavLinkProps {
  section: Section;
  here: boolean;
  away: boolean; // behind "More": measured, and neither seen nor reached
  children?: preact.ComponentChildren;
}

function NavLink({ section, here, away, children }: NavLinkProps) {
  const { href, icon, word, screen } = section;
  return (
    <a
      class={`nav-link ${away ? 'nav-away' : ''}`}
      href={href}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => follow(event, () => go(href))}
      data-testid={away ? undefined : `nav-${screen}`}
    >
      <Icon name={icon} />
      <span class="nav-word">{word}</span>
      {children}
    </a>
  );
}

const same = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  a.size === b.size && [...a].every((each) => b.has(each));
