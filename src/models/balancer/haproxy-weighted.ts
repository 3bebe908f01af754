import { canTake } from './candidate.ts';
import { follow } from './follow.ts';
import * as fwrr from './haproxy-group.ts';
import { usableWeight } from './haproxy-weight.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';

/**
 * HAProxy `balance roundrobin` (lb_fwrr.c). Weights hold at once, also changed ones, and a server that comes
 * back is not flooded.
 */
export class HaproxyWeighted extends PlainStrategy {
  #places: fwrr.Place[] = [];
  #group: fwrr.Group = { currentWeight: 0, nextWeight: 0, position: 0, init: 'first', orders: 0 };
  /** Full ones, of one choice. */
  readonly #passedOver: number[] = [];

  /** fwrr_init_server_groups. */
  constructor(pool: Pool) {
    super();
    const group = this.#group;
    this.#places = pool.map(({ id }) => fwrr.createPlace(id));
    for (const [index, place] of this.#places.entries()) {
      const backend = pool[index];
      place.weight = backend ? usableWeight(backend) : 0;
      group.nextWeight += place.weight;
      if (place.weight > 0) fwrr.queueByWeight(group, place, group.init);
    }
    group.currentWeight = group.nextWeight;
    group.position = group.nextWeight;
  }

  /** fwrr_get_next_server: full ones, and the one that just failed, are put back with their turn used up. */
  pick(pool: Pool, { tried }: Choice): number | undefined {
    const group = this.#group;
    const avoided = tried?.at(-1);
    const passedOver = this.#passedOver;
    passedOver.length = 0;
    let isSwitched = false;
    let isAvoided = false;
    let picked = -1;
    if (group.nextWeight === 0) return undefined;
    while (picked === -1) {
      if (group.currentWeight === 0) group.position = group.currentWeight = group.nextWeight;
      const index = this.#first();
      const place = this.#places[index];
      const backend = pool[index];
      if (!place || !backend) {
        if (isSwitched) break;
        isSwitched = true;
        fwrr.switchTrees(group);
        continue;
      }
      fwrr.advance(group, place);
      place.tree = 'none';
      group.position += 1;
      if (canTake(backend) && index !== avoided) picked = index;
      else {
        isAvoided ||= canTake(backend);
        passedOver.push(index);
      }
    }
    if (picked === -1 && isAvoided) picked = avoided ?? -1;
    const chosen = this.#places[picked];
    if (chosen) fwrr.queue(group, chosen);
    this.#putBack(picked, isSwitched);
    return picked === -1 ? undefined : picked;
  }

  #putBack(picked: number, isSwitched: boolean): void {
    for (let index = this.#passedOver.pop(); index !== undefined; index = this.#passedOver.pop()) {
      const place = this.#places[index];
      if (!place || index === picked) continue;
      if (isSwitched) fwrr.queueByWeight(this.#group, place, this.#group.init);
      else fwrr.queue(this.#group, place);
    }
  }

  /** fwrr_get_server_from_group: whose position has come, else one still to come, else the nearest. */
  #first(): number {
    const { init, position } = this.#group;
    let current = -1;
    let coming = -1;
    for (let index = 0; index < this.#places.length; index += 1) {
      const place = this.#places[index];
      if (place?.tree === 'current' && this.#isBefore(place, current)) current = index;
      if (place?.tree === init && this.#isBefore(place, coming)) coming = index;
    }
    const nearest = this.#places[current];
    if (nearest && nearest.next <= position) return current;
    const newcomer = this.#places[coming];
    if (!newcomer) return current;
    newcomer.next = 0;
    newcomer.remainder = 0;
    return coming;
  }

  #isBefore({ key, order }: fwrr.Place, other: number): boolean {
    const place = this.#places[other];
    return !place || key < place.key || (key === place.key && order < place.order);
  }

  override onChange(pool: Pool, index: number): void {
    const place = this.#places[index];
    const backend = pool[index];
    if (!place || !backend) return;
    const weight = usableWeight(backend);
    if (weight === place.weight) return;
    if (weight === 0) fwrr.leave(this.#group, place);
    else if (place.weight === 0) fwrr.enter(this.#group, place, weight);
    else fwrr.reweigh(this.#group, place, weight);
  }

  /** A server is added like one that comes up, and taken away like one that goes down. */
  override onMembers(pool: Pool): void {
    const before = this.#places;
    this.#places = follow(before, pool, ({ id }) => fwrr.createPlace(id));
    for (const place of before) {
      if (!this.#places.includes(place)) fwrr.leave(this.#group, place);
    }
    pool.forEach((_backend, index) => {
      this.onChange(pool, index);
    });
  }

  copy(): HaproxyWeighted {
    const copy = new HaproxyWeighted([]);
    copy.#places = this.#places.map((place) => ({ ...place }));
    copy.#group = { ...this.#group };
    return copy;
  }
}
