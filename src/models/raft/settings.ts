import type { NodeId } from '../../sim/world.ts';

/** Rules that can be switched off for teaching. A run with one off is marked as modified. */
export interface RaftRules {
  /** Off: half of the members is enough. */
  readonly majority: boolean;
  /** Off: the vote is forgotten in a crash (Raft Figure 2, "persistent state"). */
  readonly persistVote: boolean;
  /** Off: a member votes for everyone who asks (Raft §5.2). */
  readonly oneVotePerTerm: boolean;
  /** Off: every election timeout is the shortest one (Raft §5.2). */
  readonly randomizedTimeout: boolean;
  /** Off: messages of earlier terms count as if they were of this one (Raft §5.1). */
  readonly termCheck: boolean;
  /** Off: a candidate's log is not looked at (Raft §5.4.1). */
  readonly logUpToDate: boolean;
}

export const ALL_RULES: RaftRules = {
  majority: true,
  persistVote: true,
  oneVotePerTerm: true,
  randomizedTimeout: true,
  termCheck: true,
  logUpToDate: true,
};

export type RaftPreset = 'paper' | 'etcd';

/** What every member of a cluster is configured with. */
export interface RaftSettings {
  readonly preset: RaftPreset;
  readonly voters: readonly NodeId[];
  readonly preVote: boolean;
  readonly checkQuorum: boolean;
  readonly rules: RaftRules;
}

/**
 * How many votes elect. Counted over the full membership, never over the members that are up
 * (Raft §5.2; etcd-io/raft quorum/majority.go).
 */
export function quorumSize(settings: Pick<RaftSettings, 'voters' | 'rules'>): number {
  const size = settings.voters.length;
  return settings.rules.majority ? Math.floor(size / 2) + 1 : Math.ceil(size / 2);
}
