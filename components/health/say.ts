/** Numbers as the widget says them: bounds are never rounded to the better side. */
import { formatNumber, grouped } from '../../src/narration/digits.ts';
import type { Language } from '../../src/narration/language.ts';
import { formatBetween, formatSetting } from '../../src/narration/numbers.ts';
import type { Span } from '../../src/scenario/probe/formula.ts';

const ROUND = { down: Math.floor, up: Math.ceil, near: Math.round } as const;

/** `9.3 s`, `24 s`, `30 ms`, `251 s`: two digits, or a little more. */
export function length(us: number, towards: keyof typeof ROUND, language: Language): string {
  const unit = us >= 100_000_000 ? 1_000_000 : us >= 1_000_000 ? 100_000 : 1_000;
  return formatSetting(ROUND[towards](us / unit) * unit, language);
}

/** `9.3–12 s`; `9.3～12 秒`. */
export function range({ minUs, maxUs }: Span, language: Language): string {
  const [min, max] = [rounded(minUs, 'down'), rounded(maxUs, 'up')];
  if (min === max) return formatSetting(max, language);
  return formatBetween({ minUs: min, maxUs: max }, language, formatSetting);
}

function rounded(us: number, towards: keyof typeof ROUND): number {
  const unit = us >= 100_000_000 ? 1_000_000 : us >= 1_000_000 ? 100_000 : 1_000;
  return ROUND[towards](us / unit) * unit;
}

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year' | 'century';

const S = 1e6;
const DAY = 86_400 * S;
export const UNITS_US: Readonly<Record<TimeUnit, number>> = {
  second: S,
  minute: 60 * S,
  hour: 3600 * S,
  day: DAY,
  month: 30.44 * DAY,
  year: 365.25 * DAY,
  century: 36_525 * DAY,
};

/** A long time in the unit that suits it, with two digits: 23 minutes, 4.1 hours. */
export function inUnit(us: number): { readonly count: number; readonly unit: TimeUnit } {
  const units = Object.entries(UNITS_US) as [TimeUnit, number][];
  const [unit, unitUs] = units.findLast(([, one]) => us >= one) ?? ['second', S];
  const count = us / unitUs;
  return { unit, count: count < 9.95 ? Math.round(count * 10) / 10 : twoDigits(count) };
}

function twoDigits(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

/** How often a day: two digits, or one in three years. */
export function perDayText(perDay: number, language: Language): string {
  if (perDay >= 9.95) return grouped(String(twoDigits(perDay)), language);
  return formatNumber(perDay, language);
}

export const DAY_US = DAY;
