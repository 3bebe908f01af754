/** What the narrator remembers of a run: only what sentences need, all of it read off the trace. */
import type { RaftMessage, Role } from '../../models/raft/messages.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { forgetOldest } from '../forget.ts';
import type { NarratedCommand } from './command.ts';
import type { LogEnd, NarratedEvent } from './facts.ts';

/** What a narrator must be told of a cluster. */
export interface RaftNarrationConfig {
  readonly nodes: readonly NodeId[];
  /** How many votes elect. */
  readonly quorum: number;
  readonly preset: 'paper' | 'etcd';
  /** The shortest one; `paper` draws longer ones too. */
  readonly electionTimeoutUs: Micros;
  readonly heartbeatUs: Micros;
  /** What members start with, where it is not an empty disk. */
  readonly initial?: Readonly<Record<NodeId, InitialMember>>;
  /** False: the rule that keeps a vote through a crash is off. Default true. */
  readonly keepsVote?: boolean;
  /** False: the rule that refuses messages of earlier terms is off. Default true. */
  readonly checksTerm?: boolean;
  /** False: a durable write takes time. Default true. */
  readonly hasInstantDisk?: boolean;
}

export interface InitialMember {
  readonly term: number;
  readonly votedFor?: NodeId | undefined;
  readonly log: readonly { readonly term: number }[];
}

/** When a member's election timeout last started, and why. */
export type Wait = { readonly atUs: Micros } & (
  | { readonly since: 'start' | 'restart' | 'heard' | 'steppedDown' | 'asked' | 'stood' }
  | { readonly since: 'voted'; readonly candidate: NodeId }
  | { readonly since: 'newTerm'; readonly term: number }
);

export interface Remembered {
  readonly id: NodeId;
  status: 'up' | 'paused' | 'down';
  role: Role;
  term: number;
  votedFor: NodeId | undefined;
  /** The leader of its term, once heard. */
  leader: NodeId | undefined;
  heardUs: Micros | undefined;
  /** Leaders heard in its term: more than one only when a rule is off. */
  heardFrom: NodeId[];
  wait: Wait;
  /** Answers to its running candidacy; the first yes is its own. */
  yes: NodeId[];
  no: NodeId[];
  /** Of a leader: who answered since its last quorum check. */
  answered: NodeId[];
  pausedUs: Micros | undefined;
  /** When it decided on the vote that may still be on its way to the disk. */
  votedUs: Micros;
  /** Term and vote that are on disk for certain, because an answer that waits for them has left. */
  stored: { term: number; votedFor: NodeId | undefined };
  hasInstantDisk: boolean;
  readonly logEnd: LogEnd;
  /** When a command last ended its election timeout. */
  toldUs: Micros | undefined;
  /** The loss of a message to it has been told since it went down. */
  isKnownDown: boolean;
}

export interface Memory {
  readonly config: RaftNarrationConfig;
  readonly members: Map<NodeId, Remembered>;
  readonly sent: Map<number, Extract<NarratedEvent, { type: 'send' }>>;
  /** The message that was delivered last: it causes what follows at the same instant. */
  delivered: { readonly to: NodeId; readonly message: RaftMessage } | undefined;
  command: NarratedCommand | undefined;
  /** Since when no member that runs leads; undefined while one does, and before the first. */
  leaderlessUs: Micros | undefined;
  /** By term and candidate: who voted. */
  readonly votes: Map<number, Map<NodeId, Set<NodeId>>>;
}

export function createMemory(config: RaftNarrationConfig): Memory {
  const members = new Map(config.nodes.map((id) => [id, newMember(id, config)]));
  return {
    config,
    members,
    sent: new Map(),
    delivered: undefined,
    command: undefined,
    leaderlessUs: undefined,
    votes: new Map(),
  };
}

function newMember(id: NodeId, config: RaftNarrationConfig): Remembered {
  const { term, votedFor, log } = config.initial?.[id] ?? { term: 0, log: [] };
  return {
    id,
    status: 'up',
    role: 'follower',
    term,
    votedFor,
    leader: undefined,
    heardUs: undefined,
    heardFrom: [],
    wait: { since: 'start', atUs: 0 },
    yes: [],
    no: [],
    answered: [],
    pausedUs: undefined,
    votedUs: 0,
    stored: { term, votedFor },
    hasInstantDisk: config.hasInstantDisk ?? true,
    logEnd: { index: log.length, term: log.at(-1)?.term ?? 0 },
    toldUs: undefined,
    isKnownDown: false,
  };
}

/** A member of the run; one that the configuration does not name is remembered from here on. */
export function memberOf(memory: Memory, id: NodeId): Remembered {
  const known = memory.members.get(id);
  if (known) return known;
  const member = newMember(id, memory.config);
  memory.members.set(id, member);
  return member;
}

/** Members that lead and run, as the metrics of a run count them. */
export function countLiveLeaders(memory: Memory): number {
  let count = 0;
  for (const { status, role } of memory.members.values()) {
    if (status === 'up' && role === 'leader') count += 1;
  }
  return count;
}

const MOST_TERMS = 1_000;

export function recordVote(
  memory: Memory,
  { voter, candidate, term }: { voter: NodeId; candidate: NodeId; term: number },
): void {
  const ofTerm = memory.votes.get(term) ?? new Map<NodeId, Set<NodeId>>();
  memory.votes.set(term, ofTerm);
  forgetOldest(memory.votes, MOST_TERMS);
  ofTerm.set(candidate, (ofTerm.get(candidate) ?? new Set()).add(voter));
}
