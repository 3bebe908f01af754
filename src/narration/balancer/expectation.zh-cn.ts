import { isRange } from '../amounts.ts';
import { BALANCER_NAMES } from '../balancer-names.ts';
import { joinHan } from '../numbers.ts';
import { isRecord } from '../written.ts';
import { formatExpected } from './amount.ts';
import type { BalancerFactOf } from './facts.ts';

const { states, properties, metrics } = BALANCER_NAMES['zh-cn'];
const METRICS: Readonly<Record<string, string>> = metrics;
const STATES: Readonly<Record<string, string>> = states;
const PROPERTIES: Readonly<Record<string, string>> = properties;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationZhCn({ key, wanted, seen, isMet }: BalancerFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(key, wanted) : claim(key, wanted);
    return `符合预期：${claim(key, seen)}${isSame ? '' : `（预期：${bounds}）`}。`;
  }
  return `不符合预期。预期：${claim(key, wanted)}；实际：${claim(key, seen)}。`;
}

function claim(key: string, value: unknown): string {
  const each = Object.entries(isRecord(value) ? value : {});
  switch (key) {
    case 'picks': {
      const picks = Array.isArray(value) ? value.map(String) : [];
      return picks.length === 0 ? '没有选择' : `最初依次选 ${picks.join(' ')}`;
    }
    case 'share':
      return each.map(([id, one]) => joinHan(`${id} 的比例为`, amount(key, one))).join('，');
    case 'connections':
      return each
        .map(([id, one]) => joinHan(joinHan(`${id} 有`, amount(key, one)), '条连接'))
        .join('，');
    case 'state':
      return each.map(([id, one]) => joinHan(id, STATES[String(one)] ?? String(one))).join('，');
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => `“${PROPERTIES[String(name)] ?? String(name)}”`)
        : [];
      return names.length === 0 ? '没有违反任何性质' : `违反了${names.join('、')}`;
    }
    default:
      return joinHan(`${METRICS[key] ?? key}为`, amount(key, value));
  }
}

function amount(key: string, value: unknown): string {
  return formatExpected(key, value, 'zh-cn');
}
