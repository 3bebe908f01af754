import { formatAmount, isRange } from '../amounts.ts';
import { CONTROL_PLANE_NAMES } from '../control-plane-names.ts';
import { formatNames, formatSeconds, joinHan } from '../numbers.ts';
import { isRecord } from '../written.ts';
import type { ControlPlaneFactOf } from './facts.ts';

const { metrics, properties, services, components } = CONTROL_PLANE_NAMES['zh-cn'];
const METRICS: Readonly<Record<string, string>> = metrics;
const PROPERTIES: Readonly<Record<string, string>> = properties;
const SERVICES: Readonly<Record<string, string>> = services;
const COMPONENTS: Readonly<Record<string, string>> = components;
const STATES: Readonly<Record<string, string>> = {
  available: '可用',
  partly: '部分可用',
  unavailable: '不可用',
};

/** An expectation that was judged: what was seen and, where it differs, what was wanted. */
export function expectationZhCn({
  key,
  wanted,
  seen,
  isMet,
}: ControlPlaneFactOf<'expected'>): string {
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  if (isMet) {
    const bounds = isRange(wanted) ? amount(key, wanted) : claim(key, wanted);
    return `符合预期：${claim(key, seen)}${isSame ? '' : `（预期：${bounds}）`}。`;
  }
  return `不符合预期。预期：${claim(key, wanted)}；实际：${claim(key, seen)}。`;
}

function claim(key: string, value: unknown): string {
  const each = Object.entries(isRecord(value) ? value : {});
  const all = (say: (name: string, one: string) => string): string =>
    each.map(([name, one]) => say(name, String(one))).join('，');
  switch (key) {
    case 'leader':
      if (value === 'none') return 'etcd 没有领导者';
      return value === 'any' ? 'etcd 有领导者' : `etcd 的领导者是 ${String(value)}`;
    case 'holder':
      return all((name, one) => {
        const what = joinHan(COMPONENTS[name] ?? name, '的租约');
        return one === 'none' ? `${what}没有人持有` : `${what}由 ${one} 持有`;
      });
    case 'nodes':
      return all((name, one) => `${name} ${one === 'ready' ? 'Ready' : 'NotReady'}`);
    case 'endpoints':
      return all((name, one) => `${name} ${one === 'listed' ? '在' : '不在'}端点列表里`);
    case 'virtualIp': {
      const holders = Array.isArray(value) ? value.map(String) : [String(value)];
      if (holders[0] === 'none') return '没有主机应答虚拟 IP';
      return `${formatNames(holders, 'zh-cn')} 应答虚拟 IP`;
    }
    case 'violations': {
      const names = Array.isArray(value)
        ? value.map((name) => `“${PROPERTIES[String(name)] ?? String(name)}”`)
        : [];
      return names.length === 0 ? '没有违反任何性质' : `违反了${names.join('、')}`;
    }
    default:
      if (key in SERVICES)
        return joinHan(SERVICES[key] ?? key, STATES[String(value)] ?? String(value));
      return joinHan(`${METRICS[key] ?? key}为`, amount(key, value));
  }
}

function amount(key: string, value: unknown): string {
  return formatAmount(value, 'zh-cn', key.endsWith('Ms') ? formatSeconds : undefined);
}
