/**
 * How long a kubelet waits before it starts a container again: pkg/kubelet/kuberuntime, doBackOff
 * (000f2605), over client-go util/flowcontrol/backoff.go (32ce75a7). Nothing is waited for at the first
 * restart, then 10 s, twice as long each time, at most 300 s, counted from a container's end.
 */
import type { Micros } from '../../sim/time.ts';

const FIRST_US = 10_000_000;
const LONGEST_US = 300_000_000;

/** So long after the last restart all is forgotten (Backoff.GC): twice the longest wait. */
export const FORGIVEN_AFTER_US: Micros = 2 * LONGEST_US;

/** Waits by the number of restarts that count so far; the last one stands for all further ones. */
export const BACK_OFFS_US: readonly Micros[] = [
  0,
  ...Array.from({ length: 6 }, (_, doublings) => Math.min(FIRST_US * 2 ** doublings, LONGEST_US)),
];

/** The step of a wait, and of its timer, after so many restarts that count. */
export function backOffStep(counted: number): number {
  return Math.min(counted, BACK_OFFS_US.length - 1);
}

/** The wait after so many restarts that count. */
export function backOffUs(counted: number): Micros {
  return BACK_OFFS_US[backOffStep(counted)] ?? 0;
}

/** The wait that is due has not passed since a container ended at `finishedUs`. */
export function isInBackOffSince({
  counted,
  finishedUs,
  nowUs,
}: {
  readonly counted: number;
  readonly finishedUs: Micros;
  readonly nowUs: Micros;
}): boolean {
  return nowUs - finishedUs < backOffUs(counted);
}
