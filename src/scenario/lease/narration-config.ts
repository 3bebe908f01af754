import { requestTimeoutUs } from '../../models/lease/settings.ts';
import type { LeaseNarrationConfig } from '../../narration/lease.ts';
import type { LeaseScenario } from './run.ts';

/** What the narrator has to know of an election before its first event. */
export function narrationConfig({ config, initial }: LeaseScenario): LeaseNarrationConfig {
  const { candidates, settings, api, clocks } = config;
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor } = settings;
  return {
    candidates,
    leaseDurationUs,
    renewDeadlineUs,
    retryPeriodUs,
    jitterFactor,
    requestTimeoutUs: requestTimeoutUs(settings),
    restartAfterUs: settings.restartAfterUs,
    releaseOnCancel: settings.releaseOnCancel,
    fencing: api.fencing,
    clockRates: Object.fromEntries(
      Object.entries(clocks).flatMap(([id, { rate }]) => (rate === undefined ? [] : [[id, rate]])),
    ),
    lease: initial.lease,
    down: initial.down,
  };
}
