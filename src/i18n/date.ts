/** A day as a language writes it. Our own: the same in every Node, and in a browser. */
import type { Language } from './language.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-07-23` is `23 July 2026` and `2026 年 7 月 23 日`. */
export function formatDay(iso: string, language: Language): string {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = iso.split('-').map(Number);
  const name = months[month - 1];
  if (name === undefined || !(day >= 1 && day <= 31)) {
    throw new Error(`"${iso}" is no day. Write it as 2026-07-23.`);
  }
  return language === 'en' ? `${day} ${name} ${year}` : `${year} 年 ${month} 月 ${day} 日`;
}
