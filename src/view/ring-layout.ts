import type { NodeId } from '../sim/world.ts';
import { round } from './round.ts';

/** Where the members of a ring stand, whatever they do. */
export interface RingLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly outerRadius: number;
  readonly isDense: boolean;
  readonly places: ReadonlyMap<NodeId, RingPlace>;
}

export interface RingPlace {
  readonly x: number;
  readonly y: number;
  /** The middle of the words beside it, from `x`: in a dense ring a little outwards. */
  readonly captionX: number;
  readonly side: 'above' | 'below';
}

const WIDTH = 400;
const HEIGHT = 430;
/** Beside the ring: half of the longest word under a node, less the node. */
const SIDE_MARGIN = 12;
/** Above and below: two rows of words; a log is a third. */
const ROWS_MARGIN = 40;
const LOG_MARGIN = 18;
const LARGEST_RING = 152;
/** Room of the timer's arc around the body. */
export const ARC_ROOM = 11;

const BODY_RADII: readonly (readonly [upTo: number, radius: number])[] = [
  [5, 35],
  [6, 33],
  [7, 31],
  [8, 28],
  [9, 26],
  [12, 21],
];
const SMALLEST_BODY = 17;
const DENSE_FROM = 8;
/** From so many members on, words beside the ring move outwards, as far as the edge lets them. */
const SHIFT_FROM = 7;
const LARGEST_SHIFT = 18;
const HALF_WORD = 46;

export function ringLayout(nodes: readonly NodeId[], hasLogs: boolean): RingLayout {
  const size = nodes.length;
  const radius = BODY_RADII.find(([upTo]) => size <= upTo)?.[1] ?? SMALLEST_BODY;
  const outerRadius = radius + ARC_ROOM;
  const units = unitPoints(size);
  const box = boxOf(units);
  const room = {
    x: WIDTH - 2 * (outerRadius + SIDE_MARGIN),
    y: HEIGHT - 2 * (outerRadius + ROWS_MARGIN + (hasLogs ? LOG_MARGIN : 0)),
  };
  const scale = Math.min(
    LARGEST_RING,
    room.x / Math.max(box.width, 0.01),
    room.y / Math.max(box.height, 0.01),
  );
  const places = units.map(({ x, y }): RingPlace => ({
    x: round(WIDTH / 2 + (x - box.centreX) * scale),
    y: round(HEIGHT / 2 + (y - box.centreY) * scale),
    captionX: size >= SHIFT_FROM ? outwards((x - box.centreX) * scale) : 0,
    side: y < -0.01 && size > 2 ? 'above' : 'below',
  }));
  return {
    width: WIDTH,
    height: HEIGHT,
    radius,
    outerRadius,
    isDense: size >= DENSE_FROM,
    places: new Map(nodes.map((id, index) => [id, places[index] as RingPlace])),
  };
}

/** From a place so far right of the middle, how far its words move. */
function outwards(x: number): number {
  const room = Math.max(0, WIDTH / 2 - HALF_WORD - Math.abs(x));
  return round(Math.sign(x) * Math.min(LARGEST_SHIFT, room, Math.abs(x) / 4));
}

/** Clockwise from the top; turned by half a step where a member would stand level with the middle. */
function unitPoints(size: number): { x: number; y: number }[] {
  if (size === 1) return [{ x: 0, y: 0 }];
  const step = (2 * Math.PI) / size;
  const start = size === 2 ? -Math.PI : -Math.PI / 2 - (size % 4 === 0 ? step / 2 : 0);
  return Array.from({ length: size }, (_, index) => ({
    x: Math.cos(start + index * step),
    y: Math.sin(start + index * step),
  }));
}

function boxOf(points: readonly { x: number; y: number }[]): {
  width: number;
  height: number;
  centreX: number;
  centreY: number;
} {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return {
    width: right - left,
    height: bottom - top,
    centreX: (left + right) / 2,
    centreY: (top + bottom) / 2,
  };
}

/** The straight way between the rims of two places. */
export function rimToRim(
  layout: RingLayout,
  ends: { from: NodeId; to: NodeId },
):
  | { x1: number; y1: number; x2: number; y2: number; length: number; dx: number; dy: number }
  | undefined {
  const [a, b] = [layout.places.get(ends.from), layout.places.get(ends.to)];
  if (!a || !b) return undefined;
  const distance = Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) / distance, (b.y - a.y) / distance];
  const gap = layout.outerRadius + 2;
  return {
    x1: a.x + dx * gap,
    y1: a.y + dy * gap,
    x2: b.x - dx * gap,
    y2: b.y - dy * gap,
    length: Math.max(0, distance - 2 * gap),
    dx,
    dy,
  };
}
