import { expect, test } from 'vitest';
import { tradeOff, type TradePoint } from './probe-tradeoff.ts';

const UNITS = { hour: 3600e6, day: 86_400e6, century: 36_525 * 86_400e6 };
const points: readonly TradePoint[] = [1, 2, 3, 4].map((fall) => ({
  fall,
  minUs: fall * 2e6,
  maxUs: fall * 2e6 + 2e6,
  perDay: fall === 4 ? 0 : 1000 / 50 ** fall,
}));
const view = tradeOff({
  points,
  others: [{ timeoutUs: 1e6, points: points.map((one) => ({ ...one, perDay: one.perDay * 10 })) }],
  counts: [{ fall: 1, us: 3e6, perDay: 20, lowPerDay: 15, highPerDay: 25 }],
  ownFall: 2,
  units: UNITS,
  width: 600,
});

test('rarer is lower, later is further right, and what never comes is at the foot', () => {
  const bars = view.bars.toSorted((a, b) => a.fall - b.fall);
  for (const [index, bar] of bars.entries()) {
    const before = bars[index - 1];
    if (!before) continue;
    expect(bar.y).toBeGreaterThan(before.y);
    expect(bar.middle).toBeGreaterThan(before.middle);
  }
  expect(bars.at(-1)?.y).toBe(view.neverY);
  expect(bars.filter(({ isOwn }) => isOwn).map(({ fall }) => fall)).toEqual([2]);
});

test('a factor of fifty is everywhere as long as elsewhere: the scale is logarithmic', () => {
  const [one, two, three] = view.bars;
  if (!one || !two || !three) throw new Error('There are bars.');
  expect(two.y - one.y).toBeCloseTo(three.y - two.y, 1);
});

test('what was counted stands at its threshold, between its errors', () => {
  const [count] = view.counts;
  if (!count) throw new Error('There is a count.');
  expect(count.fromY).toBeLessThan(count.y);
  expect(count.toY).toBeGreaterThan(count.y);
  expect(count.y).toBeCloseTo(view.bars[0]?.y ?? 0, 1);
});

test('where nothing ever comes, there is still a picture', () => {
  const flat = tradeOff({
    points: points.map((one) => ({ ...one, perDay: 0 })),
    others: [],
    counts: [],
    ownFall: 1,
    units: UNITS,
    width: 600,
  });
  expect(flat.bars.every(({ isNever, y }) => isNever && Number.isFinite(y))).toBe(true);
  expect(flat.line).toEqual([]);
});
