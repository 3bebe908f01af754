/** Runs failovers beside the page: some of the seeds of one simulation, in order. */
import { failoverSource, takeoversOf, type Failover } from '../../src/scenario/lease/failover.ts';
import { readLeaseScenario } from '../../src/scenario/lease/run.ts';
import { letLaterOrderIn } from '../kit/let-later-order-in.ts';
import type { Part, Share } from '../kit/worker-pool.ts';

/** Seeds below `runs`. */
export interface Order extends Share {
  readonly failover: Failover;
  readonly runs: number;
}

/** Lengths in microseconds, in the order of the seeds; of a run that another one already led, none. */
export interface Batch extends Part {
  readonly ran: number;
  readonly tookUs: readonly number[];
}

/** How many runs are reported at once. */
const BATCH = 100;

let current = 0;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  current = data.order;
  carryOut(data).catch(reportError);
});

async function carryOut({ order, failover, from, step, runs }: Order): Promise<void> {
  const takeoverUs = takeoversOf(readLeaseScenario(failoverSource(failover)));
  for (let seed = from; seed < runs; seed += step * BATCH) {
    const tookUs: number[] = [];
    let ran = 0;
    for (let one = seed; one < runs && ran < BATCH; one += step) {
      const us = takeoverUs(one);
      if (us !== undefined) tookUs.push(us);
      ran += 1;
    }
    postMessage({ order, ran, tookUs } satisfies Batch);
    await letLaterOrderIn();
    if (current !== order) return;
  }
}
