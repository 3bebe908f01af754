/**
 * Disks of etcd's members. Whatever the cluster writes, its leader and every member that hears it put on
 * disk, and a member's loop does nothing else meanwhile (etcd server/etcdserver/raft.go, `start`; here
 * sim/loop.ts). Writes are those that the model knows: renewals of Leases and of the keys of API servers.
 *
 * Left out: the append that carries a write does not restart a follower's election timer; the heartbeat
 * before it, at most one interval earlier, did. And a write that finds the leader's disk idle is answered
 * at once, not behind its own write.
 */
import type { Micros } from '../../sim/time.ts';
import type { TrafficNode } from '../../sim/traffic.ts';
import { isConnected, type Cluster } from './cluster.ts';
import { commitLeader } from './etcd-access.ts';
import { nodeAt, type HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';

/** etcd warns of a heartbeat that comes later than two intervals after the last (raft.go, newRaftNode). */
const LATE_HEARTBEATS = 2;

/** Something was written. What is written at one instant is one entry for a disk. */
export function onWrite(host: ClusterHost, cluster: Cluster): void {
  if (cluster.slowDisks.size === 0 || cluster.entryUs === host.nowUs) return;
  cluster.entryUs = host.nowUs;
  host.schedule(host.nowUs, { type: 'entry' });
}

/** Disks that take no time need not be asked. */
export function writeToDisks(host: ClusterHost, cluster: Cluster): void {
  const leader = commitLeader(cluster)?.host;
  if (leader === undefined) return;
  for (const at of cluster.slowDisks) {
    if (isConnected(cluster, leader, at)) host.write(nodeAt('etcd', at));
  }
}

/** How long the write takes that a member waits for; absent: for none. */
export function waitOf({ status, saving }: TrafficNode): Micros | undefined {
  return status === 'down' || !saving ? undefined : saving.untilUs - saving.sinceUs;
}

/** So long that clients cannot wait for it, and the other members need not. */
export function isLong(waitUs: Micros | undefined, { settings }: Cluster): boolean {
  return waitUs !== undefined && waitUs > settings.electionTimeoutUs;
}

/** Says that a member waits for its disk, if so long that a leader's heartbeat comes too late. */
export function sayWait(
  host: ClusterHost,
  cluster: Cluster,
  { at, before, after }: { at: HostId; before: Micros | undefined; after: Micros | undefined },
): void {
  const atLeastUs = LATE_HEARTBEATS * cluster.settings.heartbeatUs;
  const isLate = (us: Micros | undefined): boolean => us !== undefined && us > atLeastUs;
  const about = { node: at, component: 'etcd' } as const;
  if (!isLate(after)) {
    if (isLate(before)) host.emit({ type: 'diskFree', ...about });
    return;
  }
  const isNow = isLong(after, cluster);
  if (isLate(before) && isLong(before, cluster) === isNow) return;
  host.emit({ type: 'diskWait', ...about, isLong: isNow });
}
