import { canTake, loadOf } from './candidate.ts';
import { follow } from './follow.ts';
import { usableWeight, WEIGHT_MAX } from './haproxy-weight.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Backend, Choice, Pool } from './strategy.ts';

interface Place {
  readonly id: string;
  /** 0: not in the tree. */
  weight: number;
  key: number;
  /** Of equal keys the one that came first. */
  order: number;
}

/**
 * HAProxy `leastconn` (lb_fwlc.c): a tree in which servers lie by their load, and stay where they are until
 * the next request comes or goes. One that is put back lies behind its equals, which is round robin.
 */
export class HaproxyLeastConnections extends PlainStrategy {
  #places: Place[] = [];
  #orders = 0;

  constructor(pool: Pool) {
    super();
    this.onMembers(pool);
  }

  /** fwlc_get_next_server: passes over full ones, and over the one that just failed if there is another. */
  pick(pool: Pool, { tried }: Choice): number | undefined {
    const avoided = tried?.at(-1);
    let best: Place | undefined;
    let picked: number | undefined;
    for (let index = 0; index < pool.length; index += 1) {
      const backend = pool[index];
      const place = this.#places[index];
      if (!backend || !place || place.weight === 0 || !canTake(backend)) continue;
      if (index === avoided || (best && !isBefore(place, best))) continue;
      best = place;
      picked = index;
    }
    if (picked !== undefined || avoided === undefined) return picked;
    const last = pool[avoided];
    return last && canTake(last) ? avoided : undefined;
  }

  /** fwlc_set_server_status_up, _down, fwlc_update_server_weight. */
  override onChange(pool: Pool, index: number): void {
    const backend = pool[index];
    const place = this.#places[index];
    if (!backend || !place || place.weight === usableWeight(backend)) return;
    place.weight = usableWeight(backend);
    this.#put(place, backend);
  }

  override onTaken(pool: Pool, index: number): void {
    this.#reposition(pool, index);
  }

  override onReleased(pool: Pool, index: number): void {
    this.#reposition(pool, index);
  }

  override onMembers(pool: Pool): void {
    this.#places = follow(this.#places, pool, ({ id }) => ({ id, weight: 0, key: 0, order: 0 }));
    pool.forEach((_backend, index) => {
      this.onChange(pool, index);
    });
  }

  /** fwlc_srv_reposition: with the same key it stays. */
  #reposition(pool: Pool, index: number): void {
    const backend = pool[index];
    const place = this.#places[index];
    if (!backend || !place || place.weight === 0) return;
    if (place.key !== keyOf(backend, place.weight)) this.#put(place, backend);
  }

  #put(place: Place, backend: Backend): void {
    this.#orders += 1;
    place.key = keyOf(backend, place.weight);
    place.order = this.#orders;
  }

  copy(): HaproxyLeastConnections {
    const copy = new HaproxyLeastConnections([]);
    copy.#places = this.#places.map((place) => ({ ...place }));
    copy.#orders = this.#orders;
    return copy;
  }
}

/** fwlc_queue_srv: the load with one request more, by weight; idle servers come first whatever their weight. */
function keyOf(backend: Backend, weight: number): number {
  const load = loadOf(backend);
  return load === 0 || weight === 0 ? 0 : Math.floor(((load + 1) * WEIGHT_MAX) / weight);
}

function isBefore(one: Place, other: Place): boolean {
  return one.key === other.key ? one.order < other.order : one.key < other.key;
}
