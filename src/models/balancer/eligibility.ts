/** Which servers may be chosen, and by how much: health, draining, passive health, warming up. */
import { hasRoom, isInUse, type Member } from './member.ts';
import { WARM_STEPS, type BalancerTraffic, type Host } from './traffic.ts';

/** Strategies are told of what lasts; that a server has no room they see when they look at it. */
export function update(traffic: BalancerTraffic, member: Member, change: () => void): void {
  const { isUp, weight } = member;
  change();
  member.isUp = isInUse(member);
  member.isEligible = member.isUp && hasRoom(member, traffic.settings.queue);
  if ((isUp !== member.isUp || weight !== member.weight) && member.index !== -1) {
    traffic.strategy.onChange(traffic.pool, member.index);
  }
}

/** A request came or went. */
export function updateRoom(traffic: BalancerTraffic, member: Member): void {
  if (member.settings.capacity === undefined) return;
  member.isEligible = member.isUp && hasRoom(member, traffic.settings.queue);
}

/** HAProxy `slowstart`: a server that has come back gets its weight little by little. */
export function warmUp(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { slowStartUs } = traffic.settings;
  if (slowStartUs === 0) return;
  member.warmUntilUs = host.nowUs + slowStartUs;
  weighByWarmth(host, traffic, member);
}

/** Sets the weight that a server has while it warms up, and comes back for the next step. */
export function weighByWarmth(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { slowStartUs } = traffic.settings;
  const { slot, warmUntilUs: untilUs } = member;
  const begunUs = untilUs - slowStartUs;
  // HAProxy server.c, server_recalc_eweight: one sixteenth at once, and one more after each sixteenth of the time.
  const steps = Math.floor(((host.nowUs - begunUs) * WARM_STEPS) / slowStartUs) + 1;
  update(traffic, member, () => {
    member.warmth = Math.min(1, steps / WARM_STEPS);
    member.weight = member.fullWeight * member.warmth;
  });
  if (steps >= WARM_STEPS) return;
  const nextUs = begunUs + Math.ceil((slowStartUs * steps) / WARM_STEPS);
  host.schedule(nextUs, { do: 'warmUp', slot, untilUs });
}

/** Another weight from now on. */
export function setWeight(traffic: BalancerTraffic, member: Member, weight: number): void {
  update(traffic, member, () => {
    member.fullWeight = weight;
    member.weight = weight * member.warmth;
  });
}
