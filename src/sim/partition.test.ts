import fc from 'fast-check';
import { expect, test } from 'vitest';
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

fc.configureGlobal({ seed: 8, numRuns: 200 });

const QUICK: NetworkConfig = { latency: fixed(10), loss: 0, duplicate: 0, reorder: false };
const LINK = { from: 'n1', to: 'n2' };
const NAMES = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'];

function createWorld(): ToyWorld {
  const nodes = Object.fromEntries(NAMES.map((name) => [name, {}]));
  return createToySystem({ nodes }).simulator.world;
}

/** Who reaches whom, as `n1>n2`. */
function open(world: ToyWorld): string[] {
  return NAMES.flatMap((from) =>
    NAMES.filter((to) => to !== from && !obstacleOn(linkOf(world, { from, to }))).map(
      (to) => `${from}>${to}`,
    ),
  );
}

test('A cut is one way.', () => {
  const world = createWorld();
  linkOf(world, LINK).isCut = true;
  expect(route(world, QUICK, LINK)).toEqual({ dropped: 'cut' });
  expect(route(world, QUICK, { from: 'n2', to: 'n1' })).toHaveProperty('dueUs');
  expect(open(world)).toHaveLength(29);
});

test('Partitioned nodes reach exactly those of their own group; one in no group reaches nobody.', () => {
  const grouping = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(grouping, (groupOf) => {
      const world = createWorld();
      const groups = [0, 1, 2, 3].map((group) => NAMES.filter((_name, i) => groupOf[i] === group));
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
  expect(() => linkOf(createWorld(), { from: 'n1', to: 'n1' })).toThrow('There is no link n1->n1.');
});
