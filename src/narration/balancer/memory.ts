/** What the narrator remembers of a run: only what sentences need, all of it read off the trace. */
import type { StrategyName } from '../../models/balancer/strategy.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { BalancerCommand } from './command.ts';
import type { BalancerNarrationConfig } from './config.ts';
import type { BalancerFact, BalancerTraceEvent, Cut, Growing, Span, Turn } from './facts.ts';
import type { Entry, Page } from '../page.ts';
import {
  createServer,
  isUsable,
  type FailureRuns,
  type Line,
  type Plight,
  type Return,
  type Server,
} from './server.ts';

/** A rolling restart under way. */
export interface Rolling {
  readonly nodes: readonly NodeId[];
  readonly delayUs: Micros;
  readonly failed: number;
  readonly retried: number;
  started: number;
}

export interface Memory {
  readonly config: BalancerNarrationConfig;
  readonly page: Page<BalancerTraceEvent, BalancerFact>;
  readonly servers: Map<NodeId, Server>;
  strategy: StrategyName;
  command: BalancerCommand | undefined;
  noEffect: Line<'noEffect'> | undefined;
  /** The event before, if it is no expectation. */
  last: BalancerTraceEvent | undefined;
  /** The highest number of a request so far. */
  newest: number;
  /** Requests that failed, and those that were given to another server, so far. */
  failed: number;
  retried: number;
  picks: Line<'picks'> | undefined;
  /** The rules are others than at the start. */
  isAgain: boolean;
  /** Since something was last changed. */
  stretch: Stretch;
  /** Failures that no server's plight explains. */
  failures: FailureRuns;
  /** How many lines about having no backend there are. */
  droughts: number;
  /** Long-lived connections of each server that is there. */
  readonly connections: Map<NodeId, number>;
  /** Clients without a connection. */
  waiting: number;
  /** Why clients are sent where nobody listens has been told. */
  isDrawnTold: boolean;
  connected: Line<'connected'> | undefined;
  /** By reason, as long as nothing changes. */
  readonly moved: Map<string, Line<'moved'>>;
  back: Line<'comingBack'> | undefined;
  /** Connections that ended at one instant: what their clients do at once. */
  burst: Burst | undefined;
  turn: (Turn & { readonly node: NodeId; readonly atUs: Micros }) | undefined;
  rolling: Rolling | undefined;
  /** Checks and verdicts against servers that do their work. */
  strays: Line<'strayChecks'> | undefined;
  alarms: number;
  furtherAlarms: Line<'falseAlarms'> | undefined;
  /** How many servers have a line about being left out; one line for all others. */
  leftOuts: number;
  leftOut: Line<'leftOut'> | undefined;
  /** Likewise about being trusted again. */
  trusts: number;
  trusted: Line<'trusted'> | undefined;
  /** The last plight: servers to which the same happens at the same instant share it. */
  latest: Plight | undefined;
  latestReturn: Return | undefined;
  /** Likewise the last lines of these kinds. */
  readonly groups: Groups;
}

export type Groups = {
  [Kind in 'hung' | 'unready' | 'recovered' | 'started']?: Line<Kind> | undefined;
};

export interface Stretch {
  sinceUs: Micros;
  answered: number;
  tookMs: number;
  readonly by: Map<NodeId, number>;
}

export interface Burst {
  readonly atUs: Micros;
  readonly cut: Growing<Cut>;
  readonly line: Entry<BalancerFact>;
}

export function createMemory(config: BalancerNarrationConfig, page: Memory['page']): Memory {
  const isLongLived = config.connections === 'long-lived';
  const there = config.backends.filter(({ isThere }) => isThere).map(({ id }) => id);
  return {
    config,
    page,
    servers: new Map(config.backends.map((backend) => [backend.id, createServer(backend)])),
    strategy: config.strategy,
    command: undefined,
    noEffect: undefined,
    last: undefined,
    newest: 0,
    failed: 0,
    retried: 0,
    picks: undefined,
    isAgain: false,
    stretch: createStretch(there, 0),
    failures: new Map(),
    droughts: 0,
    connections: new Map(there.map((id) => [id, 0])),
    waiting: isLongLived ? config.clients : 0,
    isDrawnTold: false,
    connected: undefined,
    moved: new Map(),
    back: undefined,
    burst: undefined,
    turn: undefined,
    rolling: undefined,
    strays: undefined,
    alarms: 0,
    furtherAlarms: undefined,
    leftOuts: 0,
    leftOut: undefined,
    trusts: 0,
    trusted: undefined,
    latest: undefined,
    latestReturn: undefined,
    groups: {},
  };
}

export function createStretch(there: Iterable<NodeId>, sinceUs: Micros): Stretch {
  const by = new Map([...there].map((id) => [id, 0]));
  return { sinceUs, answered: 0, tookMs: 0, by };
}

export function isLongLived({ config }: Memory): boolean {
  return config.connections === 'long-lived';
}

export function usableIn({ servers }: Memory): number {
  let count = 0;
  for (const server of servers.values()) if (isUsable(server)) count += 1;
  return count;
}

/** The connections of each server, where there are such. */
export function connectionsIn(memory: Memory): Map<NodeId, number> | undefined {
  return isLongLived(memory) ? memory.connections : undefined;
}

/** The strategy prefers whoever has the fewest: also whoever refuses everything. */
export function prefersIdle({ strategy }: Memory): boolean {
  return strategy === 'least-connections' || strategy === 'power-of-two';
}

/** So many servers to which the same happens are told one by one. */
export const FEW = 3;

export function noCut(memory: Memory): Growing<Cut> {
  const { reconnectUs } = memory.config;
  const pauseUs = { minUs: reconnectUs, maxUs: 2 * reconnectUs };
  return { clients: 0, to: noCounts(memory), left: 0, isDrawn: false, pauseUs };
}

/** None at any backend, in their order. */
export function noCounts({ connections }: Memory): Map<NodeId, number> {
  return new Map([...connections.keys()].map((id) => [id, 0]));
}

export function addTo(counts: Map<NodeId, number>, id: NodeId, by = 1): void {
  counts.set(id, (counts.get(id) ?? 0) + by);
}

export function widen(span: Span, us: Micros): Span {
  return { minUs: Math.min(span.minUs, us), maxUs: Math.max(span.maxUs, us) };
}
