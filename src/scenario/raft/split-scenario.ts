/** A split of a Raft cluster as a scenario: what a formula says about it can be run. */
import type { NodeId } from '../../sim/world.ts';
import type { Localized, ScenarioSource } from '../scenario.ts';

export interface Split {
  /** Members that hear each other, each in one group. */
  readonly groups: readonly (readonly NodeId[])[];
  /** Members that are down, wherever they are. */
  readonly down?: readonly NodeId[];
  /** Before the split, everybody hears everybody and elects: for so long, as a duration. Default: no time at all. */
  readonly splitAt?: string;
  readonly until?: string;
  readonly title?: Localized;
}

/**
 * Members fail one by one until their network falls apart, all at one instant. With etcd's rules, because
 * there a leader that is cut off steps down, so that in the end only who can elect has one.
 */
export function splitScenario(split: Split): ScenarioSource {
  const { groups, down = [], splitAt = '0ms', until = '8s', title } = split;
  const nodes = groups.flat().length;
  return {
    format: 1,
    model: 'raft',
    ...(title && { title }),
    seed: 1,
    config: { nodes, preset: 'etcd' },
    script: [
      ...(down.length > 0 ? [{ at: splitAt, crash: down }] : []),
      ...(groups.length > 1 ? [{ at: splitAt, partition: groups }] : []),
    ],
    until,
  };
}
