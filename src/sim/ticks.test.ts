import { expect, test } from 'vitest';
import { fixed } from './distribution.ts';
import { createToySystem, start, type ToySimulator } from './toy-system.ts';
import type { TimerRule } from './world.ts';

const TICK_US = 100;

const ticks = (count: number): TimerRule => ({
  length: fixed(count),
  tickUs: TICK_US,
  renewed: 'onRequest',
});

/** One node whose `every` ends at each of its ticks, and whose `fifth` ends five ticks after its start. */
function createTicker(seed = 1): { simulator: ToySimulator; trace: string[]; phaseUs: number } {
  const { simulator, trace } = createToySystem({
    seed,
    nodes: { n1: { boot: [start('every'), start('fifth')], on: { every: [start('every')] } } },
    timers: { every: ticks(1), fifth: ticks(5) },
  });
  return { simulator, trace, phaseUs: simulator.node('n1').phaseUs };
}

/** Instants of a timer's ends, counted from the node's phase in ticks. */
function endsOf(timer: string, { trace, phaseUs }: { trace: readonly string[]; phaseUs: number }) {
  return trace
    .filter((line) => line.endsWith(` timer ${timer}`))
    .map((line) => (Number.parseInt(line, 10) - phaseUs) / TICK_US);
}

test('A timer of k ticks ends at the k-th tick of the node’s own ticker after its start.', () => {
  const ticker = createTicker();
  ticker.simulator.runUntil(ticker.phaseUs + 6.5 * TICK_US);
  // The process starts up to one tick before its phase, which is the first tick.
  expect(endsOf('every', ticker)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(endsOf('fifth', ticker)).toEqual([4]);
});

test('A timer started between two ticks ends on a tick, sooner than its length in time.', () => {
  const { phaseUs } = createTicker();
  const startedUs = phaseUs + 2.5 * TICK_US;
  const { simulator, trace } = createToySystem({
    nodes: { n1: { boot: [start('wait')], on: { wait: [start('two')] } } },
    timers: { wait: { length: fixed(startedUs), renewed: 'atStart' }, two: ticks(2) },
  });
  simulator.runUntil(10_000);
  expect(simulator.node('n1').phaseUs).toBe(phaseUs);
  expect(endsOf('two', { trace, phaseUs })).toEqual([4]);
});

test('Every node has its own phase, at least a microsecond and at most a tick after its start.', () => {
  const nodes = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`n${String(i)}`, {}]));
  const { simulator } = createToySystem({ nodes, timers: { every: ticks(1) } });
  const phases = Object.values(simulator.world.nodes).map((node) => node.phaseUs);
  expect(Math.min(...phases)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...phases)).toBeLessThanOrEqual(TICK_US);
  expect(new Set(phases).size).toBeGreaterThan(TICK_US / 2);
});

test('A process that starts again draws a new phase from the instant of its start.', () => {
  const { simulator, phaseUs } = createTicker();
  simulator.runUntil(5_000);
  simulator.crash('n1');
  simulator.restart('n1');
  const again = simulator.node('n1').phaseUs;
  expect(again).toBeGreaterThan(5_000);
  expect(again).toBeLessThanOrEqual(5_000 + TICK_US);
  expect((again - phaseUs) % TICK_US).not.toBe(0);
});

test('A ticker drops the ticks of a pause but one: that one comes on resuming, the rest never.', () => {
  const ticker = createTicker();
  const { simulator, phaseUs } = ticker;
  simulator.runUntil(phaseUs + 1.5 * TICK_US);
  simulator.pause('n1');
  simulator.runUntil(phaseUs + 8.5 * TICK_US);
  expect(endsOf('every', ticker)).toEqual([0, 1]);
  simulator.resume('n1');
  simulator.runUntil(phaseUs + 11.5 * TICK_US);
  expect(endsOf('every', ticker)).toEqual([0, 1, 8.5, 9, 10, 11]);
  // Ticks 2 to 8 passed unseen; the node counted one of the seven, so it is six ticks behind.
  expect(endsOf('fifth', ticker)).toEqual([4 + 6]);
});

test('A pause that no tick falls into moves nothing; one tick in a pause comes late and is counted.', () => {
  const short = createTicker();
  short.simulator.runUntil(short.phaseUs + 130);
  short.simulator.pause('n1');
  short.simulator.runUntil(short.phaseUs + 170);
  short.simulator.resume('n1');
  short.simulator.runUntil(short.phaseUs + 450);
  expect(endsOf('every', short)).toEqual([0, 1, 2, 3, 4]);
  expect(endsOf('fifth', short)).toEqual([4]);

  const one = createTicker();
  one.simulator.runUntil(one.phaseUs + 130);
  one.simulator.pause('n1');
  one.simulator.runUntil(one.phaseUs + 250);
  one.simulator.resume('n1');
  one.simulator.runUntil(one.phaseUs + 450);
  expect(endsOf('every', one)).toEqual([0, 1, 2.5, 3, 4]);
  expect(endsOf('fifth', one)).toEqual([4]);
});
