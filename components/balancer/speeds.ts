import type { Speeds } from '../kit/speeds.ts';

const CHOICES = [1 / 10, 1 / 2, 1, 4, 10, 60];
/** At first a run is watched for at least so long. */
const LEAST_WATCHED_US = 14_000_000;

/** The fastest at which a run of this length does not rush by. */
export function firstSpeed(untilUs: number): number {
  return CHOICES.findLast((speed) => untilUs / speed >= LEAST_WATCHED_US) ?? 1 / 10;
}

/** Some runs take seconds, some an hour. */
export function balancerSpeeds(untilUs: number): Speeds {
  return { choices: CHOICES, first: firstSpeed(untilUs) };
}
