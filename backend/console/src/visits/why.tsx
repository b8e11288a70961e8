// SPDX-License-Identifier: GPL-3.0-or-later
// The reasons of one visit's score, over the list: nothing in it moves.
import { api } from '../api/client';
import { useLiveContext } from '../app/live';
import { useAsked } from '../parts/asked';
import { Dialog } from '../parts/dialog';
import { FailureNotice } from '../parts/notice';
import { useWords } from '../text';
import { Reasons } from '../triage/reasons';

export function Why({ visit, title, onClose }: { visit: string; title: string; onClose: () => void }) {
  const words = useWords();
  const { moves } = useLiveContext();
  const { answer, failure } = useAsked(visit, moves, (signal, byItself) =>
    api.visit(visit, signal, byItself),
  );
  return (
    <Dialog title={title} closeLabel={words.lead.close} onClose={onClose} testid="why-dialog">
      {answer ? (
        answer.score ? (
          <Reasons score={answer.score} />
        ) : (
          <p>{words.triage.noScore}</p>
        )
      ) : failure ? (
        <FailureNotice failure={failure} />
      ) : (
        <p class="quiet" role="status">
          {words.triage.asking}
        </p>
      )}
    </Dialog>
  );
}
