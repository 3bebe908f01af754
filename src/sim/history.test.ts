import { expect, test } from 'vitest';
import { History } from './history.ts';
import { createToySystem, type ToyDurable, type ToyMessage, type ToyState } from './toy-system.ts';

/** The history of a run of so many steps, one each microsecond. */
function historyOf(steps: number) {
  const { world } = createToySystem({ nodes: { n1: {} } }).simulator;
  const history = new History<ToyState, ToyMessage, ToyDurable>();
  history.take(world);
  for (let step = 0; step < steps; step += 1) {
    world.steps += 1;
    world.nowUs += 1;
    history.take(world);
  }
  return { history, world };
}

test('The checkpoint before an instant is the last one at or before it.', () => {
  const { history } = historyOf(1_000);
  const found = [0, 255, 256, 600, 5_000].map((atUs) => history.before(atUs)?.nowUs);
  expect(found).toEqual([0, 0, 256, 512, 768]);
});

test('A checkpoint is a copy: what the run does later does not change it.', () => {
  const { history, world } = historyOf(300);
  expect(history.before(300)?.nowUs).toBe(256);
  expect(world.nowUs).toBe(300);
});

test('A history that keeps nothing has nothing to go back to.', () => {
  expect(new History<ToyState, ToyMessage, ToyDurable>().before(10)).toBeUndefined();
});

test('A long run keeps at most 512 checkpoints, evenly spread, its beginning among them.', () => {
  const steps = 300_000;
  const { history } = historyOf(steps);
  const instants = new Set<number | undefined>();
  for (let atUs = 0; atUs <= steps; atUs += 64) instants.add(history.before(atUs)?.nowUs);
  const list = [...instants].map((atUs) => atUs ?? NaN);
  expect(list[0]).toBe(0);
  expect(list.length).toBeLessThanOrEqual(512);
  expect(list.length).toBeGreaterThan(256);
  const gaps = new Set(list.slice(1).map((atUs, index) => atUs - (list[index] ?? 0)));
  expect([...gaps]).toEqual([1_024]);
});
