/**
 * What happened, before it is put into words: one kind of fact for each kind of sentence, with the
 * names and numbers that the sentence says. No language has numbers of its own.
 */
import type { RaftEvent, RaftMessage, Role } from '../../models/raft/messages.ts';
import type { DropReason, SimEvent, Timed } from '../../sim/trace.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { NarratedCommand } from './command.ts';

/** An event of a Raft run's trace. */
export type NarratedEvent = Timed<SimEvent<RaftMessage> | RaftEvent>;

type Names = readonly NodeId[];

/** What a member has waited for, and since when, as its election timeout ends. */
export type Waited = { readonly forUs: Micros } & (
  | { readonly since: 'start' | 'restart' | 'heard' | 'steppedDown' }
  | { readonly since: 'voted'; readonly candidate: NodeId }
  | { readonly since: 'newTerm'; readonly term: number }
  /** It asked for pre-votes, or stood, and `votes` members (itself included) said yes. */
  | { readonly since: 'asked'; readonly votes: number }
  | {
      readonly since: 'stood';
      readonly term: number;
      readonly votes: number;
      readonly split: readonly Share[];
    }
  /** A command ended its timeout. */
  | { readonly since: 'told' }
);

/** Votes that a candidate was given in a term with several candidates. */
export interface Share {
  readonly candidate: NodeId;
  readonly votes: number;
}

/** Why a request was refused, with what the voter knows. */
export type Refusal =
  | { readonly reason: 'staleTerm'; readonly ownTerm: number }
  | { readonly reason: 'alreadyVoted'; readonly votedFor: NodeId | undefined }
  | { readonly reason: 'leaderKnown'; readonly leader: NodeId | undefined }
  | {
      readonly reason: 'logBehind';
      readonly own: LogEnd | undefined;
      readonly asked: LogEnd | undefined;
    }
  /** `heardUsAgo` of each voter, in order. Absent: the voter itself leads. */
  | {
      readonly reason: 'leaseHeld';
      readonly leader: NodeId | undefined;
      readonly heardUsAgo: readonly Micros[];
      readonly electionTimeoutUs: Micros;
    };

/** The last entry of a log. */
export interface LogEnd {
  readonly index: number;
  readonly term: number;
}

/** What a member was when something happened to its process. */
export interface Post {
  readonly node: NodeId;
  readonly role: Role;
  readonly term: number;
  readonly leader: NodeId | undefined;
}

/** What a stepping down is due to. */
export type StepDown =
  | { readonly reason: 'refused'; readonly refusedBy: Names }
  | { readonly reason: 'leaderHeard'; readonly leader: NodeId }
  | {
      readonly reason: 'higherTerm';
      readonly cause: NodeId;
      readonly message: RaftMessage['type'] | undefined;
    }
  | { readonly reason: 'quorumLost'; readonly heard: Names; readonly electionTimeoutUs: Micros };

export type RaftFact =
  | { readonly kind: 'command'; readonly command: NarratedCommand }
  | {
      readonly kind: 'noEffect';
      readonly command: NarratedCommand | undefined;
      readonly nodes: Names;
    }
  | { readonly kind: 'note'; readonly note: string; readonly node: NodeId | undefined }
  | {
      readonly kind: 'sent';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: RaftMessage;
      /** The term of the message that this one answers. */
      readonly askedTerm: number | undefined;
    }
  | {
      readonly kind: 'delivered';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: RaftMessage;
      readonly tookUs: Micros;
      readonly isCopy: boolean;
    }
  /** A message whose sending is not part of the trace. */
  | { readonly kind: 'unknownMessage'; readonly id: number; readonly isDelivered: boolean }
  | {
      readonly kind: 'dropped';
      readonly from: Names;
      readonly to: Names;
      readonly message: RaftMessage['type'];
      readonly reason: DropReason;
    }
  /** The first message lost because a member is down; the rest goes without saying. */
  | { readonly kind: 'unreachable'; readonly nodes: Names }
  | {
      readonly kind: 'timer';
      readonly node: NodeId;
      readonly timer: string;
      readonly afterUs: Micros | undefined;
    }
  | {
      readonly kind: 'quorumCounted';
      readonly node: NodeId;
      readonly heard: Names;
      readonly electionTimeoutUs: Micros;
    }
  | ({ readonly kind: 'crashed' } & Post)
  | ({ readonly kind: 'paused' } & Post)
  | { readonly kind: 'resumed'; readonly node: NodeId; readonly afterUs: Micros | undefined }
  | {
      readonly kind: 'restarted';
      readonly node: NodeId;
      /** What its disk held, if the trace tells. */
      readonly disk: { readonly term: number; readonly votedFor: NodeId | undefined } | undefined;
      /** The vote that was lost because the rule that keeps it is off. */
      readonly forgotten: NodeId | undefined;
    }
  /** Votes of one term for two candidates. `first` is absent: each voted for itself first. */
  | {
      readonly kind: 'votedTwice';
      readonly voters: Names;
      readonly first: NodeId | undefined;
      readonly second: NodeId;
      readonly term: number;
    }
  | {
      readonly kind: 'violated';
      readonly property: string;
      readonly nodes: Names;
      readonly term: number;
    }
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly isMet: boolean;
    }
  /** A pre-vote begins. `yes` grows as members answer. */
  | {
      readonly kind: 'asks';
      readonly node: NodeId;
      readonly term: number;
      readonly waited: Waited;
      readonly yes: Names;
    }
  /** It has asked more than twice without a majority. */
  | {
      readonly kind: 'keepsAsking';
      readonly node: NodeId;
      readonly term: number;
      readonly times: number;
      readonly forUs: Micros;
      readonly yes: Names;
    }
  /** `nodes`: several when they stand at one instant. */
  | {
      readonly kind: 'stands';
      readonly nodes: Names;
      readonly term: number;
      /** Whose pre-votes let it stand, or what it waited for. */
      readonly after: { readonly preVotes: Names } | Waited;
      readonly members: number;
    }
  /** They have stood more than twice, each with no vote but its own. */
  | {
      readonly kind: 'keepsStanding';
      readonly nodes: Names;
      readonly term: number;
      readonly times: number;
      readonly forUs: Micros;
      /** How long the last round took. */
      readonly roundUs: Micros;
    }
  /** A disk took its time: what waits for it leaves only then. `isSlow`: long enough to matter. */
  | {
      readonly kind: 'requestsStored';
      readonly node: NodeId;
      readonly term: number;
      readonly tookUs: Micros;
      readonly isSlow: boolean;
    }
  | {
      readonly kind: 'votesStored';
      readonly voters: Names;
      readonly candidate: NodeId;
      readonly term: number;
      /** Of each voter, in order. */
      readonly tookUs: readonly Micros[];
      readonly isSlow: boolean;
    }
  | {
      readonly kind: 'leads';
      readonly node: NodeId;
      readonly term: number;
      readonly votes: Names;
      readonly members: number;
      /** How long no member that runs had led. */
      readonly gapUs: Micros | undefined;
      /** Members of earlier terms that have not heard of it. */
      readonly stillLead: readonly { readonly node: NodeId; readonly term: number }[];
    }
  | {
      readonly kind: 'stepsDown';
      readonly nodes: Names;
      readonly from: Exclude<Role, 'follower'>;
      readonly oldTerm: number;
      readonly term: number;
      readonly members: number;
      readonly why: StepDown;
    }
  | {
      readonly kind: 'adopts';
      readonly node: NodeId;
      readonly term: number;
      readonly cause: NodeId | undefined;
      readonly message: RaftMessage['type'] | undefined;
    }
  | {
      readonly kind: 'follows';
      readonly followers: Names;
      readonly leader: NodeId;
      readonly term: number;
    }
  | {
      readonly kind: 'saysYes';
      readonly voters: Names;
      readonly candidate: NodeId;
      readonly term: number;
    }
  | {
      readonly kind: 'votes';
      readonly voters: Names;
      readonly candidate: NodeId;
      readonly term: number;
      /** The rule of one vote per term is off, and this member voted already. */
      readonly before: NodeId | undefined;
      /** It gave this vote before, and was asked again. */
      readonly isRepeated: boolean;
      /** The candidate has won already. */
      readonly isLate: boolean;
    }
  | {
      readonly kind: 'refuses';
      readonly voters: Names;
      readonly candidate: NodeId;
      readonly term: number;
      readonly isPre: boolean;
      /** The request is dropped without an answer. */
      readonly isSilent: boolean;
      readonly why: Refusal;
    }
  /** Candidates that refuse one another, through one term or several. */
  | {
      readonly kind: 'rivals';
      readonly voters: Names;
      readonly fromTerm: number;
      readonly toTerm: number;
    };

export type FactOf<Kind extends RaftFact['kind']> = Extract<RaftFact, { readonly kind: Kind }>;

/** One sentence for each kind of fact: a language with one missing does not compile. */
export type RaftPhrases = {
  readonly [Kind in RaftFact['kind']]: (fact: FactOf<Kind>) => string;
};
