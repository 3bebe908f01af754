/** What the cluster as a whole has come to: changed in place, copied for a checkpoint. */
import type { Traffic } from '../../sim/traffic.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId, NodeStatus } from '../../sim/world.ts';
import { SERVICES, type Service } from './events.ts';
import { BALANCER, type HostId } from './names.ts';
import type { ClusterSettings } from './settings.ts';

export interface EtcdSeen {
  readonly status: NodeStatus;
  readonly isLeader: boolean;
  readonly term: number;
  /** The leader it knows, by host. */
  readonly lead: HostId | undefined;
  /** How long the write to disk takes that it waits for. */
  readonly waitUs: Micros | undefined;
}

export interface ApiSeen {
  /** It answers: its process serves, or says that it is not well. */
  readonly isAnswering: boolean;
  readonly isHung: boolean;
}

export interface EndpointKey {
  /** Until when etcd keeps it. */
  keptUntilUs: Micros;
  isListed: boolean;
}

export interface NodeSeen {
  /** When the kubelet last renewed its Lease. */
  renewedUs: Micros;
  /** Which renewal the controller manager has seen, and when it saw it first. */
  seenRenewalUs: Micros;
  seenUs: Micros;
  isReady: boolean;
  /** When its Pods are to go; absent: they may stay. */
  evictUs: Micros | undefined;
  isEvicted: boolean;
  /** Pods that wait for a place elsewhere. */
  homeless: number;
  /** The API server that its connections go to. */
  connectedTo: HostId | undefined;
  /** When the connection last brought something. */
  heardUs: Micros;
  /** Until when it takes a lost connection for a good one. */
  givenUpUs: Micros | undefined;
}

export class Cluster implements Traffic {
  readonly settings: ClusterSettings;
  /** Hosts without power. */
  readonly down = new Set<HostId>();
  /** Hosts on which no code runs for a while. */
  readonly frozen = new Set<HostId>();
  /** Which side of a partition a host is on; absent: with everybody who is absent too. */
  readonly sides = new Map<HostId, number>();
  readonly etcd = new Map<HostId, EtcdSeen>();
  /** Hosts of etcd on whose disk a write takes time. */
  readonly slowDisks = new Set<HostId>();
  /** When something was last written, while a disk is slow. */
  entryUs: Micros | undefined;
  /** The store's revisions as last seen, all together. */
  revisions = 0;
  readonly api = new Map<HostId, ApiSeen>();
  /** API servers that reach a majority of etcd. */
  readonly open = new Map<HostId, boolean>();
  /** API servers that were told to fail their checks, because of etcd. */
  readonly failing = new Set<HostId>();
  /** When the check of etcd will have failed, of those that last lost it. */
  readonly failsUs = new Map<HostId, Micros>();
  /** API servers on their way out, and when they end: until then they serve on, and say that they are not ready. */
  readonly leaving = new Map<HostId, Micros>();
  /** API servers that the balancer sends new connections to. */
  readonly inRotation = new Map<HostId, boolean>();
  /** Hosts whose process believes that it leads, by component; who came last stands last. */
  readonly believers = new Map<string, readonly HostId[]>();
  /** The last of them: the others have not noticed yet. */
  readonly leading = new Map<string, HostId>();
  /** Processes that lead and stand still. */
  readonly stopped = new Set<NodeId>();
  readonly endpoints = new Map<HostId, EndpointKey>();
  readonly nodes = new Map<HostId, NodeSeen>();
  readonly kubelets = new Map<HostId, boolean>();
  /** Hosts whose certificates have expired. */
  readonly expired = new Set<HostId>();
  readonly minors = new Map<HostId, number>();
  readonly services = new Map<Service, number>(SERVICES.map((one) => [one, 1]));
  /** The host of the last leader of etcd, and its term. */
  leader: { readonly host: HostId; readonly term: number } | undefined;
  virtualIp: readonly HostId[] = [];
  /** Counts plans to move the virtual IP, so that an older one does nothing. */
  vipPlan = 0;
  /** To whom it is about to move. */
  vipDue: string | undefined;
  /** Hosts whose priority is lowered, because their API server does not answer. */
  readonly demoted = new Set<HostId>();
  /** When the script beside keepalived will have seen enough. */
  readonly tracked = new Map<HostId, Micros>();
  /** The controller manager that watches the nodes: a new one begins with nothing. */
  monitor: { readonly host: HostId; readonly number: number } | undefined;
  monitors = 0;
  /** Before that no further node is tainted. */
  nextTaintUs: Micros = 0;

  constructor(settings: ClusterSettings) {
    this.settings = settings;
  }

  copy(): Cluster {
    const copy = new Cluster(this.settings);
    copySet(this.down, copy.down);
    copySet(this.frozen, copy.frozen);
    copyMap(this.sides, copy.sides);
    copyMap(this.etcd, copy.etcd);
    copySet(this.slowDisks, copy.slowDisks);
    copy.entryUs = this.entryUs;
    copy.revisions = this.revisions;
    copyMap(this.api, copy.api);
    copyMap(this.open, copy.open);
    copySet(this.failing, copy.failing);
    copyMap(this.failsUs, copy.failsUs);
    copyMap(this.leaving, copy.leaving);
    copyMap(this.inRotation, copy.inRotation);
    copyMap(this.believers, copy.believers);
    copyMap(this.leading, copy.leading);
    copySet(this.stopped, copy.stopped);
    for (const [host, key] of this.endpoints) copy.endpoints.set(host, { ...key });
    for (const [host, node] of this.nodes) copy.nodes.set(host, { ...node });
    copyMap(this.kubelets, copy.kubelets);
    copySet(this.expired, copy.expired);
    copyMap(this.minors, copy.minors);
    copyMap(this.services, copy.services);
    copy.leader = this.leader;
    copy.virtualIp = this.virtualIp;
    copy.vipPlan = this.vipPlan;
    copy.vipDue = this.vipDue;
    copySet(this.demoted, copy.demoted);
    copyMap(this.tracked, copy.tracked);
    copy.monitor = this.monitor;
    copy.monitors = this.monitors;
    copy.nextTaintUs = this.nextTaintUs;
    return copy;
  }
}

function copySet<T>(from: ReadonlySet<T>, to: Set<T>): void {
  for (const one of from) to.add(one);
}

function copyMap<K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>): void {
  to.clear();
  for (const [key, value] of from) to.set(key, value);
}

/** Whether two hosts hear each other. A host always hears itself. */
export function isConnected({ down, sides }: Cluster, a: HostId, b: HostId): boolean {
  if (a === b) return !down.has(a);
  return !down.has(a) && !down.has(b) && sides.get(a) === sides.get(b);
}

/** Where clients stand: with the load balancer. */
export const CLIENTS = BALANCER;
