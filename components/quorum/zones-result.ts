/** What the loss of zones comes to, and how often a quorum is up. */
import { survivesLossOf, zoneAvailability, type Availability } from '../../src/scenario/quorum.ts';
import { standingOf, type Standing } from './standing.ts';
import { membersOf, placesOf, zonesOf, type QuorumState } from './state.ts';

export interface ZoneResult {
  readonly zone: number;
  readonly members: readonly number[];
  readonly isLost: boolean;
  /** Whether the others have a quorum without it, with everyone else up. */
  readonly isSurvived: boolean;
}

export interface ZonesResult {
  readonly zones: readonly ZoneResult[];
  /** With the lost zones gone, and the members that are down. */
  readonly standing: Standing;
  readonly availability: Availability;
}

export function zonesResult(state: QuorumState): ZonesResult {
  const zoneOf = zonesOf(state);
  const places = placesOf(zoneOf);
  const membersIn = (zone: number): readonly number[] =>
    membersOf(state).filter((member) => zoneOf[member] === zone);
  const sizes = places.map((zone) => membersIn(zone).length);
  const survived = survivesLossOf(sizes);
  const isGone = (member: number): boolean =>
    state.down.includes(member) || state.lost.includes(zoneOf[member] ?? 0);
  return {
    zones: places.map((zone, index) => ({
      zone,
      members: membersIn(zone),
      isLost: state.lost.includes(zone),
      isSurvived: survived[index] ?? false,
    })),
    standing: standingOf({ ...state, down: membersOf(state).filter(isGone) }),
    availability: zoneAvailability(sizes, {
      memberFails: state.memberPercent / 100,
      zoneFails: state.zonePercent / 100,
    }),
  };
}
