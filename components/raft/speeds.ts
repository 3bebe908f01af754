import type { Speeds } from '../kit/speeds.ts';

/** An election takes a fraction of a second: most of the speeds are slower than life. */
export const RAFT_SPEEDS: Speeds = {
  choices: [1 / 100, 1 / 20, 1 / 10, 1 / 2, 1, 10],
  first: 1 / 10,
};
