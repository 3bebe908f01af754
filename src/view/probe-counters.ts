/** What is counted, below the checks that count: as many as there is room for, those that decide first. */
import type { Micros } from '../sim/time.ts';
import type { CheckShown, Train } from './probe-history.ts';
import { percent } from './round.ts';
import { textWidth } from './text-room.ts';

export interface ProbeCounter {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** `2/3` */
  readonly text: string;
  readonly kind: 'fall' | 'rise';
  readonly isTurn: boolean;
  /** Set back: nothing comes of what was counted before. */
  readonly isReset: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Left out where the picture is narrower than it was laid out for. */
  readonly isMinor: boolean;
}

const EM_PX = 10.5;
const APART_PX = 4;
/** Below the middle of the checks. */
const FOOT_PX = 23;

interface Counted {
  readonly check: CheckShown;
  readonly count: NonNullable<CheckShown['count']>;
}

export function probeCounters(
  { probe, checks, y }: Train & { readonly y: number },
  { untilUs, plotWidth, phoneWidth }: { untilUs: Micros; plotWidth: number; phoneWidth: number },
): ProbeCounter[] {
  const counted = checks.flatMap((check): Counted[] =>
    check.count ? [{ check, count: check.count }] : [],
  );
  const shown = fitting(counted, { untilUs, width: plotWidth });
  const onPhone = fitting(counted, { untilUs, width: Math.min(phoneWidth, plotWidth) });
  return counted
    .filter((one) => shown.has(one))
    .map((one) => {
      const { check, count } = one;
      const x = percent(check.toUs, untilUs);
      const share = (x * plotWidth) / 100;
      return {
        key: `${probe}@${check.toUs}`,
        x,
        y: y + FOOT_PX,
        text: textOf(one),
        kind: count.kind,
        isTurn: count.isTurn,
        isReset: count.count === 0,
        anchor: share < 10 ? 'start' : plotWidth - share < 10 ? 'end' : 'middle',
        isMinor: !onPhone.has(one),
      };
    });
}

const textOf = ({ count: { count, of } }: Counted): string => `${count}/${of}`;

/** What decides is placed first, then the others from left to right, then what was set back. */
function fitting(
  counted: readonly Counted[],
  { untilUs, width }: { untilUs: Micros; width: number },
): ReadonlySet<Counted> {
  const rank = ({ count }: Counted): number => (count.isTurn ? 0 : count.count === 0 ? 2 : 1);
  const placed: { from: number; to: number; one: Counted }[] = [];
  for (const one of counted.toSorted((a, b) => rank(a) - rank(b))) {
    const middle = (one.check.toUs / untilUs) * width;
    const half = textWidth(textOf(one), EM_PX) / 2 + APART_PX / 2;
    const [from, to] = [middle - half, middle + half];
    if (placed.every((other) => to <= other.from || from >= other.to))
      placed.push({ from, to, one });
  }
  return new Set(placed.map(({ one }) => one));
}
