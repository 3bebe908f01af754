/** Runs of a control plane that tests read. */
import { tellControlPlaneStory } from '../../narration/control-plane.ts';
import type { Language } from '../../narration/language.ts';
import type { EventOf } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { ControlPlaneTypes } from './model.ts';
import { narrationConfig } from './narration-config.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

export type ControlPlaneTraceEvent = EventOf<ControlPlaneTypes>;

/** Runs a scenario to its end. */
export function finished(source: ScenarioSource, seed = 0): ControlPlaneRun {
  const scenario = readControlPlaneScenario({ model: 'control-plane', ...source });
  const run = new ControlPlaneRun(scenario, { seed });
  run.finish();
  return run;
}

/** The story of a run: `30.000 m1 loses power.`, in seconds. */
export function storyOf(source: ScenarioSource, language: Language, seed = 0): string[] {
  const scenario = readControlPlaneScenario({ model: 'control-plane', ...source });
  const { events } = finished(source, seed);
  return tellControlPlaneStory(events, { language, config: narrationConfig(scenario) }).map(
    ({ atUs, text }) => `${(atUs / 1_000_000).toFixed(3)} ${text.replaceAll('\u00a0', ' ')}`,
  );
}

/** Events of one kind. */
export function told<Type extends ControlPlaneTraceEvent['type']>(
  { events }: ControlPlaneRun,
  type: Type,
): Extract<ControlPlaneTraceEvent, { type: Type }>[] {
  return events.filter(
    (event): event is Extract<ControlPlaneTraceEvent, { type: Type }> => event.type === type,
  );
}
