// SPDX-License-Identifier: GPL-3.0-or-later
import type { Disk } from '../api/types';
import { useWords } from '../text';

// For everybody: whoever is on the stand can say it to whoever looks after the backend.
export function DiskNotice({ disk }: { disk: Disk }) {
  const words = useWords();
  if (disk !== 'low' && disk !== 'full') return null;
  const look = disk === 'full' ? 'notice notice-bad' : 'notice';
  return (
    <p class={`${look} disk-notice`} role="status" data-testid="disk-notice" data-disk={disk}>
      {words.disk[disk]}
    </p>
  );
}
