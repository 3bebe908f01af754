import type { Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { StrategyOptions } from './strategy.ts';

/** A server behind the balancer. */
export interface BackendSettings {
  readonly id: string;
  /** `host:port`, of which hashes are made. */
  readonly address: string;
  readonly weight: number;
  /** How long it works on a request, with nothing else to do. */
  readonly service: Distribution;
  /** So many requests at once; `undefined`: any number. */
  readonly capacity: number | undefined;
}

export interface ClientSettings {
  readonly id: string;
  /** Its IP address, as the balancer sees it. */
  readonly address: string;
}

/** nginx's `max_fails` and `fail_timeout` (ngx_http_upstream_module): health learned from requests alone. */
export interface PassiveHealth {
  readonly maxFails: number;
  readonly failTimeoutUs: Micros;
}

/** How a client that lost its connection comes back (client-go tools/cache/reflector.go: 800 ms, factor 2, 30 s). */
export interface Reconnection {
  readonly firstUs: Micros;
  readonly mostUs: Micros;
}

export interface BalancerSettings {
  readonly backends: readonly BackendSettings[];
  /** Every server that the run may come to have, in order: `backends` first. */
  readonly everBackends: readonly BackendSettings[];
  readonly strategy: StrategyOptions;
  /** Between two requests, of whichever clients; `undefined`: there are none. */
  readonly arrivals: Distribution | undefined;
  /** No more requests than this; `undefined`: until the run ends. */
  readonly requests: number | undefined;
  readonly clients: readonly ClientSettings[];
  readonly connections: 'per-request' | 'long-lived';
  readonly lifetime: Distribution | undefined;
  readonly requestsPerConnection: number | undefined;
  readonly hasChecks: boolean;
  readonly passive: PassiveHealth | undefined;
  /** How many other backends a failed request is given to. */
  readonly retries: number;
  /** How many requests wait at a backend whose capacity is used. */
  readonly queue: number;
  readonly slowStartUs: Micros;
  /** Of each request on a long-lived connection (kube-apiserver `--goaway-chance`). */
  readonly goawayChance: number;
  /** A request without an answer fails after this (nginx `proxy_read_timeout`). */
  readonly requestTimeoutUs: Micros;
  /** A client notices after this that nothing comes over its connection (client-go: ping after 30 s, 15 s for its answer). */
  readonly pingTimeoutUs: Micros;
  readonly reconnection: Reconnection;
  /** HAProxy `on-marked-down shutdown-sessions`. */
  readonly closesOnMarkedDown: boolean;
}
