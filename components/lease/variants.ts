/** Other scenarios made of one: other durations, another setting. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, unexpected, withConfig } from '../kit/variants.ts';

/** LeaseDuration, RenewDeadline and RetryPeriod, in seconds. */
export type Durations = readonly [lease: number, deadline: number, retry: number];

/** Found in the wild, or told about so often that a reader wants to see them run. */
export const PRESETS: readonly Durations[] = [
  [15, 10, 2],
  [15, 14, 4],
  [60, 10, 2],
  [137, 107, 26],
];

export const presetName = (durations: Durations): string => durations.join('/');

export function withDurations(
  source: ScenarioSource,
  [lease, deadline, retry]: Durations,
): ScenarioSource {
  return withConfig(source, {
    leaseDuration: `${lease}s`,
    renewDeadline: `${deadline}s`,
    retryPeriod: `${retry}s`,
  });
}

/** A key of the configuration that is set back to its default is not mentioned. */
export function withSetting(source: ScenarioSource, key: string, value: unknown): ScenarioSource {
  if (value !== undefined) return withConfig(source, { [key]: value });
  const { [key]: _before, ...config } = configOf(source);
  return unexpected({ ...source, config });
}
