/**
 * The ring of nginx's `hash … consistent` (ngx_http_upstream_hash_module.c, ngx_http_upstream_init_chash,
 * compatible with Cache::Memcached::Fast): each backend has 160 points per unit of weight, each point the
 * checksum of the address and the point before.
 */
import { crc32, crc32Onward } from './crc32.ts';
import type { Backend, Pool } from './strategy.ts';

const POINTS_PER_WEIGHT = 160;

/** More than there are backends: a point and its owner in one number, so that sorting is fast. */
const OWNERS = 2 ** 20;

/** Points in ascending order, none twice, and whose they are: an index in the pool. */
export interface HashRing {
  readonly points: readonly number[];
  readonly owners: readonly number[];
}

export function createRing(pool: Pool): HashRing {
  const owned = pool.flatMap((backend, owner) =>
    pointsOf(backend).map((point) => point * OWNERS + owner),
  );
  const points: number[] = [];
  const owners: number[] = [];
  for (const both of Float64Array.from(owned).sort()) {
    const point = Math.floor(both / OWNERS);
    if (point === points.at(-1)) continue;
    points.push(point);
    owners.push(both % OWNERS);
  }
  return { points, owners };
}

function pointsOf({ address, weight }: Backend): readonly number[] {
  const base = crc32(address.replace(/:(?=\d*$)/, '\0') + (/:\d*$/.test(address) ? '' : '\0'));
  const points: number[] = [];
  let point = 0;
  for (let count = Math.round(weight * POINTS_PER_WEIGHT); count > 0; count -= 1) {
    point = crc32Onward(base, point);
    points.push(point);
  }
  return points;
}

/** Where the first point at or after a hash is; past the last one there is none: the first follows. */
export function placeOf({ points }: HashRing, hash: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
