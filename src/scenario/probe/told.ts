/** Runs of probes whose traces tests read. */
import type { EventOf } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { ProbeTypes } from './model.ts';
import { ProbeRun, readProbeScenario } from './run.ts';

export type ProbeTraceEvent = EventOf<ProbeTypes>;
export type EventNamed<Type extends ProbeTraceEvent['type']> = Extract<
  ProbeTraceEvent,
  { type: Type }
>;

/** Runs a scenario to its end. */
export function runProbe(source: ScenarioSource, seed = 0): ProbeRun {
  const run = new ProbeRun(readProbeScenario({ model: 'probe', ...source }), { seed });
  run.finish();
  return run;
}

/** The events of one kind, of one node or of all. */
export function told<Type extends ProbeTraceEvent['type']>(
  { events }: ProbeRun,
  type: Type,
  node?: string,
): EventNamed<Type>[] {
  return events.filter(
    (event): event is EventNamed<Type> =>
      event.type === type && (node === undefined || ('node' in event && event.node === node)),
  );
}

export function secondsOf({ atUs }: { readonly atUs: number }): number {
  return atUs / 1_000_000;
}

/** A metric of many seeds. */
export function metricOf(
  source: ScenarioSource,
  name: string,
  seeds = 500,
): (number | undefined)[] {
  const scenario = readProbeScenario({ model: 'probe', ...source });
  return Array.from({ length: seeds }, (_, seed) => {
    const { metrics } = new ProbeRun(scenario, { seed, keepsTrace: false }).finish();
    return (metrics as Readonly<Record<string, number>> | undefined)?.[name];
  });
}
