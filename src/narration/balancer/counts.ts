/** Numbers at backends, and names of backends, however many there are. */
import { grouped } from '../digits.ts';
import type { Language } from '../language.ts';
import { formatNames, formatNumber, formatSeconds } from '../numbers.ts';
import type { Counts, Span } from './facts.ts';

/** More than these are not read one by one. */
const MOST_NAMED = 8;
const FIRST_NAMED = 3;

/** `b1 30, b2 30 and b3 30`; of many, from the fewest to the most. */
export function formatCountsEn(counts: Counts): string {
  const one = ([id, count]: Count): string => `${id} ${formatNumber(count, 'en')}`;
  if (counts.size <= MOST_NAMED) return formatNames([...counts].map(one), 'en');
  const [fewest, most] = endsOf(counts);
  const backends = `${formatNumber(counts.size, 'en')} backends`;
  if (fewest[1] === most[1]) return `${formatNumber(most[1], 'en')} at each of ${backends}`;
  return `${backends}, from ${one(fewest)} to ${one(most)}`;
}

/** `b1 30 条、b2 30 条、b3 30 条`; of many, from the fewest to the most. */
export function formatCountsZhCn(counts: Counts, unit: string): string {
  const one = ([id, count]: Count): string => `${id} ${formatNumber(count, 'zh-cn')} ${unit}`;
  if (counts.size <= MOST_NAMED) return [...counts].map(one).join('、');
  const [fewest, most] = endsOf(counts);
  const backends = `${formatNumber(counts.size, 'zh-cn')} 个后端`;
  if (fewest[1] === most[1]) return `${backends}各 ${formatNumber(most[1], 'zh-cn')} ${unit}`;
  return `${backends}，从 ${one(fewest)}到 ${one(most)}`;
}

type Count = readonly [id: string, count: number];

/** Whoever has the fewest, and whoever has the most, each the first of equals. */
function endsOf(counts: Counts): readonly [Count, Count] {
  let fewest: Count = ['', Infinity];
  let most: Count = ['', -Infinity];
  for (const one of counts) {
    if (one[1] < fewest[1]) fewest = one;
    if (one[1] > most[1]) most = one;
  }
  return [fewest, most];
}

/** Those that have some. */
export function without0(counts: Counts): Counts {
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** `b1, b2 and b3`; of many, the first and how many. */
export function formatNodes(nodes: readonly string[], language: Language): string {
  if (nodes.length <= MOST_NAMED) return formatNames(nodes, language);
  const number = formatNumber(nodes.length, language);
  const first = nodes.slice(0, FIRST_NAMED);
  return language === 'en'
    ? `${number} backends (${first.join(', ')} …)`
    : `${first.join('、')} 等 ${number} 个后端`;
}

/** `4.2 s`, or `0.8–1.6 s`. */
export function formatSpan({ minUs, maxUs }: Span, language: Language): string {
  const [min, max] = [formatSeconds(minUs, language), formatSeconds(maxUs, language)];
  if (min === max) return max;
  const isInSeconds = maxUs >= 1_000_000;
  const number = isInSeconds ? grouped((minUs / 1_000_000).toFixed(1), language) : '';
  const from = isInSeconds ? number : min.slice(0, min.search(/[^\d.]/));
  return `${from}${language === 'en' ? '–' : '～'}${max}`;
}
