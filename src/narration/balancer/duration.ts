import type { Micros } from '../../sim/time.ts';

const UNITS_US: Readonly<Record<string, Micros>> = { ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9 };

/** A duration as a scenario writes it, `2.5s`. */
export function usOf(written: string): Micros {
  const [, number = '0', unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(written) ?? [];
  return Math.round(Number(number) * (UNITS_US[unit] ?? 0));
}
