/** Between two rows arrows change their place from left to right, each on a track that is free there. */

export interface Shift {
  readonly fromX: number;
  readonly toX: number;
  /** Shifts of one bundle may lie on each other. */
  readonly bundle: string;
}

/** Nearer than this, two lines are taken for one. */
const APART_PX = 7;

/** The track of each shift from above, 0 the first; undefined: straight on. */
export function tracksOf(shifts: readonly Shift[]): (number | undefined)[] {
  const bent = shifts.filter(isBent).sort((a, b) => rankOf(a) - rankOf(b));
  const order: Shift[] = [];
  for (const shift of bent) {
    let [best, least] = [0, Infinity];
    for (let at = order.length; at >= 0; at -= 1) {
      const cost = costOf(shift, order.slice(0, at), order.slice(at));
      if (cost < least) [best, least] = [at, cost];
    }
    order.splice(best, 0, shift);
  }
  const tracks = new Map<Shift, number>();
  order.forEach((shift, index) => {
    const above = order
      .slice(0, index)
      .filter((one) => meet(one, shift) && one.bundle !== shift.bundle)
      .map((one) => (tracks.get(one) ?? 0) + 1);
    const same = order
      .slice(0, index)
      .filter((one) => one.bundle === shift.bundle)
      .map((one) => tracks.get(one) ?? 0);
    tracks.set(shift, Math.max(0, ...above, ...same));
  });
  return shifts.map((shift) => tracks.get(shift));
}

export function isBent({ fromX, toX }: Shift): boolean {
  return Math.abs(fromX - toX) > 0.5;
}

/** Where it is likely to lie: of those that go right, the one that begins furthest right is on top. */
function rankOf({ fromX, toX }: Shift): number {
  return toX > fromX ? -fromX : fromX;
}

function costOf(shift: Shift, above: readonly Shift[], below: readonly Shift[]): number {
  const pairs = [
    ...above.map((one) => pairCost(one, shift)),
    ...below.map((one) => pairCost(shift, one)),
  ];
  return pairs.reduce((sum, one) => sum + one, 0);
}

/** Crossings, and lines on each other, which are worse. */
function pairCost(upper: Shift, lower: Shift): number {
  if (upper.bundle === lower.bundle) return 0;
  const crossesDown = isBetween(lower.fromX, upper) ? 1 : 0;
  const crossesUp = isBetween(upper.toX, lower) ? 1 : 0;
  const isOnIt = Math.abs(upper.toX - lower.fromX) < APART_PX ? 20 : 0;
  return crossesDown + crossesUp + isOnIt;
}

function isBetween(x: number, { fromX, toX }: Shift): boolean {
  return x > Math.min(fromX, toX) && x < Math.max(fromX, toX);
}

function meet(a: Shift, b: Shift): boolean {
  return (
    Math.min(a.fromX, a.toX) < Math.max(b.fromX, b.toX) + APART_PX &&
    Math.min(b.fromX, b.toX) < Math.max(a.fromX, a.toX) + APART_PX
  );
}
