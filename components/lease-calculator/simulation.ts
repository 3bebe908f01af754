/**
 * Many failovers in workers. Nothing of it is in the page before a reader comes near. The workers stay:
 * one that has run before is compiled, and several times as fast as a new one.
 */
import type { Failover } from '../../src/scenario/lease/failover.ts';
import { trustedAddress } from '../kit/trusted-address.ts';
import type { Batch, Order } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

export interface Simulation {
  /** Sorted lengths in microseconds. Rejects when a worker fails; never settles once cancelled. */
  readonly result: Promise<readonly number[]>;
  readonly cancel: () => void;
}

const MOST_WORKERS = 4;
/** So many runs, whose results nobody takes, compile the model. */
const RUNS_TO_WARM_UP = 1_500;

let workers: readonly Worker[] = [];
let orders = 0;

/** Gets the workers ready while a reader is still making up their mind. */
export function warmUp(failover: Failover): void {
  if (workers.length === 0) order({ failover, runs: RUNS_TO_WARM_UP });
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
  const number = order({ failover, runs });
  const result = new Promise<readonly number[]>((resolve, reject) => {
    const all: number[] = [];
    let done = 0;
    for (const worker of workers) {
      worker.onmessage = ({ data }: MessageEvent<Batch>) => {
        // Some of an order that has been cancelled may still be on its way.
        if (data.order !== number || number !== orders) return;
        all.push(...data.tookUs);
        done += data.ran;
        onprogress(done);
        if (done >= runs) resolve(all.sort((a, b) => a - b));
      };
      worker.onerror = ({ message }) => {
        for (const each of workers) each.terminate();
        workers = [];
        reject(new Error(message || workerUrl));
      };
    }
  });
  return {
    result,
    cancel: () => {
      if (number === orders) order({ failover, runs: 0 });
    },
  };
}

/** Hands out the seeds of an order; gives its number. */
function order({ failover, runs }: Pick<Order, 'failover' | 'runs'>): number {
  orders += 1;
  if (workers.length === 0) {
    const url = trustedAddress('quorum-lab-worker', workerUrl);
    const count = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
    workers = Array.from({ length: count }, () => new Worker(url, { type: 'module' }));
  }
  const step = workers.length;
  workers.forEach((worker, from) => {
    worker.postMessage({ order: orders, failover, from, step, runs } satisfies Order);
  });
  return orders;
}
