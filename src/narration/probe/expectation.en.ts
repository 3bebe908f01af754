import { formatAmount, isRange } from '../amounts.ts';
import { formatNames, formatSeconds } from '../numbers.ts';
import { PROBE_NAMES } from '../probe-names.ts';
import type { ProbeFactOf } from './facts.ts';

const NAMES = PROBE_NAMES.en;
const METRICS: Readonly<Record<string, string>> = NAMES.metrics;
const PROPERTIES: Readonly<Record<string, string>> = NAMES.properties;
const STATES: Readonly<Record<string, string>> = NAMES.states;
const TARGET_STATES: Readonly<Record<string, string>> = NAMES.targetStates;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationEn({ key, wanted, seen, isMet }: ProbeFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(wanted, key.endsWith('Ms')) : claim(key, wanted);
    return `As expected: ${claim(key, seen)}${isSame ? '' : ` (expected: ${bounds})`}.`;
  }
  return `Not as expected. Expected: ${claim(key, wanted)}. Seen: ${claim(key, seen)}.`;
}

function claim(key: string, value: unknown): string {
  const text = String(value);
  switch (key) {
    case 'state':
      return `the state is “${STATES[text] ?? text}”`;
    case 'target':
      return `the target is ${TARGET_STATES[text] ?? text}`;
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
