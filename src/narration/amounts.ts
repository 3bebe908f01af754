/** What an expectation wants or has seen, as sentences say it. */
import type { Micros } from '../sim/time.ts';
import type { Language } from './language.ts';
import { formatNumber } from './numbers.ts';
import { isRecord } from './written.ts';

/** A number, `{ min, max }`, or the format's own word for its absence; `time` if it counts milliseconds. */
export function formatAmount(
  value: unknown,
  language: Language,
  time?: (us: Micros, language: Language) => string,
): string {
  const isEnglish = language === 'en';
  const say = (number: number): string =>
    time ? time(number * 1_000, language) : formatNumber(number, language);
  if (typeof value === 'number') return say(value);
  if (value === 'not reached') return isEnglish ? value : '未达到';
  if (!isRecord(value)) return String(value);
  const { min, max } = value;
  if (typeof min === 'number' && typeof max === 'number') {
    const [from, to] = [say(min), say(max)];
    const unit = /[^\d.]*$/.exec(to)?.[0] ?? '';
    const isSameUnit = unit !== '' && from.endsWith(unit);
    const bare = isSameUnit ? from.slice(0, from.length - unit.length) : from;
    return isEnglish ? `between ${bare} and ${to}` : `${bare}～${to}`;
  }
  if (typeof min === 'number') return `${isEnglish ? 'at least' : '至少'} ${say(min)}`;
  return `${isEnglish ? 'at most' : '至多'} ${say(Number(max))}`;
}

/** `{ min, max }` or one of the two. */
export function isRange(value: unknown): boolean {
  return isRecord(value) && (typeof value['min'] === 'number' || typeof value['max'] === 'number');
}
