/**
 * The arithmetic of HAProxy's weighted round robin (lb_fwrr.c), which places every server on an axis at
 * distances inverse to its weight. A server is in one of three trees: `current` by position, and two by
 * weight, of which one holds those still to come in this turn (`init`) and the other those of the next turn.
 */
import { WEIGHT_MAX, WEIGHT_RANGE, WEIGHT_SCALE } from './haproxy-weight.ts';

/** Either of the two trees by weight; they swap their parts. */
export type WeightTree = 'first' | 'second';

export interface Place {
  readonly id: string;
  /** As last committed, in HAProxy's scale; 0: the server is not usable and in no tree. */
  weight: number;
  tree: 'none' | 'current' | WeightTree;
  /** `npos`, `lpos`: its next position, and the one before. */
  next: number;
  last: number;
  /** `rweight`: what the division of positions by its weight has left over. */
  remainder: number;
  /** Place in its tree: the smallest key, of equals the one put in first. */
  key: number;
  order: number;
}

export interface Group {
  /** Sums of weights: for this turn, and as they are by now. */
  currentWeight: number;
  nextWeight: number;
  position: number;
  init: WeightTree;
  orders: number;
}

export function createPlace(id: string): Place {
  const none = { weight: 0, next: 0, last: 0, remainder: 0, key: 0, order: 0 };
  return { id, tree: 'none', ...none };
}

export function nextTree({ init }: Group): WeightTree {
  return init === 'first' ? 'second' : 'first';
}

/** fwrr_queue_by_weight: heavy ones first, which makes for a smooth distribution. */
export function queueByWeight(group: Group, place: Place, tree: WeightTree): void {
  put(group, place, { tree, key: WEIGHT_MAX - place.weight });
}

/** fwrr_queue_srv: by position if that lies in this turn or the next one, else to the next tree. */
export function queue(group: Group, place: Place): void {
  const { currentWeight, nextWeight } = group;
  if (place.next >= 2 * currentWeight || place.next >= currentWeight + nextWeight) {
    place.next -= currentWeight;
    queueByWeight(group, place, nextTree(group));
    return;
  }
  const lightness = Math.floor((WEIGHT_MAX + place.remainder - place.weight) / WEIGHT_SCALE);
  put(group, place, { tree: 'current', key: WEIGHT_RANGE * place.next + lightness });
}

function put(group: Group, place: Place, at: { tree: Place['tree']; key: number }): void {
  group.orders += 1;
  place.tree = at.tree;
  place.key = at.key;
  place.order = group.orders;
}

/** fwrr_update_position: its next position is a weighted distance further. */
export function advance({ position, nextWeight }: Group, place: Place): void {
  if (place.next === 0) place.next = position;
  place.last = place.next;
  place.next += Math.floor(nextWeight / place.weight);
  place.remainder += nextWeight % place.weight;
  if (place.remainder < place.weight) return;
  place.remainder -= place.weight;
  place.next += 1;
}

/** fwrr_switch_trees: the next turn begins. */
export function switchTrees(group: Group): void {
  group.init = nextTree(group);
  group.currentWeight = group.nextWeight;
  group.position = group.currentWeight;
}

/** fwrr_set_server_status_up: how far away a server starts that comes back. */
export function enter(group: Group, place: Place, weight: number): void {
  group.nextWeight += weight;
  place.weight = weight;
  // HAProxy divides without sign: what is negative becomes far away.
  const left = (group.nextWeight + group.currentWeight - group.position) >>> 0;
  place.next = group.position + Math.floor(left / weight);
  queue(group, place);
}

/** fwrr_set_server_status_down. */
export function leave(group: Group, place: Place): void {
  group.nextWeight -= place.weight;
  place.weight = 0;
  place.tree = 'none';
}

/** fwrr_update_server_weight: a server still to come is sorted anew, another one is moved along the axis. */
export function reweigh(group: Group, place: Place, weight: number): void {
  group.nextWeight += weight - place.weight;
  place.weight = weight;
  if (place.tree === group.init) {
    queueByWeight(group, place, group.init);
    return;
  }
  if (place.tree === nextTree(group)) place.next += group.currentWeight;
  const step = Math.floor(group.nextWeight / weight);
  place.next = Math.min(place.next, place.last + step);
  place.remainder = 0;
  if (place.next < group.position + 2) place.next = group.position + step;
  queue(group, place);
}
