/** Lengths, counts and lists as they stand in sentences. English keeps a number and its unit together. */
import type { Micros } from '../sim/time.ts';
import { formatNumber, grouped } from './digits.ts';
import type { Language } from './language.ts';

export { formatNumber };

const NO_BREAK = '\u00a0';

function roundedMs(us: Micros): number {
  const ms = us / 1_000;
  return Math.abs(ms) < 10 ? ms : Math.round(ms);
}

/** Milliseconds as a sentence says them: whole, below ten with one decimal. */
export function formatMs(us: Micros, language: Language): string {
  const number = formatNumber(roundedMs(us), language);
  return language === 'en' ? `${number}${NO_BREAK}ms` : `${number} 毫秒`;
}

/** `576, 571 and 573 ms`; `576、571 和 573 毫秒`; said once when all are the same. */
export function formatMsList(many: readonly Micros[], language: Language): string {
  const [last = 0] = many.slice(-1);
  if (many.every((us) => formatMs(us, language) === formatMs(last, language))) {
    return formatMs(last, language);
  }
  const before = many.slice(0, -1).map((us) => formatNumber(roundedMs(us), language));
  return formatNames([...before, formatMs(last, language)], language);
}

function withUnit(number: string, isMs: boolean, language: Language): string {
  if (language === 'en') return `${number}${NO_BREAK}${isMs ? 'ms' : 's'}`;
  return `${number} ${isMs ? '毫秒' : '秒'}`;
}

/** A measured length where seconds matter: `15.4 s`, below a second `24 ms`. */
export function formatSeconds(us: Micros, language: Language): string {
  const tenths = Math.round(us / 100_000);
  if (Math.abs(tenths) < 10) return formatMs(us, language);
  return withUnit(withDecimals(tenths / 10, 1, language), false, language);
}

/** A length that is more, or less, than another one, with as many decimals as it takes to show it. */
export function formatSecondsBeside(us: Micros, limitUs: Micros, language: Language): string {
  if (Math.round(us / 100_000) < 10) return formatMs(us, language);
  const rounded = (of: Micros, decimals: number): string => (of / 1_000_000).toFixed(decimals);
  const decimals = [1, 2].find((some) => rounded(us, some) !== rounded(limitUs, some)) ?? 3;
  return withUnit(withDecimals(us / 1_000_000, decimals, language), false, language);
}

/** A length as it is set: `15 s`, `2.5 s`, `800 ms`. */
export function formatSetting(us: Micros, language: Language): string {
  if (us !== 0 && Math.abs(us) < 1_000_000) return withUnit(String(us / 1_000), true, language);
  return withUnit(grouped(String(us / 1_000_000), language), false, language);
}

function withDecimals(value: number, decimals: number, language: Language): string {
  return grouped(value.toFixed(decimals), language);
}

/** A chance from 0 to 1 as a percentage. */
export function formatShare(chance: number, language: Language): string {
  const number = formatNumber(chance * 100, language);
  return `${number}%`;
}

/** `n3, n4 and n5`; `n3、n4 和 n5`. */
export function formatNames(names: readonly string[], language: Language): string {
  const rest = names.slice(0, -1);
  const last = names.at(-1) ?? '';
  if (rest.length === 0) return last;
  if (language === 'en') return `${rest.join(', ')} and ${last}`;
  return joinHan(joinHan(rest.join('、'), '和'), last);
}

/** Two pieces of Chinese text: one space where 汉字 meet Latin letters or digits, and none elsewhere. */
export function joinHan(left: string, right: string): string {
  const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
  const isLatin = (text: string): boolean => /[\w%]/.test(text);
  const [end, start] = [left.slice(-1), right.slice(0, 1)];
  const isBorder = (isHan(end) && isLatin(start)) || (isLatin(end) && isHan(start));
  return isBorder ? `${left} ${right}` : left + right;
}

const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A small whole number: English spells it up to twelve, Chinese writes digits. */
export function formatCount(count: number, language: Language): string {
  const word = language === 'en' ? WORDS[count] : undefined;
  return word ?? formatNumber(count, language);
}

/** `once`, `twice`, `three times`; `3 次`. */
export function formatTimes(count: number, language: Language): string {
  if (language === 'zh-cn') return `${formatNumber(count, language)} 次`;
  if (count === 1 || count === 2) return count === 1 ? 'once' : 'twice';
  return `${formatCount(count, language)} times`;
}

const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const UNIT_US: Readonly<Record<string, Micros>> = { ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9 };

/** A duration or distribution as a scenario writes it: `50ms`, `5-15ms`, `exp(10ms)`. Others stay as they are. */
export function formatWritten(
  text: string,
  language: Language,
  format: typeof formatMs = formatMs,
): string {
  const isEnglish = language === 'en';
  const usOf = (part: string, unit = ''): Micros | undefined => {
    const match = DURATION.exec(part.trim()) ?? DURATION.exec(part.trim() + unit);
    return match ? Number(match[1]) * (UNIT_US[match[2] ?? ''] ?? 0) : undefined;
  };
  const one = usOf(text);
  if (one !== undefined) return format(one, language);
  const [kind, inside] = text.endsWith(')') ? text.slice(0, -1).split('(') : [];
  const [mean = '', deviation = ''] = inside?.split(',') ?? [];
  const meanUs = usOf(mean);
  if (meanUs !== undefined && (kind === 'exp' || kind === 'normal')) {
    const spreadUs = usOf(deviation);
    const spread = spreadUs === undefined ? '' : ` ± ${format(spreadUs, language)}`;
    const about = `${format(meanUs, language)}${spread}`;
    return isEnglish ? `${about} on average` : `平均 ${about}`;
  }
  const [min = '', max = ''] = text.split('-');
  const [minUs, maxUs] = [usOf(min, /[a-z]+$/.exec(max)?.[0]), usOf(max)];
  if (minUs === undefined || maxUs === undefined) return text;
  return formatBetween({ minUs, maxUs }, language, format);
}

/** `5–15 ms`; `5～15 毫秒`. */
export function formatBetween(
  { minUs, maxUs }: { minUs: Micros; maxUs: Micros },
  language: Language,
  format: typeof formatMs = formatMs,
): string {
  const [min, max] = [format(minUs, language), format(maxUs, language)];
  const unit = /[^\d.]+$/.exec(max)?.[0] ?? '';
  const isSameUnit = /[^\d.]+$/.exec(min)?.[0] === unit;
  const from = isSameUnit ? min.slice(0, min.length - unit.length) : min;
  return `${from}${language === 'en' ? '–' : '～'}${max}`;
}
