/** Runs of a balancer that tests read. */
import type { EventOf } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import { trafficOf } from './execute.ts';
import type { BalancerTypes } from './model.ts';
import { BalancerRun, readBalancerScenario } from './run.ts';

export type BalancerTraceEvent = EventOf<BalancerTypes>;

/** A run, not yet begun. */
export function runOf(source: ScenarioSource, seed = 0): BalancerRun {
  return new BalancerRun(readBalancerScenario({ model: 'balancer', ...source }), { seed });
}

/** Runs a scenario to its end. */
export function finished(source: ScenarioSource, seed = 0): BalancerRun {
  const run = runOf(source, seed);
  run.finish();
  return run;
}

/** Whom the first requests, or connections, went to. */
export function picksOf(run: BalancerRun, count: number): string[] {
  return run.events
    .flatMap((event) => (event.type === 'pick' || event.type === 'connect' ? [event.backend] : []))
    .slice(0, count);
}

/** Events of one kind. */
export function told<Type extends BalancerTraceEvent['type']>(
  { events }: BalancerRun,
  type: Type,
): Extract<BalancerTraceEvent, { type: Type }>[] {
  return events.filter(
    (event): event is Extract<BalancerTraceEvent, { type: Type }> => event.type === type,
  );
}

/** Connections, or requests being served, of each backend at an instant. */
export function activeAt(run: BalancerRun, second: number): number[] {
  return trafficOf(run.worldAt(second * 1_000_000)).members.map(({ active }) => active);
}
