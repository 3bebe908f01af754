/** The same scenario with another number of candidates. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, withConfig } from '../kit/variants.ts';

/** What was said of candidates that are no more goes. */
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
