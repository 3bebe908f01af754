/** Servers come to the balancer, and go. */
import { update } from './eligibility.ts';
import type { Member } from './member.ts';
import type { BalancerTraffic } from './traffic.ts';

/** Gives the balancer a server more. False when it has it already. */
export function add(traffic: BalancerTraffic, member: Member): boolean {
  if (member.index !== -1) return false;
  traffic.pool = [...traffic.pool, member];
  renumber(traffic, member);
  return true;
}

/** Takes a server away; connections to it go on until they end. False when it is not there. */
export function remove(traffic: BalancerTraffic, member: Member): boolean {
  if (member.index === -1) return false;
  traffic.pool = traffic.pool.filter((one) => one !== member);
  member.index = -1;
  renumber(traffic, member);
  return true;
}

function renumber(traffic: BalancerTraffic, changed: Member): void {
  traffic.pool.forEach((member, index) => {
    member.index = index;
  });
  update(traffic, changed, () => undefined);
  traffic.strategy.onMembers(traffic.pool);
}

/** No new requests or connections, while the others go on. False when nothing changes. */
export function setDraining(
  traffic: BalancerTraffic,
  member: Member,
  isDraining: boolean,
): boolean {
  if (member.isDraining === isDraining) return false;
  update(traffic, member, () => (member.isDraining = isDraining));
  return true;
}

/**
 * The server that each client would be given now, by a strategy that goes by who the client is: to compare
 * before and after a change.
 */
export function placesOf(traffic: BalancerTraffic): readonly (string | undefined)[] {
  const { pool, settings } = traffic;
  const strategy = traffic.strategy.copy();
  const draw = (min: number): number => min;
  return settings.clients.map(({ address }) => {
    const index = strategy.pick(pool, { key: address, draw });
    return index === undefined ? undefined : pool[index]?.id;
  });
}
