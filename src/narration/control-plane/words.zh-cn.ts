/** The turns that many sentences share, in Chinese. */
import type { Elected, HostId } from '../../models/control-plane/names.ts';
import type { Outcome } from '../../models/probe/messages.ts';
import { CONTROL_PLANE_NAMES } from '../control-plane-names.ts';
import { formatNames, formatNumber, formatSeconds, formatSetting, joinHan } from '../numbers.ts';
import type { Duty } from './facts.ts';

export const s = (us: number): string => formatSeconds(us, 'zh-cn');
export const set = (us: number): string => formatSetting(us, 'zh-cn');
export const n = (count: number): string => formatNumber(count, 'zh-cn');
export const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
export const isOne = (names: readonly unknown[]): boolean => names.length === 1;

const NAMES: Readonly<Record<string, string>> = CONTROL_PLANE_NAMES['zh-cn'].components;

/** `m1 的调度器`, `m1 的 etcd`. */
export function at(host: HostId, component: string): string {
  return joinHan(`${host} 的`, NAMES[component] ?? component);
}

/** `m1 和 m2 的 API 服务器`. */
export const apiServers = (hosts: readonly HostId[]): string => `${list(hosts)} 的 API 服务器`;

const DUTIES: Readonly<Record<Elected | 'virtualIp', string>> = {
  'kube-controller-manager': '控制器管理器的租约',
  'kube-scheduler': '调度器的租约',
  'kube-vip': 'kube-vip 的租约',
  virtualIp: '虚拟 IP',
};

/** `是 etcd 的领导者，并持有……`. */
export function dutiesZhCn(duties: readonly Duty[]): string {
  const holds = duties.flatMap((one) => (one === 'etcd' ? [] : [DUTIES[one]]));
  const parts = [
    ...(duties.includes('etcd') ? ['是 etcd 的领导者'] : []),
    ...(holds.length > 0 ? [`持有${list(holds)}`] : []),
  ];
  return parts.join('，并');
}

/** Why a check failed. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: '有应答',
  failing: '它自称未就绪',
  refused: '连接被拒绝',
  timeout: '没有应答',
};
