import { formatAmount, isRange } from '../amounts.ts';
import { formatCount, formatMs, formatNames } from '../numbers.ts';
import { RAFT_NAMES } from '../roles.ts';
import { isRecord } from '../written.ts';
import type { FactOf } from './facts.ts';

const list = (names: readonly string[]): string => formatNames(names, 'en');
const METRICS: Readonly<Record<string, string>> = RAFT_NAMES.en.metrics;
const PROPERTIES: Readonly<Record<string, string>> = RAFT_NAMES.en.properties;
const ROLES: Readonly<Record<string, string>> = {
  leader: 'the leader',
  follower: 'a follower',
  candidate: 'a candidate',
  preCandidate: 'a pre-candidate',
  'pre-candidate': 'a pre-candidate',
  down: 'down',
};

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationEn({ key, wanted, seen, isMet }: FactOf<'expected'>): string {
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
      return value === 'none'
        ? 'nobody leads'
        : value === 'any'
          ? 'somebody leads'
          : `${String(value)} leads`;
    case 'leaders':
      return value === 0
        ? 'nobody leads'
        : value === 1
          ? 'one member leads'
          : `${isRecord(value) ? amount(value) : formatCount(Number(value), 'en')} members lead`;
    case 'role':
      return perMember(value, (id, role) => `${id} is ${ROLES[String(role)] ?? String(role)}`);
    case 'term':
      if (value === 'no leader') return 'nobody leads';
      return isRange(value) || !isRecord(value)
        ? `the leader’s term is ${amount(value)}`
        : perMember(value, (id, term) => `${id} is in term ${amount(term)}`);
    case 'vote':
      return perMember(value, (id, vote) =>
        vote === 'none'
          ? `${id} has voted for nobody`
          : `${id} has voted for ${vote === id ? 'itself' : String(vote)}`,
      );
    case 'log':
      return perMember(value, (id, log) => `${id}’s log is ${JSON.stringify(log)}`);
    case 'commit':
      return perMember(value, (id, index) => `${id} has committed up to entry ${amount(index)}`);
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => PROPERTIES[String(name)] ?? String(name))
        : [];
      if (names.length === 0) return 'no property is broken';
      return `${list(names)} ${names.length === 1 ? 'is' : 'are'} broken`;
    }
    default:
      return `the ${METRICS[key] ?? key} is ${amount(value, key.endsWith('Ms'))}`;
  }
}

function amount(value: unknown, isMs = false): string {
  return formatAmount(value, 'en', isMs ? formatMs : undefined);
}

function perMember(value: unknown, say: (id: string, one: unknown) => string): string {
  return isRecord(value)
    ? list(Object.entries(value).map(([id, one]) => say(id, one)))
    : String(value);
}
