/** A line of straight pieces with rounded corners. */
import { half } from './round.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const CORNER_PX = 6;

export function roundedPath(points: readonly Point[]): string {
  const corners = points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    const isStraight =
      (near(before.x, point.x) && near(point.x, after.x)) ||
      (near(before.y, point.y) && near(point.y, after.y));
    return !isStraight;
  });
  return corners
    .map((point, index) => {
      const [before, after] = [corners[index - 1], corners[index + 1]];
      if (!before) return `M${text(point)}`;
      if (!after) return `L${text(point)}`;
      const radius = Math.min(CORNER_PX, distance(before, point) / 2, distance(point, after) / 2);
      const [start, end] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${text(start)}Q${text(point)} ${text(end)}`;
    })
    .join('');
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.05;

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const all = distance(from, to) || 1;
  return {
    x: from.x + ((to.x - from.x) * length) / all,
    y: from.y + ((to.y - from.y) * length) / all,
  };
}

const text = ({ x, y }: Point): string => `${half(x)} ${half(y)}`;
