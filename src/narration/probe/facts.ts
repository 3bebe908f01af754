/**
 * What happened, before it is put into words: one kind of fact for each kind of sentence, with the
 * names and numbers that the sentence says. No language has numbers of its own.
 */
import type { ProbeEvent } from '../../models/probe/events.ts';
import type { Exit, Outcome, ProbeMessage, ProbeName } from '../../models/probe/messages.ts';
import type { TargetStateName } from '../../models/probe/target.ts';
import type { Micros } from '../../sim/time.ts';
import type { DropReason, SimEvent, Timed } from '../../sim/trace.ts';
import type { NodeId } from '../../sim/world.ts';
import type { ProbeCommandName } from '../probe-names.ts';

/** An event of a trace of probes. */
export type ProbeTraceEvent = Timed<SimEvent<ProbeMessage> | ProbeEvent>;

/** What a narrator must be told of a run of probes. */
export interface ProbeNarrationConfig {
  /** By prober's node; those that the run has. */
  readonly probes: Readonly<Record<NodeId, ProbeSetting>>;
  readonly isKubelet: boolean;
  /** How long an answer usually takes. */
  readonly response: { readonly minUs: Micros; readonly maxUs: Micros };
  readonly terminationGracePeriodUs: Micros;
}

export interface ProbeSetting {
  readonly probe: ProbeName;
  readonly periodUs: Micros;
  readonly timeoutUs: Micros;
  /** What it holds a target to be that it has not looked at; `undefined`: nothing yet. */
  readonly initial: 'healthy' | 'unhealthy' | undefined;
}

/** What came of checks: the probe, the reason of the last, and how many in a row there were and are needed. */
export interface Checks {
  readonly node: NodeId;
  readonly probe: ProbeName;
  readonly reason: Outcome;
  readonly timeoutUs: Micros;
  readonly count: number;
  readonly of: number;
  /** The target serves in truth, whatever its prober thinks. */
  readonly isServing: boolean;
}

/** What truly happened to the target before its prober noticed, and how long before. */
export interface Since {
  readonly what: 'crash' | 'hang' | 'fail' | 'slow';
  readonly us: Micros;
}

export type ProbeFact =
  | {
      readonly kind: 'command';
      readonly command: ProbeCommandName | undefined;
      /** As written, if it is not known. */
      readonly text: string;
      readonly isKubelet: boolean;
      readonly times: number;
      readonly everyUs: Micros | undefined;
      /** How long an answer takes from now on. */
      readonly response: { readonly minUs: Micros; readonly maxUs: Micros };
    }
  | { readonly kind: 'noEffect' }
  | { readonly kind: 'note'; readonly note: string; readonly node: NodeId | undefined }
  | {
      readonly kind: 'sent';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: ProbeMessage;
    }
  | { readonly kind: 'delivered'; readonly id: number }
  | { readonly kind: 'dropped'; readonly id: number; readonly reason: DropReason }
  | { readonly kind: 'timer'; readonly node: NodeId; readonly timer: string }
  | {
      readonly kind: 'process';
      readonly node: NodeId;
      readonly what: 'crash' | 'restart' | 'pause' | 'resume';
    }
  | { readonly kind: 'violated'; readonly property: string; readonly nodes: readonly NodeId[] }
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly isMet: boolean;
    }
  /** The first check of all, and it was answered well. */
  | ({ readonly kind: 'firstCheck'; readonly periodUs: Micros } & Checks)
  /** A good check of a healthy target. */
  | ({ readonly kind: 'passes' } & Checks)
  /** Bad checks of a target that is not unhealthy, fewer than it takes. */
  | ({
      readonly kind: 'fails';
      /** A good one has followed. */
      readonly isOver: boolean;
      /** How many such rows there were, and the longest of them. */
      readonly times: number;
      readonly most: number;
    } & Checks)
  /** Good checks of an unhealthy target, fewer than it takes. */
  | ({ readonly kind: 'rises' } & Checks)
  /** A bad check of a target that is unhealthy already, or one that a verdict tells. */
  | ({ readonly kind: 'checked' } & Checks)
  | ({
      readonly kind: 'unhealthy';
      readonly since: Since | undefined;
      readonly isFirst: boolean;
    } & Checks)
  | ({ readonly kind: 'healthy'; readonly backUs: Micros | undefined } & Checks)
  | {
      readonly kind: 'turned';
      readonly from: TargetStateName;
      readonly to: TargetStateName;
      /** Since it began to start. */
      readonly startUs: Micros | undefined;
    }
  | { readonly kind: 'containerStarted'; readonly restarts: number; readonly isAtOnce: boolean }
  | { readonly kind: 'started'; readonly by: Checks | undefined; readonly afterUs: Micros }
  | {
      readonly kind: 'ready';
      readonly by: Checks | undefined;
      readonly afterUs: Micros;
      /** Since the target was well again, if it was not only just started. */
      readonly backUs: Micros | undefined;
      /** Of the first container. */
      readonly isFirst: boolean;
    }
  /** Without a probe's verdict: the container has ended. */
  | {
      readonly kind: 'notReady';
      readonly by: Checks | undefined;
      readonly since: Since | undefined;
    }
  | {
      readonly kind: 'terminate';
      readonly by: Checks | undefined;
      readonly since: Since | undefined;
      /** What it truly is. */
      readonly truth: TargetStateName;
      /** Since the container's start. */
      readonly afterUs: Micros;
    }
  | { readonly kind: 'kill'; readonly afterUs: Micros }
  | { readonly kind: 'containerExited'; readonly exit: Exit; readonly isToldAlready: boolean }
  | { readonly kind: 'backOff'; readonly forUs: Micros };

export type ProbeFactOf<Kind extends ProbeFact['kind']> = Extract<
  ProbeFact,
  { readonly kind: Kind }
>;

/** One sentence for each kind of fact: a language with one missing does not compile. */
export type ProbePhrases = {
  readonly [Kind in ProbeFact['kind']]: (fact: ProbeFactOf<Kind>) => string;
};
