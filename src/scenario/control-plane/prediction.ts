/** What is predicted of a cluster, and why some of it cannot be. */
import type { ScenarioSource } from '../scenario.ts';
import type { RangeMs } from './clocks.ts';
import type { ControlPlaneMetric } from './metrics.ts';

export type PredictionId =
  | 'election'
  | 'leaseCrash'
  | 'leaseStop'
  | 'balancerCrash'
  | 'balancerHost'
  | 'virtualIp'
  | 'endpoint'
  | 'endpointAndLeader'
  | 'notReady'
  | 'notReadyAndHolder'
  | 'evicted';

export interface Prediction {
  readonly id: PredictionId;
  readonly name: string;
  /** Where the rule stands. */
  readonly source: string;
  /** The settings that it is about. */
  readonly defaults: string;
  /** How the range follows from them. */
  readonly formula: string;
  readonly rangeMs: RangeMs;
  readonly metric: ControlPlaneMetric;
  readonly scenario: ScenarioSource;
}

/**
 * Why there is nothing to predict: etcd loses its majority with that host, so nobody can write what would
 * have to be written; nobody else is there to take over; etcd's hosts are no masters; clients know one
 * address; nodes are given up between two renewals; healthy API servers answer checks too late.
 */
export type Obstacle =
  'noMajority' | 'nobodyElse' | 'otherHosts' | 'oneAddress' | 'graceTooShort' | 'lateAnswers';

export interface Impossible<Id = PredictionId> {
  readonly id: Id;
  readonly obstacle: Obstacle;
}

export function isPossible(row: Prediction | Impossible): row is Prediction {
  return 'rangeMs' in row;
}

/** What a scenario needs to know beside its fault. */
export interface Setting {
  readonly config?: object;
  /** Of both Leases. */
  readonly holder?: string;
  /** The host of etcd's leader. */
  readonly leader?: string;
}

/** A prediction before its scenario is made. */
export interface Row extends Omit<Prediction, 'scenario'> {
  readonly fault: object;
  readonly setting: Setting;
  readonly obstacle: Obstacle | undefined;
}

/** `500 ms`, `2 s`. */
export const written = (ms: number): string =>
  ms < 1000 ? `${String(ms)} ms` : `${String(ms / 1000)} s`;
