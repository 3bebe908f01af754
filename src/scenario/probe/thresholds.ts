import type { ObservedThresholds } from '../../invariants/probe/property.ts';
import { PROBER } from '../../models/probe/process.ts';
import type { ProbeConfig } from './config.ts';

/** How many checks in a row change a verdict, of each prober by its name. */
export function thresholdsOf({ by }: ProbeConfig): ObservedThresholds {
  if (by.kind === 'check') {
    const { successThreshold, failureThreshold, initialState } = by;
    const isOneEnough = initialState === 'up' || initialState === 'down';
    return { [PROBER]: { successThreshold, failureThreshold, isFirstEnough: isOneEnough } };
  }
  return Object.fromEntries(
    Object.entries(by.probes).map(([probe, { successThreshold, failureThreshold }]) => [
      probe,
      { successThreshold, failureThreshold, isFirstEnough: false },
    ]),
  );
}
