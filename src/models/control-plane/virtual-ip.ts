/**
 * Who answers to the virtual IP. keepalived: in each part of the network the highest priority that is heard
 * (VRRP); kubeadm's sample lowers the priority of a host whose API server does not answer, after ten
 * checks, three seconds apart. kube-vip: who holds the Lease.
 */
import { isConnected, type Cluster } from './cluster.ts';
import type { HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';
import { isAnswering } from './service-levels.ts';
import { VRRP_ADVERTISEMENT_US, vrrpDownUs } from './settings.ts';

/** kubeadm docs/ha-considerations.md: interval 3, fall 10, rise 2. */
const TRACK_FALL_US = 30_000_000;
const TRACK_RISE_US = 6_000_000;

/** One that no code runs on advertises nothing. */
function isThere({ down, frozen }: Cluster, host: HostId): boolean {
  return !down.has(host) && !frozen.has(host);
}

/** In order of priority: hosts whose API server is trusted come first. */
function byPriority({ settings, demoted }: Cluster): readonly HostId[] {
  const isDemoted = (host: HostId): number => Number(demoted.has(host));
  return [...settings.masters].sort((a, b) => isDemoted(a) - isDemoted(b));
}

/** Everybody who hears nobody of higher priority. */
function dueHolders(cluster: Cluster): readonly HostId[] {
  const order = byPriority(cluster).filter((host) => isThere(cluster, host));
  return order.filter(
    (host, place) => !order.slice(0, place).some((higher) => isConnected(cluster, higher, host)),
  );
}

/** Plans what has to change; a host that is down holds nothing. */
export function planVirtualIp(host: ClusterHost, cluster: Cluster): void {
  const { front, masters } = cluster.settings;
  if (front.kind === 'kube-vip') {
    const holder = cluster.leading.get('kube-vip');
    say(host, cluster, holder === undefined ? [] : [holder]);
    return;
  }
  if (front.kind !== 'vrrp') return;
  for (const master of masters) track(host, cluster, master);
  say(
    host,
    cluster,
    cluster.virtualIp.filter((one) => isThere(cluster, one)),
  );
  const due = dueHolders(cluster);
  const key = due.join(' ');
  if (key === cluster.virtualIp.join(' ')) cluster.vipDue = undefined;
  else if (key !== cluster.vipDue) {
    cluster.vipDue = key;
    cluster.vipPlan += 1;
    const places = due
      .filter((one) => !cluster.virtualIp.includes(one))
      .map((one) => vrrpDownUs(masters.indexOf(one)));
    // Who hears of a higher priority steps back at its next advertisement.
    const waitUs = places.length === 0 ? VRRP_ADVERTISEMENT_US : Math.min(...places);
    host.schedule(host.nowUs + waitUs, { type: 'virtualIp', plan: cluster.vipPlan });
  }
}

export function moveVirtualIp(host: ClusterHost, cluster: Cluster, plan: number): void {
  if (plan !== cluster.vipPlan) return;
  cluster.vipDue = undefined;
  say(host, cluster, dueHolders(cluster));
}

function say(host: ClusterHost, cluster: Cluster, holders: readonly HostId[]): void {
  if (holders.join(' ') === cluster.virtualIp.join(' ')) return;
  cluster.virtualIp = holders;
  host.emit({ type: 'virtualIp', holders, component: 'virtual-ip' });
}

/** The script beside keepalived looks at the API server of its host. */
function track(host: ClusterHost, cluster: Cluster, master: HostId): void {
  const isGood = isAnswering(cluster, master);
  if (isGood !== cluster.demoted.has(master)) {
    cluster.tracked.delete(master);
    return;
  }
  if (cluster.tracked.has(master)) return;
  const atUs = host.nowUs + (isGood ? TRACK_RISE_US : TRACK_FALL_US);
  cluster.tracked.set(master, atUs);
  host.schedule(atUs, { type: 'trackScript', host: master });
}

/** The script has seen it long enough. */
export function watchApiServer(host: ClusterHost, cluster: Cluster, master: HostId): void {
  if (cluster.tracked.get(master) !== host.nowUs) return;
  cluster.tracked.delete(master);
  if (isAnswering(cluster, master)) cluster.demoted.delete(master);
  else cluster.demoted.add(master);
}
