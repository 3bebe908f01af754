/** What the narrator remembers of each server. */
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { NarratedBackend } from './config.ts';
import type { BalancerFact, BalancerFactOf, Growing, Trouble } from './facts.ts';
import type { Entry } from '../page.ts';

export type Line<Kind extends BalancerFact['kind']> = Entry<Growing<BalancerFactOf<Kind>>>;

/** Failures alike, since the first of them. */
export interface FailureRun {
  readonly line: Line<'failures'>;
  readonly sinceUs: Micros;
  readonly firstRequest: number;
}

/** By reason. */
export type FailureRuns = Map<string, FailureRun>;

/** What befell servers at one instant. */
export interface Plight {
  readonly how: Trouble;
  readonly nodes: NodeId[];
  readonly atUs: Micros;
  /** Failed and retried before. */
  readonly failed: number;
  readonly retried: number;
  readonly failures: FailureRuns;
  /** Where it is told. */
  line: Line<'ended'> | undefined;
  /** Verdicts on many servers are one line. */
  verdicts: Line<'markedDown'> | undefined;
}

/** Servers that do their work again, from the same instant on. */
export interface Return {
  readonly atUs: Micros;
  readonly nodes: NodeId[];
  /** Verdicts on many servers are one line. */
  verdicts: Line<'markedUp'> | undefined;
}

export interface Server {
  readonly id: NodeId;
  readonly capacity: number | undefined;
  weight: number;
  isThere: boolean;
  isUp: boolean;
  /** Absent: it does its work. */
  plight: Plight | undefined;
  /** Until the balancer has noticed. */
  back: Return | undefined;
  isHealthy: boolean;
  outUs: Micros;
  isDraining: boolean;
  /** Since when it gets nothing new, until it has nothing left. */
  emptyingUs: Micros | undefined;
  /** Requests that it has; not known of long-lived connections. */
  has: number;
  /** Passive health. */
  isLeftOut: boolean;
  leftOutUs: Micros;
  leftOut: Line<'leftOut'> | undefined;
  /** The request that tries it. */
  trial: number | undefined;
  checks: Line<'checkFails'> | undefined;
  /** Where the balancer's last verdict against it is told. */
  verdict: Line<'markedDown'> | undefined;
  pinged: Line<'pinged'> | undefined;
}

export function createServer({ id, weight, capacity, isThere }: NarratedBackend): Server {
  return {
    id,
    capacity,
    weight,
    isThere,
    isUp: true,
    plight: undefined,
    back: undefined,
    isHealthy: true,
    outUs: 0,
    isDraining: false,
    emptyingUs: undefined,
    has: 0,
    isLeftOut: false,
    leftOutUs: 0,
    leftOut: undefined,
    trial: undefined,
    checks: undefined,
    verdict: undefined,
    pinged: undefined,
  };
}

/** What the balancer may choose, as far as it knows. */
export function isUsable({ isThere, isHealthy, isLeftOut, isDraining, weight }: Server): boolean {
  return isThere && isHealthy && !isLeftOut && !isDraining && weight > 0;
}
