import { isCandidate } from './candidate.ts';
import type { Choice, Pool } from './strategy.ts';

/** Weights are in sixteenths where a server warms up. */
const PARTS = 16;
/** nginx's number of attempts (ngx_http_upstream_random_module.c). */
const MOST_DRAWS = 20;

/**
 * One draw among the candidates, by weight. As in nginx it draws among all and draws again when it hits one
 * that cannot be used: the same odds as a draw among the candidates, without looking at each of them.
 */
export class WeightedDraw {
  /** The sum of the weights up to each backend; `undefined`: to be made. */
  #sums: Float64Array | undefined;

  /** Weights, or who is there, changed. */
  forget(): void {
    this.#sums = undefined;
  }

  /** `except` is not drawn. Undefined when there is no candidate. */
  draw(pool: Pool, choice: Choice, except = -1): number | undefined {
    const sums = (this.#sums ??= sumsOf(pool));
    const total = sums.at(-1) ?? 0;
    for (let attempt = 0; attempt < MOST_DRAWS && total > 0; attempt += 1) {
      const index = indexAt(sums, choice.draw(0, total * PARTS - 1) / PARTS);
      const backend = pool[index];
      if (backend && index !== except && isCandidate(backend, index, choice)) return index;
    }
    return drawAmongCandidates(pool, choice, except);
  }
}

function sumsOf(pool: Pool): Float64Array {
  let sum = 0;
  return Float64Array.from(pool, ({ weight }) => (sum += weight));
}

/** The first whose sum is above a place. */
function indexAt(sums: Float64Array, place: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where few of many can be used. No draw when nobody can. */
function drawAmongCandidates(pool: Pool, choice: Choice, except: number): number | undefined {
  const candidates = pool.flatMap((backend, index) =>
    index !== except && isCandidate(backend, index, choice) ? [index] : [],
  );
  const sums = sumsOf(candidates.flatMap((index) => pool[index] ?? []));
  const total = sums.at(-1);
  if (total === undefined) return undefined;
  return candidates[indexAt(sums, choice.draw(0, total * PARTS - 1) / PARTS)];
}
