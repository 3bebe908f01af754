/** Members in zones: a room, a rack, a data centre; whatever takes all of its members along when it goes. */
import { tails, upDistribution, type Availability } from './availability.ts';
import { canElect } from './majority.ts';

/** How many members stand in each zone. */
export type Zones = readonly number[];

/**
 * For each zone, whether the others still have a quorum without it. Exact. Of two zones, the loss of at least
 * one is fatal: both cannot hold a quorum, and the one that does takes it along.
 */
export function survivesLossOf(zones: Zones): readonly boolean[] {
  const members = zones.reduce((sum, count) => sum + count, 0);
  return zones.map((count) => canElect(members, members - count));
}

/** Whether no single zone takes the quorum along. Empty zones do not count. */
export function survivesAnyZone(zones: Zones): boolean {
  return survivesLossOf(zones).every(Boolean);
}

/** Chances from 0 to 1. */
export interface ZoneChances {
  readonly memberFails: number;
  readonly zoneFails: number;
}

/**
 * The chance that a quorum is up when each zone is down with one chance, and each member of a zone that is up
 * with another, all independent. Errors as in `availability`.
 */
export function zoneAvailability(
  zones: Zones,
  { memberFails, zoneFails }: ZoneChances,
): Availability {
  const members = zones.reduce((sum, count) => sum + count, 0);
  const domains = zones.map((count) => ({ members: count, failureChance: zoneFails }));
  return tails(members, upDistribution(domains, memberFails));
}
