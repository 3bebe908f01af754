import type { Micros } from '../../sim/time.ts';

/** The `spec` of a Lease as client-go uses it (resourcelock/interface.go, LeaderElectionRecord). */
export interface LeaseRecord {
  /** Empty: nobody holds it. */
  readonly holderIdentity: string;
  readonly leaseDurationSeconds: number;
  /** By the writer's time of day. */
  readonly acquireTimeUs: Micros;
  readonly renewTimeUs: Micros;
  readonly leaseTransitions: number;
}

/** The Lease as the API server keeps it. */
export interface Lease {
  /** The store's revision of the last write to it. */
  readonly resourceVersion: number;
  readonly record: LeaseRecord;
}

/** What an elector remembers before it has read anything. */
export const NO_RECORD: LeaseRecord = {
  holderIdentity: '',
  leaseDurationSeconds: 0,
  acquireTimeUs: 0,
  renewTimeUs: 0,
  leaseTransitions: 0,
};

/**
 * What two readings are compared by. Times are in whole seconds, as metav1.Time is written as JSON:
 * two renewals within one second look alike (leaselock.go, Get).
 */
export function rawOf(record: LeaseRecord): string {
  const { holderIdentity, leaseDurationSeconds, acquireTimeUs, renewTimeUs, leaseTransitions } =
    record;
  const seconds = (us: Micros): number => Math.floor(us / 1_000_000);
  return `${holderIdentity} ${String(leaseDurationSeconds)} ${String(seconds(acquireTimeUs))} ${String(seconds(renewTimeUs))} ${String(leaseTransitions)}`;
}
