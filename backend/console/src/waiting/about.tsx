// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a visitor who waits: what brought them, who they are, what they need, and what colleagues noted.
import type { Ticket } from '../api/types';
import { NeedsInShort } from '../lead/needs';
import { PlayedTag, Topics, Wants } from '../leads/rows';
import { KnownTag } from '../parts/known';
import { PersonName, Said } from '../parts/person';
import { useMoments, useNow } from '../parts/when';
import { languageName, useWords } from '../text';

export function TicketAbout({ ticket }: { ticket: Ticket }) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const { waiting } = words;
  const { visit } = ticket;
  const somebody = words.found.somebody;
  const cause = waiting.asked[ticket.cause];
  return (
    <>
      <p class="ticket-what">
        {visit?.reason ? (
          <Wants reason={visit.reason} />
        ) : (
          <span class="quiet">{words.visits.nothingAsked}</span>
        )}
        <span class="ticket-language">{languageName(ticket.language, words)}</span>
        {cause && <span class="ticket-language">{cause}</span>}
        {visit?.played && <PlayedTag />}
      </p>
      {visit?.contact && (
        <p class="ticket-who">
          <PersonName contact={visit.contact} />
          {visit.contact.organization && (
            <>
              {', '}
              <Said>{visit.contact.organization}</Said>
            </>
          )}{' '}
          {visit.company && <KnownTag known={visit.company} />}
        </p>
      )}
      {visit && visit.topics.length > 0 && (
        <p class="ticket-topics">
          <Topics ids={visit.topics} most={6} />
        </p>
      )}
      {visit?.needs && <NeedsInShort needs={visit.needs} contact={visit.contact ?? {}} />}
      {ticket.notes.map((note) => (
        <p class="ticket-note" key={note.at} data-testid="ticket-note">
          {note.text === null ? (
            <span class="quiet">{waiting.noteErased}</span>
          ) : (
            <>
              <Said>{note.text}</Said>{' '}
              <span class="quiet">
                {waiting.noteBy(note.by?.name ?? somebody, moments.short(note.at, now))}
              </span>
            </>
          )}
        </p>
      ))}
    </>
  );
}
