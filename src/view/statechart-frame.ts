/** What is inside a state, laid out in rows, with the frame around it. */
import type { ChartState } from '../models/statechart.ts';
import { half } from './round.ts';
import { spread } from './isotonic.ts';
import {
  blockOf,
  headOf,
  PORT_PX,
  rounded,
  shifted,
  sizeOf,
  stateShape,
  type Block,
  type BlockInput,
  type ChartShapes,
} from './statechart-block.ts';
import type { Level } from './statechart-levels.ts';
import { orderRows } from './statechart-order.ts';
import { roundedPath, type Point } from './statechart-path.ts';
import { placeRows, type Lefts } from './statechart-place.ts';
import {
  DOT_PX,
  fixedReach,
  mirrorLast,
  rowsOf,
  wordsLeft,
  type RowEdge,
  type RowItem,
  type Rows,
  type Strand,
} from './statechart-rows.ts';
import { tracksOf } from './statechart-tracks.ts';

const PADDING_PX = 14;
const TRACK_PX = 9;
/** Between two rows, besides its tracks: more where an arrow's head may be. */
const GAP_PX = { beside: 13, between: 5 };
const HEAD_PX = 7;

export function frameOf(level: Level, input: BlockInput): Block {
  const { state } = level;
  const isFramed = !(input.isRoot ?? false) || ownsTransitions(state, input);
  const head = isFramed ? headOf(state, input) : undefined;
  const blocks = new Map(
    state.states.map((inside) => [inside.id, blockOf(inside, { ...input, isRoot: false })]),
  );
  const found = rowsOf(level, { blocks, wordsPx: input.options.wordsPx, head });
  const rows = mirrorLast({ ...found, rows: orderRows(found) });
  const placed = placeAll(rows);
  const padding = isFramed ? PADDING_PX : 0;
  const width = half(placed.width + 2 * padding);
  const height = half(placed.height);
  const ports = new Map(
    rows.rows
      .flat()
      .filter(({ kind }) => kind === 'port')
      .map((item) => [item.key, half(padding + centreOf(item, placed.lefts))]),
  );
  const draw = ({ x, y }: Point, shapes: ChartShapes): void => {
    if (head) {
      const box = { x, y, width, height };
      shapes.states.push(stateShape(state, { box, head, input }));
    }
    const at = { x: x + padding, y };
    if (state.kind === 'parallel') shapes.dividers.push(...dividersIn(rows, placed, at));
    for (const item of rows.rows.flat()) drawItem(item, placed, { at, shapes });
    for (const edge of rows.edges) shapes.arrows.push(arrowOf(edge, placed, at));
  };
  return { width, height, reach: width, inset: 0, ports, draw };
}

function ownsTransitions({ id }: ChartState, { chart }: BlockInput): boolean {
  return chart.transitions.some(({ source }) => source === id);
}

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly lefts: Lefts;
  /** The top and bottom of each row. */
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
  readonly rowOf: ReadonlyMap<RowItem, number>;
  /** Where a strand leaves its upper item and meets its lower one. */
  readonly ends: ReadonlyMap<Strand, { readonly upperX: number; readonly lowerX: number }>;
  readonly trackY: ReadonlyMap<Strand, number>;
}

function placeAll({ rows, strands, edges }: Rows): Placed {
  const lefts = placeRows({ rows, strands, edges });
  const ends = endsOf(strands, lefts);
  const rowOf = new Map(rows.flatMap((row, index) => row.map((item) => [item, index] as const)));
  const bands: { top: number; bottom: number }[] = [];
  const trackY = new Map<Strand, number>();
  let y = 0;
  rows.forEach((row, index) => {
    const bottom = y + Math.max(0, ...row.map((item) => item.height));
    bands.push({ top: y, bottom });
    y = bottom;
    if (index === rows.length - 1) return;
    const here = strands.filter(({ upper }) => rowOf.get(upper) === index);
    const tracks = tracksOf(
      here.map((strand) => {
        const { upperX = 0, lowerX = 0 } = ends.get(strand) ?? {};
        return { fromX: upperX, toX: lowerX, bundle: bundleOf(strand) };
      }),
    );
    const count = Math.max(0, ...tracks.map((track) => (track ?? -1) + 1));
    const isBeside = [row, rows[index + 1] ?? []].some((one) =>
      one.some(({ height }) => height > 0),
    );
    const room = here.length === 0 && index > 0 ? 0 : isBeside ? GAP_PX.beside : GAP_PX.between;
    here.forEach((strand, at) => {
      const track = tracks[at];
      if (track !== undefined) trackY.set(strand, y + room / 2 + track * TRACK_PX);
    });
    y += room + Math.max(0, count - 1) * TRACK_PX;
  });
  const width = Math.max(0, ...[...lefts].map(([item, left]) => left + item.width));
  return { width, height: y + (edges.length > 0 ? 6 : 0), lefts, bands, rowOf, ends, trackY };
}

/** Pieces that meet in one port are a bundle. */
function bundleOf({ upper, lower, upperPort, lowerPort, edge }: Strand): string {
  const port = [
    [upper, upperPort],
    [lower, lowerPort],
  ].find(([item, name]) => name !== undefined || (item as RowItem).kind === 'port') as
    [RowItem, string | undefined] | undefined;
  if (port) return `${port[0].key}:${port[1] ?? ''}`;
  return `${edge.strands[0]?.upper.key ?? ''}>${edge.strands.at(-1)?.lower.key ?? ''}>${edge.transitions.join()}`;
}

/** Ports of a frame are where they are; on a plain border, each strand is as straight as the others let it be. */
function endsOf(strands: readonly Strand[], lefts: Lefts): Placed['ends'] {
  const ends = new Map(strands.map((strand) => [strand, { upperX: 0, lowerX: 0 }]));
  const items = new Set(strands.flatMap(({ upper, lower }) => [upper, lower]));
  for (const item of items) {
    for (const side of ['upper', 'lower'] as const) {
      const own = strands.filter((strand) => strand[side] === item);
      const left = lefts.get(item) ?? 0;
      const wishes = own
        .map((strand) => {
          const [port, other, otherPort] =
            side === 'upper'
              ? [strand.upperPort, strand.lower, strand.lowerPort]
              : [strand.lowerPort, strand.upper, strand.upperPort];
          const fixed = fixedReach(item, port);
          const there = (lefts.get(other) ?? 0) + (fixedReach(other, otherPort) ?? other.reach / 2);
          const [least, most] = [left + PORT_PX, left + item.reach - PORT_PX];
          const at = fixed === undefined ? Math.min(most, Math.max(least, there)) : left + fixed;
          return { strand, there, isFixed: fixed !== undefined, at };
        })
        .sort((a, b) => a.at - b.at || a.there - b.there);
      const apart = Math.min(PORT_PX, (item.reach - PORT_PX) / Math.max(1, own.length - 1));
      const [least, most] = [left + PORT_PX / 2, left + item.reach - PORT_PX / 2];
      const places = withinOf({ least, most, apart }, wishes);
      wishes.forEach(({ strand, isFixed, at }, index) => {
        const end = ends.get(strand);
        if (!end) return;
        const x = isFixed ? at : (places[index] ?? at);
        if (side === 'upper') end.upperX = x;
        else end.lowerX = x;
      });
    }
  }
  return ends;
}

/** Side by side on one border, and none of them beyond its ends. */
function withinOf(
  { least, most, apart }: { readonly least: number; readonly most: number; readonly apart: number },
  wishes: readonly { readonly at: number; readonly isFixed: boolean }[],
): number[] {
  const half = apart / 2;
  const free = spread(
    wishes.map(({ at, isFixed }) => ({ at, weight: isFixed ? 1e6 : 1, half: isFixed ? 0 : half })),
  );
  return free.map((at, index) => {
    const [before, after] = [index * apart, (free.length - 1 - index) * apart];
    return Math.max(least + before, Math.min(most - after, at));
  });
}

function centreOf(item: RowItem, lefts: Lefts): number {
  return (lefts.get(item) ?? 0) + item.width / 2;
}

/** The top of an item in the middle of its row; ports lie on the border. */
function topOf(item: RowItem, { bands, rowOf, height }: Placed): number {
  const row = rowOf.get(item) ?? 0;
  const { top, bottom } = bands[row] ?? { top: 0, bottom: 0 };
  if (item.kind === 'port') return row === 0 ? 0 : height;
  if (item.kind === 'title') return top;
  if (item.kind === 'dot') return bottom - item.height;
  return top + (bottom - top - item.height) / 2;
}

interface Drawing {
  readonly at: Point;
  readonly shapes: ChartShapes;
}

function drawItem(item: RowItem, placed: Placed, { at, shapes }: Drawing): void {
  const left = at.x + (placed.lefts.get(item) ?? 0);
  const top = at.y + topOf(item, placed);
  if (item.block) item.block.draw({ x: half(left), y: half(top) }, shapes);
  if (item.kind === 'dot') {
    shapes.dots.push({ x: half(left + DOT_PX / 2), y: half(top + DOT_PX / 2) });
  }
  if (!item.words) return;
  const box = rounded({ x: left + wordsLeft(item), y: top, ...sizeOf(item.words) });
  shapes.words.push({ ...box, rows: shifted(item.words.rows, box) });
}

/** Down through the rows, whichever way it points. */
function arrowOf(
  { strands, hasHead, isUpwards, transitions }: RowEdge,
  placed: Placed,
  at: Point,
): ChartShapes['arrows'][number] {
  const points: Point[] = [];
  const [first, last] = [strands[0], strands.at(-1)];
  const [start, end] = [
    first ? bottomEdge(first.upper, placed) : 0,
    last ? topEdge(last.lower, placed) : 0,
  ];
  strands.forEach((strand, index) => {
    const { upperX = 0, lowerX = 0 } = placed.ends.get(strand) ?? {};
    const y = placed.trackY.get(strand);
    if (index === 0) points.push({ x: upperX, y: start + (hasHead && isUpwards ? HEAD_PX : 0) });
    if (y !== undefined) points.push({ x: upperX, y }, { x: lowerX, y });
    if (index === strands.length - 1)
      points.push({
        x: y === undefined ? (points.at(-1)?.x ?? upperX) : lowerX,
        y: end - (hasHead && !isUpwards ? HEAD_PX : 0),
      });
  });
  const tip = isUpwards ? { x: points[0]?.x ?? 0, y: start } : { x: points.at(-1)?.x ?? 0, y: end };
  const side = isUpwards ? HEAD_PX : -HEAD_PX;
  const head = `M${half(at.x + tip.x)} ${half(at.y + tip.y)}l-4 ${side}h8z`;
  return {
    path: roundedPath(points.map(({ x, y }) => ({ x: x + at.x, y: y + at.y }))),
    head: hasHead ? head : undefined,
    transitions,
  };
}

function bottomEdge(item: RowItem, placed: Placed): number {
  return topOf(item, placed) + item.height - (item.block?.inset ?? 0);
}

function topEdge(item: RowItem, placed: Placed): number {
  return topOf(item, placed) + (item.block?.inset ?? 0);
}

function dividersIn({ rows }: Rows, placed: Placed, at: Point): string[] {
  const regions = rows[2] ?? [];
  const { top, bottom } = placed.bands[2] ?? { top: 0, bottom: 0 };
  return regions.slice(1).map((region, index) => {
    const before = regions[index];
    const end = before ? (placed.lefts.get(before) ?? 0) + before.width : 0;
    const x = at.x + (end + (placed.lefts.get(region) ?? 0)) / 2;
    return `M${half(x)} ${half(at.y + top - 4)}V${half(at.y + bottom + 4)}`;
  });
}
