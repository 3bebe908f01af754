/** How the cluster stands under the failures that are set. */
import { quorumOf } from '../../src/scenario/quorum.ts';
import type { QuorumState } from './state.ts';

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
