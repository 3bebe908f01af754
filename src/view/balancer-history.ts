/**
 * A trace of a load balancer read into tracks and counts: what each backend was in truth and what the
 * balancer held it to be, what it had to do, which connections went where. Read once and then only as
 * far as it has grown; nothing in it is kept per request but numbers.
 */
import type { NodeId } from '../sim/world.ts';
import type { Belief } from './balancer-belief.ts';
import type { LatencyRecord } from './balancer-latencies.ts';
import { BalancerReader } from './balancer-reader.ts';
import type { BalancerSetup, BalancerTraceEvent, StrategyName } from './balancer-run.ts';
import type { Series, Track } from './balancer-series.ts';
import type { BarSegment, Mark, Span } from './bar-history.ts';

/** What a backend's process is. `stopped`: it ended in order. */
export type Truth = 'serving' | 'unready' | 'hung' | 'dead' | 'stopped';

/** The balancer's belief lags behind the truth. */
export interface Lag extends Span {
  /** It gives requests to one that cannot serve them, or none to one that could. */
  readonly kind: 'unnoticed' | 'untrusted';
}

export interface BackendHistory {
  readonly id: NodeId;
  readonly slot: number;
  readonly truth: Track<Truth>;
  readonly belief: Track<Belief>;
  readonly isThere: Track<boolean>;
  readonly isDraining: Track<boolean>;
  readonly weight: Track<number>;
  /** Service takes so many times as long. */
  readonly slowness: Track<number>;
  readonly lags: readonly Lag[];
  /** What it has to do: requests it serves or lets wait, or connections it holds. */
  readonly load: Series;
  /** Of `load`, what waits for a place. */
  readonly waiting: Series;
  /** Instants: requests given to it, by the metrics' way of counting. */
  readonly given: readonly number[];
  /** Requests whose clients saw an error from it. */
  readonly failed: readonly number[];
  /** Failed attempts that nobody saw as an error: another backend got them, or the client comes back. */
  readonly retried: readonly number[];
  readonly checks: { readonly ok: readonly number[]; readonly failed: readonly number[] };
}

/** A connection of a client. */
export interface HeldConnection extends Span {
  /** Slot of the backend that holds it. */
  readonly slot: number;
}

export interface BalancerHistory {
  /** By slot. */
  readonly backends: readonly BackendHistory[];
  readonly strategy: Track<StrategyName>;
  /** Requests that there was no backend or no connection for. */
  readonly homeless: readonly number[];
  /** All requests whose clients saw an error. */
  readonly failed: readonly number[];
  readonly answered: readonly number[];
  readonly latencies: LatencyRecord;
  /** Requests fail, one soon after another. */
  readonly failing: readonly Span[];
  /** By client. */
  readonly connections: readonly (readonly HeldConnection[])[];
  /** Instants: connections begun, and those of them that were not a client's first. */
  readonly connects: readonly number[];
  readonly reconnects: readonly number[];
  readonly marks: readonly Mark[];
  /** By backend, as a time bar paints it. */
  readonly bar: ReadonlyMap<NodeId, Track<BarSegment['look']>>;
}

export interface BalancerHistoryInput {
  /** The trace so far. The array may only grow; another run is another array. */
  readonly events: readonly BalancerTraceEvent[];
  readonly setup: BalancerSetup;
}

const readers = new WeakMap<readonly BalancerTraceEvent[], BalancerReader>();

/** What a trace says. Asked again with the same array it reads only the events that are new. */
export function balancerHistory({ events, setup }: BalancerHistoryInput): BalancerHistory {
  let reader = readers.get(events);
  if (!reader || reader.eventsRead > events.length) {
    reader = new BalancerReader(setup);
    readers.set(events, reader);
  }
  reader.read(events);
  return reader;
}
