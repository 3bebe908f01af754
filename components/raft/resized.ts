import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, unexpected } from '../kit/variants.ts';

/** Another number of members; what the scenario says of members that are no more goes. */
export function withSize(source: ScenarioSource, nodes: number): ScenarioSource {
  const config = { ...configOf(source), nodes };
  const { script, initial, ...rest } = source;
  const bare = { model: source['model'], config };
  const entries = listOf(script).filter((entry) => reads({ ...bare, script: [entry] }));
  const members = Object.entries(recordOf(initial)).filter(([id, one]) =>
    reads({ ...bare, initial: { [id]: one } }),
  );
  return unexpected({
    ...rest,
    config,
    ...(members.length > 0 ? { initial: Object.fromEntries(members) } : undefined),
    ...(entries.length > 0 ? { script: entries } : undefined),
  });
}

function reads(source: ScenarioSource): boolean {
  try {
    readRaftScenario(source);
    return true;
  } catch {
    return false;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
