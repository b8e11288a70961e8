// SPDX-License-Identifier: GPL-3.0-or-later
// For administrators: browsers that staff share on the stand, and making one of them.
import { useEffect, useState } from 'preact/hooks';
import { api, Failure } from '../api/client';
import type { TabletCode, TabletEntry } from '../api/types';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { useFailureText } from '../parts/notice';
import { Said } from '../parts/person';
import { useWords } from '../text';

interface Props {
  onMade: () => void; // of this browser: nobody is signed in any more
  onClose: () => void;
}

export function TabletsDialog({ onMade, onClose }: Props) {
  const words = useWords();
  const failureText = useFailureText();
  const [tablets, setTablets] = useState<TabletEntry[] | null>(null);
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<{ field: 'name' | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<TabletCode | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null); // to be revoked, once that is confirmed

  const failed = (error: unknown) => {
    const failure = error instanceof Failure ? error : new Failure('unclear', 0);
    if (failure.status === 400) setTrouble({ field: 'name', text: words.tablet.nameBad });
    else if (failure.status === 409) setTrouble({ field: 'name', text: words.tablet.nameTaken });
    else if (failure.status === 429) setTrouble({ field: null, text: words.tablet.full });
    else setTrouble({ field: null, text: failureText(failure) });
  };
  const load = () =>
    api.tablets().then(
      (answer) => setTablets(answer.tablets),
      (error: unknown) => failed(error),
    );
  // Once, when it is opened; `load` is another function at each drawing.
  useEffect(() => void load(), []); // eslint-disable-line react-hooks/exhaustive-deps

  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    setTrouble(null);
    try {
      await what();
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  const named = (what: () => Promise<void>) => {
    if (name.trim()) void act(what);
    else setTrouble({ field: 'name', text: words.tablet.nameBad });
  };
  const days = new Intl.DateTimeFormat(words.lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const day = (text: string) => days.format(new Date(`${text}T00:00:00Z`));
  const listed = (tablets ?? []).filter(({ revoked }) => !revoked);

  return (
    <Dialog
      title={words.tablet.tablets}
      closeLabel={words.help.close}
      onClose={onClose}
      testid="tablets-dialog"
    >
      <div class="tablets">
        <p>{words.tablet.tabletsIntro}</p>
        {trouble?.field === null && (
          <p class="notice notice-bad" role="alert">
            {trouble.text}
          </p>
        )}
        {code ? (
          <CodeToShow code={code} />
        ) : (
          <>
            <TextField
              label={words.tablet.name}
              hint={words.tablet.nameHint}
              autocomplete="off"
              value={name}
              onValue={setName}
              trouble={trouble?.field === 'name' ? trouble.text : null}
            />
            <div class="tablets-way">
              <button
                type="button"
                class="button button-main"
                disabled={busy}
                onClick={() =>
                  named(async () => {
                    await api.makeTablet(name);
                    onMade();
                  })
                }
                data-testid="make-tablet"
              >
                {words.tablet.hereSubmit}
              </button>
              <p class="quiet">{words.tablet.hereHint}</p>
            </div>
            <div class="tablets-way">
              <button
                type="button"
                class="button"
                disabled={busy}
                onClick={() => named(async () => setCode(await api.makeTabletCode(name)))}
                data-testid="make-code"
              >
                {words.tablet.otherSubmit}
              </button>
              <p class="quiet">{words.tablet.otherHint}</p>
            </div>
          </>
        )}
        <h3>{words.tablet.listed}</h3>
        {tablets && listed.length === 0 && <p class="quiet">{words.tablet.none}</p>}
        <ul class="tablets-list" data-testid="tablets-list">
          {listed.map((tablet) => (
            <li key={tablet.id}>
              <span class="tablets-entry">
                <strong>
                  <Said>{tablet.name}</Said>
                </strong>
                <span class="quiet">
                  {words.tablet.pairedOn(day(tablet.paired_on))} ·{' '}
                  {words.tablet.seenOn(day(tablet.last_seen))}
                </span>
              </span>
              {leaving === tablet.id ? (
                <span class="tablets-sure" role="group">
                  <span>{words.tablet.revokeSure(tablet.name)}</span>
                  <button
                    type="button"
                    class="button"
                    disabled={busy}
                    onClick={() =>
                      void act(async () => {
                        await api.revokeTablet(tablet.id);
                        setLeaving(null);
                        await load();
                      })
                    }
                    data-testid="revoke-yes"
                  >
                    {words.tablet.revokeYes}
                  </button>
                  <button type="button" class="button button-quiet" onClick={() => setLeaving(null)}>
                    {words.tablet.revokeNo}
                  </button>
                </span>
              ) : (
                <button
                  type="button"
                  class="button"
                  aria-label={`${words.tablet.revoke}: ${tablet.name}`}
                  onClick={() => setLeaving(tablet.id)}
                  data-testid={`revoke-${tablet.name}`}
                >
                  {words.tablet.revoke}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function CodeToShow({ code }: { code: TabletCode }) {
  const words = useWords();
  const spaced = `${code.code.slice(0, 4)} ${code.code.slice(4)}`;
  return (
    <div class="tablets-code" role="status" data-testid="tablet-code">
      {code.qr && <QrCode rows={code.qr} />}
      <p class="tablets-spelt">{words.tablet.code(spaced)}</p>
      <p>
        {code.url ? words.tablet.codeHow(code.url.replace(/#.*/, '')) : words.tablet.codeNoAddress}{' '}
        {words.tablet.codeLife}
      </p>
    </div>
  );
}

const margin = 4; // light modules around it, as the standard wants

function QrCode({ rows }: { rows: readonly string[] }) {
  const size = rows.length + 2 * margin;
  const path = rows
    .flatMap((row, y) =>
      Array.from(row, (module, x) => (module === '1' ? `M${x + margin} ${y + margin}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      <rect class="qr-light" width={size} height={size} />
      <path class="qr-dark" d={path} />
    </svg>
  );
}
