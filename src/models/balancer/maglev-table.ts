/**
 * The table of Eisenbud et al., Maglev (NSDI 2016) §3.4, with weights as Envoy has them
 * (source/extensions/load_balancing_policies/maglev/maglev_lb.cc, constructImplementationInternals).
 */
import type { Pool } from './strategy.ts';
import { xxhash64 } from './xxhash64.ts';

/** In which order a backend wants the slots: from `offset` on, each time `skip` further. */
export interface Permutation {
  readonly offset: number;
  readonly skip: number;
  /** Default 1. */
  readonly weight?: number;
}

/** For each slot, the index of the permutation that has claimed it. */
export function fillTable(permutations: readonly Permutation[], size: number): Int32Array {
  const table = new Int32Array(size).fill(-1);
  const shares = sharesOf(permutations.map(({ weight = 1 }) => weight));
  const largest = Math.max(...shares);
  const wanted = permutations.map(({ offset }) => offset);
  const due = permutations.map(() => 0);
  let left = permutations.length > 0 ? size : 0;
  for (let round = 1; left > 0; round += 1) {
    for (const [index, { skip }] of permutations.entries()) {
      const turn = due[index] ?? 0;
      // The heaviest claims a slot in every round, one of half its weight in every second.
      if (left === 0 || round * (shares[index] ?? 0) < turn) continue;
      due[index] = turn + largest;
      let slot = wanted[index] ?? 0;
      while (table[slot] !== -1) slot = (slot + skip) % size;
      table[slot] = index;
      wanted[index] = slot;
      left -= 1;
    }
  }
  return table;
}

function sharesOf(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Envoy's table of those that are up, whatever their order in the pool: slot to index in the pool. */
export function tableOf(pool: Pool, size: number): Int32Array {
  const hosts = pool
    .map(({ address, weight, isUp }, index) => ({ address, weight, index, isUp }))
    .filter(({ weight, isUp }) => isUp && weight > 0)
    .sort((one, other) => (one.address < other.address ? -1 : 1));
  const permutations = hosts.map(({ address, weight }) => ({
    offset: Number(xxhash64(address) % BigInt(size)),
    skip: Number(xxhash64(address, 1) % BigInt(size - 1)) + 1,
    weight,
  }));
  return fillTable(permutations, size).map((place) => hosts[place]?.index ?? -1);
}

const HASHES = 1n << 64n;

/** Where a hash points; a retry changes it in its highest bits, among others (chooseHost). */
export function slotOf(hash: bigint, size: number, retry = 0): number {
  const changed = retry === 0 ? hash : hash ^ (HASHES - BigInt(retry));
  return Number(changed % BigInt(size));
}
