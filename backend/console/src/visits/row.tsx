// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, go, leadsHref, noFilter } from '../app/address';
import type { Disposition } from '../api/types';
import { useMe } from '../app/session';
import { PlayedTag, Topics, Wants } from '../leads/rows';
import { FoundButtons, Unsaved } from '../parts/dispositions';
import { whenOf, type Moments } from '../parts/moments';
import { nameOf, PersonName, Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { useWords, type Words } from '../text';
import { HiddenMark, isScored, LikelyMark } from '../triage/mark';
import type { Shown } from './answers';
import type { Row } from './feed';

interface Props {
  row: Row;
  shown: Shown;
  selected: boolean;
  onSelect: () => void;
  onGive: (disposition: Disposition | null) => void;
  onWhy: () => void;
}

// One visit in a few words: "14:05, Advice, Anneliese Brückner".
export function nameOfVisit(row: Row, words: Words, moments: Moments): string {
  const wants = row.reason ? (words.reason[row.reason] ?? row.reason) : words.visits.nothingAsked;
  return [moments.time(whenOf(row)), wants, row.contact && nameOf(row.contact, words)]
    .filter(Boolean)
    .join(', ');
}

const forgotten = 30 * 60_000; // a visit without an end is not at the kiosk any more: its kiosk is silent

function useTraits(row: Row): string[] {
  const words = useWords();
  const now = useNow();
  const traits: string[] = [];
  if (row.seconds !== null)
    traits.push(words.visits.minutes(row.seconds < 60 ? 0 : Math.round(row.seconds / 60)));
  else if (row.outcome === null && now - new Date(whenOf(row)).getTime() < forgotten)
    traits.push(words.visits.underway);
  const outcome = row.outcome && words.visits.outcome[row.outcome];
  if (outcome) traits.push(outcome);
  return traits;
}

export function VisitRow({ row, shown, selected, onSelect, onGive, onWhy }: Props) {
  const words = useWords();
  const moments = useMoments();
  const me = useMe();
  const traits = useTraits(row);
  const when = whenOf(row);
  const href = leadsHref(noFilter, row.visit);
  const { contact, disposition_by: by, disposition_at: at } = row;
  const company = contact?.organization;
  // Whoever is about to say what they found is not told what was foreseen: that is learned from their answer.
  const told = (shown.disposition ?? shown.wanted) !== null;
  // Whose answer it is matters where it is a colleague's.
  const others =
    by && at && shown.phase === null && shown.disposition === row.disposition && by.name !== me?.name;
  return (
    <div
      role="row"
      class={`visit ${selected ? 'visit-selected' : ''} ${shown.disposition ? 'visit-done' : ''}`}
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      data-visit={row.visit}
      data-found={shown.disposition ?? ''}
      data-phase={shown.phase ?? ''}
      data-testid="visit-row"
      onFocusCapture={onSelect}
      onClick={onSelect}
    >
      <div role="gridcell" class="visit-when">
        <time dateTime={when} title={moments.full(when)}>
          {moments.time(when)}
        </time>
        {isScored(row) && (
          <button
            type="button"
            class="visit-why"
            tabIndex={selected ? 0 : -1}
            aria-haspopup="dialog"
            title={told ? undefined : words.triage.hidden}
            onClick={onWhy}
            data-testid="visit-why"
          >
            {told ? <LikelyMark probability={row.probability} /> : <HiddenMark />}
            <span class="unseen">{told ? words.triage.why : words.triage.show}</span>
          </button>
        )}
      </div>
      <div role="gridcell" class="visit-what">
        <p class="visit-head">
          {row.reason ? (
            <Wants reason={row.reason} />
          ) : (
            <span class="quiet visit-nothing">{words.visits.nothingAsked}</span>
          )}
          {contact && (
            <a
              class="visit-lead"
              href={href}
              tabIndex={selected ? 0 : -1}
              title={words.visits.openLead}
              onClick={(event) => follow(event, () => go(href))}
              data-testid="visit-lead"
            >
              <PersonName contact={contact} />
              {company && nameOf(contact, words) !== company && (
                <>
                  {', '}
                  <Said>{company}</Said>
                </>
              )}
            </a>
          )}
          {row.played && <PlayedTag />}
        </p>
        <p class="visit-traits">
          {row.topics.length > 0 && (
            <span>
              <Topics ids={row.topics} most={3} />
            </span>
          )}
          {traits.map((trait) => (
            <span key={trait}>{trait}</span>
          ))}
          {row.device_name && (
            <span>
              <Said>{row.device_name}</Said>
            </span>
          )}
        </p>
      </div>
      {/* Always there, so that nothing moves when a colleague answers. */}
      <div role="gridcell" class="visit-by">
        {shown.phase === 'failed' && <Unsaved shown={shown} />}
        {others && (
          <span data-testid="found-by">
            <Said>{words.found.by(by.name ?? words.found.somebody, moments.time(at))}</Said>
          </span>
        )}
      </div>
      <div role="gridcell" class="visit-found">
        <FoundButtons
          label={words.found.heading}
          shown={shown}
          onGive={onGive}
          reachable={selected}
          numbered={selected}
        />
      </div>
    </div>
  );
}
