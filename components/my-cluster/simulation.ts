/** Many runs of each row of the failover table, in workers. */
import type { Prediction } from '../../src/scenario/control-plane/prediction.ts';
import { WorkerPool } from '../kit/worker-pool.ts';
import type { Batch, Order } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

/** Sorted milliseconds by row. */
export type Times = ReadonlyMap<string, readonly number[]>;

export interface Simulation {
  /** Rejects when a worker fails; never settles once cancelled. */
  readonly result: Promise<Times>;
  readonly cancel: () => void;
}

const pool = new WorkerPool<Order, Batch>('quorum-lab-worker', workerUrl);

/**
 * Runs every row under the seeds 1, 2, 3, …: the same cluster gives the same result, with any
 * number of workers. What they did before is given up.
 */
export function simulate(
  rows: readonly Pick<Prediction, 'id' | 'metric' | 'scenario'>[],
  runs: number,
  onprogress: (done: number, times: Times) => void,
): Simulation {
  const asked = rows.map(({ id, metric, scenario }) => ({ id, metric, scenario }));
  const order = pool.order({ rows: asked, runs });
  const result = new Promise<Times>((resolve, reject) => {
    const times = new Map<string, readonly number[]>();
    let done = 0;
    pool.listen(order, {
      onpart: ({ id, ran, tookMs }) => {
        times.set(
          id,
          [...(times.get(id) ?? []), ...tookMs].sort((a, b) => a - b),
        );
        done += ran;
        onprogress(done, new Map(times));
        if (done >= rows.length * runs) resolve(times);
      },
      onfailure: reject,
    });
  });
  return {
    result,
    cancel: () => {
      if (pool.isLast(order)) pool.order({ rows: [], runs: 0 });
    },
  };
}
