// SPDX-License-Identifier: GPL-3.0-or-later
import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Consent, Contact } from '../api/types';
import { Icon } from '../parts/icons';
import { useWords } from '../text';

// Only ever these two schemes, whatever somebody typed.
export const mailHref = (email: string) => `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`;
export const phoneHref = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;

// Long addresses break where they may, after a sign rather than within a word.
const breakable = (value: string) =>
  value.split(/(?<=[@.\s-])/).map((part, index) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));

export function Reach({ contact, consents }: { contact: Contact; consents: Consent[] }) {
  const words = useWords();
  const ways = [
    { channel: 'email', icon: 'mail', label: words.lead.email, value: contact.email, href: mailHref },
    { channel: 'phone', icon: 'phone', label: words.lead.phone, value: contact.phone, href: phoneHref },
  ] as const;
  return (
    <section class="part" aria-label={words.lead.contact}>
      <ul class="ways">
        {ways.map(({ channel, icon, label, value, href }) => {
          if (!value) return null;
          const purposes = consents
            .filter((consent) => consent.channel === channel && !consent.withdrawn_at)
            .map(({ purpose }) => words.purpose[purpose] ?? purpose);
          const may = purposes.length > 0;
          return (
            <li key={channel} class="way" data-testid={`way-${channel}`}>
              <Icon name={icon} />
              <div class="way-words">
                <a href={href(value)} aria-label={`${label}: ${value}`} dir="ltr">
                  {breakable(value)}
                </a>
                <span class={may ? 'may' : 'may may-not'}>
                  <Icon name={may ? 'check' : 'no'} />
                  {may ? words.lead.agreedTo(purposes.join(', ')) : words.lead.mayNot}
                </span>
              </div>
              <Copy value={value} label={label} />
            </li>
          );
        })}
        {contact.badge_id && (
          <li class="way" data-testid="badge">
            <Icon name="person" />
            <div class="way-words">
              <span>
                {words.lead.badge}: <bdi>{breakable(contact.badge_id)}</bdi>
              </span>
            </div>
            <Copy value={contact.badge_id} label={words.lead.badge} />
          </li>
        )}
      </ul>
    </section>
  );
}

function Copy({ value, label }: { value: string; label: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  // Browsers give the clipboard to secure pages only.
  if (!window.isSecureContext) return null;
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={`${words.lead.copy}: ${label}`}
      onClick={() =>
        void navigator.clipboard.writeText(value).then(
          () => setCopied(true),
          () => undefined,
        )
      }
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span role="status" class="copy-word">
        {copied ? words.lead.copied : words.lead.copy}
      </span>
    </button>
  );
}
