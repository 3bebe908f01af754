import { formatAmount } from '../amounts.ts';
import type { Language } from '../language.ts';
import { formatSeconds, formatShare } from '../numbers.ts';

/** What an expectation of this name wants or has seen: a time, a share, a ratio or a number. */
export function formatExpected(key: string, value: unknown, language: Language): string {
  return formatAmount(value, language, formatOf(key));
}

/** Takes a thousand times the number, as `formatAmount` hands it over. */
function formatOf(key: string): ((thousandfold: number, language: Language) => string) | undefined {
  if (key.endsWith('Ms')) return formatSeconds;
  if (key === 'share' || key === 'moved') {
    return (thousandfold, language) => formatShare(thousandfold / 1000, language);
  }
  // Three decimals, as it is measured.
  return key === 'imbalance'
    ? (thousandfold) => String(Math.round(thousandfold) / 1000)
    : undefined;
}
