/** Settings as they are written where they are used. */
import type { Calculation } from '../../src/scenario/lease/calculation.ts';
import { formatDuration } from '../../src/scenario/duration.ts';

export function flagsText({ settings }: Calculation): string {
  return [
    `--leader-elect-lease-duration=${formatDuration(settings.leaseDurationUs)}`,
    `--leader-elect-renew-deadline=${formatDuration(settings.renewDeadlineUs)}`,
    `--leader-elect-retry-period=${formatDuration(settings.retryPeriodUs)}`,
  ].join('\n');
}

export function goText({ settings }: Calculation): string {
  const lines = [
    `LeaseDuration: ptr.To(${goDuration(settings.leaseDurationUs)}),`,
    `RenewDeadline: ptr.To(${goDuration(settings.renewDeadlineUs)}),`,
    `RetryPeriod:   ptr.To(${goDuration(settings.retryPeriodUs)}),`,
  ];
  if (settings.releaseOnCancel) lines.push('LeaderElectionReleaseOnCancel: true,');
  return lines.join('\n');
}

function goDuration(us: number): string {
  if (us % 1_000_000 === 0) return `${String(us / 1_000_000)} * time.Second`;
  if (us % 1_000 === 0) return `${String(us / 1_000)} * time.Millisecond`;
  return `${String(us)} * time.Microsecond`;
}
