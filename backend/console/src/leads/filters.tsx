// SPDX-License-Identifier: GPL-3.0-or-later
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadFilter } from '../api/types';
import { useFair, useTopicName } from '../app/fair';
import { Choice } from '../parts/choice';
import { Icon } from '../parts/icons';
import { dispositions } from '../parts/dispositions';
import { knownCompanies } from '../parts/known';
import { useWords } from '../text';

interface Props {
  filter: LeadFilter;
  onFilter: (filter: LeadFilter, how: 'push' | 'replace') => void;
  searchRef: RefObject<HTMLInputElement>;
}

const mostTyped = 66; // in any writing within the backend's 200 bytes
const pauseMs = 150; // between two keys of somebody who types on

export function Filters({ filter, onFilter, searchRef }: Props) {
  const words = useWords();
  const fair = useFair();
  const topicName = useTopicName();
  const [typed, setTyped] = useState(filter.q);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);

  const cancel = () => {
    if (pending.current) clearTimeout(pending.current);
    pending.current = null;
  };
  // The address changed by itself (back, a link, Escape): it wins over what stands in the field.
  useEffect(() => {
    cancel();
    setTyped(filter.q);
  }, [filter.q]);
  useEffect(() => cancel, []);

  const latest = useRef({ filter, onFilter });
  latest.current = { filter, onFilter };
  const type = (q: string) => {
    cancel();
    setTyped(q);
    // One step back in the history leaves the search, not a letter of it.
    pending.current = setTimeout(() => {
      const { filter: current, onFilter: tell } = latest.current;
      if (q.trim() !== current.q.trim()) tell({ ...current, q }, current.q ? 'replace' : 'push');
    }, pauseMs);
  };

  return (
    <div class="filters" role="search">
      <div class="search">
        <Icon name="search" />
        <input
          ref={searchRef}
          type="search"
          aria-label={words.leads.search}
          placeholder={words.leads.searchHint}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          maxLength={mostTyped}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          data-testid="search"
        />
        {typed ? (
          <button
            type="button"
            class="icon-button"
            aria-label={words.leads.clearSearch}
            onClick={() => {
              onFilter({ ...filter, q: '' }, 'replace');
              setTyped('');
              searchRef.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        ) : (
          <kbd aria-hidden="true">/</kbd>
        )}
      </div>
      <Choice
        label={words.leads.reason}
        any={words.leads.anyReason}
        value={filter.reason}
        options={(fair?.reasons ?? []).map((reason) => [reason, words.reason[reason] ?? reason])}
        onValue={(reason) => onFilter({ ...filter, reason }, 'push')}
        testid="filter-reason"
      />
      <Choice
        label={words.leads.topic}
        any={words.leads.anyTopic}
        value={filter.topic}
        options={(fair?.topics ?? []).map(({ id }) => [id, topicName(id)])}
        onValue={(topic) => onFilter({ ...filter, topic }, 'push')}
        testid="filter-topic"
      />
      <Choice
        label={words.found.title}
        any={words.found.any}
        value={filter.disposition}
        options={[
          ...dispositions.map((each): [string, string] => [each, words.disposition[each]]),
          ['open', words.found.open],
        ]}
        onValue={(disposition) => onFilter({ ...filter, disposition }, 'push')}
        testid="filter-disposition"
      />
      <Choice
        label={words.known.title}
        any={words.known.any}
        value={filter.company}
        options={knownCompanies.map((each) => [each, words.known[each]])}
        onValue={(company) => onFilter({ ...filter, company }, 'push')}
        testid="filter-company"
      />
    </div>
  );
}
