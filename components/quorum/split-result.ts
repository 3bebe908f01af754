/** What a split comes to, and the run that shows it. */
import {
  judgeSplit,
  quorumOf,
  splitScenario,
  splitsOf,
  type Verdict,
} from '../../src/scenario/quorum.ts';
import type { Localized, ScenarioSource } from '../../src/scenario/scenario.ts';
import { groupsOf, membersOf, nameOf, placesOf, type QuorumState } from './state.ts';

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
