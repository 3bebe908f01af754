import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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

it('hears nothing more of a simulation that was cancelled, not even what was on its way', async () => {
  const { simulate } = await import('./simulation.ts');
  const heard: number[] = [];
  const failover = { kind: 'crash' } as Order['failover'];
  const simulation = simulate(failover, 300, (done) => heard.push(done));
  const [worker] = StillWorker.all;
  const answer = (): void => {
    worker?.onmessage?.({ data: { order: 1, ran: 100, tookUs: [1] } });
  };
  answer();
  expect(heard).toEqual([100]);
  simulation.cancel();
  answer();
  expect(heard).toEqual([100]);
  expect(worker?.orders.at(-1)).toMatchObject({ order: 2, runs: 0 });
});
