/** What happens to a server, and what becomes of its requests and connections then. */
import { closeAllOf, noticeHangOf } from './connections.ts';
import { update, warmUp } from './eligibility.ts';
import type { Liveness, Member } from './member.ts';
import { failAllOf, resumeAllOf } from './requests.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

/** The verdict of the health checks changed. */
export function setHealth(
  host: Host,
  traffic: BalancerTraffic,
  { member, isHealthy }: { member: Member; isHealthy: boolean },
): void {
  if (member.isHealthy === isHealthy) return;
  if (isHealthy) warmUp(host, traffic, member);
  update(traffic, member, () => (member.isHealthy = isHealthy));
  if (!isHealthy && traffic.settings.closesOnMarkedDown)
    closeAllOf(host, traffic, { member, reason: 'markedDown' });
}

/** The process of a server lives, hangs or ends. */
export function setLiveness(
  host: Host,
  traffic: BalancerTraffic,
  { member, liveness }: { member: Member; liveness: Liveness },
): void {
  const before = member.liveness;
  if (before === liveness) return;
  member.liveness = liveness;
  if (liveness === 'hung') noticeHangOf(host, traffic, member);
  else if (liveness === 'serving') {
    member.isStopping = false;
    if (before === 'hung') resumeAllOf(host, traffic, member);
  } else {
    if (!member.isStopping) failAllOf(host, traffic, { member, reason: 'reset' });
    closeAllOf(host, traffic, { member, reason: 'reset' });
  }
}
