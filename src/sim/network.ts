import { sample, type Distribution } from './distribution.ts';
import { drawFrom } from './random.ts';
import type { Micros } from './time.ts';
import type { DropReason } from './trace.ts';
import { linkName, type Link, type NodeId, type World } from './world.ts';

/** How messages travel. Each link can differ by {@link setLink}. */
export interface NetworkConfig {
  /** One way. */
  readonly latency: Distribution;
  /** The chance that a message is lost, 0 … 1. */
  readonly loss: number;
  /** The chance that a message arrives twice, 0 … 1. */
  readonly duplicate: number;
  /** True: a message may overtake an earlier one on the same link. */
  readonly reorder: boolean;
  /** Everyone talks to this node only: there are no other links. */
  readonly hub?: NodeId;
  /** Only these talk to each other, in both directions. Where there are many nodes. */
  readonly pairs?: readonly (readonly [NodeId, NodeId])[];
}

/** Chances are compared in millionths, so that every engine decides alike. */
const CHANCE_SCALE = 1_000_000;

export function createLinks(
  nodes: readonly NodeId[],
  { hub, pairs }: Pick<NetworkConfig, 'hub' | 'pairs'> = {},
): Record<string, Link> {
  const links: Record<string, Link> = {};
  for (const [from, to] of pairs?.flatMap(bothWays) ?? everyPair(nodes, hub)) {
    links[linkName(from, to)] = {
      isCut: false,
      isPartitioned: false,
      latency: undefined,
      loss: undefined,
      extra: undefined,
      lastDueUs: 0,
    };
  }
  return links;
}

type Pair = readonly [from: NodeId, to: NodeId];

function bothWays([a, b]: Pair): Pair[] {
  return [
    [a, b],
    [b, a],
  ];
}

function everyPair(nodes: readonly NodeId[], hub?: NodeId): Pair[] {
  const isLink = (from: NodeId, to: NodeId): boolean =>
    from !== to && (hub === undefined || from === hub || to === hub);
  return nodes.flatMap((from) =>
    nodes.filter((to) => isLink(from, to)).map((to): Pair => [from, to]),
  );
}

/** The fate of a message that leaves now: the instants at which copies arrive, or why none does. */
export function route(
  world: World<unknown, unknown, unknown>,
  config: NetworkConfig,
  ends: { from: NodeId; to: NodeId },
): { readonly dueUs: readonly Micros[] } | { readonly dropped: DropReason } {
  const link = linkOf(world, ends);
  const obstacle = obstacleOn(link);
  if (obstacle) return { dropped: obstacle };
  return drawFrom(world, `network/${ends.from}-${ends.to}`, (draw) => {
    const happens = (chance: number): boolean =>
      chance > 0 && draw(0, CHANCE_SCALE - 1) < Math.round(chance * CHANCE_SCALE);
    const dueUs = (): Micros => {
      const extraUs = link.extra ? sample(link.extra, draw) : 0;
      const due = world.nowUs + sample(link.latency ?? config.latency, draw) + extraUs;
      if (config.reorder) return due;
      link.lastDueUs = Math.max(link.lastDueUs, due);
      return link.lastDueUs;
    };
    if (happens(link.loss ?? config.loss)) return { dropped: 'loss' };
    const first = dueUs();
    return { dueUs: happens(config.duplicate) ? [first, dueUs()] : [first] };
  });
}

/** What stops messages on this link at this instant, if anything does. Judged at sending and at delivery. */
export function obstacleOn(link: Link): DropReason | undefined {
  if (link.isCut) return 'cut';
  return link.isPartitioned ? 'partition' : undefined;
}

export function linkOf(
  world: World<unknown, unknown, unknown>,
  ends: { from: NodeId; to: NodeId },
): Link {
  const link = world.links[linkName(ends.from, ends.to)];
  if (!link) throw new Error(`There is no link ${linkName(ends.from, ends.to)}.`);
  return link;
}

/**
 * Divides the nodes into groups that cannot reach each other; a node in no group is alone.
 * A new partition replaces the one before it, and leaves cuts by name as they are.
 */
export function partition(
  world: World<unknown, unknown, unknown>,
  groups: readonly (readonly NodeId[])[],
): void {
  const groupOf = (node: NodeId): number => groups.findIndex((group) => group.includes(node));
  for (const from of Object.keys(world.nodes)) {
    for (const to of Object.keys(world.nodes)) {
      if (from === to) continue;
      const group = groupOf(from);
      linkOf(world, { from, to }).isPartitioned = group === -1 || group !== groupOf(to);
    }
  }
}

/** Every link of a node, in both directions. */
export function linksOf(world: World<unknown, unknown, unknown>, node: NodeId): Link[] {
  return Object.keys(world.nodes).flatMap((other) =>
    [linkName(node, other), linkName(other, node)].flatMap((name) => world.links[name] ?? []),
  );
}

/** Adds to the latency of a link from now on. What leaves later may overtake what was slowed. */
export function slow(link: Link, extra: Distribution | undefined): void {
  link.extra = extra;
  link.lastDueUs = 0;
}

/** Cuts every link of a node, in both directions. */
export function isolate(world: World<unknown, unknown, unknown>, node: NodeId): void {
  for (const link of linksOf(world, node)) link.isPartitioned = true;
}

export function heal(link: Link): void {
  link.isCut = false;
  link.isPartitioned = false;
}
