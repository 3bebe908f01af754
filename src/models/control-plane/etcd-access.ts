/** Which API servers reach a majority of etcd: a write needs a leader with a live majority (Raft §5.2, §5.3). */
import { isConnected, type Cluster } from './cluster.ts';
import type { HostId } from './names.ts';

/** Stacked: the member beside it (kubeadm's manifests); external: any of the list. */
function endpointsOf({ settings }: Cluster, master: HostId): readonly HostId[] {
  return settings.etcdHosts.includes(master) ? [master] : settings.etcdHosts;
}

function termOf({ etcd }: Cluster, host: HostId): number {
  return etcd.get(host)?.term ?? 0;
}

/**
 * A member that answers: it runs, and does not wait for its disk for longer than an election timeout. What
 * waits for less is late, and is taken; what waits for more finds another leader first, or none.
 */
function isUp({ etcd, settings }: Cluster, host: HostId): boolean {
  const member = etcd.get(host);
  return member?.status === 'up' && (member.waitUs ?? 0) <= settings.electionTimeoutUs;
}

/** A leader that can commit: it reaches more than half of all members, itself included, and none of them has gone on to a later term. */
export function hasMajority(cluster: Cluster, leader: HostId): boolean {
  const { etcdHosts } = cluster.settings;
  const term = termOf(cluster, leader);
  const reached = etcdHosts.filter(
    (host) =>
      isUp(cluster, host) && isConnected(cluster, leader, host) && termOf(cluster, host) <= term,
  );
  return isUp(cluster, leader) && reached.length * 2 > etcdHosts.length;
}

/** The leader that a member knows, if it leads in the member's term and can commit. */
function workingLeader(cluster: Cluster, member: HostId): HostId | undefined {
  const known = cluster.etcd.get(member);
  if (!known || !isUp(cluster, member)) return undefined;
  const lead = known.isLeader ? member : known.lead;
  if (lead === undefined) return undefined;
  const leader = cluster.etcd.get(lead);
  const isLeading = leader?.isLeader === true && leader.term === known.term;
  return isLeading && isConnected(cluster, member, lead) && hasMajority(cluster, lead)
    ? lead
    : undefined;
}

export function reachesEtcd(cluster: Cluster, master: HostId): boolean {
  return endpointsOf(cluster, master).some(
    (member) =>
      isConnected(cluster, master, member) && workingLeader(cluster, member) !== undefined,
  );
}

/** The leader that can commit; of several, that of the highest term. */
export function commitLeader(cluster: Cluster): { host: HostId; term: number } | undefined {
  return [...cluster.etcd]
    .filter(([host, { isLeader }]) => isLeader && hasMajority(cluster, host))
    .map(([host, { term }]) => ({ host, term }))
    .sort((a, b) => b.term - a.term)[0];
}
