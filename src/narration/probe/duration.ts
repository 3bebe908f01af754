import type { Micros } from '../../sim/time.ts';

const UNIT_US: Readonly<Record<string, Micros>> = { ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9 };

/** A duration as a scenario writes it; `undefined` when it is none, as `off` is. */
export function usOfDuration(value: unknown): Micros | undefined {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value.trim()) : null;
  return match ? Number(match[1]) * (UNIT_US[match[2] ?? ''] ?? 0) : undefined;
}
