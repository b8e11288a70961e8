// SPDX-License-Identifier: GPL-3.0-or-later
// What table and cards have in common.
import type { Lead } from '../api/types';
import { useTopicName } from '../app/fair';
import { channelIcon, Icon, reasonIcon } from '../parts/icons';
import { Said } from '../parts/person';
import { useWords } from '../text';

export interface RowsProps {
  leads: Lead[];
  chosen: string | null;
  fresh: ReadonlySet<string>;
  href: (visit: string) => string;
  onOpen: (visit: string) => void;
}

export function Wants({ reason }: { reason: string }) {
  const words = useWords();
  return (
    <span class="wants">
      <Icon name={reasonIcon(reason)} />
      {words.reason[reason] ?? reason}
    </span>
  );
}

export function Topics({ ids, most }: { ids: string[]; most: number }) {
  const words = useWords();
  const nameOf = useTopicName();
  const shown = ids.slice(0, most);
  const rest = ids.slice(most);
  return (
    <span class="topics">
      {shown.map((id, index) => (
        <span key={id}>
          <Said>{nameOf(id)}</Said>
          {index + 1 < shown.length && ', '}
        </span>
      ))}
      {rest.length > 0 && (
        <span class="quiet topics-more" title={rest.map(nameOf).join(', ')}>
          {' '}
          {words.leads.moreTopics(rest.length)}
        </span>
      )}
    </span>
  );
}

export function Channels({ channels }: { channels: string[] }) {
  const words = useWords();
  return (
    <span class="channels">
      {channels.map((channel) => {
        const label = words.lead.mayContact[channel] ?? channel;
        return (
          <span key={channel} title={label}>
            <Icon name={channelIcon(channel)} />
            <span class="unseen">{label}</span>
          </span>
        );
      })}
    </span>
  );
}

export function FreshDot() {
  const words = useWords();
  return (
    <span class="fresh" title={words.leads.fresh} data-testid="fresh">
      <span class="unseen">{words.leads.fresh}: </span>
    </span>
  );
}

export function PlayedTag() {
  const words = useWords();
  return (
    <span class="tag" title={words.leads.playedHint}>
      {words.leads.played}
    </span>
  );
}
