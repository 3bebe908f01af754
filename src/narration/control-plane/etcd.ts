/** Elections of etcd, and who has a way to it. */
import { hostOf } from './names.ts';
import type { RaftEvent } from '../../models/raft/messages.ts';
import type { Timed } from '../../sim/trace.ts';
import type { ControlPlaneTraceEvent, EtcdLossReason, EventOf } from './facts.ts';
import { begin, grow, takeIn, young, type Memory } from './memory.ts';

type RaftRole = Timed<Extract<RaftEvent, { type: 'role' }> & { readonly component: string }>;

/** From the first of several API servers until the last finds its way back. */
const TOGETHER_US = 100_000;

export function onMemberRole(memory: Memory, event: RaftRole): void {
  const { etcd, config } = memory;
  const { to, from, reason, atUs } = event;
  const host = hostOf(event.node);
  if (to === 'leader') {
    onLeader(memory, event);
  } else if (from === 'leader') {
    if (reason === 'quorumLost') {
      const { electionTimeoutUs: timeoutUs } = config;
      begin<'etcdStepsDown'>(memory, { kind: 'etcdStepsDown', host, timeoutUs }, event);
    }
  } else if (to === 'preCandidate') {
    if (!memory.isSettled) return;
    if (!etcd.noticed.has(host)) etcd.noticed.set(host, atUs);
    if (from === 'preCandidate') onVain(memory, event);
  } else if (to === 'follower' && etcd.inVain?.fact.hosts.includes(host)) {
    memory.page.catchUp(event);
    etcd.inVain = undefined;
    etcd.noticed.delete(host);
    const leader = event.cause === undefined ? undefined : hostOf(event.cause);
    begin<'etcdFollows'>(memory, { kind: 'etcdFollows', host, leader, term: event.term }, event);
  }
}

function onLeader(memory: Memory, event: RaftRole): void {
  const { etcd } = memory;
  const host = hostOf(event.node);
  const since = etcd.lostUs;
  // Whoever has asked in vain for long has noticed nothing new.
  const inVain = etcd.inVain?.fact.hosts ?? [];
  const first = [...etcd.noticed.keys()].find((one) => !inVain.includes(one));
  etcd.leader = host;
  etcd.noticed.clear();
  if (!memory.isSettled) return;
  begin<'etcdElects'>(
    memory,
    {
      kind: 'etcdElects',
      host,
      term: event.term,
      voters: (event.votes ?? []).map(hostOf),
      first: since === undefined ? undefined : first,
      afterUs: since === undefined ? undefined : event.atUs - since,
    },
    event,
  );
}

/** It asks again, because too few have answered. */
function onVain(memory: Memory, event: RaftRole): void {
  const { etcd, page } = memory;
  const host = hostOf(event.node);
  const { inVain } = etcd;
  if (!inVain) {
    const fact = { kind: 'etcdInVain' as const, hosts: [host], times: 2 };
    etcd.inVain = begin<'etcdInVain'>(memory, fact, event);
    return;
  }
  inVain.fact.times += 1;
  if (!inVain.fact.hosts.includes(host)) {
    takeIn(inVain.fact.hosts, host);
    grow(memory, inVain, event);
  } else {
    page.grow(inVain, event, inVain.fact.times);
  }
}

export function onEtcdLost(memory: Memory, event: EventOf<'etcdLost'>): void {
  const { etcd, down } = memory;
  const { node: host, atUs } = event;
  etcd.open.delete(host);
  etcd.openLostUs.set(host, atUs);
  if (etcd.open.size === 0) etcd.lostUs ??= atUs;
  if (!memory.isSettled || down.has(host)) return;
  const why = reasonOf(memory, host);
  const line = young(memory, 'etcdLost', event);
  if (!line) {
    begin<'etcdLost'>(memory, { kind: 'etcdLost', hosts: [host], why }, event);
    return;
  }
  takeIn(line.fact.hosts, host);
  line.fact.why = why;
  grow(memory, line, event);
}

function reasonOf(memory: Memory, host: string): EtcdLossReason {
  const { etcd, membersDown, cutOff, config, waiting } = memory;
  if (etcd.open.size === 0) return waiting.has(etcd.leader ?? '') ? 'leaderDisk' : 'noLeader';
  if (config.etcdHosts.includes(host) && membersDown.has(host)) return 'member';
  if (waiting.has(host)) return 'memberDisk';
  return cutOff.has(host) ? 'cutOff' : 'noLeader';
}

export function onEtcdBack(memory: Memory, event: EventOf<'etcdBack'>): void {
  const { etcd } = memory;
  const { node: host, atUs } = event;
  const lostUs = etcd.openLostUs.get(host);
  etcd.open.add(host);
  etcd.openLostUs.delete(host);
  etcd.lostUs = undefined;
  if (!memory.isSettled || lostUs === undefined) return;
  takeBack(memory, event, { host, afterUs: atUs - lostUs });
}

function takeBack(
  memory: Memory,
  event: ControlPlaneTraceEvent,
  { host, afterUs }: { host: string; afterUs: number },
): void {
  const line = young(memory, 'etcdBack', event, TOGETHER_US);
  if (!line) {
    begin<'etcdBack'>(memory, { kind: 'etcdBack', hosts: [host], afterUs }, event);
    return;
  }
  takeIn(line.fact.hosts, host);
  grow(memory, line, event);
}
