import type { NodeId } from '../sim/world.ts';
import { percent } from './round.ts';

/** What the parts of the picture share. */
export interface SpaceTimeFrame {
  readonly fromUs: number;
  readonly toUs: number;
  readonly atUs: number;
  readonly playedUs: number;
  readonly width: number;
  readonly laneOf: ReadonlyMap<NodeId, number>;
}

/** A span cut to what the window and the playing show. */
export function spanIn(
  { fromUs, toUs, playedUs }: SpaceTimeFrame,
  span: { readonly fromUs: number; readonly toUs: number },
): { x: number; width: number } {
  const startUs = Math.max(fromUs, span.fromUs);
  const endUs = Math.min(toUs, playedUs, span.toUs);
  const lengthUs = toUs - fromUs;
  return { x: percent(startUs - fromUs, lengthUs), width: percent(endUs - startUs, lengthUs) };
}
