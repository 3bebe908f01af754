/** What can be done to a host, to a process or to the cluster as a whole, as commands of the scenario format. */
import { CONTROL_PLANE_NAMES } from '../../src/narration/control-plane-names.ts';
import { componentsOn, hostsIn } from '../../src/scenario/control-plane/commands.ts';
import type { ControlPlaneConfig } from '../../src/scenario/control-plane/config.ts';
import {
  clusterOf,
  hostWith,
  type ControlPlaneWorld,
} from '../../src/scenario/control-plane/execute.ts';
import {
  BALANCER,
  COMPONENTS,
  ELECTED,
  hostOf,
  isConnected,
  nodeAt,
  partOf,
} from '../../src/scenario/control-plane/standing.ts';
import type { Cluster } from '../../src/models/control-plane/cluster.ts';
import type { HostId } from '../../src/models/control-plane/names.ts';
import type { Target } from '../../src/models/probe/target.ts';
import type { NodeId } from '../../src/sim/world.ts';
import type { Choice, Fault } from '../kit/fault.ts';
import type { Command } from '../kit/session.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import { FAILOVER_FAULT_STRINGS } from './fault-strings.ts';
import { VICTIMS } from './frame.ts';

export interface FailoverTarget {
  readonly id: NodeId;
}

interface Now {
  readonly world: ControlPlaneWorld;
  readonly config: ControlPlaneConfig;
  readonly words: KitStrings;
}

/** Nothing to choose for a name that is neither host nor process. */
export function faultsOf({ id }: FailoverTarget, now: Now): Choice | undefined {
  const { words, world, config } = now;
  const says = FAILOVER_FAULT_STRINGS[words.language];
  if (id === BALANCER) return { title: words.menuOf(says.cluster), faults: ofCluster(now) };
  const cluster = clusterOf(world);
  const host = hostOf(id);
  if (!hostsIn(config).includes(host)) return undefined;
  if (id === host) return { title: words.menuOf(host), faults: ofHost(host, now) };
  const component = COMPONENTS.find((one) => one === partOf(id));
  if (!component || !componentsOn(host, config).includes(component)) return undefined;
  const name = CONTROL_PLANE_NAMES[words.language].components[component];
  const title = words.menuOf(says.processOf(name, host));
  // A process of a host without power has nothing else to hope for.
  if (cluster.down.has(host)) return { title, faults: ofHost(host, now) };
  return { title, faults: ofProcess(id, now), machine: id };
}

function ofCluster({ world, words }: Now): readonly Fault[] {
  const says = FAILOVER_FAULT_STRINGS[words.language];
  const cluster = clusterOf(world);
  const killing = VICTIMS.flatMap((role): Fault[] => {
    const host = hostWith(cluster, role);
    if (host === undefined || cluster.down.has(host)) return [];
    return [{ id: role, label: says.kill[role](host), does: { crash: host } }];
  });
  return [
    ...killing,
    ...(cluster.sides.size > 0 ? [{ id: 'heal', label: says.healAll, does: { heal: 'all' } }] : []),
    ...(cluster.down.size > 0
      ? [{ id: 'restart', label: says.restartAll, does: { restart: [...cluster.down] } }]
      : []),
  ];
}

function ofHost(host: HostId, { world, config, words }: Now): readonly Fault[] {
  const says = FAILOVER_FAULT_STRINGS[words.language];
  const cluster = clusterOf(world);
  const fault = (id: string, label: string, does: Command = { [id]: host }): Fault => {
    return { id, label, does };
  };
  if (cluster.down.has(host)) return [fault('restart', says.powerOn)];
  const isMaster = cluster.settings.masters.includes(host);
  const isPaused = componentsOn(host, config).some(
    (component) => world.nodes[nodeAt(component, host)]?.status === 'paused',
  );
  const isAlone = !hostsIn(config).some(
    (other) => other !== host && isConnected(cluster, host, other),
  );
  const isCutOff = isAlone || !isConnected(cluster, host, BALANCER);
  return [
    fault('crash', says.powerOff),
    isCutOff
      ? fault('heal', says.rejoin, rejoin(host, cluster, config))
      : fault('partition', says.cutOff, cutOff(host, cluster, config)),
    ...(isMaster && !cluster.leaving.has(host) ? [fault('drain', says.drain)] : []),
    ...(componentsOn(host, config).length > 0
      ? [isPaused ? fault('resume', says.resume) : fault('pause', says.pause)]
      : []),
    ...(isMaster && !cluster.expired.has(host)
      ? [fault('expire', says.expire, { expire: `certificates@${host}` })]
      : []),
    ...ofDisk(host, { world, config, words }),
  ];
}

/** Far longer than an election timeout. */
const SLOW_DISK = '3s';
/** A good disk; etcd asks for less than 10 ms (etcd docs, faq.md). */
const FAST_DISK = '5ms';
const FAST_US = 10_000;

/** Where etcd writes. */
function ofDisk(host: HostId, { world, config, words }: Now): readonly Fault[] {
  const node = world.nodes[nodeAt('etcd', host)];
  if (!node) return [];
  const says = FAILOVER_FAULT_STRINGS[words.language];
  const length = node.diskWrite ?? config.diskWrite;
  const isSlow = length.kind !== 'fixed' || length.value > FAST_US;
  const to = isSlow ? FAST_DISK : SLOW_DISK;
  return [
    {
      id: 'slowDisk',
      label: isSlow ? says.fastDisk : says.slowDisk,
      does: { slowDisk: { node: host, to } },
    },
  ];
}

/** By itself on a side of its own; the others stay where they are. */
function cutOff(host: HostId, cluster: Cluster, config: ControlPlaneConfig): Command {
  return { partition: [...sidesWithout(host, cluster, config), [host]] };
}

/** Back to most of the others. */
function rejoin(host: HostId, cluster: Cluster, config: ControlPlaneConfig): Command {
  const [first = [], ...rest] = sidesWithout(host, cluster, config);
  return rest.length === 0 ? { heal: 'all' } : { partition: [[...first, host], ...rest] };
}

/** The largest first. */
function sidesWithout(
  host: HostId,
  cluster: Cluster,
  config: ControlPlaneConfig,
): readonly (readonly HostId[])[] {
  const sides = new Map<number | undefined, HostId[]>();
  for (const one of hostsIn(config)) {
    if (one === host) continue;
    const side = cluster.sides.get(one);
    sides.set(side, [...(sides.get(side) ?? []), one]);
  }
  return [...sides.values()].sort((a, b) => b.length - a.length);
}

function ofProcess(id: NodeId, { world, words }: Now): readonly Fault[] {
  const says = FAILOVER_FAULT_STRINGS[words.language];
  const cluster = clusterOf(world);
  const [part, host] = [partOf(id), hostOf(id)];
  const node = world.nodes[id];
  const fault = (name: string, label: string): Fault => {
    return { id: name, label, does: { [name]: id } };
  };
  const isManaged = cluster.kubelets.get(host) === true || !cluster.settings.masters.includes(host);
  if (part === 'kubelet') {
    return node?.status === 'up'
      ? [fault('crash', says.stopKubelet)]
      : [fault('restart', says.start)];
  }
  if (part === 'kube-apiserver') {
    const { value } = (node?.state ?? { value: 'dead' }) as Pick<Target, 'value'>;
    if (node?.status === 'paused') return [fault('resume', says.recover)];
    if (value === 'dead' || value === 'starting') {
      return isManaged ? [] : [fault('restart', says.start)];
    }
    return [
      fault('crash', says.crash),
      value === 'hung' ? fault('recover', says.recover) : fault('hang', says.hang),
      ...(cluster.leaving.has(host) ? [] : [fault('stop', says.stopServer)]),
    ];
  }
  if (node?.status === 'paused')
    return [fault('recover', says.recover), fault('crash', says.crash)];
  if (node?.status !== 'up') return [fault('restart', says.start)];
  const isElected = (ELECTED as readonly string[]).includes(part);
  return [
    fault('crash', says.crash),
    fault('hang', says.hang),
    fault('stop', isElected ? says.stopElected : says.stop),
  ];
}
