/**
 * Health learned from requests alone, as nginx does by default: after `max_fails` failures a server is
 * left out for `fail_timeout`, then one request tries it (ngx_http_upstream_round_robin.c,
 * ngx_http_upstream_get_peer and ngx_http_upstream_free_round_robin_peer). nginx counts whole seconds of
 * its clock (`ngx_time`), and more of them than `fail_timeout` says have to go by: a server is left out for
 * up to one second longer.
 */
import type { Micros } from '../../sim/time.ts';
import { update } from './eligibility.ts';
import type { Member } from './member.ts';
import type { PassiveHealth } from './settings.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

const SECOND_US = 1_000_000;

/**
 * Before a server gets a request. Once in a `fail_timeout` that request is a trial: its answer takes earlier
 * failures back, and where there were `max_fails` of them no other request tries the server meanwhile.
 */
export function countTrial(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive || traffic.pool.length === 1 || !isTimeOver(host, passive, member)) return;
  member.checkedUs = host.nowUs;
  if (member.fails >= passive.maxFails) leaveOut(host, passive, { traffic, member });
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
  leaveOut(host, passive, { traffic, member });
}

export function countSuccess(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive || member.fails === 0) return;
  // Only an answer after the trial began takes the failures back.
  if (secondsOf(member.failedUs) >= secondsOf(member.checkedUs)) return;
  if (member.fails >= passive.maxFails) emitVerdict(host, member, 'healthy');
  member.fails = 0;
  update(traffic, member, () => (member.isTripped = false));
}

function emitVerdict(host: Host, { id, fails }: Member, type: 'healthy' | 'unhealthy'): void {
  host.emit({ type, node: 'requests', target: id, reason: 'requests', count: fails });
}

function leaveOut(
  host: Host,
  { failTimeoutUs }: PassiveHealth,
  { traffic, member }: { traffic: BalancerTraffic; member: Member },
): void {
  update(traffic, member, () => (member.isTripped = true));
  const seconds = secondsOf(host.nowUs) + secondsOf(failTimeoutUs) + 1;
  host.schedule(seconds * SECOND_US, { do: 'tryAgain', slot: member.slot });
}

/** The time of being left out is over, unless it began anew. */
export function tryAgain(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { passive } = traffic.settings;
  if (!passive || !isTimeOver(host, passive, member)) return;
  update(traffic, member, () => (member.isTripped = false));
}

function isTimeOver({ nowUs }: Host, { failTimeoutUs }: PassiveHealth, member: Member): boolean {
  return (secondsOf(nowUs) - secondsOf(member.checkedUs)) * SECOND_US > failTimeoutUs;
}

function secondsOf(us: Micros): number {
  return Math.floor(us / SECOND_US);
}
