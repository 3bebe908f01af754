/**
 * How a balancer chooses among its backends. Every strategy is deterministic: the same history of calls
 * gives the same choices, and chance comes only from the `draw` it is handed.
 */
import type { DrawInt } from '../../sim/random.ts';
import { ConsistentHash } from './consistent-hash.ts';
import { HaproxyLeastConnections } from './haproxy-least-connections.ts';
import { HaproxyWeighted } from './haproxy-weighted.ts';
import { Maglev } from './maglev.ts';
import { NginxLeastConnections } from './nginx-least-connections.ts';
import { PowerOfTwo } from './power-of-two.ts';
import { RandomChoice } from './random-choice.ts';
import { RoundRobin } from './round-robin.ts';
import { SmoothWeighted } from './smooth-weighted.ts';
import { SourceHash } from './source-hash.ts';

/** A backend as a strategy sees it. The traffic changes it in place. */
export interface Backend {
  readonly id: string;
  /** `host:port`, what hashes are made of. */
  readonly address: string;
  /** 0 … 256, where 0 means none; in sixteenths while a server warms up, as HAProxy counts. */
  weight: number;
  /** Requests or connections that it serves. */
  active: number;
  /** Requests in its queue. */
  waiting: number;
  /** Healthy and not draining: HAProxy keeps it in its tree, Envoy in its table, full or not. */
  isUp: boolean;
  /** May be chosen: it is up and has room. */
  isEligible: boolean;
}

export type Pool = readonly Backend[];

export interface Choice {
  /** The client's address, without port. */
  readonly key: string;
  readonly draw: DrawInt;
  /** Indices of the backends that failed this request, in order; -1 for one that is gone. */
  readonly tried?: readonly number[];
}

export interface Strategy {
  /** An index in the pool, or undefined when there is nobody to choose. */
  pick(pool: Pool, choice: Choice): number | undefined;
  /** `isUp` or `weight` of one backend changed. */
  onChange(pool: Pool, index: number): void;
  /** Backends came or went, so that indices may differ; they are told apart by `id`. */
  onMembers(pool: Pool): void;
  /** `active` or `waiting` of one backend has grown by a request. */
  onTaken(pool: Pool, index: number): void;
  /** `active` or `waiting` of one backend has shrunk by a request. */
  onReleased(pool: Pool, index: number): void;
  /** A request failed on it. */
  onFailed(pool: Pool, index: number): void;
  /** Independent, and without a reference to a pool. */
  copy(): Strategy;
}

export const STRATEGY_NAMES = [
  'round-robin',
  'smooth-weighted',
  'haproxy-weighted',
  'random',
  'least-connections',
  'power-of-two',
  'source-hash',
  'consistent-hash',
  'maglev',
] as const;

export type StrategyName = (typeof STRATEGY_NAMES)[number];

export interface StrategyOptions {
  readonly name: StrategyName;
  /** Least connections: who is chosen among equals. */
  readonly ties: 'nginx' | 'haproxy';
  /** Power of two: both draws may hit the same backend. */
  readonly withReplacement: boolean;
  /** Maglev: slots of the table, a prime. */
  readonly tableSize: number;
  /** nginx `max_fails`: a failure takes so much of the weight away; 0 takes nothing. Default 1. */
  readonly maxFails?: number;
}

export function createStrategy(options: StrategyOptions, pool: Pool): Strategy {
  const { name, ties, withReplacement, tableSize, maxFails = 1 } = options;
  switch (name) {
    case 'round-robin':
      return new RoundRobin(pool);
    case 'smooth-weighted':
      return new SmoothWeighted(pool, maxFails);
    case 'haproxy-weighted':
      return new HaproxyWeighted(pool);
    case 'random':
      return new RandomChoice();
    case 'least-connections':
      return ties === 'nginx'
        ? new NginxLeastConnections(pool, maxFails)
        : new HaproxyLeastConnections(pool);
    case 'power-of-two':
      return new PowerOfTwo(withReplacement);
    case 'source-hash':
      return new SourceHash(pool, maxFails);
    case 'consistent-hash':
      return new ConsistentHash(pool, maxFails);
    case 'maglev':
      return new Maglev(tableSize);
  }
}
