/** Things on a line that keep their order and their distance, each as near as possible to where it wants to be. */

export interface Wish {
  readonly at: number;
  readonly weight: number;
  /** Half of the room it needs, on each side. */
  readonly half: number;
}

/** The places that cost least in the sum of weighted squares. Neighbours that want too near share a shift. */
export function spread(wishes: readonly Wish[]): number[] {
  let room = 0;
  const offsets = wishes.map(({ half }, index) => {
    room += index === 0 ? 0 : (wishes[index - 1]?.half ?? 0) + half;
    return room;
  });
  const pools: { sum: number; weight: number; count: number }[] = [];
  wishes.forEach(({ at, weight }, index) => {
    let pool = { sum: (at - (offsets[index] ?? 0)) * weight, weight, count: 1 };
    for (let last = pools.at(-1); last && mean(last) >= mean(pool); last = pools.at(-1)) {
      pools.pop();
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        count: last.count + pool.count,
      };
    }
    pools.push(pool);
  });
  return pools
    .flatMap((pool) => Array.from({ length: pool.count }, () => mean(pool)))
    .map((at, index) => at + (offsets[index] ?? 0));
}

function mean({ sum, weight }: { readonly sum: number; readonly weight: number }): number {
  return sum / weight;
}
