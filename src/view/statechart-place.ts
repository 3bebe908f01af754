/** Where the items of each row stand from left to right, with arrows as straight as they can be. */
import { offsetOf, placingOf, type Placing } from './statechart-bodies.ts';
import { fixedReach, type RowItem, type Rows, type Strand } from './statechart-rows.ts';

/** Between neighbours. */
const GAP_PX = 14;
const SWEEPS = 80;
/** Nearer than this beyond their distance, two touch. */
const TOUCH_PX = 0.01;

/** The left of each item; 0 is the left of all. */
export type Lefts = ReadonlyMap<RowItem, number>;

export function placeRows(rows: Rows): Lefts {
  const placing = placingOf(rows, GAP_PX);
  const { bodies, order } = placing;
  const places = packed(placing);
  const bodyOf = new Map(bodies.flatMap((items, index) => items.map((item) => [item, index])));
  const ties = rows.strands
    .map((strand) => tieOf(strand, bodyOf))
    .filter(({ upper, lower }) => upper !== lower);
  const groups = bodies.map((_body, index) => [index]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    // Whoever is to make room goes first.
    const turn = sweep % 2 === 0 ? order : [...order].reverse();
    for (const body of turn) move(groups[body] ?? [], places, { ties, placing });
    for (const group of touching(places, placing)) move(group, places, { ties, placing });
  }
  const lefts = bodies.flatMap((items, index) =>
    items.map((item) => [item, (places[index] ?? 0) + offsetOf(item)] as const),
  );
  const least = Math.min(...lefts.map(([, left]) => left));
  return new Map(lefts.map(([item, left]) => [item, left - least]));
}

/** Everything as far to the left as it goes. */
function packed({ bodies, aparts, order }: Placing): number[] {
  const places = bodies.map(() => 0);
  for (const body of order) {
    for (const { left, right, px } of aparts) {
      if (left !== body) continue;
      places[right] = Math.max(places[right] ?? 0, (places[left] ?? 0) + px);
    }
  }
  return places;
}

/** Two bodies that an arrow holds together. */
interface Tie {
  readonly upper: number;
  readonly lower: number;
  /** How far right of the upper body the lower one wants to begin. */
  readonly px: number;
  readonly pull: number;
}

function tieOf(strand: Strand, bodyOf: ReadonlyMap<RowItem, number>): Tie {
  const { upper, lower, upperPort, lowerPort } = strand;
  const reachOf = (item: RowItem, port: string | undefined): number =>
    offsetOf(item) + (fixedReach(item, port) ?? item.reach / 2);
  const px = reachOf(upper, upperPort) - reachOf(lower, lowerPort);
  const isPassing = upper.kind === 'pass' && lower.kind === 'pass';
  const pull = isPassing ? 4 : 1;
  return { upper: bodyOf.get(upper) ?? 0, lower: bodyOf.get(lower) ?? 0, px, pull };
}

interface Forces {
  readonly ties: readonly Tie[];
  readonly placing: Placing;
}

/** Moves a group to where its arrows pull it, or as near as those around it let it. */
function move(group: readonly number[], places: number[], { ties, placing }: Forces): void {
  const isOwn = (body: number): boolean => group.includes(body);
  let [sum, weight] = [0, 0];
  for (const { upper, lower, px, pull } of ties) {
    if (isOwn(upper) === isOwn(lower)) continue;
    const missing = (places[lower] ?? 0) - (places[upper] ?? 0) - px;
    sum += (isOwn(upper) ? missing : -missing) * pull;
    weight += pull;
  }
  if (weight === 0) return;
  let by = sum / weight;
  for (const { left, right, px } of placing.aparts) {
    const room = (places[right] ?? 0) - (places[left] ?? 0) - px;
    if (isOwn(left) && !isOwn(right)) by = Math.min(by, room);
    if (isOwn(right) && !isOwn(left)) by = Math.max(by, -room);
  }
  for (const body of group) places[body] = (places[body] ?? 0) + by;
}

/** Bodies that hold each other up, where there are several. */
function touching(places: readonly number[], { bodies, aparts }: Placing): number[][] {
  const group = bodies.map((_body, index) => index);
  for (const { left, right, px } of aparts) {
    if ((places[right] ?? 0) - (places[left] ?? 0) - px > TOUCH_PX) continue;
    const [to, from] = [group[left] ?? 0, group[right] ?? 0];
    group.forEach((one, index) => {
      if (one === from) group[index] = to;
    });
  }
  const lists = bodies.map((_body, index) =>
    group.flatMap((one, body) => (one === index ? [body] : [])),
  );
  return lists.filter((list) => list.length > 1);
}
