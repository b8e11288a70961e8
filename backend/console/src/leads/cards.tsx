// SPDX-License-Identifier: GPL-3.0-or-later
import { follow } from '../app/address';
import { whenOf } from '../parts/moments';
import { FoundTag } from '../parts/dispositions';
import { KnownTag } from '../parts/known';
import { nameOf, PersonName, Said } from '../parts/person';
import { When } from '../parts/when';
import { useWords } from '../text';
import { isScored, LikelyMark } from '../triage/mark';
import { Channels, FreshDot, PlayedTag, Topics, Wants, type RowsProps } from './rows';

export function LeadCards({ leads, fresh, href, onOpen }: RowsProps) {
  const words = useWords();
  return (
    <ul class="cards" data-testid="leads">
      {leads.map((lead) => {
        const isFresh = fresh.has(lead.visit);
        const company = lead.contact.organization;
        const named = company && nameOf(lead.contact, words) !== company;
        return (
          <li key={lead.visit} class={isFresh ? 'card row-fresh' : 'card'} data-testid="lead-row">
            <p class="card-head">
              {isFresh && <FreshDot />}
              <a
                class="row-link"
                href={href(lead.visit)}
                data-visit={lead.visit}
                onClick={(event) => follow(event, () => onOpen(lead.visit))}
              >
                <PersonName contact={lead.contact} />
              </a>
              <When iso={whenOf(lead)} />
            </p>
            {(named || lead.company) && (
              <p class="card-company">
                {named && <Said>{company}</Said>} {lead.company && <KnownTag known={lead.company} />}
              </p>
            )}
            <p class="card-wants">
              <Wants reason={lead.reason} />
              <Channels channels={lead.channels} />
              {isScored(lead) && <LikelyMark probability={lead.probability} />}
              {lead.disposition && <FoundTag disposition={lead.disposition} />}
              {lead.played && <PlayedTag />}
            </p>
            {lead.topics.length > 0 && (
              <p class="card-topics">
                <Topics ids={lead.topics} most={3} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
