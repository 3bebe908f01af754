/**
 * A graph in rows: layers of states, and between them rows for the words beside arrows. An arrow that
 * passes a row has an item of its own there, so that nothing else comes to stand where it passes.
 */
import type { Block } from './statechart-block.ts';
import type { Level, LevelEdge, LevelEnd } from './statechart-levels.ts';
import { wordsOf, type ChartWords } from './statechart-text.ts';

export interface RowItem {
  readonly key: string;
  readonly kind: 'state' | 'port' | 'dot' | 'title' | 'pass';
  /** All of it. */
  readonly width: number;
  readonly height: number;
  /** Where arrows can reach it, from its left; the rest is a loop beside it. */
  readonly reach: number;
  readonly block?: Block;
  /** Beside an arrow that passes. */
  readonly words?: ChartWords | undefined;
  /** Its words stand at the left of the arrow. */
  readonly isMirrored?: boolean;
}

/** A piece of an arrow between two neighbouring rows. */
export interface Strand {
  readonly upper: RowItem;
  readonly lower: RowItem;
  readonly upperPort: string | undefined;
  readonly lowerPort: string | undefined;
  readonly edge: RowEdge;
}

/** An arrow of the graph, or the piece of one that lies in it. */
export interface RowEdge extends Pick<LevelEdge, 'transitions' | 'hasHead'> {
  /** Its arrow points to the upper end. */
  readonly isUpwards: boolean;
  /** From above. */
  readonly strands: Strand[];
}

export interface Rows {
  readonly rows: RowItem[][];
  readonly strands: readonly Strand[];
  readonly edges: readonly RowEdge[];
}

/** From the left of a passing item to its arrow, and from there to its words. */
export const PASS_PX = 4;
const WORDS_PX = 6;
const PORT_ITEM_PX = 8;
export const DOT_PX = 10;

/** From an item's left to where a strand meets it; undefined: anywhere. */
export function fixedReach(item: RowItem, port: string | undefined): number | undefined {
  if (port !== undefined) return item.block?.ports.get(port);
  if (item.kind === 'pass') return item.isMirrored ? item.width - PASS_PX : PASS_PX;
  return item.kind === 'state' ? undefined : item.width / 2;
}

interface RowsInput {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly wordsPx: number;
  /** The words in a frame's head, which are in the way of arrows from above. */
  readonly head: { readonly width: number; readonly height: number } | undefined;
}

const DOT = ' initial';

export function rowsOf(
  { state, layers, ports, edges }: Level,
  { blocks, wordsPx, head }: RowsInput,
): Rows {
  const lastRow = 2 * Math.max(0, ...layers.values()) + 4;
  const rows: RowItem[][] = Array.from({ length: lastRow + 1 }, () => []);
  const places = new Map<string, { item: RowItem; row: number }>();
  const add = (row: number, item: RowItem): RowItem => {
    rows[row]?.push(item);
    places.set(item.key, { item, row });
    return item;
  };
  if (head) add(0, { key: ' title', kind: 'title', ...head, reach: head.width });
  const point = (key: string, kind: 'dot' | 'port', size: number): RowItem => ({
    ...{ key, kind, width: size, height: kind === 'dot' ? size : 0, reach: size },
  });
  if (state.initial !== undefined) add(0, point(DOT, 'dot', DOT_PX));
  for (const [name, side] of ports)
    add(side === 'top' ? 0 : lastRow, point(name, 'port', PORT_ITEM_PX));
  for (const { id } of state.states) {
    const block = blocks.get(id);
    if (!block) continue;
    const { width, height, reach } = block;
    add(2 + 2 * (layers.get(id) ?? 0), { key: id, kind: 'state', width, height, reach, block });
  }
  const initial = state.states.find(({ id }) => id === state.initial);
  const begin: LevelEdge[] = initial
    ? [{ from: { item: DOT }, to: { item: initial.id }, lines: [], transitions: [], hasHead: true }]
    : [];
  const rowEdges = [...begin, ...edges].flatMap((edge, index) => {
    const [from, to] = [places.get(edge.from.item), places.get(edge.to.item)];
    if (!from || !to) return [];
    const isUpwards = from.row > to.row;
    const [upper, lower] = isUpwards ? [to, from] : [from, to];
    const [upperPort, lowerPort] = isUpwards
      ? portsOf(edge.to, edge.from)
      : portsOf(edge.from, edge.to);
    const { transitions, hasHead } = edge;
    const rowEdge: RowEdge = { transitions, hasHead, isUpwards, strands: [] };
    const wordsRow = isUpwards ? lower.row - 1 : upper.row + 1;
    let above = upper.item;
    for (let row = upper.row + 1; row <= lower.row; row += 1) {
      const words = row === wordsRow ? wordsOf(edge.lines, wordsPx) : undefined;
      const below =
        row === lower.row
          ? lower.item
          : add(row, passing(`${String(index)}@${String(row)}`, words));
      rowEdge.strands.push({
        ...{ upper: above, lower: below, edge: rowEdge },
        upperPort: above === upper.item ? upperPort : undefined,
        lowerPort: below === lower.item ? lowerPort : undefined,
      });
      above = below;
    }
    return [rowEdge];
  });
  return { rows, edges: rowEdges, strands: rowEdges.flatMap(({ strands }) => strands) };
}

function portsOf(a: LevelEnd, b: LevelEnd): readonly (string | undefined)[] {
  return [a.port, b.port];
}

function passing(key: string, words: ChartWords | undefined): RowItem {
  const has = words !== undefined && words.rows.length > 0;
  const width = 2 * PASS_PX + (has ? WORDS_PX + words.width : 0);
  return {
    key,
    kind: 'pass',
    width,
    height: has ? words.height : 0,
    reach: width,
    words: has ? words : undefined,
  };
}

/** From the left of a passing item to its words. */
export function wordsLeft({ isMirrored }: RowItem): number {
  return PASS_PX + (isMirrored ? 0 : WORDS_PX);
}

/** Words of the last arrow of a row stand at its left, where there is room anyway. */
export function mirrorLast({ rows, edges }: Rows): Rows {
  const mirrored = new Map<RowItem, RowItem>();
  const turned = rows.map((row) =>
    row.map((item, index) => {
      if (item.words === undefined || index === 0 || index < row.length - 1) return item;
      const other = { ...item, isMirrored: true };
      mirrored.set(item, other);
      return other;
    }),
  );
  const turn = (item: RowItem): RowItem => mirrored.get(item) ?? item;
  const turnedEdges = edges.map((edge) => {
    const copy: RowEdge = { ...edge, strands: [] };
    for (const strand of edge.strands) {
      const { upper, lower } = strand;
      copy.strands.push({ ...strand, upper: turn(upper), lower: turn(lower), edge: copy });
    }
    return copy;
  });
  const strands = turnedEdges.flatMap((edge) => edge.strands);
  return { rows: turned, edges: turnedEdges, strands };
}
