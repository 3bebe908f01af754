/** What a picture of a load balancer is drawn from, as types. */
import type { BalancerEvent, BalancerMessage } from '../models/balancer/process.ts';
import type { StrategyName } from '../models/balancer/strategy.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';
import { hueOf, type Hue } from './hue.ts';

export type { StrategyName };
export type BalancerTraceEvent = Timed<SimEvent<BalancerMessage> | BalancerEvent>;

export interface BackendSetup {
  readonly id: string;
  readonly weight: number;
  /** So many requests at once; `undefined`: any number. */
  readonly capacity: number | undefined;
}

/** How a run begins. */
export interface BalancerSetup {
  /** Every backend that the run may come to have. */
  readonly backends: readonly BackendSetup[];
  /** The first so many of them are there from the start. */
  readonly atFirst: number;
  readonly strategy: StrategyName;
  /** Those whose connections stay, by name; none: every request is a connection of its own. */
  readonly clients: readonly string[];
  /** The balancer looks after its backends: by checks, or by what becomes of requests. */
  readonly isWatching: boolean;
  readonly slowStartUs: number;
}

/** The hues of backends, in order: the amber of leaders and the red of warnings stay apart from them. */
const HUES: readonly number[] = [1, 4, 3, 6, 8, 7, 5, 2];

export function backendHue(slot: number): Hue {
  return hueOf(HUES[slot % HUES.length] ?? 0);
}
