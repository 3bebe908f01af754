import type { Speeds } from '../kit/speeds.ts';

/** A failover takes a quarter of a minute: most of the speeds are faster than life. */
export const LEASE_SPEEDS: Speeds = { choices: [1 / 10, 1 / 2, 1, 4, 10, 60], first: 4 };
