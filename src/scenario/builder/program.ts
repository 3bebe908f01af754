/** A reader's program: what it prints, the runs it makes, and in the end their verdicts. */
import { LIMITS } from '../../sim/limits.ts';
import type { TimedVerdict } from '../run.ts';
import type { ScenarioSource } from '../scenario.ts';
import { tooMuch } from './says.ts';
import { show } from './show.ts';

export interface ProgramOptions {
  /** In place of every seed that the program gives. */
  readonly seed?: number | undefined;
  /** How many events all its runs may have; default: the limit of one run of the format. */
  readonly mostEvents?: number;
  /** Takes each line it prints, without its line feed. */
  readonly onPrint: (line: string) => void;
}

/** One run, when the program is over. */
export interface FinishedRun {
  readonly source: ScenarioSource;
  readonly digest: string;
  readonly verdicts: readonly TimedVerdict[];
}

export class Program {
  readonly seed: number | undefined;
  readonly #finishers: (() => FinishedRun)[] = [];
  readonly #mostEvents: number;
  readonly #onPrint: (line: string) => void;
  #events = 0;

  constructor({ seed, mostEvents = LIMITS.events, onPrint }: ProgramOptions) {
    this.seed = seed;
    this.#mostEvents = mostEvents;
    this.#onPrint = onPrint;
  }

  /** One event more. Throws `ScenarioError` past the limit, now and ever after. */
  count(): void {
    this.#events += 1;
    if (this.#events > this.#mostEvents) throw tooMuch(this.#mostEvents);
  }

  print(values: readonly unknown[]): void {
    for (const line of values.map(show).join(' ').split('\n')) this.#onPrint(line);
  }

  /** A run that the program has begun, and what ends it. */
  add(finish: () => FinishedRun): void {
    this.#finishers.push(finish);
  }

  /** Ends its runs, in the order in which it made them. */
  finish(): readonly FinishedRun[] {
    return this.#finishers.map((finish) => finish());
  }
}
