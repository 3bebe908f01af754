/** The death of a master of this cluster, as a scenario for the laboratory. */
import { configOf, type Clocks } from '../control-plane/clocks.ts';
import { predictionsOf } from '../control-plane/predicted.ts';
import { isPossible, type Prediction } from '../control-plane/prediction.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { ClusterReading } from './read.ts';

export const DIES_AT_S = 30;

/** Whatever was on it goes with it: etcd's leader if it is stacked, and the holder of both Leases. */
export function labScenario({ clocks }: Pick<ClusterReading, 'clocks'>): ScenarioSource {
  const longestMs = predictionsOf(clocks)
    .filter(isPossible)
    .filter(({ id }) => id !== 'evicted')
    .reduce((most, { rangeMs }) => Math.max(most, rangeMs.max), 60_000);
  return {
    model: 'control-plane',
    config: { workers: 1, ...configOf(clocks) },
    script: [{ at: `${String(DIES_AT_S)}s`, crash: 'm1' }],
    until: `${String(DIES_AT_S + Math.ceil(longestMs / 1000) + 10)}s`,
  };
}

/** A browser is through with a run of so many periods in a second or two. */
const MOST_PERIODS = 8_000;
/** The fault comes after so long at the latest. */
const BEFORE_FAULT_MS = 60_000;

/** Whether many runs of this row are a matter of minutes: what happens most often decides how long one takes. */
export function isQuick({ rangeMs }: Pick<Prediction, 'rangeMs'>, clocks: Clocks): boolean {
  const { heartbeatMs, lookMs, lease, front } = clocks;
  const own =
    front.kind === 'balancer'
      ? front.intervalMs
      : front.kind === 'kube-vip'
        ? front.retryMs
        : heartbeatMs;
  const shortestMs = Math.min(heartbeatMs, lookMs, lease.retryMs, own);
  return (BEFORE_FAULT_MS + rangeMs.max) / shortestMs <= MOST_PERIODS;
}
