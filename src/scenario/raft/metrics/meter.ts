import type { RaftEvent, RaftMessage } from '../../../models/raft/messages.ts';
import type { SimEvent, Timed } from '../../../sim/trace.ts';
import { linkName, type NodeId } from '../../../sim/world.ts';
import type { RaftWorld } from '../execute.ts';

export type RaftTraceEvent = Timed<SimEvent<RaftMessage> | RaftEvent>;
export type Sent = Extract<RaftTraceEvent, { type: 'send' }>;

/** Metrics of format 1 for `model: raft`. One whose end was not reached is absent. */
export const RAFT_METRIC_NAMES = [
  'leaderlessMs',
  'leaderKnownMs',
  'firstLeaderMs',
  'firstStableLeaderMs',
  'unavailableMs',
  'elections',
  'terms',
  'splitVotes',
  'messages',
] as const;
export type RaftMetrics = Partial<Record<(typeof RAFT_METRIC_NAMES)[number], number>>;

/** Measures a run as it goes. Reads the world, never changes it. */
export interface Meter {
  /** Takes each event of the trace; of a delivery also the message that arrived. */
  readonly onEvent?: (event: RaftTraceEvent, sent: Sent | undefined) => void;
  /** Called when a role, a status or a link may have changed. */
  readonly onRoles?: () => void;
  readonly metrics: () => RaftMetrics;
}

/** Members that lead and run: up, not paused. */
export function liveLeaders(world: RaftWorld): NodeId[] {
  return Object.values(world.nodes)
    .filter((node) => node.status === 'up' && node.state.value === 'leader')
    .map((node) => node.id);
}

/** Members that are up and reach this one both ways. */
export function reachable(world: RaftWorld, from: NodeId): NodeId[] {
  const isOpen = (ends: { from: NodeId; to: NodeId }): boolean => {
    const link = world.links[linkName(ends.from, ends.to)];
    return link !== undefined && !link.isCut && !link.isPartitioned;
  };
  return Object.values(world.nodes)
    .filter((node) => node.id !== from && node.status === 'up')
    .map((node) => node.id)
    .filter((id) => isOpen({ from, to: id }) && isOpen({ from: id, to: from }));
}

/** Leaves out what was not reached; microseconds become milliseconds. */
export function inMs(measuredUs: Record<string, number | undefined>): RaftMetrics {
  return Object.fromEntries(
    Object.entries(measuredUs).flatMap(([name, us]) =>
      us === undefined ? [] : [[name, us / 1000]],
    ),
  );
}
