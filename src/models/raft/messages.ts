import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';

/** Requests and answers of an election, with the fields of Raft's Figure 2. */
export type RaftMessage =
  | VoteRequest
  | VoteResponse
  | Heartbeat
  | { readonly type: 'heartbeatResponse'; readonly term: number; readonly success: boolean };

export interface VoteRequest {
  /** `preVote` asks "could I win?" for the term after the sender's own (thesis §9.6). */
  readonly type: 'requestVote' | 'preVote';
  readonly term: number;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
}

export interface VoteResponse {
  readonly type: 'requestVoteResponse' | 'preVoteResponse';
  readonly term: number;
  readonly granted: boolean;
}

/** An AppendEntries without entries (Raft §5.2). */
export interface Heartbeat {
  readonly type: 'heartbeat';
  readonly term: number;
  readonly prevLogIndex: number;
  readonly prevLogTerm: number;
}

/** A message as it reaches a machine. */
export type Received<Message> = Message & { readonly from: NodeId; readonly now: Micros };

/** Why a voter said no, or nothing at all. */
export type RefusalReason =
  /** The request is of an earlier term. */
  | 'staleTerm'
  /** The vote of this term went to someone else. */
  | 'alreadyVoted'
  /** etcd: this term has a leader already. */
  | 'leaderKnown'
  /** The candidate's log is behind the voter's. */
  | 'logBehind'
  /** check-quorum: a leader was heard within the election timeout, so the request is dropped unanswered. */
  | 'leaseHeld';

export type RoleReason =
  'electionTimeout' | 'majority' | 'refused' | 'leaderHeard' | 'higherTerm' | 'quorumLost';

/** What a Raft run adds to a trace. */
export type RaftEvent =
  | {
      readonly type: 'role';
      readonly node: NodeId;
      readonly from: Role;
      readonly to: Role;
      readonly term: number;
      readonly reason: RoleReason;
      /** Who elected a new leader, itself included. */
      readonly votes?: readonly NodeId[];
      /** Whose message caused it. */
      readonly cause?: NodeId;
    }
  | {
      readonly type: 'vote';
      readonly node: NodeId;
      readonly candidate: NodeId;
      readonly term: number;
      readonly granted: boolean;
      readonly reason?: RefusalReason;
      readonly pre?: true;
    };

export type Role = 'follower' | 'preCandidate' | 'candidate' | 'leader';
