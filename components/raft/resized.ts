import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { reads } from '../kit/session.ts';
import { configOf, recordOf, unexpected } from './variants.ts';

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

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
