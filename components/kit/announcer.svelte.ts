/** What is said aloud to those who do not see the sentence. Not more often than one can listen. */

const SAID_EVERY_MS = 3_000;

export class Announcer {
  #text = $state('');
  #saidMs = -Infinity;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get text(): string {
    return this.#text;
  }

  /** While playing, some sentences are skipped; what stands still is always said. */
  say(text: string, { isPlaying }: { isPlaying: boolean }): void {
    const nowMs = this.#now();
    if (isPlaying && nowMs - this.#saidMs < SAID_EVERY_MS) return;
    if (text !== this.#text) this.#saidMs = nowMs;
    this.#text = text;
  }
}
