import { formatAmount, isRange } from '../amounts.ts';
import { formatMs, joinHan } from '../numbers.ts';
import { RAFT_NAMES } from '../roles.ts';
import { isRecord } from '../written.ts';
import type { FactOf } from './facts.ts';

const METRICS: Readonly<Record<string, string>> = RAFT_NAMES['zh-cn'].metrics;
const PROPERTIES: Readonly<Record<string, string>> = RAFT_NAMES['zh-cn'].properties;
const ROLES: Readonly<Record<string, string>> = {
  ...RAFT_NAMES['zh-cn'].roles,
  'pre-candidate': '预候选人',
};

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationZhCn({ key, wanted, seen, isMet }: FactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(wanted, key.endsWith('Ms')) : claim(key, wanted);
    return `符合预期：${claim(key, seen)}${isSame ? '' : `（预期：${bounds}）`}。`;
  }
  return `不符合预期。预期：${claim(key, wanted)}；实际：${claim(key, seen)}。`;
}

function claim(key: string, value: unknown): string {
  switch (key) {
    case 'leader':
      return value === 'none'
        ? '没有领导者'
        : value === 'any'
          ? '有领导者'
          : `${String(value)} 是领导者`;
    case 'leaders':
      return value === 0 ? '没有领导者' : joinHan(joinHan('有', amount(value)), '个领导者');
    case 'role':
      return perMember(value, (id, role) => `${id} 是${ROLES[String(role)] ?? String(role)}`);
    case 'term':
      if (value === 'no leader') return '没有领导者';
      return isRange(value) || !isRecord(value)
        ? joinHan('领导者的任期是', amount(value))
        : perMember(value, (id, term) => joinHan(`${id} 的任期是`, amount(term)));
    case 'vote':
      return perMember(value, (id, vote) =>
        vote === 'none'
          ? `${id} 没投过票`
          : `${id} 的票投给了${vote === id ? '自己' : ` ${String(vote)}`}`,
      );
    case 'log':
      return perMember(value, (id, log) => `${id} 的 Raft 日志是 ${JSON.stringify(log)}`);
    case 'commit':
      return perMember(value, (id, index) => joinHan(`${id} 提交到的条目是`, amount(index)));
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => PROPERTIES[String(name)] ?? String(name))
        : [];
      return names.length === 0 ? '没有违反任何性质' : `违反了${names.join('、')}`;
    }
    default:
      return joinHan(`${METRICS[key] ?? key}为`, amount(value, key.endsWith('Ms')));
  }
}

function amount(value: unknown, isMs = false): string {
  return formatAmount(value, 'zh-cn', isMs ? formatMs : undefined);
}

function perMember(value: unknown, say: (id: string, one: unknown) => string): string {
  return isRecord(value)
    ? Object.entries(value)
        .map(([id, one]) => say(id, one))
        .join('，')
    : String(value);
}
