/**
 * Kubelets renew their Leases, and the controller manager judges them by its own clock
 * (pkg/controller/nodelifecycle/node_lifecycle_controller.go, monitorNodeHealth).
 */
import type { Cluster } from './cluster.ts';
import { isAlive } from './connections.ts';
import { onWrite } from './member-disks.ts';
import type { HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';
import { canAct, writes } from './service-levels.ts';

/** A kubelet whose request has failed tries again after so long. */
const RETRY_US = 1_000_000;
/** So many of the nodes, and at least so many, make a zone that is disrupted. */
const UNHEALTHY_SHARE = 0.55;
const LEAST_UNHEALTHY = 3;
/** `--node-eviction-rate` 0.1 and `--secondary-node-eviction-rate` 0.01 a second; none in a small cluster. */
const TAINT_EVERY_US = 10_000_000;
const SLOW_TAINT_EVERY_US = 100_000_000;
const SMALL_CLUSTER = 50;

const KCM = 'kube-controller-manager';

export function renew(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  const isRunning = cluster.kubelets.get(node) === true && !cluster.down.has(node);
  const isTaken =
    isRunning &&
    seen !== undefined &&
    isAlive(host, cluster, node) &&
    seen.connectedTo !== undefined &&
    writes(cluster, seen.connectedTo, node);
  if (isTaken) {
    seen.renewedUs = host.nowUs;
    onWrite(host, cluster);
  }
  const waitUs = isTaken || !isRunning ? cluster.settings.nodeLeaseRenewUs : RETRY_US;
  host.schedule(host.nowUs + waitUs, { type: 'renew', host: node });
}

/** A controller manager that has just begun knows no history: it counts from when it first sees a node. */
export function beginMonitoring(
  host: ClusterHost,
  cluster: Cluster,
  leader: HostId | undefined,
): void {
  if (leader === undefined) {
    cluster.monitor = undefined;
    return;
  }
  cluster.monitors += 1;
  cluster.monitor = { host: leader, number: cluster.monitors };
  for (const seen of cluster.nodes.values()) {
    seen.seenRenewalUs = seen.renewedUs;
    seen.seenUs = host.nowUs;
  }
  host.schedule(host.nowUs, { type: 'monitor', number: cluster.monitors });
}

export function lookAtNodes(host: ClusterHost, cluster: Cluster, number: number): void {
  if (cluster.monitor?.number !== number) return;
  const { nodeMonitorPeriodUs, nodeMonitorGracePeriodUs } = cluster.settings;
  host.schedule(host.nowUs + nodeMonitorPeriodUs, { type: 'monitor', number });
  if (!canAct(cluster, KCM)) return;
  const wasLost = new Set(
    [...cluster.nodes].flatMap(([node, { isReady }]) => (isReady ? [] : node)),
  );
  for (const [node, seen] of cluster.nodes) {
    if (seen.renewedUs > seen.seenRenewalUs) {
      seen.seenRenewalUs = seen.renewedUs;
      seen.seenUs = host.nowUs;
      if (seen.isReady) continue;
      seen.isReady = true;
      seen.evictUs = undefined;
      seen.isEvicted = false;
      host.emit({ type: 'nodeReady', node, component: KCM });
      // `After`, but looks are a little more than a period apart: the next one begins when one has ended.
    } else if (seen.isReady && host.nowUs - seen.seenUs >= nodeMonitorGracePeriodUs) {
      seen.isReady = false;
      host.emit({ type: 'nodeNotReady', node, component: KCM });
    }
  }
  taint(host, cluster, wasLost);
}

/**
 * Pods are to go from nodes that are lost, one node after another. Too many at once are no failure of
 * nodes: then it goes on slowly or not at all, and if all are lost, what was begun is taken back.
 * A look taints by the condition that it found (`wasLost`), not by the one that it writes: the taint
 * comes with the look after.
 */
function taint(host: ClusterHost, cluster: Cluster, wasLost: ReadonlySet<HostId>): void {
  const { nodeMonitorPeriodUs, tolerationUs } = cluster.settings;
  const all = cluster.nodes.size;
  const lost = [...cluster.nodes].filter(([, { isReady }]) => !isReady);
  if (lost.length === all) {
    for (const [, seen] of lost) seen.evictUs = undefined;
    return;
  }
  const isDisrupted = lost.length >= LEAST_UNHEALTHY && lost.length / all >= UNHEALTHY_SHARE;
  if (isDisrupted && all <= SMALL_CLUSTER) return;
  for (const [node, seen] of lost) {
    if (seen.evictUs !== undefined || !wasLost.has(node)) continue;
    const atUs = Math.max(host.nowUs, cluster.nextTaintUs);
    // The next look comes before it.
    if (atUs >= host.nowUs + nodeMonitorPeriodUs) return;
    cluster.nextTaintUs = atUs + (isDisrupted ? SLOW_TAINT_EVERY_US : TAINT_EVERY_US);
    seen.evictUs = atUs + tolerationUs;
    host.schedule(seen.evictUs, { type: 'evict', host: node });
  }
}

export function evict(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (seen?.evictUs === undefined || seen.evictUs > host.nowUs || seen.isEvicted) return;
  // Static Pods tolerate every taint: a master loses nothing.
  if (!cluster.settings.workers.includes(node)) return;
  if (!canAct(cluster, KCM)) {
    host.schedule(host.nowUs + cluster.settings.nodeMonitorPeriodUs, { type: 'evict', host: node });
    return;
  }
  seen.isEvicted = true;
  seen.homeless = cluster.settings.podsPerWorker;
  host.emit({ type: 'podsEvicted', node, pods: seen.homeless, component: KCM });
  host.schedule(host.nowUs + cluster.settings.podStartUs, { type: 'place', host: node });
}

/** Replacements are created and placed once somebody can. */
export function placePods(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (!seen || seen.homeless === 0) return;
  if (!canAct(cluster, 'kube-scheduler') || !canAct(cluster, KCM)) {
    host.schedule(host.nowUs + RETRY_US, { type: 'place', host: node });
    return;
  }
  host.emit({ type: 'podsReplaced', node, pods: seen.homeless, component: 'kube-scheduler' });
  seen.homeless = 0;
}
