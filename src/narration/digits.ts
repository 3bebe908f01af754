/**
 * A number as it stands in sentences and pictures. In a file of its own, because a page needs it before
 * anything is said. `Intl` is not used, because Node and browsers may differ.
 *
 * English groups from 1 000 with a narrow no-break space; Chinese groups from 10,000 with a comma.
 */
import type { Language } from './language.ts';

const GROUP = '\u202f';

/** What a clock shows: the nearest whole millisecond, as captions and sentences round it. */
export function clockMs(us: number): number {
  return Math.round(us / 1_000);
}

/** At most one decimal. */
export function formatNumber(value: number, language: Language): string {
  return grouped(String(Math.round(value * 10) / 10), language);
}

/** The digits of a number, in groups. */
export function grouped(number: string, language: Language): string {
  const [whole = '', decimal] = number.split('.');
  const [from, mark] = language === 'en' ? [1_000, GROUP] : [10_000, ','];
  const isShort = Math.abs(Number(whole)) < from;
  const groups = isShort ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, mark);
  return decimal === undefined ? groups : `${groups}.${decimal}`;
}
