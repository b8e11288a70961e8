// SPDX-License-Identifier: GPL-3.0-or-later
// One lead, whole: how to reach them, what they want, what they agreed to, what happened.
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import type { LeadDetail } from '../api/types';
import { follow } from '../app/address';
import { useTopicName } from '../app/fair';
import { useLiveContext } from '../app/live';
import { titleIs } from '../app/title';
import { PlayedTag, Wants } from '../leads/rows';
import { useAsked } from '../parts/asked';
import { Icon } from '../parts/icons';
import { KnownTag } from '../parts/known';
import { cameLate, clockIsWrong, whenOf } from '../parts/moments';
import { FailureNotice } from '../parts/notice';
import { nameOf, PersonName, Said } from '../parts/person';
import { Ago, useMoments, useNow } from '../parts/when';
import { languageName, useWords } from '../text';
import { ReasonsPart } from '../triage/reasons';
import { Consents } from './consents';
import { Found } from './found';
import { NeedsPart } from './needs';
import { Reach } from './reach';
import { Story } from './story';

interface Props {
  visit: string;
  alone: boolean; // a page of its own
  takesFocus: boolean;
  listHref: string;
  previous: string | null;
  next: string | null;
  onGo: (visit: string) => void;
  onClose: () => void;
}

export function LeadPanel(props: Props) {
  const words = useWords();
  const { moves } = useLiveContext();
  const { answer, failure } = useAsked(props.visit, moves, (signal, byItself) =>
    api.lead(props.visit, signal, byItself),
  );
  const gone = failure !== null && failure.status >= 400 && failure.status < 500 && failure.status !== 401;
  const heading = useRef<HTMLHeadingElement>(null);
  const known = answer !== null || gone;

  const { takesFocus, alone } = props;
  useEffect(() => {
    if (!known || !takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    if (alone) window.scrollTo(0, 0);
  }, [known, takesFocus, alone]);

  const title = answer && !gone ? nameOf(answer.lead.contact, words) : null;
  useEffect(() => {
    if (alone && title) titleIs(`${title} – ${words.product}`);
  }, [alone, title, words]);

  const Region = alone ? 'main' : 'aside';
  return (
    <Region
      class="panel"
      id={alone ? 'leads' : undefined}
      tabIndex={alone ? -1 : undefined}
      aria-label={title ?? words.leads.title}
      data-testid="lead"
      data-visit-shown={answer?.lead.visit}
    >
      {alone && <h1 class="unseen">{words.leads.title}</h1>}
      <div class="panel-bar">
        {alone ? (
          <a
            class="button button-quiet"
            href={props.listHref}
            onClick={(event) => follow(event, props.onClose)}
            data-testid="back"
          >
            <Icon name="back" />
            {words.lead.back}
          </a>
        ) : (
          <button
            type="button"
            class="icon-button"
            aria-label={words.lead.close}
            title={`${words.lead.close} (Esc)`}
            onClick={props.onClose}
            data-testid="close-lead"
          >
            <Icon name="close" />
          </button>
        )}
        <span class="header-space" />
        <Step icon="up" label={words.lead.previous} keyName="k" visit={props.previous} onGo={props.onGo} />
        <Step icon="down" label={words.lead.next} keyName="j" visit={props.next} onGo={props.onGo} />
      </div>
      {gone ? (
        <div class="empty" data-testid="lead-gone">
          <h2 ref={heading} tabIndex={-1}>
            {words.lead.gone.title}
          </h2>
          <p>{words.lead.gone.text}</p>
        </div>
      ) : (
        <>
          {failure && !answer && <FailureNotice failure={failure} />}
          {answer && <Whole detail={answer} headingRef={heading} />}
        </>
      )}
    </Region>
  );
}

interface StepProps {
  icon: 'up' | 'down';
  label: string;
  keyName: string;
  visit: string | null;
  onGo: (visit: string) => void;
}

function Step({ icon, label, keyName, visit, onGo }: StepProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={`${label} (${keyName})`}
      disabled={visit === null}
      onClick={() => visit !== null && onGo(visit)}
    >
      <Icon name={icon} />
    </button>
  );
}

function Whole({ detail, headingRef }: { detail: LeadDetail; headingRef: preact.Ref<HTMLHeadingElement> }) {
  const words = useWords();
  const moments = useMoments();
  const now = useNow();
  const topicName = useTopicName();
  const { lead, consents, story, device } = detail;
  const { contact } = lead;
  const company = contact.organization;
  const named = company && nameOf(contact, words) !== company;
  const when = whenOf(lead);
  return (
    <>
      <header class="panel-head">
        <h2 ref={headingRef} tabIndex={-1} data-testid="lead-name">
          <PersonName contact={contact} />
        </h2>
        {(named || lead.company) && (
          <p class="panel-company">
            {named && <Said>{company}</Said>} {lead.company && <KnownTag known={lead.company} />}
          </p>
        )}
        <p class="quiet">
          <time dateTime={when}>{words.lead.left(moments.full(when))}</time>
          {moments.ago(when, now) !== null && ' · '}
          <Ago iso={when} />
        </p>
        {lead.played && (
          <p>
            <PlayedTag /> <span class="quiet">{words.leads.playedHint}</span>
          </p>
        )}
        {lead.contact_unreadable && <p class="notice notice-bad">{words.lead.unreadable}</p>}
        {clockIsWrong(lead) && <p class="notice">{words.lead.clock}</p>}
        {cameLate(lead) && <p class="quiet">{words.lead.arrived(moments.full(lead.received_at))}</p>}
      </header>

      <Reach contact={contact} consents={consents} />

      <Found detail={detail} />

      {contact.message && (
        <section class="part">
          <h3>{words.lead.words}</h3>
          <blockquote class="their-words" dir="auto" lang={lead.language} data-testid="message">
            {contact.message}
          </blockquote>
        </section>
      )}

      {lead.needs && lead.needs.answers.length > 0 && <NeedsPart needs={lead.needs} contact={contact} />}

      <ReasonsPart score={detail.score} />

      <section class="part">
        <dl class="facts">
          <div>
            <dt>{words.lead.wants}</dt>
            <dd data-testid="lead-reason">
              <Wants reason={lead.reason} />
            </dd>
          </div>
          <div>
            <dt>{words.lead.topics}</dt>
            <dd data-testid="lead-topics">
              {lead.topics.length > 0 ? (
                <ul class="chips">
                  {lead.topics.map((id) => (
                    <li key={id}>
                      <Said>{topicName(id)}</Said>
                    </li>
                  ))}
                </ul>
              ) : (
                <span class="quiet">{words.lead.noTopics}</span>
              )}
            </dd>
          </div>
          <div>
            <dt>{words.lead.language}</dt>
            <dd>{languageName(lead.language, words)}</dd>
          </div>
          <div>
            <dt>{words.lead.device}</dt>
            <dd>
              <Said>{device.name}</Said>
            </dd>
          </div>
        </dl>
      </section>

      <Consents consents={consents} />
      <Story story={story} consents={consents} />
    </>
  );
}
