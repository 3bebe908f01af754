import { formatAmount, isRange } from '../amounts.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatCount, formatNames, formatSeconds } from '../numbers.ts';
import type { LeaseFactOf } from './facts.ts';

const METRICS: Readonly<Record<string, string>> = LEASE_NAMES.en.metrics;
const PROPERTIES: Readonly<Record<string, string>> = LEASE_NAMES.en.properties;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationEn({ key, wanted, seen, isMet }: LeaseFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(wanted, key.endsWith('Ms')) : claim(key, wanted);
    return `As expected: ${claim(key, seen)}${isSame ? '' : ` (expected: ${bounds})`}.`;
  }
  return `Not as expected. Expected: ${claim(key, wanted)}. Seen: ${claim(key, seen)}.`;
}

function claim(key: string, value: unknown): string {
  switch (key) {
    case 'leader':
      if (value === 'none') return 'nobody believes that it leads';
      return value === 'any'
        ? 'somebody believes that it leads'
        : `${String(value)} believes that it leads`;
    case 'leaders': {
      if (value === 0) return 'nobody believes that it leads';
      if (value === 1) return 'one process believes that it leads';
      const many = typeof value === 'number' ? formatCount(value, 'en') : amount(value);
      return `${many} processes believe that they lead`;
    }
    case 'holder':
      return value === 'none' ? 'the Lease names nobody' : `the Lease names ${String(value)}`;
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => PROPERTIES[String(name)] ?? String(name))
        : [];
      if (names.length === 0) return 'no property is broken';
      return `${formatNames(names, 'en')} ${names.length === 1 ? 'is' : 'are'} broken`;
    }
    default:
      return `the ${METRICS[key] ?? key} is ${amount(value, key.endsWith('Ms'))}`;
  }
}

function amount(value: unknown, isMs = false): string {
  return formatAmount(value, 'en', isMs ? formatSeconds : undefined);
}
