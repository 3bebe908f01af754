import { isRange } from '../amounts.ts';
import { BALANCER_NAMES } from '../balancer-names.ts';
import { formatNames } from '../numbers.ts';
import { isRecord } from '../written.ts';
import { formatExpected } from './amount.ts';
import type { BalancerFactOf } from './facts.ts';

const { states, properties, metrics } = BALANCER_NAMES.en;
const METRICS: Readonly<Record<string, string>> = metrics;
const STATES: Readonly<Record<string, string>> = states;
const PROPERTIES: Readonly<Record<string, string>> = properties;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationEn({ key, wanted, seen, isMet }: BalancerFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(key, wanted) : claim(key, wanted);
    return `As expected: ${claim(key, seen)}${isSame ? '' : ` (expected: ${bounds})`}.`;
  }
  return `Not as expected. Expected: ${claim(key, wanted)}. Seen: ${claim(key, seen)}.`;
}

function claim(key: string, value: unknown): string {
  const each = Object.entries(isRecord(value) ? value : {});
  switch (key) {
    case 'picks': {
      const picks = Array.isArray(value) ? value.map(String) : [];
      return picks.length === 0 ? 'no picks' : `the first picks are ${picks.join(' ')}`;
    }
    case 'share':
      return formatNames(
        each.map(([id, one]) => `the share of ${id} is ${amount(key, one)}`),
        'en',
      );
    case 'connections':
      return formatNames(
        each.map(([id, one]) => `${id} has ${amount(key, one)} connections`),
        'en',
      );
    case 'state':
      return formatNames(
        each.map(([id, one]) => `${id} is ${STATES[String(one)] ?? String(one)}`),
        'en',
      );
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => PROPERTIES[String(name)] ?? String(name))
        : [];
      if (names.length === 0) return 'no property is broken';
      return `${formatNames(names, 'en')} ${names.length === 1 ? 'is' : 'are'} broken`;
    }
    default:
      return `the ${METRICS[key] ?? key} is ${amount(key, value)}`;
  }
}

function amount(key: string, value: unknown): string {
  return formatExpected(key, value, 'en');
}
