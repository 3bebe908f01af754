/** Signs that stand in the boxes, around their middle: role and state by shape. */
import type { ProcessLook } from '../../src/view/control-plane-layers.ts';

const HEXAGON = 'M0-6L5.2-3V3L0 6-5.2 3V-3z';
const CIRCLE = 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z';
const CROSS = 'M-4-4l8 8m0-8l-8 8';
const SQUARE = 'M-4.5-4.5h9v9h-9z';
const BARS = 'M-2.2-4.5v9M2.2-4.5v9';

export const SIGNS: Readonly<Record<ProcessLook, string>> = {
  leader: HEXAGON,
  idleLeader: HEXAGON,
  follower: CIRCLE,
  candidate: CIRCLE,
  standby: CIRCLE,
  stopped: CROSS,
  paused: BARS,
  waiting: BARS,
  down: CROSS,
  serving: SQUARE,
  failing: `${SQUARE}M-4.5 4.5l9-9`,
  hung: BARS,
  dead: CROSS,
  starting: SQUARE,
  expired: `${SQUARE}M-4.5-4.5l9 9m0-9l-9 9`,
  running: 'M-4 0l3 3.5L4-3.5',
};
