/** Many failovers in workers. Loaded at the first click: nothing of it is in the page before. */
import type { Failover } from '../../src/scenario/lease/failover.ts';
import type { Batch, Order } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

export interface Simulation {
  /** Sorted lengths in microseconds. Rejects when a worker fails; never settles once cancelled. */
  readonly result: Promise<readonly number[]>;
  readonly cancel: () => void;
}

const MOST_WORKERS = 4;

/** The seeds are 0, 1, 2, …: the same input gives the same result, with any number of workers. */
export function simulate(
  failover: Failover,
  runs: number,
  onprogress: (done: number) => void,
): Simulation {
  const count = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
  const workers = Array.from(
    { length: count },
    () => new Worker(trusted(workerUrl), { type: 'module' }),
  );
  const cancel = (): void => {
    for (const worker of workers) worker.terminate();
  };
  const result = new Promise<readonly number[]>((resolve, reject) => {
    const all: number[] = [];
    let done = 0;
    workers.forEach((worker, from) => {
      worker.onmessage = ({ data }: MessageEvent<Batch>) => {
        all.push(...data.tookUs);
        done += data.ran;
        onprogress(done);
        if (done < runs) return;
        cancel();
        resolve(all.sort((a, b) => a - b));
      };
      worker.onerror = ({ message }) => {
        cancel();
        reject(new Error(message || workerUrl));
      };
      worker.postMessage({ failover, from, step: count, runs } satisfies Order);
    });
  });
  return { result, cancel };
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
  const policy = trustedTypes?.createPolicy('quorum-lab-worker', {
    createScriptURL: (asked) => {
      if (asked === workerUrl) return asked;
      throw new TypeError(`Not a worker of this site: ${asked}`);
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
