/**
 * What a line of a balancer's story tells, before it is put into words: one kind of fact for each kind of
 * sentence, with the names and numbers that the sentence says. No language has numbers of its own.
 *
 * A run may have a million requests, so a fact is no single event: it counts what is alike, and the line
 * that tells it grows with it.
 */
import type { CloseReason, FailReason } from '../../models/balancer/events.ts';
import type { BalancerEvent, BalancerMessage } from '../../models/balancer/process.ts';
import type { StrategyName } from '../../models/balancer/strategy.ts';
import type { Failure } from '../../models/probe/messages.ts';
import type { SimEvent, Timed } from '../../sim/trace.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { BalancerCommand } from './command.ts';

/** An event of a balancer run's trace. */
export type BalancerTraceEvent = Timed<SimEvent<BalancerMessage> | BalancerEvent>;
/** An event of one type, also where several types are written as one. */
export type EventOf<Type extends BalancerTraceEvent['type']> = Single<BalancerTraceEvent, Type>;
type Single<Event extends BalancerTraceEvent, Type> = Event extends unknown
  ? Type extends Event['type']
    ? Event & { readonly type: Type }
    : never
  : never;

type Names = readonly NodeId[];

/** How many at each backend, in an order that stays. */
export type Counts = ReadonlyMap<NodeId, number>;

/** How a server comes to be no use. */
export type Trouble = 'crash' | 'stop' | 'restart' | 'hang' | 'unready';

/** A server's turn in a rolling restart. */
export interface Turn {
  readonly index: number;
  readonly of: number;
}

/** What becomes of clients whose connections end all at once. */
export interface Cut {
  readonly clients: number;
  /** Where they connect at once. */
  readonly to: Counts;
  /** Those who find nobody, and come back later. */
  readonly left: number;
  /** They are sent where nobody listens, because few connections are there. */
  readonly isDrawn: boolean;
  /** The first pause before they try again. */
  readonly pauseUs: Span;
}

export interface Span {
  readonly minUs: Micros;
  readonly maxUs: Micros;
}

/** Why failures go on. */
export type Because =
  /** The checks hold the server healthy. */
  | 'unnoticed'
  /** There are no checks, and nobody learns from failures. */
  | 'unwatched'
  /** One request is let through to try a server that is left out. */
  | 'trial'
  /** Of those without a backend. */
  | 'noneHealthy'
  | 'noneInUse'
  | 'allFull'
  | 'allTried';

export type BalancerFact =
  /** The first choices, in order. */
  | {
      readonly kind: 'picks';
      readonly order: Names;
      readonly strategy: StrategyName;
      /** The rules became others before them. */
      readonly isAgain: boolean;
    }
  /** A stretch of time in which nothing was changed. */
  | {
      readonly kind: 'served';
      readonly answered: number;
      readonly by: Counts;
      readonly forUs: Micros;
      /** From arrival to answer. */
      readonly meanUs: Micros;
    }
  | {
      readonly kind: 'failures';
      /** The servers at fault; none: nobody had the requests. */
      readonly by: Counts;
      readonly reason: FailReason;
      /** Their clients see an error. */
      readonly failed: number;
      /** Given to another server instead. */
      readonly retried: number;
      /** All requests since the first of these, where failing takes no time. */
      readonly of: number | undefined;
      readonly forUs: Micros;
      readonly because: Because | undefined;
      readonly isServing: boolean;
      /** What fails there is the sooner free for more. */
      readonly isDrawn: boolean;
      readonly limits: Limits;
    }
  /** Checks that speak against a server that is no use. */
  | ({ readonly kind: 'checkFails'; readonly lastUs: Micros } & Checks)
  /** Checks that fail though the servers do their work; most: in a row. */
  | ({
      readonly kind: 'strayChecks';
      readonly by: Counts;
      readonly times: number;
      readonly most: number;
    } & Omit<Checks, 'target' | 'inRow'>)
  | {
      readonly kind: 'markedDown';
      readonly targets: Names;
      readonly reason: Failure;
      readonly inRow: number;
      readonly timeoutUs: Micros;
      /** What is the matter; absent: nothing, a false alarm. */
      readonly trouble: Trouble | undefined;
      /** How many servers it befell. */
      readonly of: number;
      readonly afterUs: Span;
      /** Since then, anywhere. */
      readonly failed: number;
      readonly retried: number;
      /** Requests at servers that hang. */
      readonly waiting: number;
      readonly cut: Cut;
      /** Servers that may still be chosen. */
      readonly usable: number;
    }
  | {
      readonly kind: 'markedUp';
      readonly targets: Names;
      readonly inRow: number;
      /** Since the server is of use again; absent: it always was. */
      readonly afterUs: Span | undefined;
      /** How long it was held unhealthy. */
      readonly outUs: Span;
      readonly slowStartUs: Micros;
      /** Long-lived connections. */
      readonly now: Counts | undefined;
    }
  /** Further false alarms, as long as nothing is changed. */
  | {
      readonly kind: 'falseAlarms';
      readonly by: Counts;
      readonly times: number;
      /** Of those that are over. */
      readonly outUs: Micros;
    }
  /** Passive health. */
  | {
      readonly kind: 'leftOut';
      /** How often each was. */
      readonly by: Counts;
      readonly fails: number;
      readonly forUs: Micros;
      readonly times: number;
      readonly isServing: boolean;
    }
  | { readonly kind: 'trusted'; readonly targets: Names; readonly afterUs: Span }
  | {
      readonly kind: 'ended';
      readonly nodes: Names;
      readonly how: 'crash' | 'stop' | 'restart';
      readonly turn: Turn | undefined;
      /** Requests that the servers had. */
      readonly lost: number;
      readonly retried: number;
      readonly cut: Cut;
    }
  | {
      readonly kind: 'hung';
      readonly nodes: Names;
      /** Requests that they have. */
      readonly waiting: number;
      readonly clients: number;
      readonly pingTimeoutUs: Micros;
    }
  | {
      readonly kind: 'unready';
      readonly nodes: Names;
      readonly turn: Turn | undefined;
      /** So long before it ends. */
      readonly delayUs: Micros | undefined;
    }
  | {
      readonly kind: 'recovered';
      readonly nodes: Names;
      readonly from: 'hang' | 'unready';
      readonly afterUs: Micros;
      /** Requests that have waited for them. */
      readonly waiting: number;
    }
  | {
      readonly kind: 'started';
      readonly nodes: Names;
      readonly turn: Turn | undefined;
      /** Since it ended. */
      readonly afterUs: Span;
      readonly next: 'checks' | 'unnoticed' | undefined;
      readonly now: Counts | undefined;
    }
  /** A turn of a rolling restart finds nothing to do. */
  | { readonly kind: 'idleTurn'; readonly node: NodeId; readonly turn: Turn }
  | { readonly kind: 'connected'; readonly clients: number; readonly to: Counts }
  | {
      readonly kind: 'moved';
      readonly reason: Extract<CloseReason, 'goaway' | 'lifetime' | 'requests'>;
      readonly times: number;
      readonly lastUs: Micros;
      readonly perConnection: number | undefined;
      readonly now: Counts;
    }
  | {
      readonly kind: 'pinged';
      readonly node: NodeId;
      readonly afterUs: Micros;
      readonly cut: Cut;
    }
  /** Clients without a connection try again. */
  | {
      readonly kind: 'comingBack';
      readonly attempts: number;
      readonly clients: number;
      readonly to: Counts;
      readonly waiting: number;
      readonly lastUs: Micros;
    }
  /** A rolling restart is over, and every client has a connection. */
  | {
      readonly kind: 'settled';
      readonly last: NodeId;
      readonly now: Counts | undefined;
      /** What moves connections later on. */
      readonly mover: 'goaway' | 'lifetime' | 'requests' | undefined;
      readonly failed: number;
      readonly retried: number;
    }
  /** A server that is drained or taken away has nothing to do any more. */
  | { readonly kind: 'emptied'; readonly node: NodeId; readonly afterUs: Micros }
  | {
      readonly kind: 'command';
      readonly command: BalancerCommand;
      /** Requests or connections at the servers that it is about. */
      readonly has: number;
      readonly isLongLived: boolean;
      readonly before: Before;
    }
  | {
      readonly kind: 'noEffect';
      readonly command: BalancerCommand | undefined;
      readonly nodes: Names;
    }
  | { readonly kind: 'note'; readonly note: string; readonly node: NodeId | undefined }
  | { readonly kind: 'violated'; readonly property: string; readonly nodes: Names }
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly isMet: boolean;
    };

export interface Checks {
  readonly target: NodeId;
  readonly reason: Failure;
  readonly inRow: number;
  /** So many in a row change the verdict. */
  readonly of: number;
  readonly timeoutUs: Micros;
}

/** Settings that failures are explained with. */
export interface Limits {
  readonly requestTimeoutUs: Micros | undefined;
  readonly capacity: number | undefined;
  readonly queue: number;
  readonly failTimeoutUs: Micros | undefined;
}

/** What a command changes, as it was until then. */
export interface Before {
  readonly strategy: StrategyName;
  readonly weights: Counts;
}

export type BalancerFactOf<Kind extends BalancerFact['kind']> = Extract<
  BalancerFact,
  { readonly kind: Kind }
>;

/** A fact while it is counted. */
export type Growing<T> = { -readonly [Key in keyof T]: Grown<T[Key]> };
type Grown<T> =
  T extends ReadonlyMap<infer K, infer V>
    ? Map<K, V>
    : T extends readonly (infer V)[]
      ? V[]
      : T extends Cut
        ? Growing<Cut>
        : T;

/** One sentence for each kind of fact: a language with one missing does not compile. */
export type BalancerPhrases = {
  readonly [Kind in BalancerFact['kind']]: (fact: BalancerFactOf<Kind>) => string;
};
