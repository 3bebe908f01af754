/**
 * Health learned from requests alone, as nginx does by default: after `max_fails` failures a server is
 * left out for `fail_timeout`, then one request tries it (ngx_http_upstream_round_robin.c,
 * ngx_http_upstream_get_peer and ngx_http_upstream_free_round_robin_peer).
 */
import { update } from './eligibility.ts';
import type { Member } from './member.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

/** Before a server that failed gets a request: it is the one trial of its time. */
export function countTrial(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive || member.fails < passive.maxFails || traffic.pool.length === 1) return;
  member.checkedUs = host.nowUs;
  leaveOut(host, traffic, member);
}

export function countFailure(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive) return;
  member.fails += 1;
  member.failedUs = host.nowUs;
  member.checkedUs = host.nowUs;
  if (member.index !== -1) traffic.strategy.onFailed(traffic.pool, member.index);
  // A single server is never left out.
  if (member.fails < passive.maxFails || traffic.pool.length === 1) return;
  if (member.fails === passive.maxFails) {
    emitVerdict(host, member, 'unhealthy');
  }
  leaveOut(host, traffic, member);
}

export function countSuccess(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  // Only an answer after the trial began takes the failures back.
  if (!passive || member.fails === 0 || member.failedUs >= member.checkedUs) return;
  if (member.fails >= passive.maxFails) emitVerdict(host, member, 'healthy');
  member.fails = 0;
  update(traffic, member, () => (member.isTripped = false));
}

function emitVerdict(host: Host, { id, fails }: Member, type: 'healthy' | 'unhealthy'): void {
  host.emit({ type, node: 'requests', target: id, reason: 'requests', count: fails });
}

function leaveOut(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { failTimeoutUs } = traffic.settings.passive ?? { failTimeoutUs: 0 };
  update(traffic, member, () => (member.isTripped = true));
  host.schedule(host.nowUs + failTimeoutUs, { do: 'tryAgain', slot: member.slot });
}

/** The time of being left out is over, unless it began anew. */
export function tryAgain(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive || host.nowUs < member.checkedUs + passive.failTimeoutUs) return;
  update(traffic, member, () => (member.isTripped = false));
}
