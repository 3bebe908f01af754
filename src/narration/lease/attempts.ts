/** Attempts to take or to renew the lease: their requests, and what candidates read. */
import type { Micros } from '../../sim/time.ts';
import type { LeaseFact, LeaseFactOf, LeaseTraceEvent, News } from './facts.ts';
import {
  candidateOf,
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
  if (isFirst) candidate.attemptUs = atUs;
  candidate.isTrying = true;
  if (purpose === 'renew') candidate.tryingUs ??= atUs;
  candidate.request = { verb, purpose, atUs };
  return { kind: 'asks', node, verb, purpose };
}

export function witnessResponse(memory: Memory, event: EventOf<'response'>): LeaseFact {
  const { node, verb, code, atUs } = event;
  const { request } = candidateOf(memory, node);
  const tookUs = request && atUs - request.atUs;
  const purpose = request?.purpose;
  if (typeof code === 'number' && code < 300) return { kind: 'answered', node, verb, code, tookUs };
  if (purpose === 'acquire' && verb !== 'get' && code === 409) {
    const holder = memory.lease?.holder ?? '';
    const winner = holder === '' ? undefined : shown(memory, holder);
    return { kind: 'tooLate', nodes: [node], verb, winner };
  }
  const isFailure = code !== 'cancelled' && !(verb === 'get' && code === 404);
  if (purpose === 'acquire' && isFailure) {
    const timeoutUs = memory.config.requestTimeoutUs;
    return { kind: 'attemptFails', nodes: [node], verb, code, timeoutUs };
  }
  if (purpose === 'renew' && isFailure && isOptimistic(memory, event)) {
    return { kind: 'fallsBack', node, code, tookUs };
  }
  return { kind: 'answered', node, verb, code, tookUs };
}

/** The write with which an attempt begins; one that follows a read comes later. */
function isOptimistic(memory: Memory, { node, verb }: EventOf<'response'>): boolean {
  const { request, attemptUs } = candidateOf(memory, node);
  return verb === 'update' && request?.atUs === attemptUs;
}

export function witnessObservation(memory: Memory, event: EventOf<'observe'>): LeaseFact {
  const { node, holder, atUs } = event;
  const candidate = candidateOf(memory, node);
  const { config } = memory;
  const of = memory.candidates.get(nodeOf(holder));
  const isCurrent = of !== undefined && identityOf(of) === holder;
  const silentUs = isCurrent && of.silentUs !== undefined ? atUs - of.silentUs : undefined;
  const news = newsOf(memory, candidate, { holder, silentUs });
  candidate.observed = { holder, atUs };
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
    silentUs,
  };
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
  if (candidate.observed.holder !== holder) return isAlive ? 'newHolder' : 'waits';
  return silentUs === undefined ? 'renewal' : 'late';
}

export function witnessRenewal(memory: Memory, event: EventOf<'renew'>): LeaseFact {
  const { node, identity, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  const { wroteUs, failures, isNew } = candidate;
  candidate.wroteUs = atUs;
  candidate.isNew = false;
  candidate.failures = 0;
  candidate.tryingUs = undefined;
  candidate.isTrying = false;
  return {
    kind: 'renews',
    node,
    times: 1,
    firstUs: atUs,
    lastUs: atUs,
    isAtOnce: isNew && failures === 0,
    afterUs: failures > 0 && wroteUs !== undefined ? atUs - wroteUs : undefined,
    retryPeriodUs: memory.config.retryPeriodUs,
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
  const { renewDeadlineUs, retryPeriodUs } = memory.config;
  return {
    kind: 'renewFails',
    node,
    reason,
    holder: holder === '' ? '' : shown(memory, holder),
    times: 1,
    forUs: atUs - (candidate.tryingUs ?? atUs),
    deadlineUs: renewDeadlineUs,
    retryPeriodUs,
  };
}
