/** Numbers as the calculator says them: bounds are never rounded to the better side. */
import type { Language } from '../../src/narration/language.ts';
import { formatSetting } from '../../src/narration/numbers.ts';
import type { Calculation } from '../../src/scenario/lease/calculation.ts';

const ROUND = { down: Math.floor, up: Math.ceil, near: Math.round } as const;

/** `7.98 s`, `24 s`, `30 ms`, `251 s`: three digits, or a little more. */
export function length(us: number, towards: keyof typeof ROUND, language: Language): string {
  const size = Math.abs(us);
  const unit = size >= 100_000_000 ? 1_000_000 : size >= 1_000_000 ? 10_000 : 1_000;
  const rounded = ROUND[towards](us / unit) * unit;
  return formatSetting(rounded, language).replace('-', '\u2212');
}

/** In pictures and tables, units are Latin in every language. */
export function figure(us: number, towards: keyof typeof ROUND): string {
  return length(us, towards, 'en');
}

/** How long a standby waits at most between two polls. */
export function longestWaitUs({ settings }: Calculation): number {
  const { retryPeriodUs, jitterFactor } = settings;
  return retryPeriodUs + Math.floor(retryPeriodUs * jitterFactor);
}
