import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Job } from './job.ts';
import type { Batch, Order } from './worker.ts';

vi.mock('./worker.ts?worker&url', () => ({ default: 'worker.js' }));

/** A worker that answers when the test says so. */
class StillWorker {
  static all: StillWorker[] = [];
  onmessage?: (event: { data: Batch }) => void;
  readonly orders: Order[] = [];

  constructor() {
    StillWorker.all.push(this);
  }

  postMessage(order: Order): void {
    this.orders.push(order);
  }
}

beforeAll(() => {
  vi.stubGlobal('Worker', StillWorker);
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
});

afterAll(() => {
  vi.unstubAllGlobals();
});

const job = (runs: number, falls: readonly number[] = []): Job =>
  ({
    detection: {},
    runs,
    alarms: falls.map((fall) => ({ fall, trial: { checks: 100 } })),
  }) as unknown as Job;

it('hears nothing more of a simulation that was cancelled, not even what was on its way', async () => {
  const { simulate } = await import('./simulation.ts');
  const heard: number[] = [];
  const simulation = simulate(job(200), (share) => heard.push(share));
  const [worker] = StillWorker.all;
  const answer = (): void => {
    worker?.onmessage?.({ data: { order: 1, done: 100, tookUs: [1], found: undefined } });
  };
  answer();
  expect(heard).toEqual([0.5]);
  simulation.cancel();
  answer();
  expect(heard).toEqual([0.5]);
  expect(worker?.orders.at(-1)).toMatchObject({ order: 2, job: undefined });
});

it('is done when every detection is, and every threshold has been counted', async () => {
  const { simulate } = await import('./simulation.ts');
  const simulation = simulate(job(2, [1, 2]), () => undefined);
  const [worker] = StillWorker.all;
  const { order = 0 } = worker?.orders.at(-1) ?? {};
  const say = (batch: Partial<Batch>): void => {
    const all = { order, done: 0, tookUs: [], found: undefined, ...batch };
    worker?.onmessage?.({ data: all });
  };
  say({ done: 2, tookUs: [5, 3] });
  say({ done: 10, found: { fall: 1, alarms: 7, us: 100 } });
  say({ done: 10, found: { fall: 2, alarms: 1, us: 100 } });
  expect(await simulation.result).toEqual({
    tookUs: [3, 5],
    alarms: [
      { fall: 1, alarms: 7, us: 100 },
      { fall: 2, alarms: 1, us: 100 },
    ],
  });
});
