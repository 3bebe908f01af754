import { formatAmount, isRange } from '../amounts.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatSeconds, joinHan } from '../numbers.ts';
import type { LeaseFactOf } from './facts.ts';

const METRICS: Readonly<Record<string, string>> = LEASE_NAMES['zh-cn'].metrics;
const PROPERTIES: Readonly<Record<string, string>> = LEASE_NAMES['zh-cn'].properties;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationZhCn({ key, wanted, seen, isMet }: LeaseFactOf<'expected'>): string {
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
      if (value === 'none') return '没有进程自认为领导者';
      return value === 'any' ? '有进程自认为领导者' : `${String(value)} 自认为领导者`;
    case 'leaders':
      return value === 0
        ? '没有进程自认为领导者'
        : joinHan(joinHan('有', amount(value)), '个进程自认为领导者');
    case 'holder':
      return value === 'none' ? '租约没有持有者' : `租约的持有者是 ${String(value)}`;
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => `“${PROPERTIES[String(name)] ?? String(name)}”`)
        : [];
      return names.length === 0 ? '没有违反任何性质' : `违反了${names.join('、')}`;
    }
    default:
      return joinHan(`${METRICS[key] ?? key}为`, amount(value, key.endsWith('Ms')));
  }
}

function amount(value: unknown, isMs = false): string {
  return formatAmount(value, 'zh-cn', isMs ? formatSeconds : undefined);
}
