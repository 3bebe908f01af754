import { formatAmount, isRange } from '../amounts.ts';
import { CONTROL_PLANE_NAMES } from '../control-plane-names.ts';
import { formatNames, formatSeconds } from '../numbers.ts';
import { isRecord } from '../written.ts';
import type { ControlPlaneFactOf } from './facts.ts';

const { metrics, properties, services } = CONTROL_PLANE_NAMES.en;
const METRICS: Readonly<Record<string, string>> = metrics;
const PROPERTIES: Readonly<Record<string, string>> = properties;
const SERVICES: Readonly<Record<string, string>> = services;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationEn({
  key,
  wanted,
  seen,
  isMet,
}: ControlPlaneFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(key, wanted) : claim(key, wanted);
    return `As expected: ${claim(key, seen)}${isSame ? '' : ` (expected: ${bounds})`}.`;
  }
  return `Not as expected. Expected: ${claim(key, wanted)}. Seen: ${claim(key, seen)}.`;
}

function claim(key: string, value: unknown): string {
  const each = Object.entries(isRecord(value) ? value : {});
  const all = (say: (name: string, one: string) => string): string =>
    formatNames(
      each.map(([name, one]) => say(name, String(one))),
      'en',
    );
  switch (key) {
    case 'leader':
      return value === 'any' || value === 'none'
        ? `${value === 'any' ? 'somebody' : 'nobody'} leads etcd`
        : `${String(value)} leads etcd`;
    case 'holder':
      return all((name, one) => `${one === 'none' ? 'nobody' : one} leads as ${name}`);
    case 'nodes':
      return all((name, one) => `${name} is ${one === 'ready' ? 'Ready' : 'NotReady'}`);
    case 'endpoints':
      return all(
        (name, one) => `${name} is ${one === 'listed' ? 'listed' : 'not listed'} as an endpoint`,
      );
    case 'virtualIp': {
      const holders = Array.isArray(value) ? value.map(String) : [String(value)];
      if (holders[0] === 'none') return 'nobody answers to the virtual IP';
      return `${formatNames(holders, 'en')} ${holders.length === 1 ? 'answers' : 'answer'} to the virtual IP`;
    }
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => PROPERTIES[String(name)] ?? String(name))
        : [];
      if (names.length === 0) return 'no property is broken';
      return `${formatNames(names, 'en')} ${names.length === 1 ? 'is' : 'are'} broken`;
    }
    default:
      if (key in SERVICES) return `${SERVICES[key] ?? key}: ${String(value)}`;
      return `the ${METRICS[key] ?? key} is ${amount(key, value)}`;
  }
}

function amount(key: string, value: unknown): string {
  return formatAmount(value, 'en', key.endsWith('Ms') ? formatSeconds : undefined);
}
