import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createToySystem,
  send,
  start,
  traceOf,
  type ToyAction,
  type ToySetup,
  type ToyWorld,
} from './toy-system.ts';
import { copyWorld } from './world.ts';

fc.configureGlobal({ seed: 5, numRuns: 60 });

/** Three nodes that talk at random moments over a network that loses, copies and delays. */
function chatter(seed: number): ToySetup {
  const others = { n1: 'n2', n2: 'n3', n3: 'n1' };
  const nodes = Object.entries(others).map(([id, other]) => {
    const on = { talk: [send(other, 'hello', [send(id, 'hello back')]), start('talk')] };
    return [id, { boot: [start('talk')] satisfies ToyAction[], on }] as const;
  });
  return {
    seed,
    nodes: Object.fromEntries(nodes),
    timers: { talk: { length: { kind: 'uniform', min: 50, max: 150 }, renewed: 'atStart' } },
    network: { latency: { kind: 'exp', mean: 40 }, loss: 0.1, duplicate: 0.1 },
    commands: [
      [700, (one) => void one.pause('n2')],
      [900, (one) => void one.crash('n3')],
      [1_100, (one) => void one.resume('n2')],
      [1_300, (one) => void one.restart('n3')],
    ],
  };
}

const UNTIL_US = 3_000;
const instants = fc.integer({ min: 0, max: UNTIL_US });

/** A world as text, its random streams included. */
function textOf(world: ToyWorld): string {
  return JSON.stringify({
    ...world,
    streams: Object.entries(world.streams).map(([name, s]) => [name, s.getState()]),
  });
}

test('The same seed gives the same trace; another seed gives another.', () => {
  expect(traceOf(chatter(7), UNTIL_US)).toEqual(traceOf(chatter(7), UNTIL_US));
  expect(traceOf(chatter(7), UNTIL_US)).not.toEqual(traceOf(chatter(8), UNTIL_US));
});

test('A run that stops on the way comes to the same world, wherever it stops.', () => {
  const whole = createToySystem(chatter(3));
  whole.simulator.runUntil(UNTIL_US);
  fc.assert(
    fc.property(fc.array(instants, { maxLength: 4 }), (stops) => {
      const { simulator, trace } = createToySystem(chatter(3));
      for (const stop of [...stops.toSorted((a, b) => a - b), UNTIL_US]) simulator.runUntil(stop);
      expect(trace).toEqual(whole.trace);
      expect(textOf(simulator.world)).toBe(textOf(whole.simulator.world));
    }),
  );
});

test('A copy of a world goes on as the world would, and leaves it alone.', () => {
  fc.assert(
    fc.property(fc.nat(), instants, (seed, atUs) => {
      const setup = chatter(seed);
      const { simulator } = createToySystem(setup);
      simulator.runUntil(atUs);
      const before = textOf(simulator.world);
      const copy = createToySystem(setup, copyWorld(simulator.world)).simulator;
      copy.runUntil(UNTIL_US);
      expect(textOf(simulator.world)).toBe(before);
      simulator.runUntil(UNTIL_US);
      expect(textOf(copy.world)).toBe(textOf(simulator.world));
    }),
  );
});
