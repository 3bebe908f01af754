/** API servers: what they are, what their kubelets and the load balancer do, and their endpoints. */
import { hostOf, partOf } from './names.ts';
import type { EventOf } from './facts.ts';
import { begin, grow, sinceBad, turnBad, turnGood, takeIn, young, type Memory } from './memory.ts';

export function onState(memory: Memory, event: EventOf<'state'>): void {
  const { to, atUs } = event;
  const host = hostOf(event.node);
  if (to !== 'serving') {
    // A start is not a new fault.
    if (to !== 'starting') turnBad(memory, host, atUs);
    const isOfEtcd = to === 'failing' && !memory.leaving.has(host);
    if (isOfEtcd && !memory.etcd.open.has(host)) onFailing(memory, event);
    return;
  }
  if (!memory.cutOff.has(host)) turnGood(memory, host, atUs);
  const restart = memory.restarts.get(host);
  if (restart?.fact.servesUs !== undefined || !restart) return;
  restart.fact.servesUs = atUs - restart.atUs;
  grow(memory, restart, event);
}

function onFailing(memory: Memory, event: EventOf<'state'>): void {
  const host = hostOf(event.node);
  const line = young(memory, 'apiFails', event, 1_000_000);
  const { etcdHealthcheckTimeoutUs: timeoutUs } = memory.config;
  // A new process that finds etcd away is told with its restart.
  if (memory.restarts.get(host)?.fact.servesUs === 0) return;
  if (!line) begin<'apiFails'>(memory, { kind: 'apiFails', hosts: [host], timeoutUs }, event);
  else if (!line.fact.hosts.includes(host)) {
    takeIn(line.fact.hosts, host);
    grow(memory, line, event);
  }
}

export function onTerminate(memory: Memory, event: EventOf<'terminate'>): void {
  const host = hostOf(event.node);
  const { because: probe, atUs } = event;
  const { reason = 'timeout' as const, count = 0 } = memory.verdicts.get(`${probe}@${host}`) ?? {};
  const entry = begin<'apiRestarts'>(
    memory,
    {
      kind: 'apiRestarts',
      host,
      because: { probe, reason, count },
      periodUs: memory.config.probePeriodUs,
      afterUs: sinceBad(memory, host, atUs),
      isKilled: false,
      servesUs: undefined,
    },
    event,
  );
  memory.restarts.set(host, entry);
}

export function onKill(memory: Memory, event: EventOf<'kill'>): void {
  const restart = memory.restarts.get(hostOf(event.node));
  if (!restart) return;
  restart.fact.isKilled = true;
  grow(memory, restart, event);
}

/** After a crash, or when its host starts; after SIGTERM the line is there already. */
export function onContainerStarted(memory: Memory, event: EventOf<'containerStarted'>): void {
  if (!memory.isSettled) return;
  const host = hostOf(event.node);
  const known = memory.restarts.get(host);
  if (known?.fact.because && known.fact.servesUs === undefined) return;
  const entry = begin<'apiRestarts'>(
    memory,
    {
      kind: 'apiRestarts',
      host,
      because: undefined,
      periodUs: memory.config.probePeriodUs,
      afterUs: sinceBad(memory, host, event.atUs),
      isKilled: false,
      servesUs: undefined,
    },
    event,
  );
  memory.restarts.set(host, entry);
}

export function onBackOff(memory: Memory, event: EventOf<'backOff'>): void {
  const forUs = event.forMs * 1_000;
  begin<'backOff'>(memory, { kind: 'backOff', host: hostOf(event.node), forUs }, event);
}

export function onVerdict(memory: Memory, event: EventOf<'healthy' | 'unhealthy'>): void {
  const { node, reason, count, atUs, type } = event;
  memory.verdicts.set(node, { reason, count });
  if (partOf(node) !== 'check' || !memory.isSettled) return;
  const host = hostOf(node);
  const goodUs = memory.goodUs.get(host);
  const isOut = type === 'unhealthy';
  const afterUs = isOut
    ? sinceBad(memory, host, atUs)
    : goodUs === undefined
      ? undefined
      : atUs - goodUs;
  const kind = isOut ? ('balancerOut' as const) : ('balancerIn' as const);
  const { check } = memory.config;
  begin<'balancerOut' | 'balancerIn'>(memory, { kind, host, reason, count, afterUs, check }, event);
}

export function onEndpoint(
  memory: Memory,
  event: EventOf<'endpointAdded' | 'endpointRemoved'>,
): void {
  const { node: host, type, atUs } = event;
  const line = young(memory, type, event);
  if (line) {
    takeIn(line.fact.hosts, host);
    grow(memory, line, event);
  } else if (type === 'endpointAdded') {
    begin<'endpointAdded'>(memory, { kind: type, hosts: [host] }, event);
  } else {
    const isOwn = memory.leaving.has(host) && memory.commandUs === atUs;
    const { endpointTtlUs: ttlUs } = memory.config;
    const afterUs = sinceBad(memory, host, atUs);
    begin<'endpointRemoved'>(memory, { kind: type, hosts: [host], afterUs, isOwn, ttlUs }, event);
  }
}
