/** How long there is something to see after a command: a reader's own is not cut off by the end of the run. */
import { readDuration } from '../../src/scenario/duration.ts';
import type { Command } from '../kit/session.ts';
import { recordOf } from '../kit/variants.ts';

const A_FAULT_US = 20_000_000;
/** A backend that has been away is trusted again only after a while, and clients come back. */
const AFTER_RESTART_US = 40_000_000;
/** A scenario of more has its own `until`. */
const MOST_IN_TURN = 8;

export function watchedUs(command: Command): number {
  const restart = command['rollingRestart'];
  if (restart === undefined) return A_FAULT_US;
  const every = recordOf(restart)['every'];
  return readDuration(every, ['every']) * MOST_IN_TURN + AFTER_RESTART_US;
}
