/** Members of etcd that wait for their disks. */
import type { EventOf } from './facts.ts';
import { begin, grow, type Memory } from './memory.ts';

export function onDiskWait(memory: Memory, event: EventOf<'diskWait'>): void {
  const { etcd, waits, waiting, page } = memory;
  const { node: host, atUs } = event;
  const isLeader = etcd.leader === host;
  // A wait goes on that was longer, or shorter, before.
  if (waiting.has(host)) return;
  waiting.set(host, { sinceUs: atUs, led: isLeader });
  if (!memory.isSettled) return;
  const line = waits.get(host);
  if (line?.fact.isLeader === isLeader) {
    line.fact.times += 1;
    page.grow(line, event, line.fact.times);
    return;
  }
  const fact = { kind: 'diskWaits' as const, host, isLeader, times: 1, isLate: false };
  waits.set(host, begin<'diskWaits'>(memory, fact, event));
}

export function onDiskFree(memory: Memory, event: EventOf<'diskFree'>): void {
  const { etcd, waits, waiting } = memory;
  const { node: host, atUs } = event;
  const wait = waiting.get(host);
  waiting.delete(host);
  if (!wait || !memory.isSettled) return;
  const leads = wait.led && etcd.leader === host;
  const line = waits.get(host);
  if (!line) {
    // Somebody has done something about the disk: this was the last write that took so long.
    const leader = wait.led && !leads ? etcd.leader : undefined;
    const fact = { kind: 'diskFree' as const, host, afterUs: atUs - wait.sinceUs, leader };
    begin<'diskFree'>(memory, fact, event);
  } else if (leads && !line.fact.isLate) {
    line.fact.isLate = true;
    grow(memory, line, event);
  }
}
