/**
 * A trace of a control plane read into tracks: what each layer was, from one change to the next. Read once
 * and then only as far as it has grown.
 */
import type { Service } from '../models/control-plane/events.ts';
import type { HostId } from '../models/control-plane/names.ts';
import type { TargetStateName } from '../models/probe/target.ts';
import type { Track } from './balancer-series.ts';
import { ControlPlaneReader } from './control-plane-reader.ts';
import type { ClusterSetup, ControlPlaneTraceEvent } from './control-plane-run.ts';

/** A fault or its end, as the script or the reader gave it. */
export interface Deed {
  readonly atUs: number;
  /** `crash`, `partition` … */
  readonly name: string;
  /** What it acts on, roles resolved: hosts or processes; none: the whole cluster. */
  readonly on: readonly string[];
}

/** Of a list that some layer keeps of hosts. */
export interface Listing {
  /** `stale`: it names some that are lost; `out`: it leaves some out. */
  readonly is: 'whole' | 'stale' | 'out';
  /** Those that it names wrongly, or leaves out. */
  readonly hosts: readonly HostId[];
}

export interface ControlPlaneHistory {
  readonly services: ReadonlyMap<Service, Track<number>>;
  /** Of several who lead, the one of the highest term. */
  readonly etcdLeader: Track<HostId | undefined>;
  readonly controllers: Track<HostId | undefined>;
  readonly scheduler: Track<HostId | undefined>;
  /** Who holds the virtual IP: `m1`, in a partition `m1 m2`, or nobody. */
  readonly virtualIp: Track<string>;
  readonly rotation: Track<Listing>;
  readonly endpoints: Track<Listing>;
  /** What the cluster says of its nodes. */
  readonly nodes: Track<Listing>;
  /** By master. */
  readonly api: ReadonlyMap<HostId, Track<TargetStateName>>;
  /** The API servers that do not serve as they should: `m1 m2`. */
  readonly ailing: Track<string>;
  /** Pods that are evicted and run nowhere yet. */
  readonly homeless: Track<number>;
  readonly deeds: readonly Deed[];
  /** When the kubelet has given an API server up. */
  readonly restartsUs: readonly number[];
  /** By member of etcd: what a time bar paints. */
  readonly members: ReadonlyMap<HostId, Track<MemberLook>>;
}

/** A member's role and term, as one word each so that it compares: `leader 2`. */
export type MemberLook = `${'leader' | 'follower' | 'candidate' | 'paused' | 'down'} ${number}`;

export interface ControlPlaneHistoryInput {
  /** The trace so far. The array may only grow; another run is another array. */
  readonly events: readonly ControlPlaneTraceEvent[];
  readonly setup: ClusterSetup;
}

const readers = new WeakMap<readonly ControlPlaneTraceEvent[], ControlPlaneReader>();

export function controlPlaneHistory({
  events,
  setup,
}: ControlPlaneHistoryInput): ControlPlaneHistory {
  let reader = readers.get(events);
  if (!reader || reader.eventsRead > events.length) {
    reader = new ControlPlaneReader(setup);
    readers.set(events, reader);
  }
  reader.read(events);
  return reader;
}
