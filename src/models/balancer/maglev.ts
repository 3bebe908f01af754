import { isCandidate } from './candidate.ts';
import { slotOf, tableOf } from './maglev-table.ts';
import { memo } from './memo.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { xxhash64 } from './xxhash64.ts';

/** How often another slot is asked for before the next free one is taken; Envoy's default is 1. */
const MOST_RETRIES = 5;

/**
 * Envoy's Maglev balancer (maglev_lb.cc): a key's hash points into a table that is filled anew from the
 * healthy hosts when one of them changes. One without room stays in the table; a request for it goes
 * where Envoy sends one that a retry predicate turns away (thread_aware_lb_impl.cc, chooseHost).
 * Panic mode is not part of it.
 */
export class Maglev extends PlainStrategy {
  readonly #size: number;
  readonly #slotOf: (key: string) => number;
  #table: Int32Array | undefined;

  constructor(size: number, slotOfKey = memo((key) => slotOf(xxhash64(key), size))) {
    super();
    this.#size = size;
    this.#slotOf = slotOfKey;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    const table = (this.#table ??= tableOf(pool, this.#size));
    const slot = this.#slotOf(choice.key);
    const index = table[slot] ?? -1;
    const backend = pool[index];
    if (backend && isCandidate(backend, index, choice)) return index;
    return this.#pickAnother(pool, { table, choice, slot });
  }

  #pickAnother(
    pool: Pool,
    { table, choice, slot }: { table: Int32Array; choice: Choice; slot: number },
  ): number | undefined {
    const isFree = (index: number): boolean => {
      const backend = pool[index];
      return backend !== undefined && isCandidate(backend, index, choice);
    };
    const hash = xxhash64(choice.key);
    for (let retry = 1; retry <= MOST_RETRIES; retry += 1) {
      const index = table[slotOf(hash, this.#size, retry)] ?? -1;
      if (isFree(index)) return index;
    }
    return table.subarray(slot).find(isFree) ?? table.find(isFree);
  }

  override onChange(): void {
    this.#table = undefined;
  }

  override onMembers(): void {
    this.#table = undefined;
  }

  copy(): Maglev {
    const copy = new Maglev(this.#size, this.#slotOf);
    copy.#table = this.#table;
    return copy;
  }
}
