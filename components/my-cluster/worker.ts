/** Runs rows of the failover table beside the page: some of the seeds of each, in order. */
import type { Prediction } from '../../src/scenario/control-plane/prediction.ts';
import { simulated } from '../../src/scenario/control-plane/predictions.ts';
import { letLaterOrderIn } from '../kit/let-later-order-in.ts';
import type { Part, Share } from '../kit/worker-pool.ts';

/** Seeds from 1 to `runs`. */
export interface Order extends Share {
  readonly rows: readonly Pick<Prediction, 'id' | 'metric' | 'scenario'>[];
  readonly runs: number;
}

/** Milliseconds in the order of the seeds; of a run that did not settle it, none. */
export interface Batch extends Part {
  readonly id: string;
  readonly ran: number;
  readonly tookMs: readonly number[];
}

/** How many runs are reported at once. */
const BATCH = 5;

let current = 0;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  current = data.order;
  carryOut(data).catch(reportError);
});

async function carryOut({ order, rows, from, step, runs }: Order): Promise<void> {
  const own = Array.from({ length: runs }, (_, index) => index + 1).filter(
    (_, index) => index % step === from,
  );
  // All rows fill at once: who stops early has something of each.
  for (let start = 0; start < own.length; start += BATCH) {
    const seeds = own.slice(start, start + BATCH);
    for (const row of rows) {
      const tookMs = simulated(row, seeds).filter((ms) => ms !== undefined);
      postMessage({ order, id: row.id, ran: seeds.length, tookMs } satisfies Batch);
      await letLaterOrderIn();
      if (current !== order) return;
    }
  }
}
