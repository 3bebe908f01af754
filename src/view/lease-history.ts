/**
 * A trace of an election by lease read into spans: who believed what and when, whose the Lease was,
 * what became of each request. Read once and then only as far as it has grown.
 */
import type { LeaseRole, OutcomeCode, Verb, AnswerCode } from '../models/lease/messages.ts';
import type { Lease } from '../models/lease/record.ts';
import type { NodeId, NodeStatus } from '../sim/world.ts';
import type { Mark, Span } from './bar-history.ts';
import { LeaseReader } from './lease-reader.ts';
import type { LeaseStart, LeaseTraceEvent } from './lease-run.ts';

/** A candidate did not change from here to there. */
export interface LeaseSegment extends Span {
  /** The process; the node's name and how often it has started. */
  readonly identity: string;
  readonly role: LeaseRole;
  readonly status: NodeStatus;
  /** Its election loop stands still, everything else goes on. */
  readonly isHanging: boolean;
  /** Of one that is down: how its last process ended. Absent: none has started. */
  readonly ended: 'crash' | 'exit' | 'stop' | undefined;
}

/** The Lease as the API server keeps it, from one write to the next. */
export interface LeaseVersion extends Span {
  readonly lease: Lease | undefined;
  /** By hand: somebody has edited it. */
  readonly by: 'start' | 'write' | 'hand';
}

/** Whose the Lease was. */
export interface Holding extends Span {
  /** Empty: nobody's. Absent: there is no Lease. */
  readonly holder: string | undefined;
  readonly transitions: number;
}

/** What stands between a candidate and the API server. */
export interface Obstacle extends Span {
  readonly node: NodeId;
  /** No answer at all, or requests or answers that take longer. */
  readonly kind: 'partition' | 'slowRequest' | 'slowAnswer';
  /** By how much longer, as the scenario says it. */
  readonly by: string;
}

/** One request from its sending to what the client made of it. `Infinity`: not yet. */
export interface LeaseRequestSpan {
  readonly key: string;
  readonly id: number;
  readonly node: NodeId;
  readonly identity: string;
  readonly verb: Verb;
  readonly purpose: 'acquire' | 'renew' | 'release';
  readonly sentUs: number;
  /** When the API server took it; the answer left at once. */
  readonly arrivedUs: number;
  readonly code: AnswerCode | undefined;
  readonly answerId: number | undefined;
  /** When the answer reached the client. */
  readonly answeredUs: number;
  /** Which part got lost. */
  readonly lost: 'request' | 'answer' | undefined;
  /** When the client went on, and why. */
  readonly endUs: number;
  readonly outcome: OutcomeCode | undefined;
}

/** An act of whoever believes it leads, as the API server took it. */
export interface Act {
  readonly atUs: number;
  readonly node: NodeId;
  /** `stale`: taken, although the Lease named another. */
  readonly verdict: 'taken' | 'stale' | 'refused';
}

export interface LeaseHistory {
  readonly segments: ReadonlyMap<NodeId, readonly LeaseSegment[]>;
  readonly versions: readonly LeaseVersion[];
  readonly holdings: readonly Holding[];
  readonly outages: readonly Span[];
  readonly obstacles: readonly Obstacle[];
  readonly requests: readonly LeaseRequestSpan[];
  readonly acts: readonly Act[];
  /** Nobody believes it leads: the metric's gap. */
  readonly gaps: readonly Span[];
  /** Two or more do. */
  readonly overlaps: readonly Span[];
  readonly marks: readonly Mark[];
}

export interface LeaseHistoryInput {
  /** The trace so far. The array may only grow; another run is another array. */
  readonly events: readonly LeaseTraceEvent[];
  readonly candidates: readonly NodeId[];
  readonly start: LeaseStart;
}

const readers = new WeakMap<readonly LeaseTraceEvent[], LeaseReader>();

/** The spans of a trace. Asked again with the same array it reads only the events that are new. */
export function leaseHistory({ events, candidates, start }: LeaseHistoryInput): LeaseHistory {
  let reader = readers.get(events);
  if (!reader || reader.eventsRead > events.length) {
    reader = new LeaseReader(candidates, start);
    readers.set(events, reader);
  }
  reader.read(events);
  return reader;
}
