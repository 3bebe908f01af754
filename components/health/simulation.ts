/**
 * Many trials in workers. Nothing of it is in the page before a reader comes near. The workers stay: one
 * that has run before is compiled, and several times as fast as a new one.
 */
import type { AlarmsFound } from './compare.ts';
import { CHECKS_PER_RUN, type Job } from './job.ts';
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

const MOST_WORKERS = 4;

let workers: readonly Worker[] = [];
let orders = 0;

/** How much work a job is, in detections. */
export function workIn({ runs, alarms }: Job): number {
  return runs + alarms.reduce((sum, { trial }) => sum + trial.checks / CHECKS_PER_RUN, 0);
}

/** Gets the workers ready while a reader is still making up their mind. */
export function warmUp(job: Job): void {
  if (workers.length === 0) order({ ...job, runs: 300, alarms: [] });
}

/**
 * Runs a job. Seeds are 0, 1, 2, …: the same input gives the same detections, with any number of workers.
 * What they did before is given up.
 */
export function simulate(job: Job, onprogress: (share: number) => void): Simulation {
  const number = order(job);
  const whole = workIn(job);
  const result = new Promise<Simulated>((resolve, reject) => {
    const tookUs: number[] = [];
    const found = new Map<number, AlarmsFound[]>();
    let done = 0;
    for (const worker of workers) {
      worker.onmessage = ({ data }: MessageEvent<Batch>) => {
        // Some of an order that has been cancelled may still be on its way.
        if (data.order !== number || number !== orders) return;
        tookUs.push(...data.tookUs);
        if (data.found)
          found.set(data.found.fall, [...(found.get(data.found.fall) ?? []), data.found]);
        done += data.done;
        onprogress(Math.min(1, done / whole));
        const isCounted = [...found.values()].filter((parts) => parts.length === workers.length);
        if (done < job.runs || isCounted.length < job.alarms.length) return;
        tookUs.sort((a, b) => a - b);
        resolve({ tookUs, alarms: isCounted.map(together) });
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
      if (number === orders) order(undefined);
    },
  };
}

function together(parts: readonly AlarmsFound[]): AlarmsFound {
  return parts.reduce((sum, one) => {
    return { fall: sum.fall, alarms: sum.alarms + one.alarms, us: sum.us + one.us };
  });
}

/** Hands out the parts of a job; gives the number of the order. */
function order(job: Job | undefined): number {
  orders += 1;
  if (workers.length === 0) {
    const url = trusted(workerUrl);
    const count = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
    workers = Array.from({ length: count }, () => new Worker(url, { type: 'module' }));
  }
  const step = workers.length;
  workers.forEach((worker, from) => {
    worker.postMessage({ order: orders, job, from, step } satisfies Order);
  });
  return orders;
}

/** The page's policy lets a worker start only from an address that a policy of ours has passed. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => string };
    };
  };
  const policy = trustedTypes?.createPolicy('quorum-lab-health-worker', {
    createScriptURL: (asked) => {
      if (asked === workerUrl) return asked;
      throw new TypeError(`Not a worker of this site: ${asked}`);
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
