import type { Micros } from './time.ts';
import { copyWorld, type World } from './world.ts';

/** At first a checkpoint is kept every so many steps; seeking replays fewer than that. */
const FIRST_DISTANCE_STEPS = 256;
/** Past so many, every other one is dropped and the distance doubled: a long run stays affordable. */
const MOST_CHECKPOINTS = 512;

/**
 * Checkpoints of a run, from which any moment of it can be replayed. Going back changes nothing here;
 * acting in the past makes another run.
 */
export class History<State, Message, Durable> {
  #checkpoints: World<State, Message, Durable>[] = [];
  #distanceSteps = FIRST_DISTANCE_STEPS;

  /** Takes the world after a step, and keeps a copy when one is due. */
  take(world: World<State, Message, Durable>): void {
    if (world.steps % this.#distanceSteps !== 0) return;
    this.#checkpoints.push(copyWorld(world));
    if (this.#checkpoints.length <= MOST_CHECKPOINTS) return;
    this.#checkpoints = this.#checkpoints.filter((_checkpoint, index) => index % 2 === 0);
    this.#distanceSteps *= 2;
  }

  /** The last checkpoint at or before an instant. Not to be changed. */
  before(atUs: Micros): World<State, Message, Durable> | undefined {
    return this.#checkpoints.findLast((checkpoint) => checkpoint.nowUs <= atUs);
  }
}
