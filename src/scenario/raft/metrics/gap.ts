import type { Micros } from '../../../sim/time.ts';
import type { NodeId } from '../../../sim/world.ts';
import type { RaftWorld } from '../execute.ts';
import { inMs, liveLeaders, reachable, type Meter } from './meter.ts';

/**
 * `leaderlessMs` and `leaderKnownMs`: the first gap that opens at or after `fromUs`. A gap opens when
 * the number of members that lead and run becomes 0, and closes when one becomes leader. The new
 * leader is known when every member that is up and connected to it has had its first message.
 */
export function gapMeter(world: RaftWorld, fromUs: Micros): Meter {
  let isOpen = true;
  let openedUs: Micros | undefined = fromUs === 0 ? 0 : undefined;
  let leaderlessUs: Micros | undefined;
  let leaderKnownUs: Micros | undefined;
  let newLeader: NodeId | undefined;
  const informed = new Set<NodeId>();

  const checkInformed = (): void => {
    if (newLeader === undefined || openedUs === undefined) return;
    if (!reachable(world, newLeader).every((id) => informed.has(id))) return;
    leaderKnownUs = world.nowUs - openedUs;
    newLeader = undefined;
  };

  return {
    onRoles: () => {
      const leaders = liveLeaders(world);
      const wasOpen = isOpen;
      isOpen = leaders.length === 0;
      if (isOpen && !wasOpen && world.nowUs >= fromUs) openedUs ??= world.nowUs;
      if (openedUs === undefined || leaderKnownUs !== undefined) return;
      if (newLeader !== undefined && !leaders.includes(newLeader)) newLeader = undefined;
      if (wasOpen && !isOpen) {
        leaderlessUs ??= world.nowUs - openedUs;
        newLeader = leaders[0];
        informed.clear();
      }
      // A leader whom nobody is left to hear is known at once.
      checkInformed();
    },
    onEvent: (event, sent) => {
      if (event.type !== 'deliver' || newLeader === undefined) return;
      if (sent?.from === newLeader) informed.add(sent.to);
      checkInformed();
    },
    metrics: () => inMs({ leaderlessMs: leaderlessUs, leaderKnownMs: leaderKnownUs }),
  };
}
