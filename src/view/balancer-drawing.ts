/**
 * Shapes and words of a picture, ready to be put on the page. Across, a drawing is stretched to the
 * width it gets, and words stand at a percentage of it; down, everything is in pixels.
 */
import type { Hue } from './hue.ts';

/** Everything of one look and colour, as one path. */
export interface Shape {
  readonly key: string;
  readonly look: string;
  readonly hue: Hue;
  readonly d: string;
}

export interface Label {
  readonly key: string;
  readonly look: string;
  /** Percent of the width. */
  readonly x: number;
  readonly dx: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  /** Left out where the drawing is narrower than it was laid out for. */
  readonly isMinor: boolean;
}

export interface Drawing {
  /** The width it is laid out for. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly labels: readonly Label[];
}

/** Collects shapes by look and hue; looks are drawn in the order in which they are listed. */
export class Pen {
  readonly #looks: readonly string[];
  readonly #parts = new Map<string, { look: string; hue: Hue; parts: string[] }>();

  constructor(looks: readonly string[]) {
    this.#looks = looks;
  }

  draw(look: string, d: string, hue: Hue = 0): void {
    if (d === '') return;
    const key = `${look}${String(hue)}`;
    const known = this.#parts.get(key);
    if (known) known.parts.push(d);
    else this.#parts.set(key, { look, hue, parts: [d] });
  }

  get shapes(): Shape[] {
    return [...this.#parts]
      .map(([key, { look, hue, parts }]) => ({ key, look, hue, d: parts.join('') }))
      .sort((one, other) => this.#looks.indexOf(one.look) - this.#looks.indexOf(other.look));
  }
}

/** A tenth of a pixel is finer than any screen here. */
export function tenth(px: number): number {
  return Math.round(px * 10) / 10 + 0;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxPath({ x, y, width, height }: Box): string {
  const [w, h] = [tenth(width), tenth(height)];
  return `M${tenth(x)} ${tenth(y)}h${w}v${h}h${-w}z`;
}

/** Slanted strokes inside a box: no pattern, because that would need a name that is unique in the page. */
export function hatchPath({ x, y, width, height }: Box, apart = 6): string {
  const strokes: string[] = [];
  // On one grid for all boxes, so that nothing swims while a box grows.
  const first = Math.ceil((x - height) / apart) * apart;
  for (let foot = first; foot < x + width; foot += apart) {
    const [from, to] = [Math.max(x, foot), Math.min(x + width, foot + height)];
    if (to <= from) continue;
    const fromY = y + height - (from - foot);
    strokes.push(`M${tenth(from)} ${tenth(fromY)}l${tenth(to - from)} ${tenth(from - to)}`);
  }
  return strokes.join('');
}

/** A dimension as on a technical drawing: a line between two short strokes, open where its words stand. */
export function dimensionPath(
  { fromX, toX, y }: { fromX: number; toX: number; y: number },
  words?: { readonly fromX: number; readonly toX: number },
): string {
  const [from, to] = [tenth(fromX), tenth(toX)];
  const ends = `M${from} ${y - 3}v6M${to} ${y - 3}v6`;
  if (!words || words.fromX >= toX || words.toX <= fromX) return `${ends}M${from} ${y}H${to}`;
  return `${ends}M${from} ${y}H${tenth(words.fromX)}M${tenth(words.toX)} ${y}H${to}`;
}
