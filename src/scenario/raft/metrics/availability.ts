import type { Micros } from '../../../sim/time.ts';
import { inMs, liveLeaders, reachable, type Meter } from './meter.ts';
import type { RaftWorld } from '../execute.ts';

/** `unavailableMs`: the total time without a leader that reaches a majority both ways. */
export function availabilityMeter(world: RaftWorld): Meter {
  const majority = Math.floor(Object.keys(world.nodes).length / 2) + 1;
  let sinceUs: Micros | undefined = 0;
  let totalUs = 0;
  return {
    onRoles: () => {
      const isAvailable = liveLeaders(world).some(
        (leader) => reachable(world, leader).length + 1 >= majority,
      );
      if (!isAvailable) sinceUs ??= world.nowUs;
      else if (sinceUs !== undefined) {
        totalUs += world.nowUs - sinceUs;
        sinceUs = undefined;
      }
    },
    metrics: () =>
      inMs({ unavailableMs: totalUs + (sinceUs === undefined ? 0 : world.nowUs - sinceUs) }),
  };
}
