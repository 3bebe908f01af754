/** A run of a control plane to its end, with what tests look at. */
import type { Cluster } from '../../models/control-plane/cluster.ts';
import type { EventOf, Metrics } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import { clusterOf } from './execute.ts';
import type { ControlPlaneTypes } from './model.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

export interface Played {
  readonly run: ControlPlaneRun;
  readonly cluster: Cluster;
  readonly metrics: Metrics;
  readonly events: readonly EventOf<ControlPlaneTypes>[];
  /** What was expected and not so. */
  readonly unmet: readonly unknown[];
  /** The instants, in seconds, of events of a type that have these values. */
  at(type: string, values?: Readonly<Record<string, unknown>>): readonly number[];
}

export function play(source: Omit<ScenarioSource, 'model'>, seed = 7): Played {
  const scenario = readControlPlaneScenario({ model: 'control-plane', ...source });
  const run = new ControlPlaneRun(scenario, { seed });
  const { verdicts, metrics = {}, failure } = run.finish();
  if (failure) throw failure;
  const { events } = run;
  return {
    run,
    cluster: clusterOf(run.world),
    metrics,
    events,
    unmet: verdicts.filter(({ isMet }) => !isMet),
    at: (type, values = {}) =>
      events
        .filter((event) => {
          const fields: Readonly<Record<string, unknown>> = { ...event };
          return (
            event.type === type &&
            Object.entries(values).every(([key, value]) => fields[key] === value)
          );
        })
        .map(({ atUs }) => atUs / 1_000_000),
  };
}
