import { isCandidate } from './candidate.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';

/** One after the other, whatever their weights. */
export class RoundRobin extends PlainStrategy {
  #ids: readonly string[];
  #next = 0;

  constructor(pool: Pool) {
    super();
    this.#ids = idsOf(pool);
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    for (let step = 0; step < pool.length; step += 1) {
      const index = (this.#next + step) % pool.length;
      const backend = pool[index];
      if (backend && isCandidate(backend, index, choice)) {
        this.#next = (index + 1) % pool.length;
        return index;
      }
    }
    return undefined;
  }

  /** Goes on with the one whose turn it was, or with the first after it that is still there. */
  override onMembers(pool: Pool): void {
    const ids = idsOf(pool);
    const coming = [...this.#ids.slice(this.#next), ...this.#ids.slice(0, this.#next)];
    const next = coming.find((id) => ids.includes(id));
    this.#next = next === undefined ? 0 : ids.indexOf(next);
    this.#ids = ids;
  }

  copy(): RoundRobin {
    const copy = new RoundRobin([]);
    copy.#ids = this.#ids;
    copy.#next = this.#next;
    return copy;
  }
}

function idsOf(pool: Pool): readonly string[] {
  return pool.map(({ id }) => id);
}
