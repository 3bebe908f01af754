/** Runs failovers beside the page: some of the seeds of one simulation, in order. */
import { failoverSource, takeoversOf, type Failover } from '../../src/scenario/lease/failover.ts';
import { readLeaseScenario } from '../../src/scenario/lease/run.ts';

export interface Order {
  readonly failover: Failover;
  /** Seeds `from`, `from + step`, … below `runs`. */
  readonly from: number;
  readonly step: number;
  readonly runs: number;
}

/** Lengths in microseconds, in the order of the seeds; of a run that another one already led, none. */
export interface Batch {
  readonly ran: number;
  readonly tookUs: readonly number[];
}

/** How many runs are reported at once. */
const BATCH = 100;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const { failover, from, step, runs } = data;
  const takeoverUs = takeoversOf(readLeaseScenario(failoverSource(failover)));
  let batch: number[] = [];
  let ran = 0;
  const report = (): void => {
    postMessage({ ran, tookUs: batch } satisfies Batch);
    [batch, ran] = [[], 0];
  };
  for (let seed = from; seed < runs; seed += step) {
    const us = takeoverUs(seed);
    if (us !== undefined) batch.push(us);
    ran += 1;
    if (ran === BATCH) report();
  }
  report();
});
