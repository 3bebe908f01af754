import type { Snapshot } from '../step.ts';
import type { NodeId } from '../../sim/world.ts';
import type { RefusalReason, Role, VoteRequest } from './messages.ts';
import { quorumSize, type RaftSettings } from './settings.ts';

/** One entry of a member's log. */
export interface LogEntry {
  readonly term: number;
  readonly value?: string;
}

/**
 * What survives a crash: Raft's Figure 2 "persistent state"; `commit` too, because etcd's hard state
 * is term, vote and commit (etcd-io/raft raftpb HardState).
 */
export interface RaftDurable {
  readonly term: number;
  readonly votedFor?: NodeId;
  readonly log: readonly LogEntry[];
  readonly commit: number;
}

/** The variables of a member. Replaced, never changed in place. */
export interface RaftContext {
  readonly id: NodeId;
  readonly term: number;
  readonly votedFor: NodeId | undefined;
  readonly log: readonly LogEntry[];
  readonly commit: number;
  readonly settings: RaftSettings;
  /** The leader of this term, once heard. */
  readonly lead: NodeId | undefined;
  /** check-quorum: a leader was heard less than an election timeout ago. */
  readonly leaseHeld: boolean;
  /** Answers to the running (pre-)candidacy. */
  readonly votes: Readonly<Record<NodeId, boolean>>;
  /** check-quorum, of a leader: who answered since the last check. */
  readonly active: Readonly<Record<NodeId, true>>;
}

/** A member as the world holds it. */
export type Member = Snapshot<Role, RaftContext>;

export interface RaftInput {
  readonly id: NodeId;
  readonly settings: RaftSettings;
  readonly durable: RaftDurable;
}

/** A process that has just started: a follower who has heard nobody (Raft §5.2). */
export function bootContext({ id, settings, durable }: RaftInput): RaftContext {
  const { term, votedFor, log, commit } = durable;
  const volatile = { lead: undefined, leaseHeld: false, votes: {}, active: {} };
  return { id, term, votedFor, log, commit, settings, ...volatile };
}

export function durableOf(context: RaftContext): RaftDurable {
  const { term, votedFor, log, commit, settings } = context;
  const isKept = settings.rules.persistVote && votedFor !== undefined;
  return { term, log, commit, ...(isKept ? { votedFor } : undefined) };
}

export function peersOf(context: RaftContext): readonly NodeId[] {
  return context.settings.voters.filter((voter) => voter !== context.id);
}

export function lastLogTerm(log: readonly LogEntry[]): number {
  return log.at(-1)?.term ?? 0;
}

/**
 * Raft §5.4.1: the later last term wins; with equal last terms the longer log is more up to date,
 * and an equal one is up to date too.
 */
export function isUpToDate(request: VoteRequest, log: readonly LogEntry[]): boolean {
  const ownTerm = lastLogTerm(log);
  if (request.lastLogTerm !== ownTerm) return request.lastLogTerm > ownTerm;
  return request.lastLogIndex >= log.length;
}

/**
 * Why this member refuses its vote, or `undefined` when it grants it (Raft Figure 2, RequestVote;
 * pre-vote and the known leader: etcd-io/raft raft.go, `Step`). Gives the same before and after the
 * member has adopted the request's term.
 */
export function refusalOf(
  context: RaftContext,
  request: VoteRequest & { readonly from: NodeId },
): RefusalReason | undefined {
  const { rules, preset } = context.settings;
  if (isStale(context, request)) return 'staleTerm';
  if (request.term <= context.term && context.votedFor !== request.from) {
    if (context.votedFor !== undefined && rules.oneVotePerTerm) return 'alreadyVoted';
    if (preset === 'etcd' && context.lead !== undefined) return 'leaderKnown';
  }
  if (rules.logUpToDate && !isUpToDate(request, context.log)) return 'logBehind';
  return undefined;
}

/** Raft §5.1: a message of an earlier term is refused. The one place of the rule `termCheck`. */
export function isStale(context: RaftContext, message: { readonly term: number }): boolean {
  return context.settings.rules.termCheck && message.term < context.term;
}

function countVotes(context: RaftContext, granted: boolean): number {
  return Object.values(context.votes).filter((vote) => vote === granted).length;
}

/** Raft §5.2: votes from a majority of the full membership. */
export function hasMajority(context: RaftContext): boolean {
  return countVotes(context, true) >= quorumSize(context.settings);
}

/** So many have refused that the rest is no majority (etcd-io/raft quorum/majority.go, VoteLost). */
export function isRefusedByMajority(context: RaftContext): boolean {
  const { settings } = context;
  return settings.voters.length - countVotes(context, false) < quorumSize(settings);
}

/** check-quorum: a majority, the leader included, answered since the last check (raft.go, QuorumActive). */
export function hasActiveQuorum(context: RaftContext): boolean {
  return Object.keys(context.active).length + 1 >= quorumSize(context.settings);
}
