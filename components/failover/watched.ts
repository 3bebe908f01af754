/** How long there is something to see after a command: a reader's own is not cut off by the end of the run. */
import type { Command } from '../kit/session.ts';

/** The last to be noticed is a node whose status is stale: 50 s of grace, and what a new leader takes before. */
const A_FAULT_US = 90_000_000;
const A_RETURN_US = 60_000_000;
const RETURNS = ['restart', 'recover', 'resume', 'heal'];

export function watchedUs(command: Command): number {
  return RETURNS.some((name) => name in command) ? A_RETURN_US : A_FAULT_US;
}
