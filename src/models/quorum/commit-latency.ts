/** How long the leader waits until an entry is committed: for the k-th fastest of its followers. */
import { binomial } from './availability.ts';
import { quorumOf } from './majority.ts';

/** The leader counts itself (its own disk write is not looked at), so it needs quorum − 1 answers. Exact. */
export function answersNeeded(members: number): number {
  return quorumOf(members) - 1;
}

/**
 * The wait, in the unit of the latencies: one for each follower, from sending an entry to its answer, in any
 * order; Infinity for one that never answers. 0 for a leader alone. Exact. Source: Raft §5.3.
 */
export function commitLatency(followers: readonly number[]): number {
  const needed = answersNeeded(followers.length + 1);
  return needed === 0 ? 0 : (followers.toSorted((a, b) => a - b)[needed - 1] ?? Infinity);
}

/** One of the latencies that a follower's answer may have. */
export interface LatencyChance {
  readonly latency: number;
  /** From 0 to 1; those of a distribution add up to 1. */
  readonly chance: number;
}

/**
 * The mean wait when every follower's answer takes a latency of the distribution, each for itself: the k-th
 * order statistic, exact for a finite distribution up to rounding (relative error below 10⁻¹³).
 */
export function meanCommitLatency(members: number, distribution: readonly LatencyChance[]): number {
  const needed = answersNeeded(members);
  if (needed === 0) return 0;
  let [mean, reached, before] = [0, 0, 0];
  for (const { latency, chance } of distribution.toSorted((a, b) => a.latency - b.latency)) {
    reached += chance;
    // Enough answers by then: at least k of n − 1 followers took no longer.
    const enough = binomial(members - 1, Math.min(1, reached))
      .slice(needed)
      .reduce((sum, one) => sum + one, 0);
    mean += latency * (enough - before);
    before = enough;
  }
  return mean;
}

/**
 * The same for latencies spread evenly from `min` to `max`: min + (max − min)·k/n with k = quorum − 1 answers
 * of n − 1 followers. Exact. Source: the k-th of m uniform order statistics has the mean k/(m + 1).
 */
export function meanUniformCommitLatency(
  members: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const needed = answersNeeded(members);
  return needed === 0 ? 0 : min + ((max - min) * needed) / members;
}
