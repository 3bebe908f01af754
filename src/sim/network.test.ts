import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixed } from './distribution.ts';
import { createLinks, linkOf, route, type NetworkConfig } from './network.ts';
import { createToySystem, type ToyWorld } from './toy-system.ts';

fc.configureGlobal({ seed: 4, numRuns: 200 });

const SPREAD: NetworkConfig = {
  latency: { kind: 'uniform', min: 0, max: 1_000 },
  loss: 0,
  duplicate: 0,
  reorder: false,
};
const LINK = { from: 'n1', to: 'n2' };
const NAMES = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'];

function createWorld(seed = 1): ToyWorld {
  const nodes = Object.fromEntries(NAMES.map((name) => [name, {}]));
  return createToySystem({ nodes, seed }).simulator.world;
}

/** The fates of messages that leave one after another, `gapUs` apart. */
function fates(
  config: NetworkConfig,
  count: number,
  { world = createWorld(), gapUs = 100, link = LINK } = {},
) {
  return Array.from({ length: count }, () => {
    world.nowUs += gapUs;
    return route(world, config, link);
  });
}

const arrivals = (list: ReturnType<typeof fates>): number[] =>
  list.flatMap((fate) => ('dueUs' in fate ? fate.dueUs : []));

const isSorted = (list: readonly number[]): boolean =>
  list.every((value, index) => index === 0 || value >= (list[index - 1] ?? 0));

test('A link is first-in-first-out, whatever latencies are drawn.', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(200), fc.nat(1), (seed, gapUs, duplicate) => {
      const world = createWorld(seed);
      expect(isSorted(arrivals(fates({ ...SPREAD, duplicate }, 30, { world, gapUs })))).toBe(true);
    }),
  );
});

test('With reordering a later message can arrive first.', () => {
  expect(isSorted(arrivals(fates({ ...SPREAD, reorder: true }, 50)))).toBe(false);
});

test('A message takes at least the shortest latency, and the longest unless one ahead of it is slower.', () => {
  const world = createWorld();
  for (const fate of fates({ ...SPREAD, latency: { kind: 'uniform', min: 20, max: 90 } }, 200, {
    world,
  })) {
    const [dueUs = NaN] = arrivals([fate]);
    expect(dueUs).toBeLessThanOrEqual(world.nowUs + 90);
  }
  const [first, second] = arrivals([
    ...fates({ ...SPREAD, latency: fixed(700) }, 1, { world }),
    ...fates({ ...SPREAD, latency: fixed(5) }, 1, { world }),
  ]);
  expect(second).toBe(first);
});

test.each([0, 0.3, 1])('With a loss of %s that share of the messages is lost.', (loss) => {
  const list = fates({ ...SPREAD, loss }, 20_000);
  const lost = list.filter((fate) => 'dropped' in fate && fate.dropped === 'loss').length;
  expect(Math.abs(lost / 20_000 - loss)).toBeLessThan(loss === 0.3 ? 0.01 : 1e-9);
});

test.each([0, 0.3, 1])(
  'With duplication at %s that share of the messages arrives twice.',
  (duplicate) => {
    const list = fates({ ...SPREAD, duplicate }, 20_000);
    const twice = list.filter((fate) => 'dueUs' in fate && fate.dueUs.length === 2).length;
    expect(Math.abs(twice / 20_000 - duplicate)).toBeLessThan(duplicate === 0.3 ? 0.01 : 1e-9);
  },
);

test('A link can have its own latency and loss; the way back keeps the others.', () => {
  const world = createWorld();
  Object.assign(linkOf(world, LINK), { latency: fixed(7), loss: 0 });
  const config = { ...SPREAD, latency: fixed(3), loss: 1 };
  expect(route(world, config, LINK)).toEqual({ dueUs: [7] });
  expect(route(world, config, { from: 'n2', to: 'n1' })).toEqual({ dropped: 'loss' });
});

test('Traffic on other links, the way back included, shifts nothing on this one.', () => {
  const busy = createWorld();
  const others = [
    { from: 'n2', to: 'n1' },
    { from: 'n1', to: 'n3' },
  ];
  for (const link of others) fates({ ...SPREAD, loss: 0.5 }, 20, { world: busy, gapUs: 0, link });
  expect(fates(SPREAD, 20, { world: busy })).toEqual(fates(SPREAD, 20));
});

test('Of a network of pairs only these links exist, each in both directions.', () => {
  const pairs = [
    ['n1', 'n2'],
    ['n3', 'n2'],
  ] as const;
  expect(Object.keys(createLinks(NAMES, { pairs }))).toEqual([
    'n1->n2',
    'n2->n1',
    'n3->n2',
    'n2->n3',
  ]);
});

test('In a network with a hub everyone has a link to it, and to nobody else.', () => {
  const links = Object.keys(createLinks(NAMES, { hub: 'n1' }));
  expect(links).toHaveLength(2 * (NAMES.length - 1));
  expect(links.every((name) => name.includes('n1'))).toBe(true);
});
