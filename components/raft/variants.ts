/** Other scenarios made of one: another seed, another preset, a rule switched off. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { RaftRules } from '../../src/models/raft/settings.ts';

export type RuleName = keyof RaftRules;
export type PresetName = 'paper' | 'etcd';

type Json = Readonly<Record<string, unknown>>;

export const RULE_NAMES: readonly RuleName[] = [
  'majority',
  'persistVote',
  'oneVotePerTerm',
  'randomizedTimeout',
  'termCheck',
  'logUpToDate',
];

/** What a preset decides, unless a scenario says otherwise. */
const DECIDED_BY_PRESET = ['heartbeat', 'electionTimeout', 'preVote', 'checkQuorum', 'noop'];
const LARGEST_SEED = 0xffff_ffff;

export function withSeed(source: ScenarioSource, seed: number): ScenarioSource {
  return unexpected({ ...source, seed });
}

/** The seed after this one; after the last comes the first. */
export function nextSeed(seed: number): number {
  return seed >= LARGEST_SEED ? 0 : seed + 1;
}

/** The same faults under the other rules. What the scenario had set for the first ones goes. */
export function withPreset(source: ScenarioSource, preset: PresetName): ScenarioSource {
  const kept = Object.entries(configOf(source)).filter(([key]) => !DECIDED_BY_PRESET.includes(key));
  return unexpected({ ...source, config: { ...Object.fromEntries(kept), preset } });
}

export function withRule(source: ScenarioSource, rule: RuleName, isOn: boolean): ScenarioSource {
  const config = configOf(source);
  const rules = { ...recordOf(config['rules']), [rule]: isOn };
  const off = Object.entries(rules).filter(([, value]) => value === false);
  const { rules: _before, ...rest } = config;
  const after = off.length > 0 ? { ...rest, rules: Object.fromEntries(off) } : rest;
  return unexpected({ ...source, config: after });
}

export function withLatency(source: ScenarioSource, latency: string): ScenarioSource {
  return unexpected({ ...source, config: { ...configOf(source), latency } });
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
