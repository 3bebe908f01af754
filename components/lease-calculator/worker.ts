/** Runs failovers beside the page: some of the seeds of one simulation, in order. */
import { failoverSource, takeoversOf, type Failover } from '../../src/scenario/lease/failover.ts';
import { readLeaseScenario } from '../../src/scenario/lease/run.ts';

export interface Order {
  /** A later order ends an earlier one. */
  readonly order: number;
  readonly failover: Failover;
  /** Seeds `from`, `from + step`, … below `runs`. */
  readonly from: number;
  readonly step: number;
  readonly runs: number;
}

/** Lengths in microseconds, in the order of the seeds; of a run that another one already led, none. */
export interface Batch {
  readonly order: number;
  readonly ran: number;
  readonly tookUs: readonly number[];
}

/** How many runs are reported at once. */
const BATCH = 100;

let current = 0;
/** A task of our own, behind those that wait: unlike a timer's, it comes at once. */
const { port1, port2 } = new MessageChannel();

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

function letLaterOrderIn(): Promise<unknown> {
  return new Promise((goOn) => {
    port1.onmessage = goOn;
    port2.postMessage(undefined);
  });
}
