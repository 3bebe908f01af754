import { LimitReached } from '../sim/limits.ts';
import { summarize, type Distribution } from './quantiles.ts';
import type { Metrics } from './model.ts';
import type { Runnable } from './runnable.ts';

/** What one seed of many came to. */
export interface Outcome {
  readonly seed: number;
  readonly isMet: boolean;
  /** Absent when a command named a role that nobody had. */
  readonly metrics: Metrics | undefined;
}

/** `--repeat … --json`: one object for all runs. */
export interface Summary {
  readonly runs: number;
  readonly met: number;
  readonly failed: readonly number[];
  readonly metrics: Readonly<Record<string, Distribution>>;
}

const SEEDS = 2 ** 32;

/** The seeds of a repetition: `seed … seed + count − 1`, going on from 0 after the last 32-bit number. */
export function seedsFrom(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (seed + index) % SEEDS);
}

/** Runs a scenario under one seed without keeping its trace. */
export function runOnce(scenario: Runnable, seed: number): Outcome {
  try {
    const { isMet, metrics } = scenario.start({ seed, keepsTrace: false }).finish();
    return { seed, isMet, metrics };
  } catch (error) {
    if (error instanceof LimitReached) return { seed, isMet: false, metrics: undefined };
    throw error;
  }
}

/** Sums up outcomes in the order of their seeds. A metric without any value is left out. */
export function sumUp(outcomes: readonly Outcome[]): Summary {
  const values = new Map<string, number[]>();
  for (const { metrics } of outcomes) {
    for (const [name, value] of Object.entries(metrics ?? {})) {
      if (value === undefined) continue;
      const list = values.get(name);
      if (list) list.push(value);
      else values.set(name, [value]);
    }
  }
  const failed = outcomes.filter((outcome) => !outcome.isMet).map((outcome) => outcome.seed);
  return {
    runs: outcomes.length,
    met: outcomes.length - failed.length,
    failed,
    metrics: Object.fromEntries([...values].map(([name, list]) => [name, summarize(list)])),
  };
}
