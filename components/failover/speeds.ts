import type { Speeds } from '../kit/speeds.ts';

/** A leader is found in a second, a node in a minute, and Pods move after five. */
export const FAILOVER_SPEEDS: Speeds = { choices: [1 / 10, 1 / 2, 1, 4, 10, 60], first: 4 };
