/**
 * What moves together when rows are placed: the items by which one arrow passes several rows stand under
 * each other, so that it is straight, unless another arrow that it crosses makes that impossible.
 */
import { fixedReach, type RowItem, type Rows } from './statechart-rows.ts';

export type Bodies = readonly (readonly RowItem[])[];

/** From left to right: the right body's left side keeps so far from the left one's. */
export interface Apart {
  readonly left: number;
  readonly right: number;
  readonly px: number;
}

export interface Placing {
  readonly bodies: Bodies;
  readonly aparts: readonly Apart[];
  /** Bodies so that whatever stands at the left comes first. */
  readonly order: readonly number[];
}

export function placingOf({ rows, edges }: Rows, gapPx: number): Placing {
  const passing = edges.map(({ strands }) =>
    strands.map(({ lower }) => lower).filter(({ kind }) => kind === 'pass'),
  );
  const single = rows
    .flat()
    .filter(({ kind }) => kind !== 'pass')
    .map((item) => [item]);
  let bodies: RowItem[][] = [...single, ...passing.filter((items) => items.length > 0)];
  for (;;) {
    const aparts = apartsOf(rows, { bodies, gapPx });
    const order = sorted(bodies.length, aparts);
    if (order.length === bodies.length) return { bodies, aparts, order };
    // Those that are left stand in each other's way; the longest gives in.
    const stuck = bodies.filter((_body, index) => !order.includes(index));
    const longest = stuck.reduce((a, b) => (b.length > a.length ? b : a));
    const half = Math.ceil(longest.length / 2);
    bodies = bodies.flatMap((body) =>
      body === longest ? [body.slice(0, half), body.slice(half)] : [body],
    );
  }
}

function apartsOf(
  rows: Rows['rows'],
  { bodies, gapPx }: { readonly bodies: Bodies; readonly gapPx: number },
): Apart[] {
  const bodyOf = new Map(bodies.flatMap((items, index) => items.map((item) => [item, index])));
  return rows.flatMap((row) =>
    row.slice(1).map((item, index) => {
      const before = row[index] as RowItem;
      return {
        left: bodyOf.get(before) ?? 0,
        right: bodyOf.get(item) ?? 0,
        px: before.width + gapPx + offsetOf(before) - offsetOf(item),
      };
    }),
  );
}

/** From where its body stands to its left: bodies stand where their arrow passes. */
export function offsetOf(item: RowItem): number {
  return item.kind === 'pass' ? -(fixedReach(item, undefined) ?? 0) : 0;
}

/** All of them, unless some stand in a circle. */
function sorted(count: number, aparts: readonly Apart[]): number[] {
  const waiting = Array.from({ length: count }, () => 0);
  for (const { right } of aparts) waiting[right] = (waiting[right] ?? 0) + 1;
  const order = waiting.flatMap((left, index) => (left === 0 ? [index] : []));
  for (const body of order) {
    for (const { left, right } of aparts) {
      if (left !== body) continue;
      waiting[right] = (waiting[right] ?? 0) - 1;
      if (waiting[right] === 0) order.push(right);
    }
  }
  return order;
}
