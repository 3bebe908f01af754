/** Other scenarios made of one: other durations, another number of candidates. */
import { formatDuration } from '../../src/scenario/duration.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, unexpected, withConfig } from '../kit/variants.ts';

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
  const us = (seconds: number): string => formatDuration(seconds * 1_000_000);
  return withConfig(source, {
    leaseDuration: us(lease),
    renewDeadline: us(deadline),
    retryPeriod: us(retry),
  });
}

/** A key of the configuration that is set back to its default is not mentioned. */
export function withSetting(source: ScenarioSource, key: string, value: unknown): ScenarioSource {
  if (value !== undefined) return withConfig(source, { [key]: value });
  const { [key]: _before, ...config } = configOf(source);
  return unexpected({ ...source, config });
}

/** So many candidates. What was said of others that are no more goes. */
export function withCandidates(source: ScenarioSource, count: number): ScenarioSource {
  const names = Array.from({ length: count }, (_, index) => `c${index + 1}`);
  const isKnown = (name: string): boolean => !/^c\d+$/.test(name) || names.includes(name);
  const kept = (value: unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(recordOf(value)).filter(([name]) => isKnown(name)));
  const script = Array.isArray(source['script'])
    ? source['script'].filter((entry) => namesIn(entry).every(isKnown))
    : undefined;
  const config = configOf(source);
  const clocks = kept(config['clocks']);
  const initial = kept(source['initial']);
  const { initial: _initial, ...rest } = withConfig(source, { candidates: count });
  return {
    ...rest,
    ...(script && { script }),
    ...(Object.keys(initial).length > 0 && { initial }),
    config: withoutEmpty({ ...configOf(rest), clocks }),
  };
}

function withoutEmpty(config: Record<string, unknown>): Record<string, unknown> {
  const { clocks, ...rest } = config;
  return Object.keys(recordOf(clocks)).length > 0 ? config : rest;
}

/** Every word of a command that might be a name. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/#\d+$/, '')];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(recordOf(value)).flatMap(([key, inside]) => [key, ...namesIn(inside)]);
}
