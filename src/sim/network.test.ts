import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixed } from './distribution.ts';
import {
  heal,
  isolate,
  linkOf,
  obstacleOn,
  partition,
  route,
  type NetworkConfig,
} from './network.ts';
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

/** Who reaches whom, as `n1>n2`. */
function open(world: ToyWorld): string[] {
  return NAMES.flatMap((from) =>
    NAMES.filter((to) => to !== from && !obstacleOn(linkOf(world, { from, to }))).map(
      (to) => `${from}>${to}`,
    ),
  );
}

const isSorted = (list: readonly number[]): boolean =>
  list.every((value, index) => index === 0 || value >= (list[index - 1] ?? 0));

describe('Latency, loss and copies', () => {
  test('A link is first-in-first-out, whatever latencies are drawn.', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(200), fc.nat(1), (seed, gapUs, duplicate) => {
        const world = createWorld(seed);
        expect(isSorted(arrivals(fates({ ...SPREAD, duplicate }, 30, { world, gapUs })))).toBe(
          true,
        );
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
});

describe('Cuts and partitions', () => {
  test('A cut is one way.', () => {
    const world = createWorld();
    linkOf(world, LINK).isCut = true;
    expect(route(world, SPREAD, LINK)).toEqual({ dropped: 'cut' });
    expect(route(world, SPREAD, { from: 'n2', to: 'n1' })).toHaveProperty('dueUs');
    expect(open(world)).toHaveLength(29);
  });

  test('Partitioned nodes reach exactly those of their own group; one in no group reaches nobody.', () => {
    const grouping = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(grouping, (groupOf) => {
        const world = createWorld();
        const groups = [0, 1, 2, 3].map((group) =>
          NAMES.filter((_name, i) => groupOf[i] === group),
        );
        partition(world, groups);
        const expected = groups.flatMap((group) =>
          group.flatMap((from) => group.filter((to) => to !== from).map((to) => `${from}>${to}`)),
        );
        expect(open(world)).toEqual(expected.sort());
      }),
    );
  });

  test('A new partition replaces the one before; a cut by name stays.', () => {
    const world = createWorld();
    linkOf(world, LINK).isCut = true;
    partition(world, [['n1', 'n2']]);
    partition(world, [NAMES]);
    expect(open(world)).toHaveLength(29);
  });

  test('An isolated node neither sends nor receives; the others are as before.', () => {
    const world = createWorld();
    isolate(world, 'n3');
    expect(open(world)).toHaveLength(20);
    expect(open(world).filter((link) => link.includes('n3'))).toEqual([]);
  });

  test('Healing a link ends a cut and a partition in that direction only.', () => {
    const world = createWorld();
    partition(world, []);
    linkOf(world, LINK).isCut = true;
    heal(linkOf(world, LINK));
    expect(open(world)).toEqual(['n1>n2']);
  });

  test('A link between nodes that do not exist is an error that names it.', () => {
    expect(() => linkOf(createWorld(), { from: 'n1', to: 'n1' })).toThrow(
      'There is no link n1->n1.',
    );
  });
});
