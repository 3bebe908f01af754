/** Attempts to take or to renew the lease: their requests, and what candidates read. */
import type { Micros } from '../../sim/time.ts';
import type { LeaseFact, LeaseFactOf, LeaseTraceEvent, News } from './facts.ts';
import {
  candidateOf,
  clocked,
  identify,
  identityOf,
  nodeOf,
  shown,
  type Memory,
  type Remembered,
} from './memory.ts';

type EventOf<Type extends LeaseTraceEvent['type']> = Extract<LeaseTraceEvent, { type: Type }>;

export function witnessRequest(memory: Memory, event: EventOf<'request'>): LeaseFact {
  const { node, verb, purpose, atUs } = event;
  const candidate = candidateOf(memory, node);
  // A candidate's attempt begins with a read, and leaves no trace if the lease is held.
  const isFirst = !candidate.isTrying || (purpose === 'acquire' && verb === 'get');
  if (isFirst) candidate.attempt = clocked(candidate, atUs);
  candidate.isTrying = true;
  if (purpose === 'renew') candidate.trying ??= clocked(candidate, atUs);
  candidate.request = { verb, purpose, atUs };
  return { kind: 'asks', node, verb, purpose };
}

export function witnessResponse(memory: Memory, event: EventOf<'response'>): LeaseFact {
  const { node, verb, code, atUs } = event;
  const candidate = candidateOf(memory, node);
  const { request } = candidate;
  if (code === 'cancelled' && request) {
    candidate.cancelled = { verb, sentUs: request.atUs, atUs };
  }
  const tookUs = request && atUs - request.atUs;
  const purpose = request?.purpose;
  if (typeof code === 'number' && code < 300) return { kind: 'answered', node, verb, code, tookUs };
  if (purpose === 'acquire' && verb !== 'get' && code === 409) {
    const holder = memory.lease?.holder ?? '';
    const winner = holder === '' ? undefined : shown(memory, holder);
    return { kind: 'tooLate', nodes: [node], verb, winner };
  }
  const isFailure = code !== 'cancelled' && !(verb === 'get' && code === 404);
  if (purpose === 'acquire' && request && isFailure) {
    const timeoutUs = memory.config.requestTimeoutUs;
    const isLeftOver = request.atUs < memory.changedUs;
    return { kind: 'attemptFails', nodes: [node], verb, code, timeoutUs, isLeftOver };
  }
  if (purpose === 'renew' && isFailure && isOptimistic(memory, event)) {
    return { kind: 'fallsBack', node, code, tookUs };
  }
  return { kind: 'answered', node, verb, code, tookUs };
}

/** The write with which an attempt begins; one that follows a read comes later. */
function isOptimistic(memory: Memory, { node, verb }: EventOf<'response'>): boolean {
  const { request, attempt } = candidateOf(memory, node);
  return verb === 'update' && request?.atUs === attempt.realUs;
}

export function witnessObservation(memory: Memory, event: EventOf<'observe'>): LeaseFact {
  const { node, holder, atUs } = event;
  const candidate = candidateOf(memory, node);
  const { config } = memory;
  const sinceUs = silentSince(memory, holder);
  const silentUs = sinceUs === undefined ? undefined : atUs - sinceUs;
  const news = newsOf(memory, candidate, { holder, silentUs });
  candidate.observed = { holder, at: clocked(candidate, atUs) };
  return {
    kind: 'observes',
    nodes: [news === 'waits' && candidate.starts > 1 ? identityOf(candidate) : node],
    holder: holder === '' ? '' : shown(memory, holder),
    news,
    durationUs: candidate.durationUs,
    pollUs: {
      minUs: config.retryPeriodUs,
      maxUs: config.retryPeriodUs * (1 + config.jitterFactor),
    },
    silentUs: silentUs === undefined ? [] : [silentUs],
    isAgain: candidate.starts > 1,
  };
}

/** Since when a process does not renew, whether it still runs or not. */
function silentSince(memory: Memory, identity: string): Micros | undefined {
  const candidate = memory.candidates.get(nodeOf(identity));
  const isCurrent = candidate && identityOf(candidate) === identity;
  return isCurrent ? candidate.silentUs : memory.endedUs.get(identity);
}

function newsOf(
  memory: Memory,
  candidate: Remembered,
  { holder, silentUs }: { holder: string; silentUs: Micros | undefined },
): News {
  if (holder === '') return 'nobody';
  if (holder === identityOf(candidate)) return 'itself';
  const of = memory.candidates.get(nodeOf(holder));
  const isAlive = of !== undefined && identityOf(of) === holder && silentUs === undefined;
  if (candidate.role === 'leader') return 'renewal';
  if (!candidate.observed) return isAlive ? 'standsBy' : 'waits';
  if (silentUs !== undefined) return 'late';
  return candidate.observed.holder === holder ? 'renewal' : 'newHolder';
}

export function witnessRenewal(memory: Memory, event: EventOf<'renew'>): LeaseFact {
  const { node, identity, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  const { wroteUs, failures, isNew } = candidate;
  const { retryPeriodUs, requestTimeoutUs } = memory.config;
  const sinceUs = atUs - (wroteUs ?? atUs);
  const isLate = failures > 0 || sinceUs > retryPeriodUs + requestTimeoutUs;
  const retaken = retakenBy(memory, candidate);
  candidate.wroteUs = atUs;
  candidate.isNew = false;
  candidate.failures = 0;
  candidate.trying = undefined;
  candidate.knownUs = undefined;
  candidate.isTrying = false;
  const at = clocked(candidate, atUs);
  return {
    kind: 'renews',
    node,
    times: 1,
    first: at,
    last: at,
    isAtOnce: isNew && !isLate,
    afterUs: isLate ? sinceUs : undefined,
    retaken,
    retryPeriodUs,
  };
}

/** A leader's write has made it the holder again, which counts as a change of holder. */
function retakenBy(memory: Memory, candidate: Remembered): LeaseFactOf<'renews'>['retaken'] {
  const message = memory.delivered?.message;
  const record = message?.type === 'response' ? message.lease?.record : undefined;
  if (!record || record.leaseTransitions <= candidate.transitions) return undefined;
  candidate.transitions = record.leaseTransitions;
  const from = candidate.observed?.holder ?? '';
  return {
    from: from === '' ? '' : shown(memory, from),
    transitions: record.leaseTransitions,
  };
}

export function witnessFailedRenewal(
  memory: Memory,
  event: EventOf<'renewFailed'>,
): LeaseFactOf<'renewFails'> {
  const { node, identity, reason, holder, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  candidate.failures += 1;
  candidate.isTrying = false;
  if (reason === 'held') candidate.knownUs ??= atUs;
  const { renewDeadlineUs, retryPeriodUs } = memory.config;
  return {
    kind: 'renewFails',
    node,
    reason,
    holder: holder === '' ? '' : shown(memory, holder),
    times: 1,
    forUs: atUs - (candidate.trying?.realUs ?? atUs),
    deadlineUs: renewDeadlineUs,
    retryPeriodUs,
  };
}
