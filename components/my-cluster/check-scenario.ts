/** The balancer's check of this cluster, as the health check's page has it: an API server that hangs. */
import { flagDuration, type ClusterReading } from '../../src/scenario/my-cluster/read.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { DEFAULT_CHECK, sourceOf } from '../health/form.ts';

export function checkScenario({ clocks: { front, oneWayMs } }: ClusterReading): ScenarioSource {
  if (front.kind !== 'balancer') return sourceOf(DEFAULT_CHECK);
  const [min, max] = [2 * oneWayMs.min, 2 * oneWayMs.max];
  return sourceOf({
    ...DEFAULT_CHECK,
    interval: flagDuration(front.intervalMs),
    timeout: flagDuration(front.timeoutMs),
    rise: String(front.rise),
    fall: String(front.fall),
    response: min === max ? `${String(max)}ms` : `${String(min)}-${String(max)}ms`,
  });
}
