import { Cluster } from '../../models/control-plane/cluster.ts';
import { forgetConnection } from '../../models/control-plane/connections.ts';
import {
  BALANCER,
  ELECTED,
  hostOf,
  nodeAt,
  partOf,
  probeAt,
  STORE,
  type Component,
  type HostId,
} from '../../models/control-plane/names.ts';
import {
  expireCertificates,
  leave,
  onHosts,
  stay,
  type ClusterHost,
} from '../../models/control-plane/rules.ts';
import { KUBELET_PROBES } from '../../models/probe/messages.ts';
import type { Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { SimulatorOf, WorldOf } from '../model.ts';
import { oneOrList, property } from '../names.ts';
import type { Scenario } from '../scenario.ts';
import { UnmatchedRole } from '../unmatched-role.ts';
import {
  HOST_ROLES,
  nodesOn,
  type ControlPlaneCommand,
  type HostRole,
  type Target,
  type TargetCommand,
} from './commands.ts';
import { takesTime, type ControlPlaneConfig } from './config.ts';
import type { ControlPlaneTypes } from './model.ts';

export type ControlPlaneWorld = WorldOf<ControlPlaneTypes>;
type ControlPlaneSimulator = SimulatorOf<ControlPlaneTypes>;

/** A process that has crashed is started again by its kubelet after so long. */
const PROCESS_RESTART_US: Micros = 1_000_000;

export function clusterOf(world: Pick<ControlPlaneWorld, 'traffic'>): Cluster {
  if (world.traffic instanceof Cluster) return world.traffic;
  throw new Error('This world has no control plane.');
}

/** Whom a role means at this moment. */
export function hostWith(cluster: Cluster, role: HostRole): HostId | undefined {
  switch (role) {
    case 'leader': {
      const last = cluster.leader?.host;
      return last !== undefined && cluster.etcd.get(last)?.isLeader === true ? last : undefined;
    }
    case 'controllers':
      return cluster.leading.get('kube-controller-manager');
    case 'scheduler':
      return cluster.leading.get('kube-scheduler');
    case 'plain': {
      const taken = new Set([cluster.leader?.host, ...cluster.leading.values()]);
      return cluster.settings.masters.find((host) => !taken.has(host) && !cluster.down.has(host));
    }
  }
}

/** Carries out a command and writes it, with its roles resolved, into the trace. Throws {@link UnmatchedRole}. */
export function execute(
  simulator: ControlPlaneSimulator,
  command: ControlPlaneCommand,
  written: unknown,
  { config }: Scenario<ControlPlaneTypes>,
): void {
  const { world } = simulator;
  const cluster = clusterOf(world);
  const host = simulator.host as unknown as ClusterHost;
  const resolve = ({ host: at }: Target): HostId => {
    const role = HOST_ROLES.find((one) => one === at);
    const found = role ? hostWith(cluster, role) : at;
    if (found === undefined) throw new UnmatchedRole(at, world.nowUs);
    return found;
  };
  const record = (resolved: unknown): void => {
    simulator.emit({ type: 'command', command: resolved });
  };
  switch (command.type) {
    case 'partition': {
      record(written);
      const groups = command.groups;
      const largest = [...groups].sort((a, b) => b.length - a.length)[0] ?? [];
      divide(simulator, cluster, (at) => {
        const side = groups.findIndex((group) => group.includes(at));
        // Whoever is not named, the balancer and clients too, is with most of the others; of one group, apart from it.
        return side === -1 && groups.length > 1 ? groups.indexOf(largest) : side;
      });
      break;
    }
    case 'heal':
      record(written);
      divide(simulator, cluster, () => undefined);
      break;
    case 'expire': {
      const hosts = command.targets.map(resolve);
      record({ expire: oneOrList(hosts.map((at) => `certificates@${at}`)) });
      for (const at of hosts) expireCertificates(host, cluster, at);
      break;
    }
    case 'upgrade': {
      const at = resolve(command.target);
      if (!cluster.settings.masters.includes(at) || cluster.down.has(at)) {
        record(written);
        simulator.emit({ type: 'note', note: 'noEffect', node: at });
        break;
      }
      const minor = command.minor ?? (cluster.minors.get(at) ?? 0) + 1;
      record({ upgrade: { node: at, to: `1.${String(minor)}` } });
      cluster.minors.set(at, minor);
      simulator.emit({ type: 'upgraded', node: at, minor, component: 'kube-apiserver' });
      // The manifest changes, and the kubelet starts the new version.
      simulator.signal(nodeAt('kube-apiserver', at), { type: 'sigterm' });
      break;
    }
    case 'slowDisk': {
      const hosts = command.targets.map(resolve);
      record({ slowDisk: { ...property(written, 'slowDisk'), node: oneOrList(hosts) } });
      for (const at of hosts) {
        if (cluster.settings.etcdHosts.includes(at)) setDisk(simulator, cluster, at, command.to);
        else simulator.emit({ type: 'note', note: 'noEffect', node: at });
      }
      break;
    }
    default: {
      const resolved = command.targets.map((target) => ({ ...target, host: resolve(target) }));
      record({
        [command.type]: oneOrList(
          resolved.map(({ component, host: at }) => (component ? nodeAt(component, at) : at)),
        ),
      });
      for (const target of resolved) {
        const isDone = act(simulator, command.type, target, { cluster, config, host });
        if (isDone) continue;
        const node = target.component ? nodeAt(target.component, target.host) : target.host;
        simulator.emit({ type: 'note', note: 'noEffect', node });
      }
    }
  }
  onHosts(host, cluster);
  simulator.onChange(undefined);
}

/** A write that is under way takes as long as it would have. */
function setDisk(
  simulator: ControlPlaneSimulator,
  cluster: Cluster,
  at: HostId,
  to: Distribution,
): void {
  simulator.setDiskWrite(nodeAt('etcd', at), to);
  if (takesTime(to)) cluster.slowDisks.add(at);
  else cluster.slowDisks.delete(at);
}

interface Around {
  readonly cluster: Cluster;
  readonly config: ControlPlaneConfig;
  readonly host: ClusterHost;
}

/** False: nothing has come of it. */
function act(
  simulator: ControlPlaneSimulator,
  command: TargetCommand,
  { component, host }: { readonly component: Component | undefined; readonly host: HostId },
  around: Around,
): boolean {
  return component === undefined
    ? actOnHost(simulator, command, host, around)
    : actOnProcess(simulator, command, { component, host }, around);
}

/** With the processes of a host go the probes of its kubelet. */
function allOn(at: HostId, config: ControlPlaneConfig): readonly NodeId[] {
  const probes = KUBELET_PROBES.map((probe) => probeAt(probe, at));
  return [...nodesOn(at, config), ...(config.cluster.masters.includes(at) ? probes : [])];
}

function actOnHost(
  simulator: ControlPlaneSimulator,
  command: TargetCommand,
  at: HostId,
  { cluster, config, host }: Around,
): boolean {
  switch (command) {
    case 'crash':
      if (cluster.down.has(at)) return false;
      cluster.down.add(at);
      cluster.frozen.delete(at);
      for (const node of allOn(at, config)) simulator.crash(node);
      return true;
    case 'restart': {
      // One that has power starts again what was stopped on it.
      const wasDown = cluster.down.delete(at);
      if (wasDown) {
        forgetConnection(cluster, at);
        if (cluster.settings.workers.includes(at)) cluster.kubelets.set(at, true);
      }
      stay(host, cluster, at);
      // The API server's container is started by its kubelet, once that and its probes run.
      const isAny = [...allOn(at, config)]
        .sort(kubeletLast)
        .map((node) => simulator.restart(node))
        .some(Boolean);
      return wasDown || isAny;
    }
    case 'pause':
      if (cluster.down.has(at) || !config.cluster.masters.includes(at)) return false;
      cluster.frozen.add(at);
      return allOn(at, config)
        .map((node) => simulator.pause(node))
        .some(Boolean);
    case 'resume':
      cluster.frozen.delete(at);
      return allOn(at, config)
        .map((node) => simulator.resume(node))
        .some(Boolean);
    case 'drain': {
      if (cluster.down.has(at) || !config.cluster.masters.includes(at)) return false;
      for (const component of ELECTED) {
        if (simulator.world.nodes[nodeAt(component, at)]) {
          simulator.signal(nodeAt(component, at), { type: 'cancel' });
        }
      }
      silenceKubelet(simulator, at);
      leave(host, cluster, at);
      return true;
    }
    default:
      return false;
  }
}

function kubeletLast(a: NodeId, b: NodeId): number {
  return Number(partOf(a) === 'kubelet') - Number(partOf(b) === 'kubelet');
}

/** Nobody starts again what is stopped on purpose: its manifest is gone. */
function silenceKubelet(simulator: ControlPlaneSimulator, at: HostId): void {
  for (const node of [nodeAt('kubelet', at), ...KUBELET_PROBES.map((one) => probeAt(one, at))]) {
    simulator.crash(node);
  }
}

function actOnProcess(
  simulator: ControlPlaneSimulator,
  command: TargetCommand,
  { component, host: at }: { readonly component: Component; readonly host: HostId },
  { cluster, host }: Around,
): boolean {
  const node = nodeAt(component, at);
  if (component === 'kubelet' && cluster.settings.workers.includes(at)) {
    return setWorkerKubelet(cluster, command, at);
  }
  if (!simulator.world.nodes[node] || cluster.down.has(at)) return false;
  const isApiServer = component === 'kube-apiserver';
  switch (command) {
    case 'crash':
      // The kubelet runs the API server as a machine of its own; of the others it is enough that they come back.
      if (isApiServer) return simulator.signal(node, { type: 'crash' });
      if (component === 'kubelet') {
        silenceKubelet(simulator, at);
        return true;
      }
      return simulator.crash(
        node,
        cluster.kubelets.get(at) === false ? undefined : PROCESS_RESTART_US,
      );
    case 'restart':
      if (component === 'kubelet' || isApiServer) return restartKubelet(simulator, at, cluster);
      return simulator.restart(node);
    case 'pause':
      return simulator.pause(node);
    case 'resume':
      return simulator.resume(node);
    case 'hang':
      if (isApiServer) return simulator.signal(node, { type: 'hang' });
      return simulator.pause(node);
    case 'recover':
      if (isApiServer) return simulator.signal(node, { type: 'recover' });
      return simulator.resume(node);
    case 'stop':
      if (isApiServer) {
        silenceKubelet(simulator, at);
        leave(host, cluster, at);
        return true;
      }
      if ((ELECTED as readonly string[]).includes(component)) {
        return simulator.signal(node, { type: 'cancel' });
      }
      return simulator.crash(node);
    case 'drain':
      return false;
  }
}

/** The kubelet of a worker is no machine of its own: it renews, or it does not. */
function setWorkerKubelet(cluster: Cluster, command: TargetCommand, at: HostId): boolean {
  const isRunning = command === 'restart' || command === 'resume' || command === 'recover';
  const isMeant = isRunning || ['crash', 'stop', 'pause', 'hang'].includes(command);
  if (!isMeant || cluster.down.has(at) || cluster.kubelets.get(at) === isRunning) return false;
  cluster.kubelets.set(at, isRunning);
  if (isRunning) forgetConnection(cluster, at);
  return true;
}

function restartKubelet(simulator: ControlPlaneSimulator, at: HostId, cluster: Cluster): boolean {
  stay(simulator.host, cluster, at);
  const probes = KUBELET_PROBES.map((one) => probeAt(one, at));
  const isAny = [...probes, nodeAt('kubelet', at)]
    .map((node) => simulator.restart(node))
    .some(Boolean);
  if (isAny) forgetConnection(cluster, at);
  return isAny;
}

/** Who is on which side; of messages under way, those that cross are lost. */
function divide(
  simulator: ControlPlaneSimulator,
  cluster: Cluster,
  sideOf: (host: HostId) => number | undefined,
): void {
  const { world } = simulator;
  cluster.sides.clear();
  const hosts = new Set([
    ...cluster.settings.masters,
    ...cluster.settings.etcdHosts,
    ...cluster.settings.workers,
    BALANCER,
  ]);
  for (const host of hosts) {
    const side = sideOf(host);
    if (side !== undefined) cluster.sides.set(host, side);
  }
  for (const [name, link] of Object.entries(world.links)) {
    const [from = '', to = ''] = name.split('->');
    const [a, b] = [standsAt(from), standsAt(to)];
    link.isPartitioned = a !== undefined && b !== undefined && sideOf(a) !== sideOf(b);
  }
}

/** The host of a node; the store is wherever a majority is, and checks come from the balancer. */
function standsAt(node: NodeId): HostId | undefined {
  if (node === STORE) return undefined;
  return partOf(node) === 'check' ? BALANCER : hostOf(node);
}
