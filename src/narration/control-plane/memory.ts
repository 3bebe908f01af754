/** What the narrator remembers of a cluster. */
import type { Service } from '../../models/control-plane/events.ts';
import { SERVICES } from './names.ts';
import type { HostId } from '../../models/control-plane/names.ts';
import { ELECTED } from './names.ts';
import type { Outcome } from '../../models/probe/messages.ts';
import type { Micros } from '../../sim/time.ts';
import type { Entry, Page } from '../page.ts';
import type { ControlPlaneCommand } from './command.ts';
import type { ControlPlaneNarrationConfig } from './config.ts';
import type {
  ControlPlaneFact,
  ControlPlaneFactOf,
  ControlPlaneTraceEvent,
  Growing,
} from './facts.ts';

type EntryOf<Kind extends ControlPlaneFact['kind']> = Entry<Growing<ControlPlaneFactOf<Kind>>>;

export interface Memory {
  readonly config: ControlPlaneNarrationConfig;
  readonly page: Page<ControlPlaneTraceEvent, ControlPlaneFact>;
  /** The cluster has come to rest after its start, of which nothing is told. */
  isSettled: boolean;
  command: ControlPlaneCommand | undefined;
  commandUs: Micros | undefined;
  readonly levels: Map<Service, { share: number; sinceUs: Micros }>;
  /** Hosts without power. */
  readonly down: Set<HostId>;
  /** Members of etcd that do not run. */
  readonly membersDown: Set<HostId>;
  /** Since when a host, or its API server, is not as it should be; and since when it is again. */
  readonly badUs: Map<HostId, Micros>;
  readonly goodUs: Map<HostId, Micros>;
  /** Hosts that are stopped on purpose. */
  readonly leaving: Set<HostId>;
  readonly cutOff: Set<HostId>;
  readonly etcd: {
    leader: HostId | undefined;
    /** Since when nobody reaches a majority. */
    lostUs: Micros | undefined;
    /** API servers that reach one. */
    readonly open: Set<HostId>;
    readonly openLostUs: Map<HostId, Micros>;
    /** When a member first stood since. */
    readonly noticed: Map<HostId, Micros>;
    inVain: EntryOf<'etcdInVain'> | undefined;
  };
  /** Members of etcd that wait for their disks: since when, and whether they led then. */
  readonly waiting: Map<HostId, { readonly sinceUs: Micros; readonly led: boolean }>;
  readonly waits: Map<HostId, EntryOf<'diskWaits'>>;
  /** Who leads, by component. */
  readonly leading: Map<string, HostId>;
  /** Processes that have crashed, and are started again. */
  readonly crashed: Map<string, Micros>;
  /** Processes that ended by themselves. */
  readonly exited: Set<string>;
  readonly verdicts: Map<string, { reason: Outcome; count: number }>;
  readonly restarts: Map<HostId, EntryOf<'apiRestarts'>>;
  readonly notReadyUs: Map<HostId, Micros>;
  readonly evictedUs: Map<HostId, Micros>;
  virtualIp: readonly HostId[];
  lastHolder: HostId | undefined;
  /** Lines that take in what else happens at their instant, or soon after. */
  readonly last: { [Kind in ControlPlaneFact['kind']]?: EntryOf<Kind> };
}

export function createMemory(config: ControlPlaneNarrationConfig, page: Memory['page']): Memory {
  const { masters, front, leader, holders } = config;
  const isElected = (component: string): boolean =>
    component !== 'kube-vip' || front.kind === 'kube-vip';
  return {
    config,
    page,
    isSettled: false,
    command: undefined,
    commandUs: undefined,
    levels: new Map(SERVICES.map((one) => [one, { share: 1, sinceUs: 0 }])),
    down: new Set(),
    membersDown: new Set(),
    badUs: new Map(),
    goodUs: new Map(),
    leaving: new Set(),
    cutOff: new Set(),
    etcd: {
      leader,
      lostUs: undefined,
      open: new Set(masters),
      openLostUs: new Map(),
      noticed: new Map(),
      inVain: undefined,
    },
    waiting: new Map(),
    waits: new Map(),
    leading: new Map(
      ELECTED.filter(isElected).map((component) => [component, holders[component] ?? '']),
    ),
    crashed: new Map(),
    exited: new Set(),
    verdicts: new Map(),
    restarts: new Map(),
    notReadyUs: new Map(),
    evictedUs: new Map(),
    virtualIp: front.kind === 'vrrp' ? masters.slice(0, 1) : [],
    lastHolder: front.kind === 'vrrp' ? masters[0] : undefined,
    last: {},
  };
}

/** Begins a line that can take in more. */
export function begin<Kind extends ControlPlaneFact['kind']>(
  { page, last }: Memory,
  fact: ControlPlaneFactOf<Kind>,
  event: ControlPlaneTraceEvent,
): EntryOf<Kind> {
  const entry = page.begin(fact, event) as unknown as EntryOf<Kind>;
  (last as Record<string, unknown>)[fact.kind] = entry;
  return entry;
}

/** The last line of a kind, if it is so young. */
export function young<Kind extends ControlPlaneFact['kind']>(
  { last }: Memory,
  kind: Kind,
  { atUs }: ControlPlaneTraceEvent,
  withinUs: Micros = 0,
): EntryOf<Kind> | undefined {
  const entry = last[kind];
  return entry && atUs - entry.atUs <= withinUs ? entry : undefined;
}

export function grow(
  { page }: Memory,
  entry: { readonly fact: unknown },
  event: ControlPlaneTraceEvent,
): void {
  page.renew(entry as Entry<ControlPlaneFact>, event);
}

/** In the order of their names, whoever was first. */
export function takeIn(hosts: HostId[], host: HostId): void {
  hosts.push(host);
  hosts.sort();
}

export function sinceBad({ badUs }: Memory, host: HostId, atUs: Micros): Micros | undefined {
  const since = badUs.get(host);
  return since === undefined ? undefined : atUs - since;
}

export function turnBad({ badUs, goodUs }: Memory, host: HostId, atUs: Micros): void {
  if (!badUs.has(host)) badUs.set(host, atUs);
  goodUs.delete(host);
}

export function turnGood({ badUs, goodUs }: Memory, host: HostId, atUs: Micros): void {
  if (badUs.delete(host)) goodUs.set(host, atUs);
}
