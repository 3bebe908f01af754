/** The connection that a kubelet has: HTTP/2, so one, and kept as long as it seems alive. */
import type { Cluster } from './cluster.ts';
import { isConnected } from './cluster.ts';
import type { HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';
import { chosenFor, serves } from './service-levels.ts';

/** Opens one, where there is somebody to open it to. A master's kubelet asks the API server beside it (kubeadm since v1.33). */
export function connect(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (!seen) return;
  seen.givenUpUs = undefined;
  seen.connectedTo = undefined;
  if (cluster.settings.masters.includes(node)) {
    seen.connectedTo = node;
    return;
  }
  const chosen = chosenFor(cluster, node);
  if (chosen.length === 0) return;
  const to = chosen[host.draw(`connections/${node}`, 0, chosen.length - 1)];
  // Before the start nobody answers yet.
  if (to !== undefined && (host.nowUs === 0 || serves(cluster, to, node))) seen.connectedTo = to;
}

/** A kubelet that has just started has none. */
export function forgetConnection(cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (!seen) return;
  seen.connectedTo = cluster.settings.masters.includes(node) ? node : undefined;
  seen.givenUpUs = undefined;
}

/** Connections to somebody who says nothing, not even that he is gone, are given up after a while. */
export function noticeSilence(host: ClusterHost, cluster: Cluster): void {
  for (const [node, seen] of cluster.nodes) {
    const { connectedTo } = seen;
    const isSilent =
      connectedTo !== undefined &&
      (!isConnected(cluster, node, connectedTo) || cluster.api.get(connectedTo)?.isHung === true);
    if (!isSilent) seen.givenUpUs = undefined;
    else if (seen.givenUpUs === undefined) {
      // Counted from the last frame that came.
      seen.givenUpUs = Math.max(host.nowUs, seen.heardUs + cluster.settings.connectionGivenUpUs);
      host.schedule(seen.givenUpUs, { type: 'givenUp', host: node });
    }
  }
}

/** Whether a request on the connection is answered; one that was refused or closed is opened anew. */
export function isAlive(host: ClusterHost, cluster: Cluster, node: HostId): boolean {
  const isHeard = isAnswered(host, cluster, node);
  const seen = cluster.nodes.get(node);
  if (seen && isHeard) seen.heardUs = host.nowUs;
  return isHeard;
}

function isAnswered(host: ClusterHost, cluster: Cluster, node: HostId): boolean {
  const seen = cluster.nodes.get(node);
  if (!seen) return false;
  const { connectedTo } = seen;
  // Nobody says that it is gone: the client waits.
  if (connectedTo !== undefined && !isConnected(cluster, node, connectedTo)) return false;
  if (connectedTo !== undefined && serves(cluster, connectedTo, node)) return true;
  if (connectedTo !== undefined && cluster.api.get(connectedTo)?.isHung === true) return false;
  connect(host, cluster, node);
  return seen.connectedTo !== undefined && serves(cluster, seen.connectedTo, node);
}

/** The client's own check of its connection has had no answer (golang.org/x/net/http2: ping after 30 s, 15 s for the answer). */
export function giveUpLost(host: ClusterHost, cluster: Cluster, node: HostId): void {
  const seen = cluster.nodes.get(node);
  if (seen?.givenUpUs !== host.nowUs) return;
  connect(host, cluster, node);
}
