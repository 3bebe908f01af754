import { push } from './queue.ts';
import type { Entry, World } from './world.ts';

/** The next sequence number: what is scheduled earlier comes first among equals. */
export function nextSequence(world: { sequence: number }): number {
  world.sequence += 1;
  return world.sequence;
}

/** Puts an entry into the queue; its sequence number comes from {@link nextSequence}. */
export function schedule<S, M, D>(world: World<S, M, D>, entry: Entry<M, D>): void {
  push(world.queue, entry);
}
