import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { EventOf } from '../model.ts';
import { apiOf, type LeaseWorld } from './execute.ts';
import type { LeaseTypes } from './model.ts';

/** Metrics of format 1 for `model: lease`. One whose end was not reached is absent. */
export const LEASE_METRIC_NAMES = [
  'leaderlessMs',
  'overlapMs',
  'transitions',
  'staleWrites',
  'apiRequests',
  'conflicts',
] as const;
export type LeaseMetrics = Partial<Record<(typeof LEASE_METRIC_NAMES)[number], number>>;

/**
 * Measures a run as it goes. `leaderlessMs`: the first time, at or after `fromUs`, in which nobody
 * believes it leads. `overlapMs`: how long two or more believed it, in all. `staleWrites`: acts accepted
 * from a process that the Lease no longer named. `apiRequests`: requests for the Lease, work not counted.
 */
export class LeaseMeter {
  readonly #world: LeaseWorld;
  readonly #fromUs: Micros;
  readonly #believers = new Set<NodeId>();
  #openedUs: Micros | undefined;
  #leaderlessUs: Micros | undefined;
  #overlapUs = 0;
  #overlapSinceUs: Micros | undefined;
  #staleWrites = 0;
  #apiRequests = 0;
  #conflicts = 0;

  constructor(world: LeaseWorld, fromUs: Micros) {
    this.#world = world;
    this.#fromUs = fromUs;
    if (fromUs === 0) this.#openedUs = 0;
  }

  onEvent(event: EventOf<LeaseTypes>): void {
    switch (event.type) {
      case 'request':
        this.#apiRequests += 1;
        break;
      case 'response':
        if (event.code === 409) this.#conflicts += 1;
        break;
      case 'work':
        if (event.accepted && event.identity !== event.holder) this.#staleWrites += 1;
        break;
      default:
    }
  }

  onBelief(node: NodeId, believes: boolean): void {
    const believers = this.#believers;
    const { nowUs } = this.#world;
    const before = believers.size;
    if (believes) believers.add(node);
    else believers.delete(node);
    const { size } = believers;
    if (size === before) return;
    if (size === 0 && nowUs >= this.#fromUs) this.#openedUs ??= nowUs;
    if (before === 0 && this.#openedUs !== undefined) this.#leaderlessUs ??= nowUs - this.#openedUs;
    if (size === 2 && before === 1) this.#overlapSinceUs = nowUs;
    if (size === 1 && before === 2) {
      this.#overlapUs += nowUs - (this.#overlapSinceUs ?? nowUs);
      this.#overlapSinceUs = undefined;
    }
  }

  get metrics(): LeaseMetrics {
    const { nowUs } = this.#world;
    const overlapUs = this.#overlapUs + (nowUs - (this.#overlapSinceUs ?? nowUs));
    const transitions = apiOf(this.#world).lease?.record.leaseTransitions;
    return {
      ...(this.#leaderlessUs === undefined
        ? undefined
        : { leaderlessMs: this.#leaderlessUs / 1000 }),
      overlapMs: overlapUs / 1000,
      ...(transitions === undefined ? undefined : { transitions }),
      staleWrites: this.#staleWrites,
      apiRequests: this.#apiRequests,
      conflicts: this.#conflicts,
    };
  }
}
