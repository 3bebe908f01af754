/**
 * How a backend stands, as two marks beside its name: a circle for what the balancer holds it to be, a
 * square for what its process is. Where the two differ, something has not been noticed yet.
 */
import type { BackendNow } from './balancer-picture.ts';
import { backendHue } from './balancer-run.ts';
import type { Hue } from './hue.ts';

export interface StateMark {
  readonly look: string;
  readonly hue: Hue;
  /** Around the middle of the name's line. */
  readonly d: string;
}

const CIRCLE = { x: 7, r: 5.5 };
const SQUARE = { x: 18.5, side: 9 };

const ring = (r: number): string =>
  `M${CIRCLE.x - r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const cross = (x: number, r: number): string =>
  `M${x - r}${-r}l${2 * r} ${2 * r}m0${-2 * r}l${-2 * r} ${2 * r}`;
const HALF = `M${CIRCLE.x} ${-CIRCLE.r}a${CIRCLE.r} ${CIRCLE.r} 0 0 0 0 ${2 * CIRCLE.r}z`;
const BOX = `M${SQUARE.x} ${-SQUARE.side / 2}h${SQUARE.side}v${SQUARE.side}h${-SQUARE.side}z`;
const BOX_MIDDLE = SQUARE.x + SQUARE.side / 2;

export function stateMarks(
  { belief, truth, isThere, isDraining, weight }: BackendNow,
  slot: number,
): readonly StateMark[] {
  const hue = backendHue(slot);
  if (!isThere) return [{ look: 'believed gone', hue: 0, d: ring(CIRCLE.r) }];
  return [...believed(belief.is, { isDraining: isDraining || weight === 0, hue }), ...real(truth)];
}

function believed(
  is: BackendNow['belief']['is'],
  { isDraining, hue }: { isDraining: boolean; hue: Hue },
): StateMark[] {
  switch (is) {
    case 'unhealthy':
    case 'tripped':
    case 'rising':
      return [{ look: `believed ${is}`, hue: 0, d: ring(CIRCLE.r) + cross(CIRCLE.x, 2.6) }];
    case 'doubted':
      return [
        { look: 'believed doubted', hue, d: ring(CIRCLE.r) },
        ...(isDraining ? [{ look: 'believed half', hue, d: HALF }] : []),
      ];
    case 'healthy':
      if (!isDraining) return [{ look: 'believed healthy', hue, d: ring(CIRCLE.r) }];
      return [
        { look: 'believed draining', hue, d: ring(CIRCLE.r) },
        { look: 'believed half', hue, d: HALF },
      ];
  }
}

function real(truth: BackendNow['truth']): StateMark[] {
  const box: StateMark = { look: `real ${truth}`, hue: 0, d: BOX };
  switch (truth) {
    case 'serving':
      return [box];
    case 'unready':
      return [
        box,
        {
          look: 'real half',
          hue: 0,
          d: `M${SQUARE.x} ${SQUARE.side / 2}v${-SQUARE.side}l${SQUARE.side} ${SQUARE.side}z`,
        },
      ];
    case 'hung':
      return [box, { look: 'real bars', hue: 0, d: `M${BOX_MIDDLE - 1.7}-2.3v4.6m3.4 0v-4.6` }];
    case 'dead':
    case 'stopped':
      return [{ ...box, d: BOX + cross(BOX_MIDDLE, SQUARE.side / 2) }];
  }
}
