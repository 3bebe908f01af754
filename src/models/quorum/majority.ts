/** How many members decide, and how many of them may be missing. */

/**
 * The members that have to agree: more than half of all voting members, dead ones included (⌊n/2⌋ + 1).
 * Exact. Source: etcd-io/raft quorum/majority.go; etcd FAQ, "What is failure tolerance?".
 */
export function quorumOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

/**
 * How many members may fail, whichever they are, while the rest still has a quorum: n − quorum.
 * Exact. Source: etcd op-guide/recovery.md, "(N-1)/2 permanent failures".
 */
export function survivableFailures(members: number): number {
  return members - quorumOf(members);
}

/** Whether so many members that are up and hear each other can elect a leader and commit. */
export function canElect(members: number, up: number): boolean {
  return up >= quorumOf(members);
}
