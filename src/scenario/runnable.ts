/** A scenario that has been read and can be run and told, whatever its model is. */
import type { Language } from '../narration/language.ts';
import type { Timed } from '../sim/trace.ts';
import type { Micros } from '../sim/time.ts';
import type { ModelTypes } from './model.ts';
import type { RunOptions, RunResult } from './run.ts';
import type { Localized, Scenario, ScenarioSource } from './scenario.ts';

export type AnyEvent = Timed<{ readonly type: string }>;

/** What every run has, whatever its model is; see `Run`. */
export interface AnyRun {
  readonly plan: { readonly seed: number; readonly untilUs: Micros };
  readonly nowUs: Micros;
  readonly untilUs: Micros;
  readonly events: readonly AnyEvent[];
  advance(toUs: Micros): void;
  finish(): RunResult;
}

export interface StartOptions {
  readonly seed?: number | undefined;
  readonly keepsTrace?: boolean;
  readonly onEvent?: (event: AnyEvent) => void;
}

/** A line of a story that may have grown. */
export interface ToldLine {
  readonly atUs: Micros;
  readonly text: string;
  readonly stages: readonly { readonly event: AnyEvent }[];
}

/** The words around a run, and its story as far as it has taken events. */
export interface Telling {
  readonly untitled: string;
  /** What runs, with which rules and seed; further lines say what is out of the ordinary. */
  readonly setting: readonly string[];
  /** Metrics by their names in the format. */
  readonly metricNames: Readonly<Record<string, string>>;
  readonly lines: readonly ToldLine[];
  take(event: AnyEvent): void;
}

export interface Runnable {
  readonly source: ScenarioSource;
  readonly model: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly seed: number;
  start(options?: StartOptions): AnyRun;
  tell(language: Language, seed: number): Telling;
}

/** A scenario of one model as everything that knows no model takes it. */
export function runnableOf<T extends ModelTypes>(
  scenario: Scenario<T>,
  how: {
    readonly start: (options: RunOptions<T>) => AnyRun;
    readonly tell: Runnable['tell'];
  },
): Runnable {
  const { source, model, title, why, seed } = scenario;
  return {
    source,
    model,
    title,
    why,
    seed,
    start: ({ seed: other, ...options } = {}) =>
      how.start({ ...options, ...(other === undefined ? undefined : { seed: other }) }),
    tell: how.tell,
  };
}
