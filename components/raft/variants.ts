/** Other scenarios made of one: another preset, a rule switched off. */
import type { RaftRules } from '../../src/models/raft/settings.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, unexpected } from '../kit/variants.ts';

export type RuleName = keyof RaftRules;
export type PresetName = 'paper' | 'etcd';

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
