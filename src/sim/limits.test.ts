import { expect, test } from 'vitest';
import { LimitReached, LIMITS } from './limits.ts';
import { after, createToySystem, start } from './toy-system.ts';

const setup = {
  nodes: { n1: { boot: [start('always')], on: { always: [start('always')] } } },
  timers: { always: after(1_000) },
};

test('A run ends after its ten millionth event with an error that names the limit and the time.', () => {
  const { simulator } = createToySystem(setup);
  simulator.world.steps = LIMITS.events - 2;
  expect(() => simulator.runUntil(1_000_000)).toThrow(new LimitReached('events', 2_000).message);
  expect(simulator.world.steps).toBe(LIMITS.events + 1);
});

test('A queue of more than a million entries ends the run.', () => {
  const { simulator } = createToySystem(setup);
  const [entry] = simulator.world.queue;
  if (!entry) throw new Error('The toy has no timer.');
  simulator.world.queue = new Array<typeof entry>(LIMITS.queueLength + 1).fill(entry);
  expect(() => simulator.step()).toThrow(LimitReached);
});

test('The message says what was reached, when, and what to do.', () => {
  expect(new LimitReached('events', 12_345).message).toBe(
    'The run reached its limit of 10000000 (events) at 12.345 ms. Shorten `until` or lower the message rate.',
  );
});
