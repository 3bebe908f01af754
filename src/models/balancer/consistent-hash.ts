import { isCandidate } from './candidate.ts';
import { crc32 } from './crc32.ts';
import { createRing, placeOf, type HashRing } from './hash-ring.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { Turns } from './turns.ts';

/** ngx_http_upstream_get_chash_peer: more misses than this, and round robin decides. */
const MOST_MISSES = 20;

/**
 * nginx `hash $remote_addr consistent` (ngx_http_upstream_hash_module.c): the owner of the next point on the
 * ring. Points of backends that cannot be used stay on the ring and are passed over one by one, so that
 * beyond twenty of them the key goes where round robin sends it.
 */
export class ConsistentHash extends PlainStrategy {
  readonly #turns: Turns;
  #ring: HashRing | undefined;
  #weights: readonly number[] = [];

  constructor(pool: Pool, maxFails: number, turns = new Turns(pool, maxFails)) {
    super();
    this.#turns = turns;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    if (pool.length === 1 || choice.key === '') return this.#turns.pick(pool, choice);
    const ring = this.#ringOf(pool);
    const { owners } = ring;
    const place = placeOf(ring, crc32(choice.key));
    for (let misses = 0; misses <= MOST_MISSES; misses += 1) {
      const index = owners[(place + misses) % owners.length];
      const backend = index === undefined ? undefined : pool[index];
      if (index !== undefined && backend && isCandidate(backend, index, choice)) {
        return this.#turns.pickOnly(index);
      }
    }
    return this.#turns.pick(pool, choice);
  }

  #ringOf(pool: Pool): HashRing {
    if (this.#ring) return this.#ring;
    this.#weights = pool.map(({ weight }) => weight);
    this.#ring = createRing(pool);
    return this.#ring;
  }

  /** Health leaves the ring as it is. */
  override onChange(pool: Pool, index: number): void {
    if (pool[index]?.weight !== this.#weights[index]) this.#ring = undefined;
  }

  override onMembers(pool: Pool): void {
    this.#turns.follow(pool);
    this.#ring = undefined;
  }

  override onFailed(pool: Pool, index: number): void {
    this.#turns.fail(pool, index);
  }

  copy(): ConsistentHash {
    const copy = new ConsistentHash([], 0, this.#turns.copy());
    copy.#ring = this.#ring;
    copy.#weights = this.#weights;
    return copy;
  }
}
