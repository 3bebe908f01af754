/** A split of a Raft cluster as a scenario: what a formula says about it can be run. */
import type { NodeId } from '../../sim/world.ts';
import type { Localized, ScenarioSource } from '../scenario.ts';

export interface Split {
  /** Members that hear each other, each in one group. */
  readonly groups: readonly (readonly NodeId[])[];
  /** Members that are down, wherever they are. */
  readonly down?: readonly NodeId[];
  /** Who leads before the split. Default: whoever the seed makes leader until then. */
  readonly leader?: NodeId | undefined;
  /** A duration. Default: the network begins split. */
  readonly splitAt?: string;
  readonly until?: string;
  readonly title?: Localized;
}

/**
 * Everybody hears everybody until members fail and the network falls apart, at one instant. With etcd's
 * rules, because there a leader that is cut off steps down, so that in the end only who can elect has one.
 */
export function splitScenario(split: Split): ScenarioSource {
  const { groups, down = [], leader, splitAt = '0ms', until = '8s', title } = split;
  return {
    format: 1,
    model: 'raft',
    ...(title && { title }),
    seed: 1,
    config: { nodes: groups.flat().length, preset: 'etcd' },
    script: [
      ...(leader === undefined ? [] : [{ at: '10ms', campaign: leader }]),
      ...(down.length > 0 ? [{ at: splitAt, crash: [...down] }] : []),
      ...(groups.length > 1 ? [{ at: splitAt, partition: groups.map((group) => [...group]) }] : []),
    ],
    until,
  };
}
