/**
 * A node's own clock. It has two readings, as an operating system's has: a monotonic one, which only
 * the rate can bend, and the time of day, which may also be set. Lengths are measured by the first
 * (Go's time package keeps both in one `time.Time`), so a clock that jumps lengthens nothing.
 */
import { setTimer } from './timers.ts';
import type { Micros } from './time.ts';
import type { Node, World } from './world.ts';

export interface Clock {
  /** Own seconds per real second. */
  readonly rate: number;
  /** How far the time of day is ahead of the monotonic reading. */
  readonly offsetUs: Micros;
  /** The monotonic reading was `ownUs` at the real instant `sinceUs`, when the rate was last set. */
  readonly ownUs: Micros;
  readonly sinceUs: Micros;
}

/** What a clock is set to; what is absent stays. */
export interface ClockSetting {
  readonly rate?: number;
  readonly offsetUs?: Micros;
}

export const TRUE_CLOCK: Clock = { rate: 1, offsetUs: 0, ownUs: 0, sinceUs: 0 };

/** The monotonic reading at a real instant: a whole number of microseconds. */
export function ownTime({ rate, ownUs, sinceUs }: Clock, nowUs: Micros): Micros {
  return ownUs + (rate === 1 ? nowUs - sinceUs : Math.round((nowUs - sinceUs) * rate));
}

/** The real instant at which the monotonic reading is `ownUs`: what {@link ownTime} takes back. */
export function realTime(clock: Clock, ownUs: Micros): Micros {
  const passedUs = ownUs - clock.ownUs;
  return clock.sinceUs + (clock.rate === 1 ? passedUs : Math.round(passedUs / clock.rate));
}

/** How long an own length lasts in reality. */
export function realLength({ rate }: Clock, ownUs: Micros): Micros {
  return rate === 1 ? ownUs : Math.round(ownUs / rate);
}

/** Sets a node's clock. What is left of its running timers goes on at the new rate. */
export function setClock<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { rate = node.clock.rate, offsetUs = node.clock.offsetUs }: ClockSetting,
): void {
  const { nowUs } = world;
  const before = node.clock;
  node.clock = { rate, offsetUs, ownUs: ownTime(before, nowUs), sinceUs: nowUs };
  if (rate === before.rate) return;
  for (const [timer, running] of Object.entries(node.timers)) {
    // What is due already waits for a paused process.
    if (!running || running.dueUs <= nowUs) continue;
    const leftUs = Math.round(((running.dueUs - nowUs) * before.rate) / rate);
    setTimer(world, node, { timer, startedUs: running.startedUs, dueUs: nowUs + leftUs });
  }
}
