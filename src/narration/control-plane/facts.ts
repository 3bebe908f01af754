/**
 * What a line of a control plane's story tells, before it is put into words: one kind of fact for each kind of
 * sentence, with the names and numbers that the sentence says. A fact takes in what belongs to it, and its
 * line grows.
 */
import type { Service } from '../../models/control-plane/events.ts';
import type { ControlPlaneMessage } from '../../models/control-plane/messages.ts';
import type { Elected, HostId } from '../../models/control-plane/names.ts';
import type { ControlPlaneEvent } from '../../models/control-plane/process.ts';
import type { AcquiredBecause } from '../../models/lease/messages.ts';
import type { Outcome } from '../../models/probe/messages.ts';
import type { Micros } from '../../sim/time.ts';
import type { SimEvent, Timed } from '../../sim/trace.ts';
import type { ControlPlaneCommand } from './command.ts';
import type { ControlPlaneNarrationConfig } from './config.ts';

/** An event of a control plane's trace. */
export type ControlPlaneTraceEvent = Timed<SimEvent<ControlPlaneMessage> | ControlPlaneEvent>;
export type EventOf<Type extends ControlPlaneTraceEvent['type']> = Single<
  ControlPlaneTraceEvent,
  Type
>;
type Single<Event extends ControlPlaneTraceEvent, Type> = Event extends unknown
  ? Type extends Event['type']
    ? Event & { readonly type: Type }
    : never
  : never;

type Config = ControlPlaneNarrationConfig;

/** What a host does that only one does. */
export type Duty = 'etcd' | Elected | 'virtualIp';

/** How a component's way to etcd was lost. */
export type EtcdLossReason =
  /** Nobody reaches a majority. */
  | 'noLeader'
  /** The member beside it is down. */
  | 'member'
  /** The leader waits for its disk, or the member beside it does. */
  | 'leaderDisk'
  | 'memberDisk'
  | 'cutOff';

/** How much of a service there is from now on. */
export interface Level {
  readonly service: Service;
  readonly share: number;
}

export type ControlPlaneFact =
  | { readonly kind: 'start'; readonly config: Config }
  | {
      readonly kind: 'command';
      readonly command: ControlPlaneCommand;
      /** What those whom it hits did until then. */
      readonly duties: ReadonlyMap<HostId, readonly Duty[]>;
    }
  | {
      readonly kind: 'etcdLost';
      readonly hosts: readonly HostId[];
      readonly why: EtcdLossReason;
    }
  | { readonly kind: 'etcdBack'; readonly hosts: readonly HostId[]; readonly afterUs: Micros }
  | {
      readonly kind: 'etcdElects';
      readonly host: HostId;
      readonly term: number;
      readonly voters: readonly HostId[];
      /** Who was the first to wait out its election timeout. */
      readonly first: HostId | undefined;
      /** How long there was no leader that reaches a majority. */
      readonly afterUs: Micros | undefined;
    }
  | { readonly kind: 'etcdStepsDown'; readonly host: HostId; readonly timeoutUs: Micros }
  | { readonly kind: 'etcdInVain'; readonly hosts: readonly HostId[]; readonly times: number }
  | {
      readonly kind: 'etcdFollows';
      readonly host: HostId;
      readonly leader: HostId | undefined;
      readonly term: number;
    }
  | {
      /** A member waits for its disk, again and again. */
      readonly kind: 'diskWaits';
      readonly host: HostId;
      readonly isLeader: boolean;
      readonly times: number;
      /** It led on when it had written: its heartbeats were late. */
      readonly isLate: boolean;
    }
  | {
      /** The last write before somebody changed the disk has ended. */
      readonly kind: 'diskFree';
      readonly host: HostId;
      readonly afterUs: Micros;
      /** Who leads etcd, if the member did when it began to wait, and no longer does. */
      readonly leader: HostId | undefined;
    }
  | { readonly kind: 'apiFails'; readonly hosts: readonly HostId[]; readonly timeoutUs: Micros }
  | {
      readonly kind: 'apiRestarts';
      readonly host: HostId;
      /** A probe of its kubelet; absent: it had ended by itself, or its host starts. */
      readonly because: ProbeVerdict | undefined;
      readonly periodUs: Micros;
      readonly afterUs: Micros | undefined;
      readonly isKilled: boolean;
      /** When it answers again, since the line began. */
      readonly servesUs: Micros | undefined;
    }
  | { readonly kind: 'backOff'; readonly host: HostId; readonly forUs: Micros }
  | {
      readonly kind: 'balancerOut' | 'balancerIn';
      readonly host: HostId;
      readonly reason: Outcome;
      readonly count: number;
      readonly afterUs: Micros | undefined;
      readonly check: Config['check'];
    }
  | {
      readonly kind: 'takesOver';
      readonly component: Elected;
      readonly host: HostId;
      readonly because: AcquiredBecause;
      readonly before: HostId | undefined;
      /** How long nobody had led who could act. */
      readonly idleUs: Micros | undefined;
      readonly durationUs: Micros;
    }
  | {
      readonly kind: 'losesLease';
      readonly host: HostId;
      readonly components: readonly Elected[];
      readonly deadlineUs: Micros;
    }
  | { readonly kind: 'releases' | 'leaves'; readonly host: HostId; readonly component: Elected }
  | {
      readonly kind: 'processBack';
      readonly host: HostId;
      readonly component: string;
      readonly afterUs: Micros;
    }
  | {
      readonly kind: 'endpointRemoved';
      readonly hosts: readonly HostId[];
      readonly afterUs: Micros | undefined;
      /** On its way out it removes its own; else its key has run out. */
      readonly isOwn: boolean;
      readonly ttlUs: Micros;
    }
  | { readonly kind: 'endpointAdded'; readonly hosts: readonly HostId[] }
  | {
      readonly kind: 'nodeNotReady';
      readonly hosts: readonly HostId[];
      readonly afterUs: Micros | undefined;
      readonly graceUs: Micros;
    }
  | { readonly kind: 'nodeReady'; readonly hosts: readonly HostId[] }
  | {
      readonly kind: 'podsEvicted';
      readonly host: HostId;
      readonly pods: number;
      readonly afterUs: Micros | undefined;
      readonly tolerationUs: Micros;
    }
  | {
      readonly kind: 'podsReplaced';
      readonly host: HostId;
      readonly pods: number;
      readonly afterUs: Micros | undefined;
    }
  | {
      readonly kind: 'virtualIp';
      readonly holders: readonly HostId[];
      readonly before: readonly HostId[];
      readonly afterUs: Micros | undefined;
      readonly by: 'vrrp' | 'kube-vip';
    }
  | { readonly kind: 'outage'; readonly levels: readonly Level[] }
  | {
      readonly kind: 'restored';
      readonly levels: readonly (Level & { readonly afterUs: Micros })[];
    }
  | { readonly kind: 'noEffect'; readonly nodes: readonly string[] }
  | { readonly kind: 'note'; readonly note: string; readonly node: string | undefined }
  | { readonly kind: 'violated'; readonly property: string; readonly nodes: readonly string[] }
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly isMet: boolean;
    };

export interface ProbeVerdict {
  readonly probe: 'startup' | 'liveness';
  readonly reason: Outcome;
  readonly count: number;
}

export type ControlPlaneFactOf<Kind extends ControlPlaneFact['kind']> =
  ControlPlaneFact extends infer Fact
    ? Fact extends { readonly kind: infer Own }
      ? Kind extends Own
        ? Fact
        : never
      : never
    : never;

/** A fact that takes in more. */
export type Growing<Fact> = {
  -readonly [Key in keyof Fact]: Fact[Key] extends readonly (infer Item)[] ? Item[] : Fact[Key];
};

/** One sentence for each kind of fact: a language with one missing does not compile. */
export type ControlPlanePhrases = {
  readonly [Kind in ControlPlaneFact['kind']]: (fact: ControlPlaneFactOf<Kind>) => string;
};
