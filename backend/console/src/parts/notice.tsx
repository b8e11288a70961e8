// SPDX-License-Identifier: GPL-3.0-or-later
import type { Failure } from '../api/client';
import { useWords } from '../text';

// What a failure means for the person in front of it, and what to do.
export function useFailureText(): (failure: Failure) => string {
  const words = useWords();
  return (failure) => {
    if (failure.code === 'unreachable') return words.failure.unreachable;
    if (failure.code === 'full') return words.failure.full;
    if (failure.code === 'unclear') return words.failure.unclear;
    return words.failure.failing;
  };
}

export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const words = useWords();
  const text = useFailureText();
  return (
    <div class="notice notice-bad" role="alert" data-testid="failure">
      <p>{text(failure)}</p>
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {words.failure.retry}
        </button>
      )}
    </div>
  );
}
