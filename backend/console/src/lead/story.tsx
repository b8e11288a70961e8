// SPDX-License-Identifier: GPL-3.0-or-later
import type { Consent, Step } from '../api/types';
import { useTopicName } from '../app/fair';
import { whenOf } from '../parts/moments';
import { useMoments } from '../parts/when';
import { languageName, useWords, type Words } from '../text';

// One step in plain words: what happened, and where it helps a second line.
export function sentenceFor(
  step: Step,
  before: readonly Step[],
  consents: readonly Consent[],
  words: Words,
  topicName: (id: string) => string,
): { text: string; more: string | null } {
  const { story } = words;
  const only = (text: string) => ({ text, more: null });
  const consented = consents.find((consent) => consent.consent === step.consent);
  const channel = step.channel ?? consented?.channel;
  const by = channel && (words.channel[channel] ?? channel);
  const purpose = step.purpose ?? consented?.purpose;
  const about = purpose === undefined ? null : (words.purpose[purpose] ?? purpose);
  switch (step.type) {
    case 'visit.started':
      return only(story.started(languageName(step.language ?? '', words)));
    case 'interest.stated': {
      const reason = words.reason[step.reason ?? ''] ?? step.reason ?? '';
      const again = before.some((earlier) => earlier.type === 'interest.stated');
      return {
        text: again ? story.interestAgain(reason) : story.interest(reason),
        more: step.topics?.length ? story.topics(step.topics.map(topicName).join(', ')) : story.noTopics,
      };
    }
    case 'needs.stated': {
      const given = (step.answers ?? []).filter((answer) => !answer.skipped).length;
      return only(given > 0 ? story.needs(given) : story.needsOpen);
    }
    case 'consent.given':
      return { text: by ? story.consent(by) : story.consentOther, more: about };
    case 'consent.withdrawn':
      return { text: by ? story.withdrawn(by) : story.withdrawnOther, more: about };
    case 'contact.given':
      return only(story.contact);
    case 'visit.erased':
      return only(story.erased);
    case 'visit.ended':
      return only(story.ended[step.outcome ?? ''] ?? story.endedOther);
    case 'ticket.opened':
      return only(story.asked(step.number ?? ''));
    case 'ticket.left':
      return only(story.leftQueue);
    case 'ticket.taken':
      return only(story.taken(step.by?.name ?? words.found.somebody));
    case 'ticket.handed_on':
      return only(story.handedOn(step.by?.name ?? words.found.somebody, step.to?.name ?? null));
    case 'ticket.ended':
      return only(story.endedTicket(step.by?.name ?? words.found.somebody));
    case 'disposition.given': {
      const who = step.by?.name ?? words.found.somebody;
      return {
        text: step.disposition
          ? story.found(who, words.dispositionWord[step.disposition])
          : story.takenBack(who),
        more: step.crossed ? story.crossed : null,
      };
    }
    default:
      return only(story.unknown(step.type));
  }
}

export function Story({ story, consents }: { story: Step[]; consents: Consent[] }) {
  const words = useWords();
  const moments = useMoments();
  const topicName = useTopicName();
  return (
    <section class="part">
      <h3>{words.lead.story}</h3>
      <ol class="story" data-testid="story">
        {story.map((step, index) => {
          const { text, more } = sentenceFor(step, story.slice(0, index), consents, words, topicName);
          const when = whenOf(step);
          return (
            <li key={step.event} class="step" data-testid="step" data-type={step.type}>
              <time dateTime={when} title={moments.full(when)}>
                {moments.time(when)}
              </time>
              <div>
                <p>
                  <bdi>{text}</bdi>
                </p>
                {more && (
                  <p class="quiet">
                    <bdi>{more}</bdi>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
