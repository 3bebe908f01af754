import type { Micros } from '../../sim/time.ts';

/** What a candidate is configured with: client-go's `LeaderElectionConfig`, and what its manager does. */
export interface LeaseSettings {
  readonly leaseDurationUs: Micros;
  readonly renewDeadlineUs: Micros;
  readonly retryPeriodUs: Micros;
  /** A constant of client-go, 1.2. */
  readonly jitterFactor: number;
  readonly releaseOnCancel: boolean;
  /** The manager starts a process that exited by itself again after so long. */
  readonly restartAfterUs: Micros;
  /** How long past its end a lease may be held before the health check fails; absent: nobody checks. */
  readonly watchdogUs: Micros | undefined;
}

/** What the API server does beside keeping the Lease. */
export interface ApiSettings {
  /** Work is accepted only from whom the Lease names. */
  readonly fencing: boolean;
}

/** Why client-go refuses a configuration, in its own order. */
export type Refusal =
  | 'leaseDurationNotAboveRenewDeadline'
  | 'renewDeadlineNotAboveJitteredRetryPeriod'
  | 'leaseDurationNotAboveZero'
  | 'renewDeadlineNotAboveZero'
  | 'retryPeriodNotAboveZero';

type Durations = Pick<
  LeaseSettings,
  'leaseDurationUs' | 'renewDeadlineUs' | 'retryPeriodUs' | 'jitterFactor'
>;

/** The first check that fails (client-go tools/leaderelection/leaderelection.go, NewLeaderElector). */
export function refusalOf(durations: Durations): Refusal | undefined {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor } = durations;
  if (leaseDurationUs <= renewDeadlineUs) return 'leaseDurationNotAboveRenewDeadline';
  if (renewDeadlineUs <= jitterFactor * retryPeriodUs) {
    return 'renewDeadlineNotAboveJitteredRetryPeriod';
  }
  if (leaseDurationUs <= 0) return 'leaseDurationNotAboveZero';
  if (renewDeadlineUs <= 0) return 'renewDeadlineNotAboveZero';
  return retryPeriodUs <= 0 ? 'retryPeriodNotAboveZero' : undefined;
}

/** So long a request may wait for its answer (client-go resourcelock/interface.go, NewFromKubeconfig). */
export function requestTimeoutUs({
  renewDeadlineUs,
}: Pick<LeaseSettings, 'renewDeadlineUs'>): Micros {
  return Math.max(1_000_000, Math.floor(renewDeadlineUs / 2));
}

/** The duration as a Lease publishes it: whole seconds, cut off (leaderelection.go, tryAcquireOrRenew). */
export function publishedSeconds({
  leaseDurationUs,
}: Pick<LeaseSettings, 'leaseDurationUs'>): number {
  return Math.floor(leaseDurationUs / 1_000_000);
}
