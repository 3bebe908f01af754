import { isCandidate } from './candidate.ts';
import { hashedBytes } from './client-address.ts';
import { memo } from './memo.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { Turns } from './turns.ts';

/** ngx_http_upstream_get_ip_hash_peer: more misses than this, and round robin decides. */
const MOST_MISSES = 20;
const START = 89;
const FACTOR = 113;
const MODULUS = 6271;

const bytesOf = memo(hashedBytes);

/**
 * nginx `ip_hash` (ngx_http_upstream_ip_hash_module.c): the hash of the client's network, by remainder of the
 * total weight of all backends, usable or not. If that one cannot be used, the hash is hashed on.
 */
export class SourceHash extends PlainStrategy {
  readonly #turns: Turns;

  constructor(pool: Pool, maxFails: number, turns = new Turns(pool, maxFails)) {
    super();
    this.#turns = turns;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    const { key, tried } = choice;
    if (pool.length === 1) return this.#turns.pick(pool, choice);
    const bytes = bytesOf(key);
    const totalWeight = totalWeightOf(pool);
    let hash = START;
    let misses = 0;
    let hits = 0;
    while (misses <= MOST_MISSES) {
      for (const byte of bytes) hash = (hash * FACTOR + byte) % MODULUS;
      const index = indexAt(pool, hash % totalWeight);
      const backend = pool[index];
      if (backend && isCandidate(backend, index, choice)) return index;
      // A retry goes on where the attempt before it stopped, which was no miss.
      if (tried?.[hits] === index) hits += 1;
      else misses += 1;
    }
    return this.#turns.pick(pool, choice);
  }

  override onMembers(pool: Pool): void {
    this.#turns.follow(pool);
  }

  override onFailed(pool: Pool, index: number): void {
    this.#turns.fail(pool, index);
  }

  copy(): SourceHash {
    return new SourceHash([], 0, this.#turns.copy());
  }
}

function totalWeightOf(pool: Pool): number {
  let total = 0;
  for (const { weight } of pool) total += weight;
  return total;
}

/** Whose part of the total weight a place lies in. */
function indexAt(pool: Pool, place: number): number {
  let left = place;
  for (let index = 0; index < pool.length; index += 1) {
    const weight = pool[index]?.weight ?? 0;
    if (left < weight) return index;
    left -= weight;
  }
  return -1;
}
