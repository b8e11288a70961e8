// SPDX-License-Identifier: GPL-3.0-or-later
// A short tone of two notes, made in the browser. Browsers play nothing before a person touched the page: what was
// remembered as on waits for that, and says so.

const key = 'standdienst.sound';
const notes = [
  { frequency: 659.25, at: 0 },
  { frequency: 880, at: 0.16 },
];

export type BellState = 'off' | 'blocked' | 'on';

export class Bell {
  private context: AudioContext | null = null;
  rung = 0; // how often, for tests

  constructor(private readonly changed: (state: BellState) => void) {
    if (localStorage.getItem(key) === 'on') this.open();
  }

  get state(): BellState {
    if (!this.context) return 'off';
    return this.context.state === 'running' ? 'on' : 'blocked';
  }

  // By a person's touch, so the browser allows it; it plays once, to be known again.
  turnOn(): void {
    localStorage.setItem(key, 'on');
    this.open();
    this.resume(() => this.ring());
  }

  turnOff(): void {
    localStorage.removeItem(key);
    this.context?.close().catch(() => undefined);
    this.context = null;
    this.changed(this.state);
  }

  // Any touch of the page.
  touched = (): void => {
    if (this.state === 'blocked') this.resume(() => undefined);
  };

  ring(): void {
    const { context } = this;
    if (context?.state !== 'running') return;
    this.rung++;
    for (const { frequency, at } of notes) {
      const start = context.currentTime + at;
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(0.25, start + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.45);
      tone.connect(loudness).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.5);
    }
  }

  // Turned off meanwhile: then it is not asked for any more.
  private resume(then: () => void): void {
    this.context?.resume().then(then, () => undefined);
  }

  private open(): void {
    if (!this.context) {
      this.context = new AudioContext();
      this.context.onstatechange = () => this.changed(this.state);
    }
    this.changed(this.state);
  }
}
