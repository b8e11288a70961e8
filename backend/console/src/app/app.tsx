// SPDX-License-Identifier: GPL-3.0-or-later
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, onLocked, onSessionEnd } from '../api/client';
import type { Session } from '../api/types';
import { OfferCall } from '../floor/call';
import { FloorContext, useNewFloor } from '../floor/context';
import { FloorScreen } from '../floor/screen';
import { GiftsScreen } from '../gifts/screen';
import { LeadsScreen } from '../leads/screen';
import { LockScreen } from '../login/lock';
import { Login } from '../login/login';
import { PairTablet } from '../login/pair';
import { WhoAreYou } from '../login/who';
import { useAsked } from '../parts/asked';
import { momentsOf } from '../parts/moments';
import { FailureNotice } from '../parts/notice';
import { MomentsContext, NowContext, useTicking } from '../parts/when';
import { firstLanguage, rememberLanguage, useWords, WordsContext, wordsOf, type Language } from '../text';
import { applyAccent } from './accent';
import { go, leadsHref, noFilter, useAddress, type Address } from './address';
import { DiskNotice } from './disk';
import { FairContext } from './fair';
import { Header } from './header';
import { useIdle } from './idle';
import { LiveContext, useLive, type Live } from './live';
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
  const { ended, locked } = session;
  useEffect(() => onSessionEnd(ended), [ended]);
  useEffect(() => onLocked(locked), [locked]);

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
          onNames={session.isTablet ? session.toNames : null}
        />
      );
    case 'who':
      return (
        <WhoAreYou
          why={state.why}
          language={language}
          onLanguage={onLanguage}
          onEntered={session.enteredByPin}
          onPassword={session.toPassword}
          onNoTablet={session.noTablet}
        />
      );
    case 'pair':
      return (
        <PairTablet
          code={state.code}
          language={language}
          onLanguage={onLanguage}
          onPaired={session.paired}
          onPassword={session.retry}
        />
      );
    case 'in':
      // Another person is another page: nothing of the one before them stays.
      return (
        <Entered
          key={state.session.csrf}
          mine={state.session}
          session={session}
          language={language}
          onLanguage={onLanguage}
        />
      );
  }
}

type InProps = DoorProps & { mine: Session };

function Entered(props: InProps) {
  const { mine, session } = props;
  const told = useLive(session.ended);
  const locked = mine.locked === true;
  const live = useLiveUnlocked(told, locked);
  useIdle(mine.lock_seconds !== undefined && !locked ? mine.lock_seconds : null, () => {
    session.locked();
    api.lock().catch(() => undefined); // the backend locks it by itself a little later
  });
  // Locked from the beginning, there is nothing yet that could go on.
  const [begun, setBegun] = useState(!locked);
  useEffect(() => {
    if (!locked) setBegun(true);
  }, [locked]);
  const lock = (ring?: () => void) =>
    locked && (
      <LockScreen
        session={mine}
        moves={told.moves}
        onUnlocked={session.entered}
        onEnded={session.ended}
        onChange={() => void session.logout().catch(() => undefined)}
        onWaiting={ring}
      />
    );
  return begun ? <Inside {...props} live={live} lock={lock} /> : <>{lock()}</>;
}

interface InsideProps extends InProps {
  live: Live;
  lock: (ring: () => void) => preact.ComponentChildren;
}

function Inside({ mine, session, language, onLanguage, live, lock }: InsideProps) {
  const { user } = mine;
  const locked = mine.locked === true;
  const address = useAddress();
  const now = useTicking();
  // Where the disk is full nothing moves any more, which is to be told all the same.
  const { answer } = useAsked('fair', live.moves + Math.floor(now / 30_000), api.fair);
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
    if (address.screen === 'login' || address.screen === 'tablet') go(leadsHref(noFilter), 'replace');
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
                    <div class={locked ? 'inside inside-locked' : 'inside'} inert={locked}>
                      <Header
                        session={mine}
                        screen={address.screen}
                        language={language}
                        onLanguage={onLanguage}
                        onLogout={session.logout}
                        onChanged={session.changed}
                        onPaired={session.paired}
                      />
                      <DiskNotice disk={answer?.disk ?? 'ok'} />
                      <WrongPins count={mine.wrong_pins ?? 0} />
                      <TriageContext.Provider value={triage}>
                        <Screen address={address} fairKnown={answer !== null} />
                      </TriageContext.Provider>
                    </div>
                  </FloorContext.Provider>
                  {lock(() => tickets.bell.ring())}
                </TicketsContext.Provider>
              </AnswersContext.Provider>
            </MeContext.Provider>
          </NowContext.Provider>
        </MomentsContext.Provider>
      </FairContext.Provider>
    </LiveContext.Provider>
  );
}

// While the tablet is locked nothing is asked for; then all of it anew.
function useLiveUnlocked(told: Live, locked: boolean): Live {
  const [unlocks, setUnlocks] = useState(0);
  const kept = useRef(told);
  const was = useRef(locked);
  useEffect(() => {
    if (was.current && !locked) setUnlocks((count) => count + 1);
    was.current = locked;
  }, [locked]);
  const { state, moves } = told;
  const now = useMemo(() => ({ state, moves: moves + unlocks }), [state, moves, unlocks]);
  if (!locked) kept.current = now;
  return kept.current;
}

const worthTelling = 3; // fewer are one's own thumb

function WrongPins({ count }: { count: number }) {
  const words = useWords();
  const [seen, setSeen] = useState(false);
  if (count < worthTelling || seen) return null;
  return (
    <div class="notice notice-bad wrong-pins" role="status" data-testid="wrong-pins">
      <p>{words.tablet.wrongPins(count)}</p>
      <button type="button" class="button" onClick={() => setSeen(true)}>
        {words.tablet.gotIt}
      </button>
    </div>
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
