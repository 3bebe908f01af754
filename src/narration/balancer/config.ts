import type { StrategyName } from '../../models/balancer/strategy.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';

/** What a narrator must be told of a balancer. */
export interface BalancerNarrationConfig {
  /** Every server that the run may come to have, in order. */
  readonly backends: readonly NarratedBackend[];
  readonly strategy: StrategyName;
  readonly clients: number;
  readonly connections: 'per-request' | 'long-lived';
  /** Active checks. */
  readonly health:
    { readonly rise: number; readonly fall: number; readonly timeoutUs: Micros } | undefined;
  /** Health learned from requests. */
  readonly passive: { readonly maxFails: number; readonly failTimeoutUs: Micros } | undefined;
  readonly queue: number;
  readonly slowStartUs: Micros;
  readonly requestTimeoutUs: Micros;
  readonly pingTimeoutUs: Micros;
  /** The first pause of a client before it connects again. */
  readonly reconnectUs: Micros;
  readonly goawayChance: number;
  readonly hasLifetime: boolean;
  readonly requestsPerConnection: number | undefined;
}

export interface NarratedBackend {
  readonly id: NodeId;
  readonly weight: number;
  readonly capacity: number | undefined;
  /** From the start on. */
  readonly isThere: boolean;
}
