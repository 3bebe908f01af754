/** What pictures of a control plane are drawn from, as types. */
import type { ControlPlaneMessage } from '../models/control-plane/messages.ts';
import type { Component, HostId } from '../models/control-plane/names.ts';
import type { ControlPlaneEvent, ControlPlaneState } from '../models/control-plane/process.ts';
import type { ClusterSettings } from '../models/control-plane/settings.ts';
import type { RaftDurable } from '../models/raft/member.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';
import type { World } from '../sim/world.ts';
import { hueOf, type Hue } from './hue.ts';

export type ControlPlaneTraceEvent = Timed<SimEvent<ControlPlaneMessage> | ControlPlaneEvent>;
export type ControlPlaneWorld = World<
  ControlPlaneState,
  ControlPlaneMessage,
  RaftDurable | undefined
>;

/** Where clients stand, as the model names it. */
export const BALANCER: HostId = 'lb';

/** `kube-scheduler@m1` is the process of that component on that host. */
export const nodeAt = (component: Component, host: HostId): string => `${component}@${host}`;
export const hostOf = (node: string): HostId => node.slice(node.indexOf('@') + 1);
export const partOf = (node: string): string => node.split('@')[0] ?? node;

/** How a run begins: a scenario's `config.cluster` fits. */
export type ClusterSetup = Pick<ClusterSettings, 'masters' | 'etcdHosts' | 'workers' | 'front'>;

/** The hues of hosts, in order: the amber of leaders and the red of warnings stay apart from them. */
const HUES: readonly number[] = [1, 4, 3, 6, 8, 7, 2];

/** The colour of a host: of `e2` that of `m2`. */
export function hostHue(host: HostId): Hue {
  const place = Number(host.slice(1)) - 1;
  return hueOf(HUES[place % HUES.length] ?? 0);
}
