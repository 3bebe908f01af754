/** One state as a block: a plain box, or a frame around the layout of what is inside it. */
import type { ChartState, Statechart } from '../models/statechart.ts';
import { half } from './round.ts';
import { frameOf } from './statechart-frame.ts';
import type { LayoutOptions } from './statechart-layout.ts';
import type { Levels } from './statechart-levels.ts';
import { stayingIn } from './statechart-lines.ts';
import type { Point } from './statechart-path.ts';
import { titleWidth, wordsOf, type ChartRow, type ChartWords } from './statechart-text.ts';

export interface ChartBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StateShape extends ChartBox {
  readonly id: string;
  readonly name: string;
  readonly isFrame: boolean;
  /** Left by itself at once: no time passes in it. */
  readonly isPassing: boolean;
  /** The title's left, and its base line. */
  readonly title: Point;
  /** The middle of the mark of an active state. */
  readonly mark: Point;
  /** What is taken without leaving the state. */
  readonly staying: readonly ChartRow[];
}

export interface ArrowShape {
  readonly path: string;
  /** A triangle; absent where the arrow goes on as another piece. */
  readonly head: string | undefined;
  readonly transitions: readonly string[];
}

export interface WordsShape extends ChartBox {
  readonly rows: readonly ChartRow[];
}

export interface ChartShapes {
  readonly states: StateShape[];
  readonly arrows: ArrowShape[];
  readonly words: WordsShape[];
  /** Where a machine, or a state with states inside, begins. */
  readonly dots: Point[];
  /** Between states that are active side by side. */
  readonly dividers: string[];
}

export interface Block {
  readonly width: number;
  readonly height: number;
  /** Where arrows can reach it, from its left. */
  readonly reach: number;
  /** From the top to where arrows meet it, and as much from the bottom. */
  readonly inset: number;
  readonly ports: ReadonlyMap<string, number>;
  draw(at: Point, shapes: ChartShapes): void;
}

export interface BlockInput extends Levels {
  readonly chart: Statechart;
  readonly options: LayoutOptions;
  readonly isRoot?: boolean;
}

export const TITLE_PX = 22;
const PADDING_PX = 10;
/** The mark of an active state stands after its name. */
const MARK_PX = 16;
const LEAST_PX = 64;
const LOOP_PX = 20;
/** Arrows that meet one side of a box stand so far apart. */
export const PORT_PX = 14;

/** What stands in the head of a box: its name, and what is taken inside. */
export interface BlockHead extends ChartWords {
  readonly top: number;
}

export function headOf(state: ChartState, { chart, options }: BlockInput): BlockHead {
  const words = wordsOf(stayingIn(state.id, chart), options.wordsPx);
  const width = Math.max(titleWidth(state.name) + MARK_PX, words.width) + 2 * PADDING_PX;
  const top = TITLE_PX + 4;
  return { ...words, width, top, height: top + words.height + (words.rows.length > 0 ? 6 : 2) };
}

export function blockOf(state: ChartState, input: BlockInput): Block {
  const level = input.byState.get(state.id);
  const inner = level ? frameOf(level, input) : plainBox(state, input);
  return withLoop(inner, state, input);
}

function plainBox(state: ChartState, input: BlockInput): Block {
  const head = headOf(state, input);
  const ends = endsAt(state.id, input);
  const width = half(Math.max(LEAST_PX, head.width, ends * PORT_PX + 2 * PADDING_PX));
  const height = half(head.height + 4);
  const draw = ({ x, y }: Point, shapes: ChartShapes): void => {
    shapes.states.push(stateShape(state, { box: { x, y, width, height }, head, input }));
  };
  return { width, height, reach: width, inset: 0, ports: new Map(), draw };
}

/** How many arrows meet the fuller side of a box. */
function endsAt(id: string, { byState }: BlockInput): number {
  const counts = { top: 0, bottom: 0 };
  for (const { layers, ports, edges } of byState.values()) {
    const layer = layers.get(id);
    if (layer === undefined) continue;
    const isAbove = (other: string): boolean =>
      ports.has(other) ? ports.get(other) === 'top' : (layers.get(other) ?? 0) < layer;
    for (const { from, to } of edges) {
      if (from.item !== id && to.item !== id) continue;
      counts[isAbove(from.item === id ? to.item : from.item) ? 'top' : 'bottom'] += 1;
    }
  }
  return Math.max(counts.top, counts.bottom) + 1;
}

interface Drawn {
  readonly box: ChartBox;
  readonly head: BlockHead;
  readonly input: BlockInput;
}

export function stateShape(state: ChartState, { box, head, input }: Drawn): StateShape {
  const { x, y, width } = box;
  const isFrame = state.states.length > 0;
  const own = input.chart.transitions.filter(({ source }) => source === state.id);
  return {
    id: state.id,
    name: state.name,
    isFrame,
    isPassing: own.length > 0 && own.every(({ trigger }) => trigger.kind === 'always'),
    ...rounded(box),
    title: { x: half(x + PADDING_PX), y: half(y + TITLE_PX - 3) },
    mark: { x: half(x + width - PADDING_PX - 3), y: half(y + TITLE_PX - 8) },
    staying: head.rows.map((row) => ({
      ...row,
      x: half(x + PADDING_PX + row.x),
      y: half(y + head.top + row.y),
    })),
  };
}

export function rounded({ x, y, width, height }: ChartBox): ChartBox {
  return { x: half(x), y: half(y), width: half(width), height: half(height) };
}

/** Beside a state that leads to itself: the loop, and its words. */
function withLoop(block: Block, state: ChartState, { loops, options }: BlockInput): Block {
  const loop = loops.get(state.id);
  if (!loop) return block;
  const words = wordsOf(loop.lines, options.wordsPx);
  const height = Math.max(block.height, words.height, 30);
  const inset = half((height - block.height) / 2);
  const draw = ({ x, y }: Point, shapes: ChartShapes): void => {
    block.draw({ x, y: y + inset }, shapes);
    const [right, middle] = [x + block.width, y + height / 2];
    const [from, to] = [middle - 8, middle + 8];
    const bow = right + LOOP_PX;
    shapes.arrows.push({
      path: `M${right} ${from}H${bow - 8}Q${bow} ${from} ${bow} ${middle}Q${bow} ${to} ${bow - 8} ${to}H${right + 6}`,
      head: `M${right} ${to}l7 -4v8z`,
      transitions: loop.lines.flatMap((line) => line.transitions),
    });
    const box = { x: bow + 4, y: middle - words.height / 2, ...sizeOf(words) };
    shapes.words.push({ ...rounded(box), rows: shifted(words.rows, box) });
  };
  const width = half(block.width + LOOP_PX + 6 + words.width);
  return { ...block, width, height: half(height), inset, draw };
}

export function sizeOf({ width, height }: ChartWords): { width: number; height: number } {
  return { width, height };
}

export function shifted(rows: readonly ChartRow[], { x, y }: Point): readonly ChartRow[] {
  return rows.map((row) => ({ ...row, x: half(row.x + x), y: half(row.y + y) }));
}
