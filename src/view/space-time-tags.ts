import { PHONE_PX } from './lane-names.ts';
import { round } from './round.ts';
import type { SpaceTimeMessage } from './space-time.ts';

/** A letter needs this much room around it. */
const APART_PX = 19;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Gives letters to messages as long as they stay apart: votes first, answers to heartbeats last. */
export function withTags(messages: readonly SpaceTimeMessage[], width: number): SpaceTimeMessage[] {
  const [wide, narrow] = [new Places(width), new Places(Math.min(width, PHONE_PX))];
  const tags = new Map<string, NonNullable<SpaceTimeMessage['mark']>>();
  const order = messages.filter(canHaveTag).sort((a, b) => rank(a) - rank(b));
  for (const message of order) {
    const spot = [0.5, 0.36, 0.64]
      .map((share) => spotOn(message, share))
      .find((one) => wide.isFree(one));
    if (!spot) continue;
    wide.take(spot);
    const isMinor = !narrow.isFree(spot);
    if (!isMinor) narrow.take(spot);
    tags.set(message.key, { ...spot, isMinor });
  }
  return messages.map((message) => ({ ...message, mark: tags.get(message.key) }));
}

/** A line that is no longer than its letter is wide stays bare. */
function canHaveTag({ y1, y2, wasHeld }: SpaceTimeMessage): boolean {
  return !wasHeld && Math.abs(y2 - y1) >= APART_PX * 1.3;
}

function rank({ letter, isAnswer }: SpaceTimeMessage): number {
  return (letter === 'H' ? 2 : 0) + (isAnswer ? 1 : 0);
}

function spotOn({ x1, y1, x2, y2 }: SpaceTimeMessage, share: number): Point {
  return { x: round(x1 + (x2 - x1) * share), y: round(y1 + (y2 - y1) * share) };
}

/** Points that keep apart, in a picture of a given width; x comes in percent of it. */
class Places {
  readonly #cells = new Map<string, Point[]>();
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  isFree(spot: Point): boolean {
    const { x, y } = this.#inPixels(spot);
    for (let i = -1; i <= 1; i += 1) {
      for (let j = -1; j <= 1; j += 1) {
        const near = this.#cells.get(cell(x + i * APART_PX, y + j * APART_PX)) ?? [];
        if (near.some((one) => Math.hypot(one.x - x, one.y - y) < APART_PX)) return false;
      }
    }
    return true;
  }

  take(spot: Point): void {
    const point = this.#inPixels(spot);
    const key = cell(point.x, point.y);
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), point]);
  }

  #inPixels({ x, y }: Point): Point {
    return { x: (x * this.#width) / 100, y };
  }
}

function cell(x: number, y: number): string {
  return `${Math.floor(x / APART_PX)},${Math.floor(y / APART_PX)}`;
}
