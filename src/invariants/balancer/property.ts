import type { BalancerEvent } from '../../models/balancer/process.ts';
import type { SimEvent } from '../../sim/trace.ts';
import type { Violation } from '../property.ts';

/** An event of a balancer's trace. */
export type Observed = BalancerEvent | SimEvent<unknown>;

/** What must hold of a balancer, judged from its trace alone; it shares no code with the models. */
export interface BalancerWatch {
  readonly onEvent: (event: Observed) => Omit<Violation, 'term'> | undefined;
}

export interface BalancerLimits {
  readonly backends: readonly { readonly id: string; readonly capacity: number | undefined }[];
  readonly everBackends: BalancerLimits['backends'];
  /** How many may wait at each. */
  readonly queue: number;
  readonly connections: 'per-request' | 'long-lived';
}

export interface BalancerProperty {
  readonly name: string;
  readonly watch: (limits: BalancerLimits) => BalancerWatch;
}
