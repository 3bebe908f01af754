/**
 * The variables of one candidate process and the arithmetic on them: client-go's LeaderElector and its
 * LeaseLock (tools/leaderelection/leaderelection.go and resourcelock/leaselock.go, client-go of July 2026,
 * 32ce75a7). Function names are client-go's where it has one.
 */
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { AcquiredBecause, LeaseRequest, OutcomeCode, Verb } from './messages.ts';
import { NO_RECORD, rawOf, type Lease, type LeaseRecord } from './record.ts';
import { publishedSeconds, type LeaseSettings } from './settings.ts';

export interface ElectorContext {
  readonly id: NodeId;
  /** New with every start of the process, as a host name with a random suffix is. */
  readonly identity: string;
  readonly settings: LeaseSettings;
  readonly observedRecord: LeaseRecord;
  /** On the own clock, when the record was last seen to change or was written; absent: never. */
  readonly observedUs: Micros | undefined;
  /** What reads are compared with; own writes leave it as it is. */
  readonly observedRaw: string | undefined;
  /** The version that the next write names: of the last read, or of the last own write. */
  readonly resourceVersion: number | undefined;
  /** The version of the last own write: the fencing token. */
  readonly token: number;
  readonly attempt: Attempt;
  /** What the running attempt has read. */
  readonly read: LeaseRecord;
  /** Requests so far; the number of the last one. */
  readonly requests: number;
  /** The request that waits for its answer. */
  readonly pending: Verb | undefined;
  /** A tick came while an attempt was running: a ticker's channel holds one. */
  readonly isTickHeld: boolean;
  /** Why the last attempt failed. */
  readonly failure: OutcomeCode | 'held';
}

/** The running attempt, or the last one. */
export interface Attempt {
  /** The own clock's readings at its start. */
  readonly now: Micros;
  readonly wall: Micros;
  /** What it writes as the time of acquisition when it takes over. */
  readonly acquireTimeUs: Micros;
}

export interface ElectorInput {
  readonly id: NodeId;
  readonly identity: string;
  readonly settings: LeaseSettings;
  readonly now: Micros;
  readonly wall: Micros;
}

export function bootElector({ id, identity, settings, now, wall }: ElectorInput): ElectorContext {
  return {
    id,
    identity,
    settings,
    observedRecord: NO_RECORD,
    observedUs: undefined,
    observedRaw: undefined,
    resourceVersion: undefined,
    token: 0,
    attempt: { now, wall, acquireTimeUs: wall },
    read: NO_RECORD,
    requests: 0,
    pending: undefined,
    isTickHeld: false,
    failure: 'held',
  };
}

/** IsLeader: the remembered record names this process, whether or not it acts as leader. */
export function isLeader({ observedRecord, identity }: ElectorContext): boolean {
  return observedRecord.holderIdentity === identity;
}

/**
 * isLeaseValid: the record was seen to change less than its own duration ago, by this process's clock,
 * counted to the start of the attempt. Nobody's `renewTime` is looked at.
 */
export function isLeaseValid(context: ElectorContext, startedUs: Micros): boolean {
  const { observedUs, observedRecord } = context;
  if (observedUs === undefined) return false;
  return observedUs + observedRecord.leaseDurationSeconds * 1_000_000 > startedUs;
}

/** tryAcquireOrRenew, step 1: in an attempt that starts now, the holder writes without reading first. */
export function canRenewOptimistically(context: ElectorContext, now: Micros): boolean {
  return isLeader(context) && isLeaseValid(context, now);
}

/** Step 3: the read shows another record than the one before. */
export function isChange({ observedRaw }: ElectorContext, { record }: Lease): boolean {
  return rawOf(record) !== observedRaw;
}

/** Step 3: a record that differs from the one read before is remembered, and counts from now on. */
export function observe(context: ElectorContext, lease: Lease, now: Micros): ElectorContext {
  const read = { resourceVersion: lease.resourceVersion, read: lease.record };
  if (!isChange(context, lease)) return { ...context, ...read };
  return {
    ...context,
    ...read,
    observedRecord: lease.record,
    observedUs: now,
    observedRaw: rawOf(lease.record),
  };
}

/** Step 3: somebody else holds a lease that is still valid. */
export function isHeldByOther(context: ElectorContext): boolean {
  const { observedRecord, attempt } = context;
  return (
    observedRecord.holderIdentity !== '' && isLeaseValid(context, attempt.now) && !isLeader(context)
  );
}

/** A write was taken (setObservedRecord). */
export function written(
  lease: Lease,
  now: Micros,
): Pick<ElectorContext, 'observedRecord' | 'observedUs' | 'resourceVersion' | 'token'> {
  const { record, resourceVersion } = lease;
  return { observedRecord: record, observedUs: now, resourceVersion, token: resourceVersion };
}

/** The record of this attempt: taking over counts one transition more, renewing keeps what was. */
function recordToWrite(context: ElectorContext, before: LeaseRecord | undefined): LeaseRecord {
  const { identity, settings, attempt } = context;
  const isRenewal = before !== undefined && isLeader(context);
  return {
    holderIdentity: identity,
    leaseDurationSeconds: publishedSeconds(settings),
    acquireTimeUs: isRenewal ? before.acquireTimeUs : attempt.acquireTimeUs,
    renewTimeUs: attempt.wall,
    leaseTransitions:
      before === undefined ? 0 : isRenewal ? before.leaseTransitions : before.leaseTransitions + 1,
  };
}

/** Step 1: from memory. */
export function optimisticUpdate(context: ElectorContext): LeaseRequest {
  return update(context, recordToWrite(context, context.observedRecord));
}

/** Step 2: there is no Lease. */
export function create(context: ElectorContext): LeaseRequest {
  return {
    type: 'create',
    request: context.requests,
    record: recordToWrite(context, undefined),
  };
}

/** Step 4: after a read. */
export function updateAfterRead(context: ElectorContext): LeaseRequest {
  return update(context, recordToWrite(context, context.read));
}

/** tryRelease: an empty holder, one second, and the transitions that were read. */
export function release(context: ElectorContext, wall: Micros): LeaseRequest {
  return update(context, {
    holderIdentity: '',
    leaseDurationSeconds: 1,
    acquireTimeUs: wall,
    renewTimeUs: wall,
    leaseTransitions: context.read.leaseTransitions,
  });
}

function update(context: ElectorContext, record: LeaseRecord): LeaseRequest {
  const { requests, resourceVersion } = context;
  return { type: 'update', request: requests, record, resourceVersion };
}

/** Why a candidate that has read the Lease may write itself into it. */
export function acquiredBecause(context: ElectorContext, verb: Verb): AcquiredBecause {
  if (verb === 'create') return 'created';
  if (isLeader(context)) return 'named';
  return context.observedRecord.holderIdentity === '' ? 'free' : 'expired';
}
