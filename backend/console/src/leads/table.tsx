// SPDX-License-Identifier: GPL-3.0-or-later
import { follow } from '../app/address';
import { useTopicName } from '../app/fair';
import { whenOf } from '../parts/moments';
import { FoundTag } from '../parts/dispositions';
import { KnownTag } from '../parts/known';
import { PersonName, Said, nameOf } from '../parts/person';
import { Ago, When } from '../parts/when';
import { useWords } from '../text';
import { isScored, LikelyMark } from '../triage/mark';
import { Channels, FreshDot, PlayedTag, Topics, Wants, type RowsProps } from './rows';

export function LeadTable({ leads, chosen, fresh, href, onOpen }: RowsProps) {
  const words = useWords();
  const topicName = useTopicName();
  const { columns } = words.leads;
  const scored = leads.some(isScored);
  const namesDevices = leads.some((lead) => lead.device_name);
  return (
    <table class="table" data-testid="leads">
      <thead>
        <tr>
          <th scope="col" class="col-when">
            {columns.when}
          </th>
          <th scope="col" class="col-contact">
            {columns.contact}
          </th>
          <th scope="col" class="col-company">
            {columns.company}
          </th>
          <th scope="col" class="col-wants">
            {columns.wants}
          </th>
          {scored && (
            <th scope="col" class="col-likely">
              {words.triage.column}
            </th>
          )}
          <th scope="col" class="col-topics">
            {columns.topics}
          </th>
          <th scope="col" class="col-channels">
            {columns.channels}
          </th>
          {namesDevices && (
            <th scope="col" class="col-device">
              {columns.device}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {leads.map((lead) => {
          const isFresh = fresh.has(lead.visit);
          const company = lead.contact.organization;
          const named = company && nameOf(lead.contact, words) !== company;
          return (
            <tr
              key={lead.visit}
              class={`row ${isFresh ? 'row-fresh' : ''} ${lead.visit === chosen ? 'row-chosen' : ''}`}
              data-testid="lead-row"
            >
              <td class="col-when">
                <When iso={whenOf(lead)} />
                <Ago iso={whenOf(lead)} />
                {isScored(lead) && (
                  <span class="likely-below">
                    <LikelyMark probability={lead.probability} />
                  </span>
                )}
              </td>
              <td class="col-contact">
                {isFresh && <FreshDot />}
                <a
                  class="row-link"
                  href={href(lead.visit)}
                  data-visit={lead.visit}
                  aria-current={lead.visit === chosen ? 'true' : undefined}
                  onClick={(event) => follow(event, () => onOpen(lead.visit))}
                >
                  <PersonName contact={lead.contact} />
                </a>
                {lead.disposition && ' '}
                {lead.disposition && <FoundTag disposition={lead.disposition} />}
                {lead.played && ' '}
                {lead.played && <PlayedTag />}
                {(named || lead.company) && (
                  <span class="company-below one-line">
                    {named && <Said>{company}</Said>} {lead.company && <KnownTag known={lead.company} />}
                  </span>
                )}
              </td>
              <td class="col-company">
                {company && (
                  <span class="two-lines" title={company}>
                    <Said>{company}</Said>
                  </span>
                )}
                {lead.company && <KnownTag known={lead.company} />}
              </td>
              <td class="col-wants">
                <Wants reason={lead.reason} />
              </td>
              {scored && (
                <td class="col-likely">{isScored(lead) && <LikelyMark probability={lead.probability} />}</td>
              )}
              <td class="col-topics">
                <span class="two-lines" title={lead.topics.map(topicName).join(', ') || undefined}>
                  <Topics ids={lead.topics} most={2} />
                </span>
              </td>
              <td class="col-channels">
                <Channels channels={lead.channels} />
              </td>
              {namesDevices && (
                <td class="col-device">
                  <Said>{lead.device_name ?? ''}</Said>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
