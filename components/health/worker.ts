/** Runs trials beside the page: some of the seeds of one simulation, in order. */
import { letLaterOrderIn } from '../kit/let-later-order-in.ts';
import type { Part, Share } from '../kit/worker-pool.ts';
import type { AlarmsFound } from './compare.ts';
import { CHECKS_PER_RUN, type Job } from './job.ts';
import { alarmsOf, detectionsOf } from './trial.ts';

/** Seeds below `runs`; of alarms, one part of `step`. */
export interface Order extends Share {
  /** Nothing: whatever was asked for before is given up. */
  readonly job: Job | undefined;
}

export interface Batch extends Part {
  /** Work done, in detections; so many checks cost as much as one. */
  readonly done: number;
  /** Microseconds; of a run whose verdict stood before the break, none. */
  readonly tookUs: readonly number[];
  readonly found: AlarmsFound | undefined;
}

/** How many runs are reported at once. */
const BATCH = 50;
/** Checks between two looks at whether someone waits. */
const CHECKS_AT_ONCE = 1_500;

let current = 0;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  current = data.order;
  if (data.job) carryOut(data.job, data).catch(reportError);
});

async function carryOut(job: Job, { order, from, step }: Order): Promise<void> {
  const isOver = async (batch: Omit<Batch, 'order'>): Promise<boolean> => {
    postMessage({ order, ...batch } satisfies Batch);
    await letLaterOrderIn();
    return current !== order;
  };
  const detect = detectionsOf(job.detection);
  for (let seed = from; seed < job.runs; seed += step * BATCH) {
    const tookUs: number[] = [];
    let done = 0;
    for (let one = seed; one < job.runs && done < BATCH; one += step) {
      const us = detect(one);
      if (us !== undefined) tookUs.push(us);
      done += 1;
    }
    if (await isOver({ done, tookUs, found: undefined })) return;
  }
  for (const { fall, trial } of job.alarms) {
    const count = alarmsOf(trial);
    const most = { alarms: Math.ceil(trial.alarms / step), checks: Math.ceil(trial.checks / step) };
    let [alarms, us, checks] = [0, 0, 0];
    for (let seed = from; alarms < most.alarms && checks < most.checks; seed += step) {
      const left = Math.min(CHECKS_AT_ONCE, most.checks - checks);
      const one = count(seed, { alarms: most.alarms - alarms, checks: left });
      [alarms, us, checks] = [alarms + one.alarms, us + one.us, checks + one.checks];
      const done = one.checks / CHECKS_PER_RUN;
      if (await isOver({ done, tookUs: [], found: undefined })) return;
    }
    // What was planned and not needed counts as done.
    const done = (most.checks - checks) / CHECKS_PER_RUN;
    if (await isOver({ done, tookUs: [], found: { fall, alarms, us } })) return;
  }
}
