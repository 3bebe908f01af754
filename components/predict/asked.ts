import type { ScenarioSource } from '../../src/scenario/scenario.ts';

/** What a page hands to the browser of a prediction: as it is written, and the scenario that decides. */
export interface Asked {
  readonly prediction: unknown;
  readonly source: ScenarioSource;
}
