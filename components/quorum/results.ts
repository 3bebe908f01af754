/** What the calculator shows, computed from what is set. */
import {
  availability,
  judgeSplit,
  quorumOf,
  replacementSteps,
  splitScenario,
  splitsOf,
  survivableFailures,
  survivesLossOf,
  zoneAvailability,
  ORDERS,
  type Availability,
  type ReplacementOrder,
  type ReplacementStep,
  type Verdict,
} from '../../src/scenario/quorum.ts';
import type { Localized, ScenarioSource } from '../../src/scenario/scenario.ts';
import { groupsOf, membersOf, nameOf, PLACES, zonesOf, type QuorumState } from './state.ts';

/** How a number of members stands. */
export interface Standing {
  readonly members: number;
  readonly quorum: number;
  readonly up: number;
  /** So many more may fail; below 0, so many are missing. */
  readonly spare: number;
}

/** The cluster, or one of another size under the same failures. */
export function standingOf(state: QuorumState, members: number = state.members): Standing {
  const down = state.down.filter((member) => member < members).length;
  const quorum = quorumOf(members);
  const up = members - down;
  return { members, quorum, up, spare: up - quorum };
}

export interface GroupResult {
  /** 0 is A. */
  readonly group: number;
  readonly members: readonly number[];
  readonly up: number;
  readonly down: number;
  readonly verdict: Verdict;
}

export interface SplitResult {
  readonly quorum: number;
  readonly groups: readonly GroupResult[];
  readonly elector: GroupResult | undefined;
  /** How many ways there are for so many members to fall apart, and how many leave a majority with everyone up. */
  readonly ways: number;
  readonly electingWays: number;
}

export function splitOf(state: QuorumState): SplitResult {
  const groupOf = groupsOf(state);
  const sides = placesOf(groupOf).map((group) => {
    const members = membersOf(state).filter((member) => groupOf[member] === group);
    const down = members.filter((member) => state.down.includes(member)).length;
    return { group, members, down, up: members.length - down };
  });
  const verdicts = judgeSplit(sides);
  const groups = sides.map((side, index) => ({ ...side, verdict: verdicts[index] ?? 'tooSmall' }));
  const ways = splitsOf(state.members);
  const quorum = quorumOf(state.members);
  return {
    quorum,
    groups,
    elector: groups.find(({ verdict }) => verdict === 'canElect'),
    ways: ways.length,
    electingWays: ways.filter(([largest = 0]) => largest >= quorum).length,
  };
}

/** The places that somebody is in, in order. */
function placesOf(places: readonly number[]): readonly number[] {
  return Array.from({ length: PLACES }, (_, place) => place).filter((one) => places.includes(one));
}

/** The leader before the split, so that there is something to see: one that will be cut off, if any is. */
function leaderBefore({ groups }: SplitResult, down: readonly number[]): number | undefined {
  const isUp = (member: number): boolean => !down.includes(member);
  const cutOff = groups.find(({ verdict, up }) => verdict !== 'canElect' && up > 0);
  return (cutOff ?? groups[0])?.members.find(isUp);
}

/** The very split, as a run of Raft. */
export function runOf(state: QuorumState, title: Localized): ScenarioSource {
  const split = splitOf(state);
  const leader = leaderBefore(split, state.down);
  return splitScenario({
    groups: split.groups.map(({ members }) => members.map(nameOf)),
    down: state.down.filter((member) => member < state.members).map(nameOf),
    leader: leader === undefined ? undefined : nameOf(leader),
    splitAt: '1s',
    until: '8s',
    title,
  });
}

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

export interface OrderResult {
  readonly order: ReplacementOrder;
  readonly steps: readonly ReplacementStep[];
  /** Whether the last step was done. */
  readonly isDone: boolean;
  /** The least that could be lost at any moment. */
  readonly weakest: number;
}

export function ordersOf(state: QuorumState): readonly OrderResult[] {
  const { members, isOldUp, isChecked } = state;
  const othersDown = Math.min(state.othersDown, members - 1);
  return ORDERS.map((order) => {
    const steps = replacementSteps({ members, isOldUp, othersDown, order, isChecked });
    return {
      order,
      steps,
      isDone: steps.at(-1)?.outcome === 'done',
      weakest: Math.min(...steps.map(({ after }) => after.spare)),
    };
  });
}

/** Of the orders that come to their end, those that are never weaker than the others. */
export function bestOrders(orders: readonly OrderResult[]): readonly OrderResult[] {
  const done = orders.filter(({ isDone }) => isDone);
  const best = Math.max(...done.map(({ weakest }) => weakest));
  return done.filter(({ weakest }) => weakest === best);
}

export interface SizeRow {
  readonly members: number;
  readonly quorum: number;
  readonly survives: number;
  readonly availability: Availability;
  /** From 0 to 1: how long its bar is. A bar counts nines, so each tenth part of the failures adds one. */
  readonly bar: number;
}

const TABLE_SIZES = 9;

/** One to nine members, and the sizes that are looked at. */
export function sizeRows(sizes: readonly number[], percent: number): readonly SizeRow[] {
  const small = Array.from({ length: TABLE_SIZES }, (_, index) => index + 1);
  const all = [...new Set([...small, ...sizes])].sort((a, b) => a - b);
  const rows = all.map((members) => ({
    members,
    quorum: quorumOf(members),
    survives: survivableFailures(members),
    availability: availability(members, percent / 100),
  }));
  const nines = rows.map(({ availability: { down } }) => ninesOf(down));
  const most = Math.max(...nines, 1);
  return rows.map((row, index) => ({ ...row, bar: (nines[index] ?? 0) / most }));
}

const MOST_NINES = 16;

function ninesOf(down: number): number {
  return Math.min(MOST_NINES, Math.max(0, -Math.log10(down)));
}
