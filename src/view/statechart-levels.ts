/**
 * A chart taken apart: for each state with states inside a graph of its own. An arrow between states of
 * different depth goes through ports in the frames that it crosses; arrows to one state share a port.
 */
import type { ChartState, Statechart } from '../models/statechart.ts';
import { arrowsOf, type ChartArrow, type ChartLine } from './statechart-lines.ts';

export type Side = 'top' | 'bottom';

/** Where a piece of an arrow begins or ends. */
export interface LevelEnd {
  /** A state inside, or a port of the frame around. */
  readonly item: string;
  /** The port of that state's frame which it goes through; absent: anywhere on its border. */
  readonly port?: string;
}

export interface LevelEdge {
  readonly from: LevelEnd;
  readonly to: LevelEnd;
  /** Only the piece beside the source has words. */
  readonly lines: readonly ChartLine[];
  readonly transitions: readonly string[];
  /** The arrow ends here. */
  readonly hasHead: boolean;
}

export interface Level {
  readonly state: ChartState;
  /** The layer of each state inside, from the top. */
  readonly layers: ReadonlyMap<string, number>;
  readonly ports: Map<string, Side>;
  readonly edges: LevelEdge[];
}

export interface Levels {
  readonly byState: ReadonlyMap<string, Level>;
  /** Arrows of states that lead to themselves. */
  readonly loops: ReadonlyMap<string, ChartArrow>;
}

export function levelsOf(chart: Statechart): Levels {
  const parents = new Map<string, ChartState>();
  const states: ChartState[] = [];
  const visit = (state: ChartState): void => {
    states.push(state);
    for (const inside of state.states) {
      parents.set(inside.id, state);
      visit(inside);
    }
  };
  visit(chart.root);
  const arrows = arrowsOf(chart);
  const routes = arrows.map((arrow) => routeOf(arrow, parents));
  const byState = new Map<string, Level>();
  for (const state of states.filter((one) => one.states.length > 0)) {
    const pairs = routes.flatMap(({ top, up, down }) =>
      top === state.id && up.length > 0 && down.length > 0 ? [[last(up), last(down)] as const] : [],
    );
    const layers = layersOf(state, pairs);
    byState.set(state.id, { state, layers, ports: new Map(), edges: [] });
  }
  const loops = new Map<string, ChartArrow>();
  for (const route of routes) {
    if (route.arrow.source === route.arrow.target) loops.set(route.arrow.source, route.arrow);
    else cut(route, { byState, parents });
  }
  for (const level of byState.values()) mergeEdges(level.edges);
  return { byState, loops };
}

interface Route {
  readonly arrow: ChartArrow;
  /** The state around both ends, or the one end that is around the other. */
  readonly top: string;
  /** From the source outwards and from the target outwards, up to below `top`. */
  readonly up: readonly string[];
  readonly down: readonly string[];
}

function routeOf(arrow: ChartArrow, parents: ReadonlyMap<string, ChartState>): Route {
  const chain = (id: string): string[] => {
    const parent = parents.get(id);
    return parent ? [id, ...chain(parent.id)] : [id];
  };
  const [up, down] = [chain(arrow.source), chain(arrow.target)];
  const top = up.find((id) => down.includes(id)) ?? last(up);
  return {
    arrow,
    top,
    up: up.slice(0, up.indexOf(top)),
    down: down.slice(0, down.indexOf(top)),
  };
}

interface Places {
  readonly byState: ReadonlyMap<string, Level>;
  readonly parents: ReadonlyMap<string, ChartState>;
}

/** Puts the pieces of an arrow into the graphs that it passes through. */
function cut({ arrow, top, up, down }: Route, { byState, parents }: Places): void {
  const { source, target, lines } = arrow;
  const transitions = lines.flatMap((line) => line.transitions);
  const layers = byState.get(top)?.layers;
  const layerOf = (chain: readonly string[]): number => layers?.get(last(chain)) ?? 0;
  const isInside = up.length === 0;
  const isOutwards = down.length === 0;
  const goesDown = isInside || isOutwards || layerOf(up) < layerOf(down);
  const out = { name: isOutwards ? `onto ${target}` : `to ${target}`, side: side(goesDown) };
  const into = { name: isInside ? `within ${target}` : `in ${target}`, side: side(!goesDown) };
  const through = (chain: readonly string[], port: string, index: number): LevelEnd => {
    const item = chain[index] ?? '';
    return index === 0 ? { item } : { item, port };
  };
  const add = (level: string, edge: Omit<LevelEdge, 'lines' | 'transitions'>): void => {
    const isFirst = edge.from.item === source || (isInside && level === source);
    byState.get(level)?.edges.push({ ...edge, lines: isFirst ? lines : [], transitions });
  };
  const upTo = isOutwards ? up.length : up.length - 1;
  for (let index = 0; index < upTo; index += 1) {
    const level = parents.get(up[index] ?? '')?.id ?? '';
    byState.get(level)?.ports.set(out.name, out.side);
    const hasHead = isOutwards && index === up.length - 1;
    add(level, { from: through(up, out.name, index), to: { item: out.name }, hasHead });
  }
  if (!isInside && !isOutwards) {
    const from = through(up, out.name, up.length - 1);
    const to = through(down, into.name, down.length - 1);
    add(top, { from, to, hasHead: down.length === 1 });
  }
  const downFrom = isInside ? down.length - 1 : down.length - 2;
  for (let index = downFrom; index >= 0; index -= 1) {
    const level = parents.get(down[index] ?? '')?.id ?? '';
    byState.get(level)?.ports.set(into.name, into.side);
    const to = through(down, into.name, index);
    add(level, { from: { item: into.name }, to, hasHead: index === 0 });
  }
}

const side = (goesDown: boolean): Side => (goesDown ? 'bottom' : 'top');

/** Pieces between the same two ports are one. */
function mergeEdges(edges: LevelEdge[]): void {
  const merged = new Map<string, LevelEdge>();
  edges.forEach((edge, index) => {
    const ends = [edge.from, edge.to].map(({ item, port }) => `${item}:${port ?? ''}`).join('>');
    const key = edge.lines.length > 0 ? `${ends}#${String(index)}` : ends;
    const same = merged.get(key);
    const transitions = [...new Set([...(same?.transitions ?? []), ...edge.transitions])];
    merged.set(key, { ...edge, transitions });
  });
  edges.splice(0, edges.length, ...merged.values());
}

/** Arrows lead downwards, except those that close a circle. */
function layersOf(
  { states, initial }: ChartState,
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, number> {
  const ids = states.map(({ id }) => id);
  const first = initial !== undefined && ids.includes(initial) ? [initial] : [];
  const next = (id: string): string[] => pairs.flatMap(([from, to]) => (from === id ? [to] : []));
  const order: string[] = [];
  const down: (readonly [string, string])[] = [];
  const [entered, open] = [new Set<string>(), new Set<string>()];
  const visit = (id: string): void => {
    if (entered.has(id)) return;
    entered.add(id);
    open.add(id);
    for (const to of next(id)) {
      if (open.has(to)) down.push([to, id]);
      else {
        visit(to);
        down.push([id, to]);
      }
    }
    open.delete(id);
    order.unshift(id);
  };
  // The last one visited comes first in the order.
  for (const id of [...first, ...ids]) visit(id);
  const layers = new Map(ids.map((id) => [id, 0]));
  for (const _once of order) {
    for (const [from, to] of down) {
      const least = (layers.get(from) ?? 0) + 1;
      if ((layers.get(to) ?? 0) < least) layers.set(to, least);
    }
  }
  return layers;
}

function last(list: readonly string[]): string {
  return list[list.length - 1] ?? '';
}
