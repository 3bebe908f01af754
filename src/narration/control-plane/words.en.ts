/** The turns that many sentences share, in English. */
import type { Elected, HostId } from '../../models/control-plane/names.ts';
import type { Outcome } from '../../models/probe/messages.ts';
import { CONTROL_PLANE_NAMES } from '../control-plane-names.ts';
import { formatNames, formatSeconds, formatSetting } from '../numbers.ts';
import type { Duty } from './facts.ts';

export const s = (us: number): string => formatSeconds(us, 'en');
export const set = (us: number): string => formatSetting(us, 'en');
export const list = (names: readonly string[]): string => formatNames(names, 'en');
export const isOne = (names: readonly unknown[]): boolean => names.length === 1;

/** Names of hosts and programs stay as they are. */
export function capital(text: string): string {
  if (/^([a-z]\d|etcd|kube-)/.test(text)) return text;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const NAMES: Readonly<Record<string, string>> = CONTROL_PLANE_NAMES.en.components;

/** `the scheduler`; `etcd` and `kube-vip` as they are. */
export function the(component: string): string {
  const name = NAMES[component] ?? component;
  return name.startsWith('etcd') || name === 'kube-vip' ? name : `the ${name}`;
}

/** `m1’s API server`; `the API servers of m1 and m2`. */
export function apiServers(hosts: readonly HostId[]): string {
  return isOne(hosts) ? `${list(hosts)}’s API server` : `the API servers of ${list(hosts)}`;
}

const DUTIES: Readonly<Record<Elected | 'virtualIp', string>> = {
  'kube-controller-manager': 'the controller manager’s Lease',
  'kube-scheduler': 'the scheduler’s Lease',
  'kube-vip': 'kube-vip’s Lease',
  virtualIp: 'the virtual IP',
};

/** `leads etcd and holds …`. */
export function dutiesEn(duties: readonly Duty[], tense: 'past' | 'present'): string {
  const [led, held] = tense === 'past' ? ['led', 'held'] : ['leads', 'holds'];
  const holds = duties.flatMap((one) => (one === 'etcd' ? [] : [DUTIES[one]]));
  return list([
    ...(duties.includes('etcd') ? [`${led} etcd`] : []),
    ...(holds.length > 0 ? [`${held} ${list(holds)}`] : []),
  ]);
}

/** Why a check failed. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: 'answered',
  failing: 'it answers, but not well',
  refused: 'the connection is refused',
  timeout: 'no answer',
};
