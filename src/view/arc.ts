import { round } from './round.ts';

const FULL = 0.9999;

/** A part of a circle, clockwise from the top, in shares of a turn. Empty when there is nothing to draw. */
export function arc(radius: number, from: number, to: number): string {
  const end = Math.min(to, from + FULL);
  if (end - from <= 0.0005) return '';
  const [a, b] = [onCircle(radius, from), onCircle(radius, end)];
  const isLarge = end - from > 0.5 ? 1 : 0;
  return `M${a.x} ${a.y}A${radius} ${radius} 0 ${isLarge} 1 ${b.x} ${b.y}`;
}

export function onCircle(radius: number, turn: number): { x: number; y: number } {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) };
}
