/** What `bench/cluster.ts --record` found last, for the chapters that quote it and the tests that hold them to it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Milliseconds from the fault, over all seeds. */
export interface Clock {
  readonly name: string;
  readonly predictedMs: { readonly min: number; readonly max: number };
  readonly simulatedMs: Readonly<Record<'min' | 'p10' | 'median' | 'p90' | 'max', number>>;
  readonly seeds: number;
  /** How many runs were not within what was predicted. */
  readonly outside: number;
  /** Of the first seeds, one after another. */
  readonly firstMs: readonly (number | undefined)[];
}

/** Seconds from the last fault until reads and writes were whole. */
export interface Faults {
  readonly schedules: number;
  readonly seed: number;
  /** Those that had to come back: a majority and an API server lived in the end. */
  readonly counted: number;
  readonly backS: Readonly<Record<'median' | 'p99' | 'max', number>>;
  readonly boundS: number;
  readonly late: number;
  readonly broken: number;
}

export interface Cost {
  readonly masters: number;
  readonly workers: number;
  readonly minutes: number;
  readonly processorS: number;
  readonly steps: number;
}

interface Part<T> {
  /** The day, as `2026-11-26`. */
  readonly recordedAt: string;
  readonly node: string;
  readonly found: T;
}

export interface ClusterRecord {
  readonly clocks: Part<readonly Clock[]>;
  readonly faults: Part<Faults>;
  readonly cost: Part<Cost>;
}

const FILE = new URL('cluster.json', import.meta.url);

/** The record as it stands. Throws if there is none, or none that is JSON. */
export function readRecord(): ClusterRecord {
  return JSON.parse(readFileSync(FILE, 'utf8')) as ClusterRecord;
}

/** Writes one part anew, with the day and Node's version, and leaves the others. */
export function record<Name extends keyof ClusterRecord>(
  name: Name,
  found: ClusterRecord[Name]['found'],
): void {
  const known: Partial<ClusterRecord> = existsSync(FILE) ? readRecord() : {};
  const recordedAt = new Date().toISOString().slice(0, 10);
  const all = { ...known, [name]: { recordedAt, node: process.version, found } };
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}
