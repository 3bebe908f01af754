/**
 * A trace read into spans: who was what and when, when nobody led, what was done, which message
 * went where. Read once and then only as far as it has grown.
 */
import type { RaftMessage, Role } from '../models/raft/messages.ts';
import type { DropReason } from '../sim/trace.ts';
import type { NodeId, NodeStatus } from '../sim/world.ts';
import type { Mark, Span } from './bar-history.ts';
import { HistoryReader } from './history-reader.ts';
import type { InitialMembers, RaftTraceEvent } from './raft-run.ts';

/** A member's role, term and status did not change from here to there. */
export interface Segment {
  readonly fromUs: number;
  /** `Infinity` while it lasts. */
  readonly toUs: number;
  readonly role: Role;
  readonly status: NodeStatus;
  readonly term: number;
}

export interface Partition extends Span {
  readonly groups: readonly (readonly NodeId[])[];
}

/** One message from its sending to where it ended. */
export interface Flight {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: RaftMessage;
  readonly sentUs: number;
  /** `Infinity` while it is under way. */
  readonly endUs: number;
  readonly dropped: DropReason | undefined;
  /** It waited for a paused member; when it got there is not in the trace. */
  readonly wasHeld: boolean;
  readonly isCopy: boolean;
}

export interface Drop {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: RaftMessage;
  readonly sentUs: number;
  readonly droppedUs: number;
  readonly reason: DropReason;
  readonly isCopy: boolean;
}

export interface History {
  readonly segments: ReadonlyMap<NodeId, readonly Segment[]>;
  /** Nobody who is up leads (a paused leader does not count): the metric's gap. */
  readonly gaps: readonly Span[];
  readonly partitions: readonly Partition[];
  readonly marks: readonly Mark[];
  /** In the order of sending. */
  readonly flights: readonly Flight[];
  readonly drops: readonly Drop[];
}

export interface HistoryInput {
  /** The trace so far. The array may only grow; another run is another array. */
  readonly events: readonly RaftTraceEvent[];
  readonly nodes: readonly NodeId[];
  readonly initial?: InitialMembers | undefined;
}

const readers = new WeakMap<readonly RaftTraceEvent[], HistoryReader>();

/** The spans of a trace. Asked again with the same array it reads only the events that are new. */
export function segmentsOf({ events, nodes, initial = {} }: HistoryInput): History {
  let reader = readers.get(events);
  if (!reader || reader.eventsRead > events.length) {
    reader = new HistoryReader(nodes, initial);
    readers.set(events, reader);
  }
  reader.read(events);
  return reader;
}

/** Messages lost in the last moments before an instant, for {@link RingInput}. */
export function recentDrops(history: History, atUs: number, withinUs: number): Drop[] {
  const found: Drop[] = [];
  for (let index = history.drops.length - 1; index >= 0; index -= 1) {
    const drop = history.drops[index];
    if (!drop || drop.droppedUs < atUs - withinUs) break;
    if (drop.droppedUs <= atUs) found.unshift(drop);
  }
  return found;
}
