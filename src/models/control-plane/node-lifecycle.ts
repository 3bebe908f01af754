/**
 * Kubelets renew their Leases, and the controller manager judges them by its own clock
 * (pkg/controller/nodelifecycle/node_lifecycle_controller.go, monitorNodeHealth).
 */
import type { Cluster } from './cluster.ts';
import { isAlive } from './connections.ts';
import type { HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';
import { canAct, writes } from './service-levels.ts';

/** A kubelet whose request has failed tries again after so long. */
const RETRY_US = 1_000_000;
/** So many of the nodes, and at least so many, make a zone that is disrupted as a whole. */
const UNHEALTHY_SHARE = 0.55;
const LEAST_UNHEALTHY = 3;

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
  if (isTaken) seen.renewedUs = host.nowUs;
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
  const { nodeMonitorPeriodUs, nodeMonitorGracePeriodUs, tolerationUs } = cluster.settings;
  host.schedule(host.nowUs + nodeMonitorPeriodUs, { type: 'monitor', number });
  if (!canAct(cluster, KCM)) return;
  for (const [node, seen] of cluster.nodes) {
    if (seen.renewedUs > seen.seenRenewalUs) {
      seen.seenRenewalUs = seen.renewedUs;
      seen.seenUs = host.nowUs;
      if (seen.isReady) continue;
      seen.isReady = true;
      seen.evictUs = undefined;
      seen.isEvicted = false;
      host.emit({ type: 'nodeReady', node, component: KCM });
      // Longer than the grace period, but a real look begins a little later than a period after the last.
    } else if (seen.isReady && host.nowUs - seen.seenUs >= nodeMonitorGracePeriodUs) {
      seen.isReady = false;
      // A look taints by the condition that it found, so the taint comes with the next one.
      seen.evictUs = host.nowUs + nodeMonitorPeriodUs + tolerationUs;
      host.emit({ type: 'nodeNotReady', node, component: KCM });
      host.schedule(seen.evictUs, { type: 'evict', host: node });
    }
  }
}

/** Too many at once are no failure of nodes: nobody is driven away then. */
function isDisrupted({ nodes }: Cluster): boolean {
  const lost = [...nodes.values()].filter(({ isReady }) => !isReady).length;
  return lost === nodes.size || (lost >= LEAST_UNHEALTHY && lost / nodes.size >= UNHEALTHY_SHARE);
}

export function evict(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (seen?.evictUs === undefined || seen.evictUs > host.nowUs || seen.isEvicted) return;
  // Static Pods tolerate every taint: a master loses nothing.
  if (!cluster.settings.workers.includes(node)) return;
  if (isDisrupted(cluster) || !canAct(cluster, KCM)) {
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
