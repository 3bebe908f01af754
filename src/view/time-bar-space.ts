import type { Span } from './bar-history.ts';
import { percent } from './round.ts';

/** What the parts of the bar share. */
export interface Space {
  readonly untilUs: number;
  readonly playedUs: number;
  readonly width: number;
}

/** Those that had begun. */
export function played<T extends Span>(spans: readonly T[], playedUs: number): T[] {
  return spans.filter(({ fromUs }) => fromUs < playedUs);
}

/** A span cut to what has been played. */
export function extent(
  { fromUs, toUs }: Span,
  { untilUs, playedUs }: Space,
): { x: number; width: number } {
  return {
    x: percent(fromUs, untilUs),
    width: percent(Math.min(toUs, playedUs) - fromUs, untilUs),
  };
}
