import type { Backend, Choice } from './strategy.ts';

/** Whether a request may go to a backend at all: weight 0 takes it out, as in HAProxy. */
export function canTake({ isEligible, weight }: Backend): boolean {
  return isEligible && weight > 0;
}

/** Whether it may go there and has not failed there already. */
export function isCandidate(backend: Backend, index: number, { tried }: Choice): boolean {
  return canTake(backend) && !tried?.includes(index);
}

/** All that a backend has at the moment. */
export function loadOf({ active, waiting }: Backend): number {
  return active + waiting;
}

/** Whether `one` has less to do than `other`, each in proportion to its weight. */
export function isLessLoaded(one: Backend, other: Backend): boolean {
  return loadOf(one) * other.weight < loadOf(other) * one.weight;
}
