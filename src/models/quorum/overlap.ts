/** Why a majority is enough: any two of them have a member in common, and it votes once in a term. */

/**
 * The fewest members that two groups of `size` out of `members` share: 2·size − n, and never below 0.
 * For quorums it is 1 with an odd n and 2 with an even one. Exact. Source: inclusion–exclusion; Raft §5.2, §5.4.3.
 */
export function leastOverlap({ members, size }: { members: number; size: number }): number {
  return Math.max(0, 2 * size - members);
}
