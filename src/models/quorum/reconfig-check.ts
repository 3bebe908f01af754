/**
 * What etcd's `--strict-reconfig-check`, which is on by default, looks at before it proposes a change of
 * members. Source: etcd server/etcdserver/server.go (mayAddMember, mayRemoveMember, mayPromoteMember), util.go
 * and api/membership/cluster.go @ v3.7.1; the rule for adding since v3.5.30, v3.6.11 and v3.7.0. All exact.
 */
import { quorumOf } from './majority.ts';

/** Voting members, as the member that is asked sees them. */
export interface Voters {
  readonly count: number;
  /** Connected for at least 5 s, itself included. */
  readonly connected: number;
  /** Those that have ever told their name: a member that crashed has, one that was only added has not. */
  readonly started: number;
}

/** etcd's answers: "unhealthy cluster", and "re-configuration failed due to not enough started members". */
export type Refusal = 'unhealthy' | 'notEnoughStarted';

/** Adding counts the new member as down. A learner is checked like a voter, except for who has started. */
export function refusalOfAdding(
  { count, connected, started }: Voters,
  { isLearner }: { isLearner: boolean },
): Refusal | undefined {
  const isLone = count === 1;
  const quorum = quorumOf(count + 1);
  if (!isLearner && started < quorum && !(isLone && started === 1)) return 'notEnoughStarted';
  return connected < quorum && !isLone ? 'unhealthy' : undefined;
}

/** What is down may go, if enough others have started; what is up only if the rest is a quorum of the rest. */
export function refusalOfRemoving(
  { count, connected, started }: Voters,
  removed: { readonly isConnected: boolean; readonly hasStarted: boolean },
): Refusal | undefined {
  const quorum = quorumOf(count - 1);
  if (started - (removed.hasStarted ? 1 : 0) < quorum) return 'notEnoughStarted';
  if (!removed.isConnected) return undefined;
  return connected - 1 < quorum ? 'unhealthy' : undefined;
}

/** A learner that has caught up (nine tenths of the leader's log) counts as started. */
export function refusalOfPromoting({ count, started }: Voters): Refusal | undefined {
  return started + 1 < quorumOf(count + 1) ? 'notEnoughStarted' : undefined;
}
