/** Many failovers in workers. */
import type { Failover } from '../../src/scenario/lease/failover.ts';
import { WorkerPool } from '../kit/worker-pool.ts';
import type { Batch, Order } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

export interface Simulation {
  /** Sorted lengths in microseconds. Rejects when a worker fails; never settles once cancelled. */
  readonly result: Promise<readonly number[]>;
  readonly cancel: () => void;
}

/** So many runs, whose results nobody takes, compile the model. */
const RUNS_TO_WARM_UP = 1_500;

const pool = new WorkerPool<Order, Batch>('quorum-lab-worker', workerUrl);

/** Gets the workers ready while a reader is still making up their mind. */
export function warmUp(failover: Failover): void {
  if (pool.size === 0) pool.order({ failover, runs: RUNS_TO_WARM_UP });
}

/**
 * Runs a failover so many times. The seeds are 0, 1, 2, …: the same input gives the same result, with any
 * number of workers. What they did before is given up.
 */
export function simulate(
  failover: Failover,
  runs: number,
  onprogress: (done: number) => void,
): Simulation {
  const order = pool.order({ failover, runs });
  const result = new Promise<readonly number[]>((resolve, reject) => {
    const all: number[] = [];
    let done = 0;
    pool.listen(order, {
      onpart: ({ tookUs, ran }) => {
        all.push(...tookUs);
        done += ran;
        onprogress(done);
        if (done >= runs) resolve(all.sort((a, b) => a - b));
      },
      onfailure: reject,
    });
  });
  return {
    result,
    cancel: () => {
      if (pool.isLast(order)) pool.order({ failover, runs: 0 });
    },
  };
}
