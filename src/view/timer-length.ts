import type { Distribution } from '../sim/distribution.ts';

/** The longest election timeout that can be drawn: the full circle of every arc. */
export function longestTimeoutUs(
  preset: 'paper' | 'etcd',
  timing: { readonly electionTimeout: Distribution },
): number | undefined {
  const { electionTimeout } = timing;
  if (electionTimeout.kind === 'fixed') {
    // etcd draws E … 2E−1 ticks; a start between two ticks makes it less than 2E.
    return preset === 'etcd' ? 2 * electionTimeout.value : electionTimeout.value;
  }
  return electionTimeout.kind === 'uniform' ? electionTimeout.max : undefined;
}
