/** A network that falls into groups: who can elect, and why the others cannot. */
import { quorumOf } from './majority.ts';

/** Members that hear each other and nobody else. */
export interface Group {
  readonly up: number;
  readonly down: number;
}

/** `tooSmall`: even with everyone up it has no quorum; `tooManyDown`: it would have one. */
export type Verdict = 'canElect' | 'tooSmall' | 'tooManyDown';

/**
 * What each group can do. At most one can elect: two groups with a quorum would share a member.
 * The quorum is that of all members, wherever they are and whether they run. Exact. Source: Raft §5.2.
 */
export function judgeSplit(groups: readonly Group[]): readonly Verdict[] {
  const members = groups.reduce((sum, { up, down }) => sum + up + down, 0);
  const quorum = quorumOf(members);
  return groups.map(({ up, down }) => {
    if (up >= quorum) return 'canElect';
    return up + down >= quorum ? 'tooManyDown' : 'tooSmall';
  });
}

/**
 * Every way so many members can fall into groups, by the groups' sizes, the largest first: the partitions
 * of the integer. Members are alike, so which of them are where changes nothing. Nine give 30.
 */
export function splitsOf(
  members: number,
  largest: number = members,
): readonly (readonly number[])[] {
  if (members === 0) return [[]];
  const firsts = Array.from({ length: Math.min(members, largest) }, (_, index) => index + 1);
  return firsts
    .toReversed()
    .flatMap((first) => splitsOf(members - first, first).map((rest) => [first, ...rest]));
}
