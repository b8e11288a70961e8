// SPDX-License-Identifier: GPL-3.0-or-later
// The live stream: says when something moved and whether the connection stands. It reads the stream itself instead of
// through EventSource, which hides the heartbeat and the status, and gives up for good on an answer such as 503.

export interface LiveEvents {
  connected(): void; // also after every reconnection: whatever moved meanwhile has to be asked for
  moved(): void;
  lost(): void; // trying again by itself
  refused(): void; // the session is over; the stream stops
}

export interface LiveSettings {
  open: (signal: AbortSignal) => Promise<Response>;
  silenceMs: number; // without a byte for so long, the connection counts as lost (the backend says something every 15 s)
  firstRetryMs: number;
  lastRetryMs: number;
  random: () => number;
}

// Returns what stops it.
export function follow(settings: LiveSettings, events: LiveEvents): () => void {
  let stopped = false;
  let failures = 0;
  let current: AbortController | null = null;
  let wake: (() => void) | null = null;

  const attempt = async (): Promise<'lost' | 'refused'> => {
    const control = new AbortController();
    current = control;
    let silence = setTimeout(() => control.abort(), settings.silenceMs);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => control.abort(), settings.silenceMs);
    };
    try {
      const response = await settings.open(control.signal);
      if (response.status === 401) return 'refused';
      if (
        !response.ok ||
        !response.body ||
        !response.headers.get('Content-Type')?.startsWith('text/event-stream')
      )
        return 'lost';
      events.connected();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const lines = new LineReader();
      let name = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return 'lost';
        heard();
        failures = 0;
        for (const line of lines.take(value)) {
          if (line.startsWith('event:')) name = line.slice(6).trim();
          else if (line === '') {
            if (name === 'moved') events.moved();
            name = '';
          }
        }
      }
    } catch {
      return 'lost';
    } finally {
      clearTimeout(silence);
      control.abort();
    }
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  // A browser that comes back online need not wait out the pause.
  const online = () => wake?.();

  const run = async () => {
    window.addEventListener('online', online);
    while (!stopped) {
      const end = await attempt();
      // Stopping may have happened while we were away; the type checker cannot know.
      if (stopped as boolean) break;
      if (end === 'refused') {
        events.refused();
        break;
      }
      events.lost();
      const ceiling = Math.min(settings.lastRetryMs, settings.firstRetryMs * 2 ** failures++);
      await pause(settings.random() * ceiling);
    }
    window.removeEventListener('online', online);
  };
  void run();

  return () => {
    stopped = true;
    current?.abort();
    wake?.();
  };
}

// Cuts chunks into lines; an unfinished one waits for the next chunk.
export class LineReader {
  private rest = '';

  take(chunk: string): string[] {
    const lines = (this.rest + chunk).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    return lines;
  }
}
