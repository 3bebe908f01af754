import { formatAmount, isRange } from '../amounts.ts';
import { formatSeconds, joinHan } from '../numbers.ts';
import { PROBE_NAMES } from '../probe-names.ts';
import type { ProbeFactOf } from './facts.ts';

const NAMES = PROBE_NAMES['zh-cn'];
const METRICS: Readonly<Record<string, string>> = NAMES.metrics;
const PROPERTIES: Readonly<Record<string, string>> = NAMES.properties;
const STATES: Readonly<Record<string, string>> = NAMES.states;
const TARGET_STATES: Readonly<Record<string, string>> = NAMES.targetStates;

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationZhCn({ key, wanted, seen, isMet }: ProbeFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(wanted, key.endsWith('Ms')) : claim(key, wanted);
    return `符合预期：${claim(key, seen)}${isSame ? '' : `（预期：${bounds}）`}。`;
  }
  return `不符合预期。预期：${claim(key, wanted)}；实际：${claim(key, seen)}。`;
}

function claim(key: string, value: unknown): string {
  const text = String(value);
  switch (key) {
    case 'state':
      return `状态是“${STATES[text] ?? text}”`;
    case 'target':
      return `目标${TARGET_STATES[text] ?? text}`;
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
