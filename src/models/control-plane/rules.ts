/**
 * What joins the components of a cluster: who reaches etcd, where connections go, the endpoints of the API
 * servers, nodes and the controller manager's word on them. Each has a clock of its own.
 */
import type { TrafficHost, TrafficNode, TrafficRules } from '../../sim/traffic.ts';
import { roleOf, type Elector } from '../lease/process.ts';
import { verdictOf, type Prober } from '../probe/prober.ts';
import type { Target } from '../probe/target.ts';
import type { Member } from '../raft/member.ts';
import { Cluster } from './cluster.ts';
import { connect, giveUpLost, noticeSilence } from './connections.ts';
import { refreshEndpoint, restartKeys } from './endpoint-keys.ts';
import { commitLeader, reachesEtcd } from './etcd-access.ts';
import type { ClusterEvent } from './events.ts';
import { onWrite, sayWait, waitOf, writeToDisks } from './member-disks.ts';
import { ELECTED, hostOf, nodeAt, partOf, STORE, type HostId } from './names.ts';
import { beginMonitoring, evict, lookAtNodes, placePods, renew } from './node-lifecycle.ts';
import { levelsOf } from './service-levels.ts';
import type { ClusterSettings } from './settings.ts';
import { revisionsOf, type Store } from './store.ts';
import { moveVirtualIp, planVirtualIp, watchApiServer } from './virtual-ip.ts';

/** An entry of the cluster's own in the queue. */
export type Due =
  | { readonly type: 'entry' }
  | { readonly type: 'etcdCheck'; readonly host: HostId }
  | { readonly type: 'endpoint'; readonly host: HostId }
  | { readonly type: 'renew'; readonly host: HostId }
  | { readonly type: 'givenUp'; readonly host: HostId }
  | { readonly type: 'monitor'; readonly number: number }
  | { readonly type: 'evict'; readonly host: HostId }
  | { readonly type: 'place'; readonly host: HostId }
  | { readonly type: 'virtualIp'; readonly plan: number }
  | { readonly type: 'trackScript'; readonly host: HostId }
  | { readonly type: 'leave'; readonly host: HostId }
  | { readonly type: 'expire'; readonly host: HostId };

export type ClusterHost = TrafficHost<Due, ClusterEvent>;

/** `leader`: the host of etcd's first leader. */
export function clusterRules(
  settings: ClusterSettings,
  leader: HostId,
): TrafficRules<Cluster, Due, ClusterEvent> {
  return {
    create: () => createCluster(settings),
    start: (host, cluster) => {
      start(host, cluster);
      // The others hear of an election before one of them would have begun another.
      host.fireTimer(nodeAt('etcd', leader), 'electionTimeout');
    },
    handle: (host, cluster, due) => {
      handle(host, cluster, due);
      refresh(host, cluster);
    },
    onNode: (host, cluster, node) => {
      if (see(host, cluster, node)) refresh(host, cluster);
    },
  };
}

function createCluster(settings: ClusterSettings): Cluster {
  const cluster = new Cluster(settings);
  if (settings.isDiskSlow) for (const host of settings.etcdHosts) cluster.slowDisks.add(host);
  for (const host of settings.masters) {
    cluster.inRotation.set(host, true);
    cluster.endpoints.set(host, { keptUntilUs: settings.endpointTtlUs, isListed: true });
    cluster.minors.set(host, settings.minors[host] ?? 0);
  }
  for (const host of [...settings.masters, ...settings.workers]) {
    cluster.kubelets.set(host, true);
    cluster.nodes.set(host, {
      renewedUs: 0,
      seenRenewalUs: 0,
      seenUs: 0,
      isReady: true,
      evictUs: undefined,
      isEvicted: false,
      homeless: 0,
      connectedTo: undefined,
      heardUs: 0,
      givenUpUs: undefined,
    });
  }
  if (settings.front.kind === 'vrrp') cluster.virtualIp = settings.masters.slice(0, 1);
  return cluster;
}

/** Each clock begins somewhere in its own period. */
function start(host: ClusterHost, cluster: Cluster): void {
  const { settings } = cluster;
  for (const master of settings.masters) {
    if (settings.expireUs !== undefined) {
      host.schedule(settings.expireUs, { type: 'expire', host: master });
    }
    const atUs = host.draw(`endpoints/${master}`, 0, settings.endpointRefreshUs);
    host.schedule(atUs, { type: 'endpoint', host: master });
  }
  for (const node of cluster.nodes.keys()) {
    connect(host, cluster, node);
    const atUs = host.draw(`kubelet/${node}`, 0, settings.nodeLeaseRenewUs);
    host.schedule(atUs, { type: 'renew', host: node });
  }
  refresh(host, cluster);
}

function handle(host: ClusterHost, cluster: Cluster, due: Due): void {
  switch (due.type) {
    case 'entry':
      writeToDisks(host, cluster);
      break;
    case 'etcdCheck':
      failIfCutOff(host, cluster, due.host);
      break;
    case 'endpoint':
      refreshEndpoint(host, cluster, due.host);
      break;
    case 'renew':
      renew(host, cluster, due.host);
      break;
    case 'givenUp':
      giveUpLost(host, cluster, due.host);
      break;
    case 'monitor':
      lookAtNodes(host, cluster, due.number);
      break;
    case 'evict':
      evict(host, cluster, due.host);
      break;
    case 'place':
      placePods(host, cluster, due.host);
      break;
    case 'virtualIp':
      moveVirtualIp(host, cluster, due.plan);
      break;
    case 'trackScript':
      watchApiServer(host, cluster, due.host);
      break;
    case 'leave':
      if (cluster.leaving.get(due.host) !== host.nowUs) break;
      host.signal(nodeAt('kube-apiserver', due.host), { type: 'sigterm' });
      break;
    case 'expire':
      expireCertificates(host, cluster, due.host);
      break;
  }
}

/** Takes in what a component has become. False: nothing that matters to others. */
function see(host: ClusterHost, cluster: Cluster, node: TrafficNode): boolean {
  if (node.id === STORE) return seeStore(host, cluster, node.state as Store);
  const [part, at] = [partOf(node.id), hostOf(node.id)];
  if (part === 'etcd') return seeMember(host, cluster, at, node);
  if (part === 'kube-apiserver') return seeApiServer(host, cluster, at, node);
  if (part === 'check') {
    const isGood = verdictOf(node.state as Prober) === 'healthy';
    if (cluster.inRotation.get(at) === isGood) return false;
    cluster.inRotation.set(at, isGood);
    return true;
  }
  if (part === 'kubelet') {
    cluster.kubelets.set(at, node.status === 'up');
    return false;
  }
  return (ELECTED as readonly string[]).includes(part) && seeElector(host, cluster, part, node);
}

function seeStore(host: ClusterHost, cluster: Cluster, store: Store): boolean {
  const revisions = revisionsOf(store);
  if (revisions !== cluster.revisions) onWrite(host, cluster);
  cluster.revisions = revisions;
  return false;
}

function seeMember(host: ClusterHost, cluster: Cluster, at: HostId, node: TrafficNode): boolean {
  const { status } = node;
  const { value, context } = node.state as Member;
  const known = cluster.etcd.get(at);
  const lead = context.lead === undefined ? undefined : hostOf(context.lead);
  const seen = {
    status,
    isLeader: status !== 'down' && value === 'leader',
    term: context.term,
    lead,
    waitUs: waitOf(node),
  };
  const isSame =
    known?.status === status &&
    known.isLeader === seen.isLeader &&
    known.term === seen.term &&
    known.lead === lead &&
    known.waitUs === seen.waitUs;
  if (isSame) return false;
  cluster.etcd.set(at, seen);
  if (status !== 'down') {
    sayWait(host, cluster, { at, before: known?.waitUs, after: seen.waitUs });
  }
  return true;
}

function seeApiServer(
  host: ClusterHost,
  cluster: Cluster,
  at: HostId,
  { status, state }: TrafficNode,
): boolean {
  const { value } = state as Target;
  const isAnswering = status === 'up' && (value === 'serving' || value === 'failing');
  const isHung = status === 'paused' || (status === 'up' && value === 'hung');
  const known = cluster.api.get(at);
  const isSame = known?.isAnswering === isAnswering && known.isHung === isHung;
  cluster.api.set(at, { isAnswering, isHung });
  if (known?.isHung !== isHung) noticeSilence(host, cluster);
  // A new process asks etcd as its predecessor did, one that goes on asks again, and one on its way out stays so.
  const mustFail = cluster.failing.has(at) || cluster.leaving.has(at);
  if (status === 'up' && value === (mustFail ? 'serving' : 'failing')) {
    host.signal(nodeAt('kube-apiserver', at), { type: mustFail ? 'fail' : 'recover' });
  }
  return !isSame;
}

function seeElector(
  host: ClusterHost,
  cluster: Cluster,
  component: string,
  { id, status, state }: TrafficNode,
): boolean {
  const at = hostOf(id);
  const isLeading = status !== 'down' && roleOf(state as Elector) === 'leader';
  const isStopped = isLeading && status === 'paused';
  const believers = cluster.believers.get(component) ?? [];
  const isKnown = believers.includes(at);
  if (isLeading === isKnown && isStopped === cluster.stopped.has(id)) return false;
  if (isStopped) cluster.stopped.add(id);
  else cluster.stopped.delete(id);
  if (isLeading === isKnown) return true;
  const left = isLeading ? [...believers, at] : believers.filter((one) => one !== at);
  cluster.believers.set(component, left);
  const last = left.at(-1);
  if (last === cluster.leading.get(component)) return true;
  if (last === undefined) cluster.leading.delete(component);
  else cluster.leading.set(component, last);
  if (component === 'kube-controller-manager') beginMonitoring(host, cluster, last);
  return true;
}

/** Recomputes what follows from the components, and says what has changed. */
export function refresh(host: ClusterHost, cluster: Cluster): void {
  const leader = commitLeader(cluster);
  if (leader && (leader.host !== cluster.leader?.host || leader.term !== cluster.leader.term)) {
    if (cluster.leader) restartKeys(host, cluster);
    cluster.leader = leader;
  }
  for (const master of cluster.settings.masters) refreshAccess(host, cluster, master);
  planVirtualIp(host, cluster);
  const levels = levelsOf(cluster);
  for (const [service, was] of cluster.services) {
    const share = levels[service];
    if (share === was) continue;
    cluster.services.set(service, share);
    host.emit({ type: 'service', service, share });
  }
}

function refreshAccess(host: ClusterHost, cluster: Cluster, master: HostId): void {
  const isOpen = reachesEtcd(cluster, master);
  const wasOpen = cluster.open.get(master) ?? false;
  if (isOpen === wasOpen) return;
  cluster.open.set(master, isOpen);
  host.signal(STORE, { type: 'access', host: master, isOpen } as { type: string });
  host.emit({ type: isOpen ? 'etcdBack' : 'etcdLost', node: master, component: 'kube-apiserver' });
  if (isOpen) {
    endFailing(host, cluster, master);
    return;
  }
  const atUs = host.nowUs + cluster.settings.etcdHealthcheckTimeoutUs;
  cluster.failsUs.set(master, atUs);
  host.schedule(atUs, { type: 'etcdCheck', host: master });
}

/** The check of etcd in /livez and /readyz gives up (apiserver pkg/server/options/etcd.go). */
function failIfCutOff(host: ClusterHost, cluster: Cluster, master: HostId): void {
  if (cluster.open.get(master) === true || cluster.failsUs.get(master) !== host.nowUs) return;
  cluster.failing.add(master);
  host.signal(nodeAt('kube-apiserver', master), { type: 'fail' });
}

/** It reaches etcd again. A process that hangs does not notice. */
function endFailing(host: ClusterHost, cluster: Cluster, master: HostId): void {
  if (!cluster.failing.delete(master) || cluster.leaving.has(master)) return;
  if (cluster.api.get(master)?.isHung === true) return;
  host.signal(nodeAt('kube-apiserver', master), { type: 'recover' });
}

/** A graceful stop: /readyz fails at once, the own address goes, and after the delay the process ends. */
export function leave(host: ClusterHost, cluster: Cluster, master: HostId): void {
  const endsUs = host.nowUs + cluster.settings.shutdownDelayUs;
  cluster.leaving.set(master, endsUs);
  host.signal(nodeAt('kube-apiserver', master), { type: 'fail' });
  const key = cluster.endpoints.get(master);
  // Even if it is the last (kubernetes 116685).
  if (key?.isListed === true) {
    key.isListed = false;
    key.keptUntilUs = host.nowUs;
    host.emit({ type: 'endpointRemoved', node: master, component: 'kube-apiserver' });
  }
  host.schedule(endsUs, { type: 'leave', host: master });
}

/** Whoever was about to end is there to stay: somebody has started it again. */
export function stay(host: ClusterHost, cluster: Cluster, master: HostId): void {
  if (!cluster.leaving.delete(master) || cluster.failing.has(master)) return;
  if (cluster.api.get(master)?.isAnswering !== true) return;
  host.signal(nodeAt('kube-apiserver', master), { type: 'recover' });
}

/** From now on nobody trusts what a host shows. */
export function expireCertificates(host: ClusterHost, cluster: Cluster, at: HostId): void {
  cluster.expired.add(at);
  host.signal(STORE, { type: 'deny', host: at } as { type: string });
}

/** What hosts are there, or who hears whom, has changed. */
export function onHosts(host: ClusterHost, cluster: Cluster): void {
  noticeSilence(host, cluster);
  refresh(host, cluster);
}
