/** The playback shell: turns wall time into virtual time. The only place with effects. */

/** What is played. Instants are whole microseconds. */
export interface Tape {
  readonly endUs: number;
  /** The next thing that happens after an instant, or `undefined` when nothing will. */
  next(afterUs: number): number | undefined;
  previous(beforeUs: number): number | undefined;
  /** Where playing stops on its way when it goes in steps. */
  milestone(afterUs: number): number | undefined;
}

export interface PlayerOptions {
  readonly startUs?: number;
  readonly speed?: number;
  /** The wall clock, in milliseconds. */
  readonly now?: () => number;
  readonly requestFrame?: (callback: () => void) => void;
  /** True: playing goes from event to event and shows nothing between them. */
  readonly prefersSteps?: () => boolean;
  /** Called whenever another moment is shown, and when playing stops. */
  readonly onMove?: () => void;
  /** Where players hear of each other. */
  readonly stage?: EventTarget | undefined;
}

const DEFAULT_SPEED = 1 / 10;

/** A hidden page gets no frames; what it missed is not made up for. */
const LONGEST_FRAME_MS = 100;
/** In steps, each one stays long enough to be read. */
const SHORTEST_STEP_MS = 800;
const PLAYS = 'quorumlab:plays';

export class Player {
  #atUs = $state(0);
  #playedUs = $state(0);
  #isPlaying = $state(false);
  #speed = $state(DEFAULT_SPEED);

  readonly #tape: () => Tape;
  readonly #startUs: number;
  readonly #now: () => number;
  readonly #requestFrame: (callback: () => void) => void;
  readonly #prefersSteps: () => boolean;
  readonly #onMove: () => void;
  readonly #stage: EventTarget | undefined;
  /** Where playing stands, with the fraction of a microsecond that `atUs` leaves out. */
  #exactUs: number;
  #frameMs = 0;
  #steppedMs = 0;
  /** Tells the frames of one playing from those of an earlier one. */
  #turn = 0;

  constructor(tape: () => Tape, options: PlayerOptions = {}) {
    this.#tape = tape;
    this.#startUs = options.startUs ?? 0;
    this.#now = options.now ?? (() => performance.now());
    this.#requestFrame = options.requestFrame ?? ((callback) => requestAnimationFrame(callback));
    this.#prefersSteps = options.prefersSteps ?? prefersReducedMotion;
    this.#onMove = options.onMove ?? (() => {});
    this.#stage = 'stage' in options ? options.stage : globalThis.document;
    this.#speed = options.speed ?? DEFAULT_SPEED;
    this.#atUs = this.#playedUs = this.#exactUs = this.#startUs;
  }

  /** The first frame. */
  get startUs(): number {
    return this.#startUs;
  }

  /** The moment shown. */
  get atUs(): number {
    return this.#atUs;
  }

  /** The latest moment that has been shown of this run. */
  get playedUs(): number {
    return this.#playedUs;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get speed(): number {
    return this.#speed;
  }

  get isAtEnd(): boolean {
    return this.#atUs >= this.#tape().endUs;
  }

  /** Starts, at the end of the run from the beginning. Whoever else plays stops. */
  play(): void {
    if (this.#isPlaying) return;
    if (this.isAtEnd) this.seek(this.#startUs);
    this.#isPlaying = true;
    this.#frameMs = this.#now();
    this.#steppedMs = -Infinity;
    this.#stage?.dispatchEvent(new CustomEvent(PLAYS, { detail: this }));
    this.#ask((this.#turn += 1));
  }

  pause(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#turn += 1;
    this.#onMove();
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  /** To the next thing that happens, or to the end. */
  step(): void {
    this.pause();
    this.seek(this.#tape().next(this.#atUs) ?? this.#tape().endUs);
  }

  /** To what happened last before the moment shown, or to the beginning. */
  back(): void {
    this.pause();
    this.seek(this.#tape().previous(this.#atUs) ?? 0);
  }

  seek(us: number): void {
    this.#exactUs = Math.max(0, Math.min(us, this.#tape().endUs));
    this.#atUs = Math.floor(this.#exactUs);
    this.#playedUs = Math.max(this.#playedUs, this.#atUs);
    this.#onMove();
  }

  /** Another run from here on: what was played after this moment is no more. */
  fork(us: number): void {
    this.#playedUs = 0;
    this.seek(us);
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** An attachment for the widget's element: off screen, or when another one plays, this one stops. */
  readonly attach = (element: Element): (() => void) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === false) this.pause();
    });
    const onPlays = (event: Event): void => {
      if ((event as CustomEvent<unknown>).detail !== this) this.pause();
    };
    observer.observe(element);
    this.#stage?.addEventListener(PLAYS, onPlays);
    return () => {
      observer.disconnect();
      this.#stage?.removeEventListener(PLAYS, onPlays);
      this.pause();
    };
  };

  #ask(turn: number): void {
    this.#requestFrame(() => {
      if (this.#turn !== turn) return;
      this.#onFrame();
      if (this.isAtEnd) this.pause();
      else this.#ask(turn);
    });
  }

  #onFrame(): void {
    const nowMs = this.#now();
    const passedMs = Math.min(nowMs - this.#frameMs, LONGEST_FRAME_MS);
    this.#frameMs = nowMs;
    const targetUs = this.#exactUs + passedMs * 1000 * this.#speed;
    if (this.#prefersSteps()) this.#playInSteps(targetUs, nowMs);
    else this.seek(targetUs);
  }

  /** Time runs on unseen until something happens; that is shown, and stays for a while. */
  #playInSteps(targetUs: number, nowMs: number): void {
    if (nowMs - this.#steppedMs < SHORTEST_STEP_MS) return;
    const tape = this.#tape();
    const stopUs = tape.milestone(this.#atUs) ?? tape.endUs;
    if (targetUs < stopUs) {
      this.#exactUs = targetUs;
      return;
    }
    this.seek(stopUs);
    this.#steppedMs = nowMs;
  }
}

function prefersReducedMotion(): boolean {
  return globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
