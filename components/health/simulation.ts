/** Many trials in workers. */
import type { AlarmsFound } from './compare.ts';
import { CHECKS_PER_RUN, type Job } from './job.ts';
import { WorkerPool } from '../kit/worker-pool.ts';
import type { Batch, Order } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

export interface Simulated {
  /** Sorted lengths in microseconds. */
  readonly tookUs: readonly number[];
  readonly alarms: readonly AlarmsFound[];
}

export interface Simulation {
  /** Rejects when a worker fails; never settles once cancelled. */
  readonly result: Promise<Simulated>;
  readonly cancel: () => void;
}

const pool = new WorkerPool<Order, Batch>('quorum-lab-health-worker', workerUrl);

/** How much work a job is, in detections. */
export function workIn({ runs, alarms }: Job): number {
  return runs + alarms.reduce((sum, { trial }) => sum + trial.checks / CHECKS_PER_RUN, 0);
}

/** Gets the workers ready while a reader is still making up their mind. */
export function warmUp(job: Job): void {
  if (pool.size === 0) pool.order({ job: { ...job, runs: 300, alarms: [] } });
}

/**
 * Runs a job. Seeds are 0, 1, 2, …: the same input gives the same detections, with any number of workers.
 * What they did before is given up.
 */
export function simulate(job: Job, onprogress: (share: number) => void): Simulation {
  const order = pool.order({ job });
  const whole = workIn(job);
  const result = new Promise<Simulated>((resolve, reject) => {
    const tookUs: number[] = [];
    const found = new Map<number, AlarmsFound[]>();
    let done = 0;
    pool.listen(order, {
      onpart: (batch) => {
        tookUs.push(...batch.tookUs);
        if (batch.found) {
          found.set(batch.found.fall, [...(found.get(batch.found.fall) ?? []), batch.found]);
        }
        done += batch.done;
        onprogress(Math.min(1, done / whole));
        const isCounted = [...found.values()].filter((parts) => parts.length === pool.size);
        if (done < job.runs || isCounted.length < job.alarms.length) return;
        tookUs.sort((a, b) => a - b);
        resolve({ tookUs, alarms: isCounted.map(together) });
      },
      onfailure: reject,
    });
  });
  return {
    result,
    cancel: () => {
      if (pool.isLast(order)) pool.order({ job: undefined });
    },
  };
}

function together(parts: readonly AlarmsFound[]): AlarmsFound {
  return parts.reduce((sum, one) => {
    return { fall: sum.fall, alarms: sum.alarms + one.alarms, us: sum.us + one.us };
  });
}
