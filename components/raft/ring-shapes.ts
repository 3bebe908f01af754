import { round } from '../../src/view/round.ts';
import type { RingNode } from '../../src/view/ring.ts';

const LONGEST_NAME = 7;

/** A name that fits into its node; the whole one is in the label. */
export function shortName({ id, isDense }: RingNode): string {
  const longest = isDense ? LONGEST_NAME - 2 : LONGEST_NAME;
  return id.length > longest ? `${id.slice(0, longest - 1)}…` : id;
}

/** Standing on a corner. */
export function hexagonOf(radius: number): string {
  const corners = Array.from({ length: 6 }, (_, index) => {
    const angle = Math.PI / 6 + (index * Math.PI) / 3;
    return `${round(radius * Math.cos(angle))},${round(radius * Math.sin(angle))}`;
  });
  return corners.join(' ');
}

/** A cross over the outline that leaves its middle to the name. */
export function crossOf(radius: number): string {
  const [far, near] = [round(radius * 0.84), round(radius * 0.54)];
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  return corners.map(([x, y]) => `M${x * far} ${y * far}L${x * near} ${y * near}`).join('');
}

/** The rows inside a node; a small one has no room for the term in words. */
export function nameRows({ radius, isDense }: RingNode): {
  name: number;
  term?: number;
  chip: number;
} {
  if (radius < 24) return { name: 3, chip: 9 };
  return isDense ? { name: -2, term: 13, chip: 17 } : { name: -5, term: 12, chip: 19 };
}

/** Where the rows beside a node stand: away from the middle of the ring, the nearest first. */
export function rowsOf(
  node: RingNode,
  hasCount: boolean,
): { caption: number; count: number; log: number } {
  const rim = node.outerRadius;
  const countRoom = hasCount ? 16 : 0;
  return node.side === 'above'
    ? { caption: -rim - 7 - countRoom, count: -rim - 7, log: -rim - 38 - countRoom }
    : { caption: rim + 17, count: rim + 33, log: rim + 23 + countRoom };
}
