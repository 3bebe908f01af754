/** Other scenarios made of one, whatever its model is. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';

type Json = Readonly<Record<string, unknown>>;

const LARGEST_SEED = 0xffff_ffff;

export function withSeed(source: ScenarioSource, seed: number): ScenarioSource {
  return unexpected({ ...source, seed });
}

/** The seed after this one; after the last comes the first. */
export function nextSeed(seed: number): number {
  return seed >= LARGEST_SEED ? 0 : seed + 1;
}

/** With other values of some keys of its configuration. */
export function withConfig(source: ScenarioSource, change: Json): ScenarioSource {
  return unexpected({ ...source, config: { ...configOf(source), ...change } });
}

/** What was expected was expected of another run. */
export function unexpected({ expect: _said, ...source }: ScenarioSource): ScenarioSource {
  return source;
}

export function configOf(source: ScenarioSource): Json {
  return recordOf(source['config']);
}

export function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
