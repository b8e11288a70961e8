// SPDX-License-Identifier: GPL-3.0-or-later
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { api, onSessionEnd } from '../api/client';
import type { User } from '../api/types';
import { OfferCall } from '../floor/call';
import { FloorContext, useNewFloor } from '../floor/context';
import { FloorScreen } from '../floor/screen';
import { GiftsScreen } from '../gifts/screen';
import { LeadsScreen } from '../leads/screen';
import { Login } from '../login/login';
import { useAsked } from '../parts/asked';
import { momentsOf } from '../parts/moments';
import { FailureNotice } from '../parts/notice';
import { MomentsContext, NowContext, useTicking } from '../parts/when';
import { firstLanguage, rememberLanguage, useWords, WordsContext, wordsOf, type Language } from '../text';
import { applyAccent } from './accent';
import { go, leadsHref, noFilter, useAddress, type Address } from './address';
import { FairContext } from './fair';
import { Header } from './header';
import { LiveContext, useLive } from './live';
import { MeContext, useSession, type SessionControl } from './session';
import { ShiftsScreen } from '../shifts/screen';
import { TriageContext, useNewTriage } from '../triage/context';
import { AnswersContext, useNewAnswers } from '../visits/context';
import { VisitsScreen } from '../visits/screen';
import { TodayScreen } from '../today/screen';
import { TicketsContext, useNewTickets } from '../waiting/context';
import { WaitingScreen } from '../waiting/screen';

export function App() {
  const [language, setLanguage] = useState(firstLanguage);
  const choose = useCallback((chosen: Language) => {
    rememberLanguage(chosen);
    setLanguage(chosen);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const session = useSession();
  const { ended } = session;
  useEffect(() => onSessionEnd(ended), [ended]);

  return (
    <WordsContext.Provider value={wordsOf(language)}>
      <Door session={session} language={language} onLanguage={choose} />
    </WordsContext.Provider>
  );
}

interface DoorProps {
  session: SessionControl;
  language: Language;
  onLanguage: (language: Language) => void;
}

function Door({ session, language, onLanguage }: DoorProps) {
  const { state } = session;
  switch (state.phase) {
    case 'asking':
      return null; // a blink; a message would flicker
    case 'stuck':
      return (
        <main class="alone">
          <FailureNotice failure={state.failure} onRetry={session.retry} />
        </main>
      );
    case 'link':
    case 'out':
      return (
        <Login
          busyWithLink={state.phase === 'link'}
          why={state.phase === 'out' ? state.why : 'never'}
          language={language}
          onLanguage={onLanguage}
          onEntered={session.entered}
        />
      );
    case 'in':
      return <Inside user={state.user} session={session} language={language} onLanguage={onLanguage} />;
  }
}

function Inside({ user, session, language, onLanguage }: DoorProps & { user: User }) {
  const address = useAddress();
  const live = useLive(session.ended);
  const { answer } = useAsked('fair', live.moves, api.fair);
  const now = useTicking();
  const answers = useNewAnswers();
  // What is told of the floor changes with time too: it is asked for again now and then.
  const floor = useNewFloor(live.moves + Math.floor(now / 30_000), live.state === 'on', user.name);
  const onFloor = floor.me !== null && floor.me.me.status !== 'off';
  const tickets = useNewTickets(live.moves, user, onFloor);
  const triage = useNewTriage(address.screen === 'visits' ? 'visits' : 'leads');
  const fair = answer?.fair ?? null;
  const zone = fair?.time_zone;
  const moments = useMemo(() => momentsOf(language, zone), [language, zone]);

  const accent = fair?.look.accent;
  useLayoutEffect(() => applyAccent(accent, document.documentElement), [accent]);

  // Logged in: the log-in page has nothing more to say.
  useEffect(() => {
    if (address.screen === 'login') go(leadsHref(noFilter), 'replace');
  }, [address.screen]);

  return (
    <LiveContext.Provider value={live}>
      <FairContext.Provider value={fair}>
        <MomentsContext.Provider value={moments}>
          <NowContext.Provider value={now}>
            <MeContext.Provider value={user}>
              <AnswersContext.Provider value={answers}>
                <TicketsContext.Provider value={tickets}>
                  <FloorContext.Provider value={floor}>
                    <OfferCall />
                    <Header
                      user={user}
                      screen={address.screen}
                      language={language}
                      onLanguage={onLanguage}
                      onLogout={session.logout}
                    />
                    <TriageContext.Provider value={triage}>
                      <Screen address={address} fairKnown={answer !== null} />
                    </TriageContext.Provider>
                  </FloorContext.Provider>
                </TicketsContext.Provider>
              </AnswersContext.Provider>
            </MeContext.Provider>
          </NowContext.Provider>
        </MomentsContext.Provider>
      </FairContext.Provider>
    </LiveContext.Provider>
  );
}

function Screen({ address, fairKnown }: { address: Address; fairKnown: boolean }) {
  const words = useWords();
  if (address.screen === 'visits') return <VisitsScreen address={address} fairKnown={fairKnown} />;
  if (address.screen === 'today') return <TodayScreen day={address.day} fairKnown={fairKnown} />;
  if (address.screen === 'gifts') return <GiftsScreen fairKnown={fairKnown} />;
  if (address.screen === 'shifts') return <ShiftsScreen day={address.day} fairKnown={fairKnown} />;
  if (address.screen === 'floor') return <FloorScreen fairKnown={fairKnown} />;
  if (address.screen === 'waiting') return <WaitingScreen fairKnown={fairKnown} />;
  if (address.screen !== 'unknown') return <LeadsScreen address={address} fairKnown={fairKnown} />;
  return (
    <main class="alone">
      <div class="empty">
        <h1>{words.notFound.title}</h1>
        <p>{words.notFound.text}</p>
        <button type="button" class="button" onClick={() => go(leadsHref(noFilter))}>
          {words.notFound.action}
        </button>
      </div>
    </main>
  );
}
