/**
 * What happened, before it is put into words: one kind of fact for each kind of sentence, with the
 * names and numbers that the sentence says. No language has numbers of its own.
 *
 * Whom a Lease names is said by the node's name as long as that process runs, and by its identity
 * (`c1#1`) once another start of the node has taken its place.
 */
import type {
  AcquiredBecause,
  LeaseEvent,
  LeaseMessage,
  LeaseRole,
  OutcomeCode,
  Verb,
} from '../../models/lease/messages.ts';
import type { DropReason, SimEvent, Timed } from '../../sim/trace.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { LeaseCommand } from './command.ts';

/** An event of a lease run's trace. */
export type LeaseTraceEvent = Timed<SimEvent<LeaseMessage> | LeaseEvent>;

type Names = readonly NodeId[];
export type Purpose = Extract<LeaseEvent, { type: 'request' }>['purpose'];

/** A time in which several processes believed that they lead, as it ends. */
export interface Overlap {
  readonly nodes: Names;
  readonly us: Micros;
}

/** What a process was when something happened to it. */
export interface Post {
  readonly node: NodeId;
  readonly role: LeaseRole;
  readonly isHanging: boolean;
  /** Of a leader: how long ago it last wrote the Lease, and whether it took the lease by that. */
  readonly wrote: { readonly usAgo: Micros; readonly isFirst: boolean } | undefined;
  readonly overlap: Overlap | undefined;
}

/** A length or an instant by a process's own clock, and in reality. They differ if its clock is fast or slow. */
export interface Clocked {
  readonly ownUs: Micros;
  readonly realUs: Micros;
}

/** How long a candidate had seen the Lease unchanged when its attempt began. */
export interface Unchanged extends Clocked {
  /** So long the Lease says that it lasts. */
  readonly limitUs: Micros;
}

/** A leader of before that has not noticed. */
export interface Unaware {
  readonly node: NodeId;
  readonly isPaused: boolean;
}

/** How a process starts again after it has exited by itself. */
export interface NextStart {
  readonly afterUs: Micros;
  readonly identity: string;
}

export type LeaseFact =
  /** `waiting`: paused processes, which take a signal only when they go on. */
  | { readonly kind: 'command'; readonly command: LeaseCommand; readonly waiting: Names }
  | {
      readonly kind: 'noEffect';
      readonly command: LeaseCommand | undefined;
      readonly nodes: Names;
    }
  | { readonly kind: 'note'; readonly note: string; readonly node: NodeId | undefined }
  | {
      readonly kind: 'sent';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: LeaseMessage;
    }
  | {
      readonly kind: 'delivered';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: LeaseMessage;
      readonly tookUs: Micros;
      readonly isCopy: boolean;
    }
  /** A message whose sending is not part of the trace. */
  | { readonly kind: 'unknownMessage'; readonly id: number; readonly isDelivered: boolean }
  | {
      readonly kind: 'dropped';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: LeaseMessage;
      readonly reason: DropReason;
    }
  | { readonly kind: 'timer'; readonly node: NodeId; readonly timer: string }
  | ({ readonly kind: 'crashed'; readonly nodes: Names } & Post)
  | ({ readonly kind: 'paused' } & Post)
  | {
      readonly kind: 'resumed';
      readonly node: NodeId;
      readonly afterUs: Micros | undefined;
      readonly isLeading: boolean;
      /** Who holds the lease by now, if another, and for how long. */
      readonly held: { readonly holder: string; readonly forUs: Micros } | undefined;
    }
  | {
      readonly kind: 'restarted';
      readonly nodes: Names;
      /** Of each, in order. */
      readonly identities: readonly string[];
      /** It was started before. */
      readonly isAgain: boolean;
    }
  | { readonly kind: 'violated'; readonly property: string; readonly nodes: Names }
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly isMet: boolean;
    }
  | {
      readonly kind: 'changesRole';
      readonly node: NodeId;
      readonly from: LeaseRole;
      readonly to: LeaseRole;
    }
  /** Told to stop, a leader ends its work before it gives the lease back. */
  | { readonly kind: 'stopsWork'; readonly node: NodeId; readonly overlap: Overlap | undefined }
  | {
      readonly kind: 'asks';
      readonly node: NodeId;
      readonly verb: Verb;
      readonly purpose: Purpose;
    }
  | {
      readonly kind: 'answered';
      readonly node: NodeId;
      readonly verb: Verb;
      readonly code: OutcomeCode;
      readonly tookUs: Micros | undefined;
    }
  /** A leader's first write fails: it reads before it writes again. */
  | {
      readonly kind: 'fallsBack';
      readonly node: NodeId;
      readonly code: OutcomeCode;
      readonly tookUs: Micros | undefined;
    }
  /** Another candidate wrote first. */
  | {
      readonly kind: 'tooLate';
      readonly nodes: Names;
      readonly verb: Verb;
      readonly winner: string | undefined;
    }
  /** Candidates get no answer, or none that helps. */
  | {
      readonly kind: 'attemptFails';
      readonly nodes: Names;
      readonly verb: Verb;
      readonly code: OutcomeCode;
      readonly timeoutUs: Micros;
      /** Sent before the API server or the network became another one. */
      readonly isLeftOver: boolean;
    }
  | {
      readonly kind: 'observes';
      readonly nodes: Names;
      /** Whom the Lease names; empty: nobody. */
      readonly holder: string;
      readonly news: News;
      readonly durationUs: Micros;
      readonly pollUs: { readonly minUs: Micros; readonly maxUs: Micros };
      /** Of each, in order: how long ago the holder fell silent. */
      readonly silentUs: readonly Micros[];
      /** An earlier process of the node has read the Lease before. */
      readonly isAgain: boolean;
    }
  | {
      readonly kind: 'leads';
      readonly node: NodeId;
      readonly because: AcquiredBecause;
      /** Whose lease it was; empty when nobody's. */
      readonly before: string;
      readonly transitions: number;
      readonly unchanged: Unchanged | undefined;
      /** Who emptied the holder, and how long ago. */
      readonly released: { readonly by: string; readonly usAgo: Micros } | undefined;
      /** How long nobody had believed that it leads. */
      readonly gapUs: Micros | undefined;
      readonly stillLead: readonly Unaware[];
    }
  | {
      readonly kind: 'renews';
      readonly node: NodeId;
      readonly times: number;
      readonly first: Clocked;
      readonly last: Clocked;
      /** The loop begins with an attempt, right after the lease was taken. */
      readonly isAtOnce: boolean;
      /** Since its last write to the Lease, when that is longer than usual. */
      readonly afterUs: Micros | undefined;
      /** It was no longer its own: whose it was, if anybody's, and what the transitions count now. */
      readonly retaken: { readonly from: string; readonly transitions: number } | undefined;
      readonly retryPeriodUs: Micros;
    }
  | {
      readonly kind: 'renewFails';
      readonly node: NodeId;
      readonly reason: OutcomeCode | 'held';
      readonly holder: string;
      readonly times: number;
      /** Since the first of these attempts began. */
      readonly forUs: Micros;
      readonly deadlineUs: Micros;
      readonly retryPeriodUs: Micros;
    }
  | {
      readonly kind: 'lost';
      readonly node: NodeId;
      readonly reason: 'renewDeadline' | 'watchdog';
      /** How long it has tried in vain. */
      readonly tried: Clocked | undefined;
      /** The request that has had no answer when the time was up. */
      readonly pending: { readonly verb: Verb; readonly forUs: Micros } | undefined;
      /** Who holds the lease, as it has known for so long. */
      readonly known: { readonly holder: string; readonly forUs: Micros } | undefined;
      readonly deadlineUs: Micros;
      /** Since its last write to the Lease. */
      readonly wroteUsAgo: Micros | undefined;
      /** Its work goes on until it has tried to give the lease back. */
      readonly willRelease: boolean;
      readonly next: NextStart | undefined;
      readonly overlap: Overlap | undefined;
    }
  | {
      readonly kind: 'releases';
      readonly node: NodeId;
      /** Whose lease it wiped, if it was no longer its own. */
      readonly wiped: string | undefined;
      readonly isOver: boolean;
      readonly next: NextStart | undefined;
      readonly overlap: Overlap | undefined;
    }
  | {
      readonly kind: 'exits';
      readonly node: NodeId;
      readonly reason: 'lost' | 'watchdog' | 'cancelled';
      /** What it was before it ended. */
      readonly was: LeaseRole;
      /** How long it has tried in vain to give a lost lease back. */
      readonly triedUs: Micros | undefined;
      /** The Lease names it still, and it was not allowed to, or could not, give it back. */
      readonly leaves: 'lease' | 'leaseUnreleased' | undefined;
      readonly durationUs: Micros;
      readonly next: NextStart | undefined;
      readonly overlap: Overlap | undefined;
    }
  /** The work of the one whom the Lease names. */
  | { readonly kind: 'works'; readonly node: NodeId; readonly isAccepted: boolean }
  /** The work of one whom the Lease does not name. */
  | {
      readonly kind: 'staleWork';
      readonly node: NodeId;
      readonly holder: string;
      readonly heldUs: Micros | undefined;
      readonly isAccepted: boolean;
      readonly times: number;
      /** The numbers that fencing compares. */
      readonly tokens: { readonly own: number; readonly needed: number } | undefined;
    };

/** What a reading of the Lease tells a candidate. */
export type News =
  /** The first one, and its holder lives. */
  | 'standsBy'
  /** The first one, of a holder that may be gone: the whole duration has to pass. */
  | 'waits'
  /** Another holder than before. */
  | 'newHolder'
  /** The last renewal of a holder that has fallen silent since. */
  | 'late'
  /** One renewal of many. */
  | 'renewal'
  | 'nobody'
  | 'itself';

export type LeaseFactOf<Kind extends LeaseFact['kind']> = Extract<
  LeaseFact,
  { readonly kind: Kind }
>;

/** One sentence for each kind of fact: a language with one missing does not compile. */
export type LeasePhrases = {
  readonly [Kind in LeaseFact['kind']]: (fact: LeaseFactOf<Kind>) => string;
};
