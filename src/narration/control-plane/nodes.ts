/** The controller manager's word on nodes, what becomes of their Pods, and who has the virtual IP. */
import type { EventOf } from './facts.ts';
import { begin, grow, sinceBad, takeIn, young, type Memory } from './memory.ts';

export function onNotReady(memory: Memory, event: EventOf<'nodeNotReady'>): void {
  const { node: host, atUs } = event;
  memory.notReadyUs.set(host, atUs);
  const line = young(memory, 'nodeNotReady', event);
  if (line) {
    takeIn(line.fact.hosts, host);
    grow(memory, line, event);
    return;
  }
  const { nodeMonitorGracePeriodUs: graceUs } = memory.config;
  const afterUs = sinceBad(memory, host, atUs);
  begin<'nodeNotReady'>(memory, { kind: 'nodeNotReady', hosts: [host], afterUs, graceUs }, event);
}

export function onNodeReady(memory: Memory, event: EventOf<'nodeReady'>): void {
  const { node: host } = event;
  memory.notReadyUs.delete(host);
  const line = young(memory, 'nodeReady', event);
  if (line) {
    takeIn(line.fact.hosts, host);
    grow(memory, line, event);
    return;
  }
  begin<'nodeReady'>(memory, { kind: 'nodeReady', hosts: [host] }, event);
}

export function onEvicted(memory: Memory, event: EventOf<'podsEvicted'>): void {
  const { node: host, pods, atUs } = event;
  memory.evictedUs.set(host, atUs);
  const notReadyUs = memory.notReadyUs.get(host);
  const afterUs = notReadyUs === undefined ? undefined : atUs - notReadyUs;
  const { tolerationUs } = memory.config;
  begin<'podsEvicted'>(memory, { kind: 'podsEvicted', host, pods, afterUs, tolerationUs }, event);
}

export function onReplaced(memory: Memory, event: EventOf<'podsReplaced'>): void {
  const { node: host, pods, atUs } = event;
  const afterUs = sinceBad(memory, host, atUs);
  begin<'podsReplaced'>(memory, { kind: 'podsReplaced', host, pods, afterUs }, event);
}

export function onVirtualIp(memory: Memory, event: EventOf<'virtualIp'>): void {
  const { holders, atUs } = event;
  const before = memory.virtualIp;
  memory.virtualIp = holders;
  const { front } = memory.config;
  const by = front.kind === 'kube-vip' ? ('kube-vip' as const) : ('vrrp' as const);
  if (!memory.isSettled) return;
  // The kube-vip that takes its Lease over says so.
  if (young(memory, 'takesOver', event)?.fact.component === 'kube-vip') return;
  const gone = memory.lastHolder ?? before[0];
  if (holders.length > 0) memory.lastHolder = holders[0];
  const afterUs = gone === undefined ? undefined : sinceBad(memory, gone, atUs);
  begin<'virtualIp'>(memory, { kind: 'virtualIp', holders, before, afterUs, by }, event);
}
