/** Where the lanes of a balancer's picture lie, one below the other. */
import type { Hue } from './hue.ts';
import { backendHue } from './balancer-run.ts';

export interface BalancerRow {
  readonly slot: number;
  readonly hue: Hue;
  /** Of the lengths and words above its load. */
  readonly wordsY: number;
  /** Its load grows from `base` up to `top`. */
  readonly top: number;
  readonly base: number;
  /** The middle of its health checks; absent: there is no room for them. */
  readonly checksY: number | undefined;
  readonly middle: number;
}

export interface BalancerRows {
  /** The balancer itself: by which strategy it chooses. */
  readonly head: { readonly y: number; readonly height: number };
  readonly rows: readonly BalancerRow[];
  /** So many that their lanes are low. */
  readonly isDense: boolean;
  /** Backends that there is no room for. */
  readonly left: number;
  readonly bottom: number;
}

/** More than these are not told apart on a screen. */
export const MOST_ROWS = 24;
const HEAD_Y = 13;
const HEAD_PX = 17;
const BELOW_HEAD_PX = 7;
const WORDS_PX = 14;
const CHECKS_PX = 9;
const APART_PX = 5;

/** So high is the load of a backend, by how many there are. */
function loadPx(count: number): number {
  if (count <= 3) return 38;
  if (count <= 5) return 30;
  return count <= 8 ? 22 : 15;
}

export function balancerRows(count: number): BalancerRows {
  const isDense = count > 8;
  const [words, checks] = isDense ? [2, 0] : [WORDS_PX, CHECKS_PX];
  const load = loadPx(count);
  const pitch = words + load + checks + (isDense ? 2 : APART_PX);
  const first = HEAD_Y + HEAD_PX + BELOW_HEAD_PX;
  const rows = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, slot) => {
    const top = first + slot * pitch + words;
    const base = top + load;
    return {
      ...{ slot, hue: backendHue(slot), top, base, wordsY: top - WORDS_PX / 2 },
      checksY: isDense ? undefined : base + CHECKS_PX / 2 + 1,
      middle: top + load / 2,
    };
  });
  return {
    head: { y: HEAD_Y, height: HEAD_PX },
    rows,
    isDense,
    left: Math.max(0, count - MOST_ROWS),
    bottom: first + rows.length * pitch + (count > MOST_ROWS ? 14 : 0),
  };
}
