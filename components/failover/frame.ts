/** What the Failover widget shows beside what every laboratory shows. */
import type { HostId } from '../../src/models/control-plane/names.ts';
import type { GanttView } from '../../src/view/control-plane-gantt.ts';
import type { LayersView } from '../../src/view/control-plane-layers.ts';
import type { Facts, Frame } from '../kit/frame.ts';

/** Hosts by what they have when they are lost. */
export const VICTIMS = ['leader', 'controllers', 'plain'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface FailoverFacts extends Facts {
  readonly masters: readonly HostId[];
  readonly topology: 'stacked' | 'external';
  readonly front: 'balancer' | 'vrrp' | 'kube-vip' | 'none';
  /** Nodes of the run, by the chart of their machine. */
  readonly actors: readonly { readonly chart: string; readonly actors: readonly string[] }[];
  /** Whom the script's first command kills, where it names a role. */
  readonly victim: Victim | undefined;
  readonly firstCommandUs: number | undefined;
}

export interface FailoverFrame extends Frame {
  readonly facts: FailoverFacts;
  readonly layers: LayersView;
  readonly gantt: GanttView;
}
